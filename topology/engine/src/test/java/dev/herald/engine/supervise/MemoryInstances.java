package dev.herald.engine.supervise;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Instances of one aggregate in memory: what the shell does with changes. */
final class MemoryInstances implements Instances {

    final Map<InstanceKey, Instance> all = new TreeMap<>(
            java.util.Comparator.comparing(InstanceKey::toString, java.util.Comparator.comparing(Function.identity())));

    @Override
    public @Nullable Instance find(InstanceKey key) {
        return all.get(key);
    }

    @Override
    public @Nullable Named oldest(String expectation, String key) {
        return all.entrySet().stream()
                .filter(each -> each.getKey().expectation().equals(expectation)
                        && each.getKey().key().equals(key))
                .min(java.util.Comparator.comparingLong(each -> each.getKey().sequence()))
                .map(each -> new Named(each.getKey(), each.getValue()))
                .orElse(null);
    }

    /** Applies changes and returns what they were, each by its name. */
    List<String> apply(List<Change> changes) {
        changes.forEach(this::apply);
        return changes.stream().map(change -> change.getClass().getSimpleName()).toList();
    }

    private void apply(Change change) {
        if (change instanceof Change.Opened opened) {
            all.put(opened.key(), opened.instance());
        } else if (change instanceof Change.Restarted again) {
            all.put(again.key(), again.instance());
        } else if (change instanceof Change.Missed missed) {
            all.put(missed.key(), missed.instance());
        } else if (change instanceof Change.OfInstance ended) {
            all.remove(ended.key());
        }
    }
}
