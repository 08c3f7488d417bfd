package dev.herald.engine.project;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** How one kind of value is stored: its schema, and how it is written and read. */
interface Part {

    Schema schema();

    /** Returns what a missing value reads as, in Avro's JSON form of defaults; null where there is no natural one. */
    @Nullable Object missing();

    void write(Object value, Encoder out) throws IOException;

    Object read(Decoder in) throws IOException;
}
