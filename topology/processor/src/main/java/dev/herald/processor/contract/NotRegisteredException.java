package dev.herald.processor.contract;

import java.util.List;

/** Contracts that somebody needs are not registered. */
public final class NotRegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names what is missing, by subject. */
    public NotRegisteredException(List<String> subjects) {
        super("contracts are not registered: " + String.join(", ", subjects) + "; `herald contracts register` does it");
    }
}
