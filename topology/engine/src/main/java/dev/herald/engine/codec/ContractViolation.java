package dev.herald.engine.codec;

/**
 * A record that its contract refuses. The message names the record, the field's path and why, but no value: a value may
 * be confidential.
 */
public final class ContractViolation extends RuntimeException {

    private final String record;
    private final String field;

    ContractViolation(String record, Fault fault) {
        super(fault.text(record), fault.getCause());
        this.record = record;
        this.field = fault.path();
    }

    /** Returns the full name of the record. */
    public String record() {
        return record;
    }

    /** Returns the path of the field, such as {@code payer.names[2].first}; empty for the record itself. */
    public String field() {
        return field;
    }
}
