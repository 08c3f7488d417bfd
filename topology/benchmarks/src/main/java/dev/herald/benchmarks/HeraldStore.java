package dev.herald.benchmarks;

import dev.herald.processor.setting.HeraldSettings;
import java.util.Optional;

/** Where Herald keeps its state: a setting that not every version of it has. */
final class HeraldStore {
    static final String KEY = "herald.state.store";

    private HeraldStore() {}

    /** What the setting is for a contender; empty where this Herald has none. */
    static Optional<String> of(Contender contender) {
        return isThere() ? Optional.of(contender == Contender.HERALD_ROCKSDB ? "rocksdb" : "memory") : Optional.empty();
    }

    /** Whether this Herald lets one choose. */
    static boolean isThere() {
        return HeraldSettings.ALL.stream().anyMatch(setting -> setting.key().equals(KEY));
    }
}
