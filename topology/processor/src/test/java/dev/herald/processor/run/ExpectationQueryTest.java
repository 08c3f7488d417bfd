package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.Owner;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.InstanceKey;
import dev.herald.engine.supervise.Opening;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExpectationQueryTest {

    private static final long NOW = 1_000;

    @Test
    void instances_areShownOldestFirst_withTotalsOfEachState() {
        Map<String, Object> all = found(Map.of());

        assertThat(all).containsEntry("open", 2L).containsEntry("overdue", 1L).containsEntry("missed", 1L);
        assertThat(ids(all)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void state_isChosen() {
        assertThat(ids(found(Map.of("state", "open")))).containsExactly("c", "d");
        assertThat(ids(found(Map.of("state", "overdue")))).containsExactly("b");
        assertThat(ids(found(Map.of("state", "missed")))).containsExactly("a");
    }

    @Test
    void nameAndLimit_areChosen() {
        assertThat(ids(found(Map.of("name", "settles")))).containsExactly("a", "b", "c");
        assertThat(ids(found(Map.of("limit", "2")))).containsExactly("a", "b");
        assertThat(found(Map.of("limit", "0"))).containsEntry("open", 2L);
    }

    @Test
    void unknownStateOrLimit_isRefused() {
        assertThatThrownBy(() -> ExpectationQuery.of(Map.of("state", "late")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LATE");
        assertThatThrownBy(() -> ExpectationQuery.of(Map.of("limit", "-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Object> found(Map<String, String> parameters) {
        ExpectationQuery.Found found = ExpectationQuery.of(parameters).new Found(NOW);
        found.add(owner("d", "arrives"), new Instance(opening(4), 2_000, 2_000, false, 0, Instance.NEVER));
        found.add(owner("b", "settles"), new Instance(opening(2), 999, 2_000, false, 0, Instance.NEVER));
        found.add(owner("a", "settles"), new Instance(opening(1), 500, 600, true, 1, Instance.NEVER));
        found.add(owner("c", "settles"), new Instance(opening(3), 1_000, 2_000, false, 0, Instance.NEVER));
        return found.result();
    }

    private static Opening opening(long time) {
        return new Opening(1, "e", "t", time, null);
    }

    private static Owner owner(String id, String expectation) {
        return new Owner(new AggregateKey("payment", id), new InstanceKey(expectation, "", 0));
    }

    private static List<String> ids(Map<String, Object> result) {
        List<?> instances = (List<?>) Objects.requireNonNull(result.get("instances"));
        return instances.stream()
                .map(each -> ((ExpectationView) each).aggregateId())
                .toList();
    }
}
