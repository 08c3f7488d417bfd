package dev.herald.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Executes the same inputs with different confidential data, and compares what others can see: it must be the same,
 * but for what is disclosed.
 */
final class LeakCheck {

    private final Setup setup;
    private final Function<Seeding, List<Input>> inputs;
    private final int keepOneIn;
    private final List<Leak> leaks = new ArrayList<>();
    private final Set<ConfidentialField> fields = new LinkedHashSet<>();

    /**
     * Creates a check.
     *
     * @param inputs gives the inputs with markers in them
     * @param keepOneIn one of so many confidential values stays as it is; 0 for none
     */
    LeakCheck(Setup setup, Function<Seeding, List<Input>> inputs, int keepOneIn) {
        this.setup = setup;
        this.inputs = inputs;
        this.keepOneIn = keepOneIn;
    }

    /** Returns the leaks in these inputs that nobody disclosed, as people read them. */
    static List<String> undisclosed(Setup setup, List<Input> inputs) {
        Seeding probe = new Seeding(field -> false, 0);
        probe.of(inputs);
        if (probe.fields().isEmpty()) {
            return List.of();
        }
        LeakCheck check = new LeakCheck(setup, seeding -> seeding.of(inputs), 0);
        check.execute();
        return check.undisclosed();
    }

    /** Returns the leaks that nobody disclosed, as people read them. */
    List<String> undisclosed() {
        return leaks.stream()
                .filter(leak ->
                        leak.allowedBy(setup.publication(), setup.names()).isEmpty())
                .map(leak -> "LEAK: " + leak)
                .toList();
    }

    /** Returns every leak that was found, disclosed or not. */
    List<Leak> leaks() {
        return leaks;
    }

    /**
     * Looks for leaks.
     *
     * @return what went in and came out with the first choice of confidential data
     */
    Transcript execute() {
        Seeding seeding = new Seeding(field -> false, keepOneIn);
        List<Input> first = inputs.apply(seeding);
        fields.addAll(seeding.fields());
        Transcript base = Execution.of(setup, first);
        if (!fields.isEmpty()) {
            Transcript other = with(fields);
            if (!Differences.between(base, other).isEmpty()) {
                requireDeterminism(base);
                attribute(Set.of(), base, List.copyOf(fields), other);
            }
        }
        return base;
    }

    private Transcript with(Set<ConfidentialField> changed) {
        return Execution.of(setup, inputs.apply(new Seeding(changed::contains, keepOneIn)));
    }

    private void requireDeterminism(Transcript base) {
        Map<Place, Differences.Example> differences = Differences.between(base, with(Set.of()));
        if (!differences.isEmpty()) {
            throw new AssertionError("publication '" + setup.publication().context()
                    + "': the same inputs gave different records, so that leaks cannot be told: " + differences);
        }
    }

    /**
     * Finds the fields that make a difference: where some do, one half of them does, or the other half on top of that.
     *
     * @param changed the fields whose data is other data already before these
     */
    private void attribute(
            Set<ConfidentialField> changed, Transcript before, List<ConfidentialField> some, Transcript after) {
        Map<Place, Differences.Example> differences = Differences.between(before, after);
        if (differences.isEmpty()) {
            return;
        }
        if (some.size() == 1) {
            differences.forEach(
                    (place, example) -> leaks.add(leak(some.get(0), place, example, List.of(after, before))));
            return;
        }
        int half = some.size() / 2;
        Set<ConfidentialField> more = new LinkedHashSet<>(changed);
        more.addAll(some.subList(0, half));
        Transcript between = with(more);
        attribute(changed, before, some.subList(0, half), between);
        attribute(more, between, some.subList(half, some.size()), after);
    }

    private static Leak leak(
            ConfidentialField field, Place place, Differences.Example example, List<Transcript> executions) {
        String publisher = executions.stream()
                .filter(transcript -> transcript.outputs().contains(example.record()))
                .flatMap(transcript -> Origin.of(transcript, example.record()).stream())
                .map(Origin::rule)
                .findFirst()
                .orElse("");
        return new Leak(field, place, publisher, example);
    }
}
