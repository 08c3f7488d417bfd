package dev.herald.engine.codec;

import org.jspecify.annotations.Nullable;

/** Writers by schema id: open addressing on plain ints, so that a look-up allocates nothing. Bounded. */
final class WriterCache {

    /** A topic has tens of schemas, not thousands; when full, all is resolved anew. */
    private static final int MAX_ENTRIES = 4_096;

    private @Nullable Writer[] table = new Writer[32];
    private int size;

    @Nullable Writer get(int schemaId) {
        int mask = table.length - 1;
        for (int at = schemaId & mask; ; at = (at + 1) & mask) {
            Writer writer = table[at];
            if (writer == null || writer.schemaId() == schemaId) {
                return writer;
            }
        }
    }

    void put(Writer writer) {
        if (size == MAX_ENTRIES) {
            table = new Writer[32];
            size = 0;
        } else if (2 * (size + 1) > table.length) {
            grow();
        }
        insert(writer);
        size++;
    }

    private void grow() {
        @Nullable Writer[] old = table;
        table = new Writer[2 * old.length];
        for (Writer writer : old) {
            if (writer != null) {
                insert(writer);
            }
        }
    }

    private void insert(Writer writer) {
        int mask = table.length - 1;
        int at = writer.schemaId() & mask;
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = writer;
    }
}
