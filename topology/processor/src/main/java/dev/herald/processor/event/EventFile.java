package dev.herald.processor.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A file of domain events: one JSON object a line, gzipped or not. Read twice: checked first, then sent. */
public final class EventFile {

    /** How many bad lines are told in full; the rest is counted. */
    public static final int BAD_LINES_TOLD = 20;

    private final Path path;
    private final EventEncoder encoder;

    /** Reads a file with an encoder. */
    public EventFile(Path path, EventEncoder encoder) {
        this.path = path;
        this.encoder = encoder;
    }

    /**
     * What a file holds.
     *
     * @param good lines that make a record
     * @param bad lines that do not
     * @param told the first of those
     */
    public record Census(long good, long bad, List<BadLine> told) {}

    /**
     * Keeps a stream in a temporary file, so that all of it can be checked before any of it is sent. The caller deletes
     * the file.
     *
     * @throws IOException when the stream cannot be read, or the file not written
     */
    public static Path spool(InputStream stream) throws IOException {
        Path file = Files.createTempFile("herald-events-", ".jsonl");
        file.toFile().deleteOnExit();
        Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    /**
     * Checks every line; sends nothing.
     *
     * @throws IOException when the file cannot be read
     */
    public Census check() throws IOException {
        return read(record -> {});
    }

    /**
     * Hands every good line's record on, in the file's order, and passes the bad ones.
     *
     * @throws IOException when the file cannot be read
     */
    public Census read(Consumer<ProducerRecord<byte[], byte[]>> records) throws IOException {
        long good = 0;
        long bad = 0;
        List<BadLine> told = new ArrayList<>();
        try (LineReader lines = LineReader.of(Files.newInputStream(path))) {
            for (Optional<Checked<TextLine>> line = lines.next(); line.isPresent(); line = lines.next()) {
                Checked<ProducerRecord<byte[], byte[]>> checked =
                        line.get().then(EventLineParser::parse).then(encoder::encode);
                if (checked instanceof Checked.Good<ProducerRecord<byte[], byte[]>> fine) {
                    good++;
                    records.accept(fine.value());
                } else if (checked instanceof Checked.Bad<ProducerRecord<byte[], byte[]>> wrong) {
                    bad++;
                    if (told.size() < BAD_LINES_TOLD) {
                        told.add(wrong.why());
                    }
                }
            }
        }
        return new Census(good, bad, List.copyOf(told));
    }
}
