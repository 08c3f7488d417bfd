package dev.herald.processor.doctor;

/** What a check has found. */
public sealed interface Finding {

    /** Returns what is so, with its values. */
    String what();

    /** Returns what to do about it; empty where there is nothing to do. */
    String remedy();

    /** All is well. */
    record Fine(String what) implements Finding {
        @Override
        public String remedy() {
            return "";
        }
    }

    /** It works, but may not always. */
    record Warning(String what, String remedy) implements Finding {}

    /** Herald does not start, or does not keep its guarantees, before this is mended. */
    record Problem(String what, String remedy) implements Finding {}

    /** It could not be found out; the remedy is how it can be. */
    record Unchecked(String what, String remedy) implements Finding {}
}
