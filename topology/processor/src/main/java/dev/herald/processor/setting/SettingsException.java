package dev.herald.processor.setting;

import java.util.List;

/** Settings that cannot work: every fault at once. Carries no secret. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    /** Collects faults, at least one. */
    public SettingsException(List<String> faults) {
        super((faults.size() == 1 ? "a setting is wrong: " : faults.size() + " settings are wrong:\n  ")
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Returns the faults, each naming key, value, origin and what was expected. */
    public List<String> faults() {
        return faults;
    }
}
