package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class DeadlineStoreTest {

    private record Deadline(long time, LaneKey lane) {}

    private final KeyValueStore<Bytes, byte[]> entries = MemoryStore.open(new MockProcessorContext<>(), "deadlines");
    private final DeadlineStore deadlines = new DeadlineStore(entries);

    @Test
    void whatIsDue_isTakenOnceInOrderOfTime() {
        deadlines.at(20, lane("b", ""));
        deadlines.at(10, lane("z", "completed"));
        deadlines.at(21, lane("a", ""));

        assertThat(deadlines.takeDue(9, 10)).isEmpty();
        assertThat(deadlines.takeDue(20, 10)).containsExactly(lane("z", "completed"), lane("b", ""));
        assertThat(deadlines.takeDue(20, 10)).isEmpty();
        assertThat(deadlines.takeDue(21, 10)).containsExactly(lane("a", ""));
    }

    @Test
    void moreThanTheLimit_isLeftForTheNextTime() {
        for (int i = 0; i < 5; i++) {
            deadlines.at(i, lane("t" + i, ""));
        }

        assertThat(deadlines.takeDue(100, 3)).containsExactly(lane("t0", ""), lane("t1", ""), lane("t2", ""));
        assertThat(deadlines.takeDue(100, 3)).containsExactly(lane("t3", ""), lane("t4", ""));
    }

    /** A range over entries that were deleted takes time for each of them, at each look. */
    @Test
    void nextLook_beginsBehindWhatWasTaken() {
        List<Long> from = new ArrayList<>();
        DeadlineStore observed = new DeadlineStore(observed(from));
        observed.at(10, lane("a", ""));
        observed.at(20, lane("b", ""));
        observed.at(30, lane("c", ""));

        observed.takeDue(25, 1);
        observed.takeDue(25, 10);
        observed.takeDue(28, 10);
        observed.at(15, lane("d", ""));

        assertThat(observed.takeDue(40, 10)).containsExactly(lane("d", ""), lane("c", ""));
        assertThat(from).containsExactly(0L, 20L, 26L, 15L);
    }

    /** The entries, but it is noted from where each range is read. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> observed(List<Long> from) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("range")) {
                        from.add(ByteBuffer.wrap(((Bytes) arguments[0]).get()).getLong());
                    }
                    return method.invoke(entries, arguments);
                });
    }

    @Test
    void randomDeadlines_areTakenAsFromANaiveModel() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Set<Deadline> model = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Deadline deadline =
                    new Deadline(random.nextInt(500), lane("t" + random.nextInt(5), random.nextBoolean() ? "" : "r"));
            model.add(deadline);
            deadlines.at(deadline.time(), deadline.lane());
            if (i % 100 == 0) {
                long now = random.nextInt(500);
                List<LaneKey> due = new ArrayList<>();
                model.stream().filter(each -> each.time() <= now).forEach(each -> due.add(each.lane()));
                model.removeIf(each -> each.time() <= now);

                assertThat(deadlines.takeDue(now, Integer.MAX_VALUE))
                        .as("seed %d, step %d", seed, i)
                        .containsExactlyInAnyOrderElementsOf(due);
            }
        }
    }

    private static LaneKey lane(String id, String rule) {
        return new LaneKey(new AggregateKey("title", id), rule);
    }
}
