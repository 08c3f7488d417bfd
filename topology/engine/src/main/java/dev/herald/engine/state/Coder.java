package dev.herald.engine.state;

import dev.herald.engine.registry.RegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Reused buffers for writing and reading stored entries with Avro's primitives. Not safe for use by several threads. */
public final class Coder {

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);
    private @Nullable BinaryDecoder decoder;

    /** Writes an entry. */
    @FunctionalInterface
    public interface Writing {
        /** Writes to the output. */
        void to(Encoder out) throws IOException;
    }

    /** Reads an entry. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads from the input. */
        T from(Decoder in) throws IOException;
    }

    /** Returns what is written. */
    public byte[] write(Writing writing) {
        buffer.reset();
        try {
            writing.to(encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } catch (RuntimeException e) {
            discard();
            throw e;
        }
        return buffer.toByteArray();
    }

    /**
     * Reads an entry.
     *
     * @throws UncheckedIOException when it is damaged
     * @throws IllegalStateException when the reading refuses its format
     * @throws RegistryException when it names a schema that the registry does not give
     */
    public <T> T read(String what, byte[] bytes, Reading<T> reading) {
        decoder = DecoderFactory.get().binaryDecoder(bytes, decoder);
        try {
            return reading.from(decoder);
        } catch (IllegalStateException | RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(what, bytes, e);
        } catch (RuntimeException e) {
            // Damaged bytes are met with exceptions of many kinds: a negative length, an enum's number, a time's text.
            throw damaged(what, bytes, new IOException(e));
        }
    }

    private static UncheckedIOException damaged(String what, byte[] bytes, IOException cause) {
        return new UncheckedIOException(what + ": the stored entry of " + bytes.length + " bytes is damaged", cause);
    }

    private void discard() {
        try {
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
