package dev.herald.engine.lookup;

/**
 * Says when lookups may be answered: once the reference data holds everything that stood in the reference topics when
 * the event was read. Without it the answer would depend on a race between the reader of the references and the events.
 * Safe for use by several threads.
 */
public interface ReferenceGate {

    /** A gate that is always open, for drivers that apply each reference before the next event. */
    ReferenceGate OPEN = new ReferenceGate() {
        @Override
        public long mark() {
            return 0;
        }

        @Override
        public boolean passed(long mark) {
            return true;
        }
    };

    /** Returns a mark for the events read until now; marks never decrease. */
    long mark();

    /** Returns whether everything has been applied that stood in the reference topics at the mark. */
    boolean passed(long mark);
}
