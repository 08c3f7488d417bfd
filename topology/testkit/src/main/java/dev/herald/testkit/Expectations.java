package dev.herald.testkit;

import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What can be expected of a scenario. */
public final class Expectations {

    private Expectations() {}

    /** A public record, keyed by its aggregate. Records of one topic are expected in this order. */
    public static <R extends SpecificRecord> PublishedRecord published(PublicTopic<R> topic, R record) {
        return new PublishedRecord(topic, record, null, Map.of());
    }

    /** A tombstone: the snapshot of this aggregate has ended. Records of one topic are expected in this order. */
    public static PublishedRecord ended(PublicTopic<?> topic, String aggregateId) {
        return new PublishedRecord(topic, null, aggregateId, Map.of());
    }

    /** A dead letter of an input, which failed at a stage. Dead letters are expected in this order. */
    public static DeadLettered deadLetter(DomainRecord of, Stage stage) {
        return new DeadLettered(of, stage, null, List.of());
    }

    /** An expectation that this event opened was missed. Misses and late outcomes are expected in this order. */
    public static Expectation missed(String expectation, DomainRecord openedBy) {
        return new Alarm(false, expectation, openedBy.aggregate() + "/" + openedBy.key());
    }

    /** The same of an expectation on a gathering, opened by the event that came there in that place, from 1. */
    public static Expectation missed(String expectation, Gathering<?> gathering, String id, long place) {
        return new Alarm(false, expectation, gathering.name() + "/" + id + "#" + place);
    }

    /** An outcome came of an expectation that this event opened and that was missed. */
    public static Expectation metLate(String expectation, DomainRecord openedBy) {
        return new Alarm(true, expectation, openedBy.aggregate() + "/" + openedBy.key());
    }

    /** So many records, each as a whole, came to this end since the scenario began. */
    public static Expectation counted(Outcome outcome, long count) {
        return counted("", outcome, count);
    }

    /** So many events of a rule came to this end since the scenario began. */
    public static Expectation counted(String rule, Outcome outcome, long count) {
        return new Expectation.Counted(rule, outcome, count);
    }

    /** So many events are held, waiting or parked. */
    public static Expectation kept(long count) {
        return new Expectation.Kept(count);
    }
}
