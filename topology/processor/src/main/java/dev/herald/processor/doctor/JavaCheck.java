package dev.herald.processor.doctor;

import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Warning;
import java.util.List;
import java.util.Set;

/** Whether the Java that runs is one that is kept safe for years. */
record JavaCheck(int version) implements Check {

    private static final Set<Integer> LONG_TERM = Set.of(17, 21, 25);

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public List<Finding> look() {
        return List.of(
                LONG_TERM.contains(version)
                        ? new Fine("Java " + version)
                        : new Warning(
                                "Java " + version + " gets no updates for long",
                                "take a release with long-term support: 17, 21 or 25"));
    }
}
