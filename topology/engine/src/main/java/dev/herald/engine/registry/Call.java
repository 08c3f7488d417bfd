package dev.herald.engine.registry;

import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path what follows the base URL, encoded
 * @param body the JSON to send; null for none
 */
record Call(String method, String path, @Nullable String body) {

    static Call get(String path) {
        return new Call("GET", path, null);
    }

    static Call post(String path, String body) {
        return new Call("POST", path, body);
    }

    static Call put(String path, String body) {
        return new Call("PUT", path, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
