package dev.herald.processor.run;

import dev.herald.engine.store.Owner;
import dev.herald.engine.supervise.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of expectations somebody wants to see: the oldest first.
 *
 * @param state null for any
 * @param name the expectation's; null for any
 * @param limit how many at the most
 */
public record ExpectationQuery(
        ExpectationView.@Nullable State state, @Nullable String name, int limit) {

    private static final int MOST = 10_000;
    private static final int USUAL = 1_000;

    /**
     * Reads a query string's parameters.
     *
     * @throws IllegalArgumentException when one of them cannot be: it says what was expected
     */
    public static ExpectationQuery of(Map<String, String> parameters) {
        String state = parameters.get("state");
        String limit = parameters.get("limit");
        return new ExpectationQuery(
                state == null ? null : ExpectationView.State.valueOf(state.toUpperCase(Locale.ROOT)),
                parameters.get("name"),
                limit == null ? USUAL : Math.min(Integer.parseUnsignedInt(limit), MOST));
    }

    /** What was found so far. Not safe for use by several threads at once. */
    final class Found {

        private final long now;
        private final Map<ExpectationView.State, Long> totals = new EnumMap<>(ExpectationView.State.class);
        private final PriorityQueue<Entry> oldest = new PriorityQueue<>(Comparator.<Entry>comparingLong(
                        each -> each.instance().opening().time())
                .reversed());

        private record Entry(Owner owner, Instance instance) {}

        /** Starts with nothing; now is the wall clock in milliseconds. */
        Found(long now) {
            this.now = now;
            for (ExpectationView.State each : ExpectationView.State.values()) {
                totals.put(each, 0L);
            }
        }

        void add(Owner owner, Instance instance) {
            ExpectationView.State found = ExpectationView.State.of(instance, now);
            if (name != null && !name.equals(owner.key().expectation())) {
                return;
            }
            totals.merge(found, 1L, Long::sum);
            if (state == null || state == found) {
                oldest.add(new Entry(owner, instance));
                if (oldest.size() > limit) {
                    oldest.remove();
                }
            }
        }

        /** Returns how many there are in each state, and the oldest of those asked for. */
        Map<String, Object> result() {
            Map<String, Object> result = new LinkedHashMap<>();
            totals.forEach((each, total) -> result.put(each.text(), total));
            List<ExpectationView> instances = new ArrayList<>();
            oldest.stream()
                    .sorted(Comparator.comparingLong(
                            each -> each.instance().opening().time()))
                    .forEach(each -> instances.add(ExpectationView.of(each.owner(), each.instance(), now)));
            result.put("instances", instances);
            return result;
        }
    }
}
