package dev.herald.processor.deadletter;

/**
 * An event that does not go on.
 *
 * @param lane its lane
 * @param sequence its sequence; 0 where its record's key has none
 * @param stage where on its way it failed
 * @param exception class of what was thrown
 * @param message its message
 */
public record Trouble(LaneId lane, long sequence, String stage, String exception, String message) {

    /** Returns the class of what was thrown, without its package. */
    public String error() {
        return exception.substring(exception.lastIndexOf('.') + 1);
    }
}
