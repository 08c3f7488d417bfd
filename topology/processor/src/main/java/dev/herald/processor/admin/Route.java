package dev.herald.processor.admin;

import java.util.function.Function;

/**
 * A path and what it answers.
 *
 * @param open whether it answers without a token: probes show none
 */
record Route(String path, boolean open, Function<Request, Reply> answer) {

    static Route open(String path, Function<Request, Reply> answer) {
        return new Route(path, true, answer);
    }

    static Route guarded(String path, Function<Request, Reply> answer) {
        return new Route(path, false, answer);
    }
}
