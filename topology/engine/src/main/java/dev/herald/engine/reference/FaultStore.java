package dev.herald.engine.reference;

import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.deadletter.ErrorText;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.state.Coder;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptEventCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reference records that failed. The reader of the references runs outside any transaction and can send nothing; it
 * leaves them here, by partition and offset, and an ordinary task sends each as a dead letter, once. Not safe for use by
 * several threads at once.
 */
final class FaultStore {

    private static final byte FAULT = 4;

    private final Coder coder = new Coder();
    private final KeptEventCodec records;

    FaultStore(KeptEventCodec records) {
        this.records = records;
    }

    void add(KeyValueStore<Bytes, byte[]> store, DeadLetter letter) {
        SourceRecord source = letter.source();
        byte[] record = records.write(new KeptEvent(letter.sequence(), source, null));
        store.put(key(source.partition(), source.offset()), coder.write(out -> {
            out.writeString(letter.aggregate());
            out.writeString(letter.aggregateId());
            out.writeString(letter.stage().name());
            out.writeString(letter.error().type());
            out.writeString(letter.error().message());
            out.writeString(letter.error().stack());
            out.writeBytes(record);
        }));
    }

    /** Returns the failed records of a partition from an offset on, at most so many. */
    List<DeadLetter> from(ReadOnlyKeyValueStore<Bytes, byte[]> store, int partition, long offset, int limit) {
        List<DeadLetter> letters = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> faults =
                store.range(key(partition, offset), key(partition, Long.MAX_VALUE))) {
            while (faults.hasNext() && letters.size() < limit) {
                KeyValue<Bytes, byte[]> fault = faults.next();
                letters.add(letter(fault.value));
            }
        }
        return letters;
    }

    private DeadLetter letter(byte[] bytes) {
        return coder.read("a failed reference record", bytes, in -> {
            String aggregate = in.readString();
            String id = in.readString();
            Stage stage = Stage.valueOf(in.readString());
            ErrorText error = new ErrorText(in.readString(), in.readString(), in.readString());
            ByteBuffer buffer = in.readBytes(null);
            byte[] record = new byte[buffer.remaining()];
            buffer.get(record);
            KeptEvent kept = records.read("a failed reference record", record);
            return new DeadLetter(kept.source(), aggregate, id, kept.sequence(), "", stage, error);
        });
    }

    private static Bytes key(int partition, long offset) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
                .put(FAULT)
                .putInt(partition)
                .putLong(offset)
                .array());
    }
}
