package dev.herald.engine.codec;

/** JSON that does not fit its schema. The message names the record, the field's path, the value and what was expected. */
public final class NaturalJsonException extends RuntimeException {

    private final String field;

    NaturalJsonException(String record, Fault fault) {
        super(fault.text(record), fault.getCause());
        this.field = fault.path();
    }

    /** Returns the path of the field, such as {@code payer.names[2].first}; empty for the record itself. */
    public String field() {
        return field;
    }
}
