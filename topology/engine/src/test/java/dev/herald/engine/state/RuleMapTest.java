package dev.herald.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleMapTest {

    @Test
    void anyChanges_readAsThoseOfAMapInOrderOfInsertion() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> expected = new LinkedHashMap<>();
        Map<String, Integer> map = Map.of();

        for (int i = 0; i < 1_000; i++) {
            String name = "rule-" + random.nextInt(20);
            map = RuleMap.with(map, name, i);
            expected.put(name, i);

            assertThat(map).as("seed %d", seed).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(List.copyOf(map.entrySet())).as("seed %d", seed).isEqualTo(List.copyOf(expected.entrySet()));
            List<String> shown = new ArrayList<>();
            map.forEach((each, value) -> shown.add(each + value));
            assertThat(shown)
                    .as("seed %d", seed)
                    .isEqualTo(expected.entrySet().stream()
                            .map(each -> each.getKey() + each.getValue())
                            .toList());
            assertThat(map.get(name)).isEqualTo(i);
            assertThat(map.containsKey("no such rule")).isFalse();
        }
    }

    @Test
    void mapWithAnotherValue_leavesTheFirstOneAsItWas() {
        Map<String, Integer> first = RuleMap.with(Map.of("a", 1), "b", 2);

        Map<String, Integer> second = RuleMap.with(first, "a", 3);

        assertThat(first).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(second).isEqualTo(Map.of("a", 3, "b", 2));
    }
}
