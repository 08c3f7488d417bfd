package dev.herald.engine.reference;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The references of one lookup that were read lately, decoded, shared by all tasks of the process. The writer of the
 * references invalidates; a read that races with a write is either invalidated or sees it.
 */
public final class ReferenceCache {

    /** How many references are held; past that all are dropped and read again. */
    private static final int LIMIT = 100_000;

    private final ConcurrentHashMap<String, Versions> versions = new ConcurrentHashMap<>();
    private final RecentChanges changes = new RecentChanges();
    private final AtomicLong failures = new AtomicLong();

    Versions get(String id, Function<String, Versions> load) {
        if (versions.size() >= LIMIT) {
            versions.clear();
        }
        // What is there is found without the lock that computing takes.
        Versions known = versions.get(id);
        return known == null ? versions.computeIfAbsent(id, load) : known;
    }

    void changed(String id) {
        versions.remove(id);
        changes.add(id);
    }

    void failed() {
        failures.incrementAndGet();
    }

    void clear() {
        versions.clear();
        changes.addAll();
        failures.incrementAndGet();
    }

    /** Returns how often a reference record failed: dead letters are looked for only after a change. */
    public long failures() {
        return failures.get();
    }

    /** Returns which references have changed: what waits for one looks again only then. */
    public RecentChanges changes() {
        return changes;
    }
}
