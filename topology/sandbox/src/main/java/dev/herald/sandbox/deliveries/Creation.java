package dev.herald.sandbox.deliveries;

import dev.herald.deliveries.command.CreateDeliveries;

/** A feed whose rows are being made deliveries, so many a second. */
final class Creation {
    private final Given given;
    private final CreateDeliveries command;
    private final int rowsPerSecond;
    private long lastNanos;
    private double allowed;
    private int row;

    Creation(Given given, CreateDeliveries command, int rowsPerSecond, long nanos) {
        this.given = given;
        this.command = command;
        this.rowsPerSecond = rowsPerSecond;
        this.lastNanos = nanos;
    }

    Given given() {
        return given;
    }

    String feedId() {
        return command.getFeedId();
    }

    /** Lets time pass. However long it was, no more than the rows of a second come at once. */
    void passed(long nanos) {
        allowed = Math.min(rowsPerSecond, allowed + rowsPerSecond * ((nanos - lastNanos) / 1e9));
        lastNanos = nanos;
    }

    boolean mayGoOn() {
        return allowed >= 1 && !isDone();
    }

    boolean isDone() {
        return row == command.getRows();
    }

    /** Returns the next row, from 1. */
    int next() {
        allowed--;
        return ++row;
    }

    /** Takes one back that was there already: it costs nothing. */
    void wasThere() {
        allowed++;
    }
}
