package dev.herald.processor.metrics;

import java.util.Arrays;
import java.util.List;

/** Every metric of Herald's own. Their names and labels are public. */
enum Metric {
    RECORDS_READ(
            Kind.COUNTER,
            "herald.records.read",
            "Domain records that were read, one that is read again included.",
            "context"),
    RECORDS(Kind.COUNTER, "herald.records", "What became of domain records as a whole.", "context", "outcome"),
    RULE_EVENTS(
            Kind.COUNTER,
            "herald.rule.events",
            "What a rule, a gathering or a repair made of events.",
            "context",
            "rule",
            "outcome"),
    KEPT_EVENTS(
            Kind.GAUGE,
            "herald.kept.events",
            "Events that are held, waiting, parked or pending in this process now; the rule `-` is a record as a whole.",
            "context",
            "rule",
            "outcome"),
    DEAD_LETTERS(
            Kind.COUNTER,
            "herald.dead.letters",
            "Dead letters, by the stage at which the event failed.",
            "context",
            "kind"),
    EXPECTATIONS(
            Kind.COUNTER,
            "herald.expectations",
            "What became of instances of expectations.",
            "context",
            "expectation",
            "turn"),
    EXPECTATIONS_OPEN(
            Kind.GAUGE,
            "herald.expectations.open",
            "Instances that are open in this process now.",
            "context",
            "expectation"),
    LATENCY(
            Kind.HISTOGRAM,
            "herald.latency.seconds",
            "From a domain event's own time to the commit of the transaction in which it was worked on.",
            "context"),
    LAG(
            Kind.GAUGE,
            "herald.lag.records",
            "How far a partition that this process works on is behind its log's end; absent while the broker does not"
                    + " tell.",
            "context",
            "topic",
            "partition"),
    STANDBY_LAG(
            Kind.GAUGE,
            "herald.standby.lag.records",
            "How far the copies that this process keeps for others are behind, by store.",
            "context",
            "store"),
    RESTORE_TOTAL(
            Kind.GAUGE,
            "herald.restore.total.records",
            "What there was to read back when restoring began last, by store.",
            "context",
            "store"),
    RESTORE_REMAINING(
            Kind.GAUGE, "herald.restore.remaining.records", "What of it is still to be read.", "context", "store"),
    RESTORE_RATIO(Kind.GAUGE, "herald.restore.ratio", "The part of it that is done, from 0 to 1.", "context"),
    RESTORE_RATE(
            Kind.GAUGE,
            "herald.restore.records.per.second",
            "Records read back a second, on the average since restoring began last.",
            "context"),
    RESTORE_LEFT(
            Kind.GAUGE,
            "herald.restore.seconds.left",
            "Seconds until all is read at that rate; absent before the first record.",
            "context"),
    READY(Kind.GAUGE, "herald.ready", "1 where the processor is ready, else 0."),
    LIVE(Kind.GAUGE, "herald.live", "1 where no error has ended a context, else 0."),
    STATE(Kind.GAUGE, "herald.state", "1 for the state that a context is in, 0 for the others.", "context", "state"),
    ROCKSDB_MEMORY(
            Kind.GAUGE,
            "herald.rocksdb.memory.bytes",
            "Memory that all RocksDB stores take together; absent where `kafka.rocksdb.config.setter` is given."),
    ROCKSDB_LIMIT(Kind.GAUGE, "herald.rocksdb.memory.limit.bytes", "`herald.memory.rocksdb`, in bytes."),
    BUILD(Kind.INFO, "herald.build", "1; the versions are its labels.", "version", "kafka");

    private final Kind kind;
    private final String dotted;
    private final String doc;
    private final String labels;

    /** As Prometheus knows them; the suffix comes with the kind. */
    enum Kind {
        COUNTER("_total"),
        GAUGE(""),
        HISTOGRAM(""),
        INFO("_info");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    Metric(Kind kind, String dotted, String doc, String... labels) {
        this.kind = kind;
        this.dotted = dotted;
        this.doc = doc;
        this.labels = String.join(",", labels);
    }

    /** Returns the name under which it is registered. */
    String dotted() {
        return dotted;
    }

    String doc() {
        return doc;
    }

    Kind kind() {
        return kind;
    }

    List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(",", -1));
    }

    /** Returns the name without its suffix, as Prometheus spells it. */
    String base() {
        return dotted.replace('.', '_');
    }

    /** Returns the name that is shown. */
    String shown() {
        return base() + kind.suffix;
    }

    static List<Metric> all() {
        return Arrays.asList(values());
    }
}
