package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class DeadlineStoreTest {

    private record Deadline(long time, LaneKey lane) {}

    private final DeadlineStore deadlines =
            new DeadlineStore(MemoryStore.open(new MockProcessorContext<>(), "deadlines"));

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
