package dev.herald.processor.event;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads lines of UTF-8 text, gzipped or not: told by the first two bytes, not by the name. Blank lines are passed. */
public final class LineReader implements Closeable {

    /** The longest line, in bytes; Kafka's own limit on a record is 1 MiB by default. */
    static final int MAX_LINE_BYTES = 8 << 20;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final InputStream in;
    private long number;
    private boolean ended;

    private LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads from a stream, which closes with the reader.
     *
     * @throws IOException when the first bytes cannot be read
     */
    public static LineReader of(InputStream stream) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return new LineReader(zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in);
    }

    /**
     * Returns the next line; empty at the end.
     *
     * @throws IOException when the stream cannot be read, other than by what it holds
     */
    public Optional<Checked<TextLine>> next() throws IOException {
        while (!ended) {
            number++;
            Checked<TextLine> line = read();
            if (!(line instanceof Checked.Good<TextLine> good)
                    || !good.value().text().isBlank()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Checked<TextLine> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        long length = 0;
        try {
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    ended = true;
                    break;
                }
                if (++length <= MAX_LINE_BYTES) {
                    line.write(b);
                }
            }
        } catch (EOFException | ZipException e) {
            ended = true;
            return bad("the gzip data breaks off or is damaged: " + e.getMessage());
        }
        return length > MAX_LINE_BYTES
                ? bad("is " + length + " bytes long; at most " + MAX_LINE_BYTES + " are read")
                : decoded(line.toByteArray());
    }

    private Checked<TextLine> decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = number == 1 && text.startsWith("\uFEFF");
            return new Checked.Good<>(new TextLine(number, marked ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            return bad("is not UTF-8");
        }
    }

    private Checked<TextLine> bad(String reason) {
        return new Checked.Bad<>(new BadLine(number, "", reason));
    }
}
