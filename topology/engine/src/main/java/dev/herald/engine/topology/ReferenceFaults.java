package dev.herald.engine.topology;

import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.reference.ReferenceReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sends the reference records that failed as dead letters, each once: each task tells of its share of the reference
 * partitions, and remembers in its store how far it has told.
 */
final class ReferenceFaults {

    private static final int SLICE = 100;

    private final KeyValueStore<Bytes, byte[]> cursors;
    private final Map<String, List<Integer>> partitions;
    private final Map<String, ReferenceReader> readers;
    private final Sender sender;
    private long seen = -1;

    ReferenceFaults(
            KeyValueStore<Bytes, byte[]> cursors,
            Map<String, List<Integer>> partitions,
            Map<String, ReferenceReader> readers,
            Sender sender) {
        this.cursors = cursors;
        this.partitions = partitions;
        this.readers = readers;
        this.sender = sender;
    }

    void send() {
        long failures =
                readers.values().stream().mapToLong(ReferenceReader::failures).sum();
        if (failures != seen) {
            seen = failures;
            readers.forEach((lookup, reader) ->
                    partitions.getOrDefault(lookup, List.of()).forEach(partition -> send(lookup, reader, partition)));
        }
    }

    private void send(String lookup, ReferenceReader reader, int partition) {
        Bytes cursor = Bytes.wrap((lookup + "-" + partition).getBytes(StandardCharsets.UTF_8));
        byte[] told = cursors.get(cursor);
        long next = told == null ? 0 : ByteBuffer.wrap(told).getLong();
        List<DeadLetter> slice = reader.failed(partition, next, SLICE);
        for (DeadLetter letter : slice) {
            sender.deadLetter(letter);
            next = letter.source().offset() + 1;
        }
        if (!slice.isEmpty()) {
            cursors.put(cursor, ByteBuffer.allocate(Long.BYTES).putLong(next).array());
            seen = slice.size() == SLICE ? -1 : seen;
        }
    }
}
