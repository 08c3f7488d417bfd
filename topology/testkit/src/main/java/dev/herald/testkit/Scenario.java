package dev.herald.testkit;

import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Given / when / then for a publication, on its real topology. Immutable: {@link #then} executes all that has
 * happened so far from the beginning, compares what came out since {@code when} began, and then checks what Herald
 * guarantees whatever the publication: envelope, identity, order, causes, dead letters, accounts, supervision; that a
 * second execution gives the same records to the byte; that an execution in which every record is delivered several
 * times publishes the same; and that nobody can see from the outside when what domain events mark as confidential is
 * something else.
 *
 * <pre>{@code
 * Scenario.of(new Payments())
 *         .given(event("party", "unit-1", 1, DAY_ONE, new PartyRegistered("Acme")))
 *         .when(event("payment", "rfp-1", 1, DAY_TWO, new PaymentSettled()))
 *         .then(published(COMPLETED, expected));
 * }</pre>
 *
 * <p>After the inputs of a {@code given} or {@code when} the wall clock goes on by 100 ms, so that whatever waits is
 * looked at again.
 */
public final class Scenario {

    private static final int MAX_RECORD_BYTES = 1024 * 1024;
    private static final Input.TimePasses SETTLE = new Input.TimePasses(Duration.ofMillis(100));

    private final Setup setup;
    private final List<Input> inputs;
    private final int from;

    private Scenario(Setup setup, List<Input> inputs, int from) {
        this.setup = setup;
        this.inputs = inputs;
        this.from = from;
    }

    /** Returns an empty scenario of a context's publication. */
    public static Scenario of(PublicationSource source) {
        return of(source.publication());
    }

    /** Returns an empty scenario of a publication. */
    public static Scenario of(Publication publication) {
        return new Scenario(new Setup(publication, Map.of(), MAX_RECORD_BYTES), List.of(), 0);
    }

    /**
     * Says how many partitions a domain topic has. The driver has one, so that every record whose aggregate does not
     * belong into partition 0 is misrouted.
     */
    public Scenario partitions(String aggregate, int partitions) {
        Map<String, Integer> more = new LinkedHashMap<>(setup.partitions());
        more.put(aggregate, partitions);
        return with(new Setup(
                setup.publication(),
                Map.copyOf(more),
                setup.maxRecordBytes(),
                setup.start(),
                setup.compared(),
                setup.tracing()));
    }

    /**
     * Compares the records of these topics alone with what is expected, for scenarios about some rules of many. What
     * Herald guarantees is checked of all.
     */
    public Scenario comparing(PublicTopic<?>... topics) {
        return with(new Setup(
                setup.publication(),
                setup.partitions(),
                setup.maxRecordBytes(),
                setup.start(),
                List.of(topics),
                setup.tracing()));
    }

    /** Limits the size of a published record with key and headers, in bytes, instead of to 1 MiB. */
    public Scenario maxRecordBytes(int bytes) {
        return with(new Setup(
                setup.publication(), setup.partitions(), bytes, setup.start(), setup.compared(), setup.tracing()));
    }

    /**
     * Says what the wall clock says in the beginning, instead of the beginning of 2030: near the events' times, what
     * happens is the present, which expectations judge otherwise than history.
     */
    public Scenario startsAt(Instant start) {
        return with(new Setup(
                setup.publication(),
                setup.partitions(),
                setup.maxRecordBytes(),
                start,
                setup.compared(),
                setup.tracing()));
    }

    /**
     * Traces the first execution, and no other: where the second gives the same records to the byte, traces change
     * nothing.
     */
    public Scenario tracedBy(Tracing tracing) {
        return with(setup.traced(tracing));
    }

    private Scenario with(Setup other) {
        return new Scenario(other, inputs, from);
    }

    /** Says what happened before; what came out of it is not compared. */
    public Scenario given(Input... happened) {
        return given(Arrays.asList(happened));
    }

    /** Says what happened before; what came out of it is not compared. */
    public Scenario given(List<? extends Input> happened) {
        Scenario later = when(happened);
        return new Scenario(setup, later.inputs, later.inputs.size());
    }

    /** Says what happens. */
    public Scenario when(Input... happens) {
        return when(Arrays.asList(happens));
    }

    /** Says what happens. */
    public Scenario when(List<? extends Input> happens) {
        List<Input> more = new ArrayList<>(inputs);
        more.addAll(happens);
        more.add(SETTLE);
        return new Scenario(setup, List.copyOf(more), from);
    }

    /**
     * Executes the scenario and expects exactly these records from what happened since {@code when} began: nothing
     * published, no dead letter and no missed expectation where none is named.
     *
     * @return the scenario to go on with: all this has happened
     * @throws AssertionError when a record is missing, wrong or too many, or a guarantee is broken: what, and where
     */
    public Scenario then(Expectation... expected) {
        Transcript transcript = Execution.of(setup, inputs);
        List<String> faults = new ArrayList<>(Comparison.faults(transcript, from, Arrays.asList(expected)));
        faults.addAll(brokenGuarantees(transcript));
        refuse(faults);
        return new Scenario(setup, inputs, inputs.size());
    }

    /**
     * Executes the scenario and returns the public records since {@code when} began, in order within each topic.
     *
     * @throws AssertionError when a guarantee is broken
     */
    public List<OutputRecord> published() {
        Transcript transcript = Execution.of(setup, inputs);
        refuse(brokenGuarantees(transcript));
        return transcript.published().stream()
                .filter(output -> output.after() >= from)
                .toList();
    }

    private List<String> brokenGuarantees(Transcript transcript) {
        Setup untraced = setup.traced(Tracing.OFF);
        List<String> broken = new ArrayList<>(Guarantee.allBroken(transcript));
        broken.addAll(Replay.differences(transcript, Execution.of(untraced, inputs)));
        Transcript redelivered = Execution.of(untraced, Replay.redelivered(inputs));
        broken.addAll(Replay.differencesRedelivered(transcript, redelivered));
        Guarantee.allBroken(redelivered).forEach(fault -> broken.add("delivered several times: " + fault));
        broken.addAll(LeakCheck.undisclosed(untraced, inputs));
        return broken;
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError("the scenario failed:\n- " + String.join("\n- ", faults));
        }
    }
}
