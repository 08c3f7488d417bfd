package dev.herald.processor.command;

import org.apache.avro.specific.SpecificRecord;

/** Prints what is told of repairs. */
interface RepairReport {

    /**
     * Prints what was sent.
     *
     * @param more whether what came of it follows
     */
    void sent(boolean more);

    /** Takes the next event of the supervision topic, and prints what it tells of a repair. */
    void apply(SpecificRecord event);

    /** Returns how many repairs have not been told of. */
    int open();

    /** Ends the wait: prints of what nothing was told, then the counts. */
    void end();

    /** Returns whether every lane runs again, or would. */
    boolean allReleased();
}
