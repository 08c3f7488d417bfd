package dev.herald.processor.describe;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a contract says of itself.
 *
 * @param text the whole; empty where it says nothing
 */
public record Docs(String text) {

    /** Returns a contract's documentation. */
    public static Docs of(Schema contract) {
        return of(contract.getDoc());
    }

    /** Returns a field's documentation. */
    public static Docs of(Schema.Field field) {
        return of(field.doc());
    }

    private static Docs of(@Nullable String doc) {
        return new Docs(doc == null ? "" : doc.strip());
    }

    /** Returns its first sentence, with its full stop. */
    public String summary() {
        return text.split("(?<=[.!?])\\s|\\R\\s*\\R", 2)[0].strip();
    }
}
