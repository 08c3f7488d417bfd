package dev.herald.processor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compression libraries are newer than those that Kafka's clients were built with. */
class CompressionTest {

    private static final byte MAGIC = 2;
    private static final int BYTES = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void everyWayOfCompressing_readsBackWhatItWrote(String name) throws IOException {
        Compression compression = Compression.of(name).build();
        byte[] bytes = repetitive();

        ByteBuffer compressed = compressed(compression, bytes);

        assertThat(compressed.remaining()).isLessThan(BYTES / 2);
        try (InputStream in = compression.wrapForInput(compressed, MAGIC, BufferSupplier.NO_CACHING)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    private static ByteBuffer compressed(Compression compression, byte[] bytes) throws IOException {
        ByteBufferOutputStream buffer = new ByteBufferOutputStream(BYTES);
        try (OutputStream out = compression.wrapForOutput(buffer, MAGIC)) {
            out.write(bytes);
        }
        ByteBuffer written = buffer.buffer();
        written.flip();
        return written;
    }

    private static byte[] repetitive() {
        byte[] bytes = new byte[BYTES];
        Random random = new Random(7);
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (i % 50 == 0 ? random.nextInt() : i % 50);
        }
        return bytes;
    }
}
