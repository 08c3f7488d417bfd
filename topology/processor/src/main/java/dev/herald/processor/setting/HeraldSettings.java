package dev.herald.processor.setting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting of Herald's own. Kafka's settings pass through under their own names, after {@code kafka.}. */
public final class HeraldSettings {

    /** How the registry is told who asks. */
    public enum RegistryAuth {
        /** Not at all. */
        NONE,
        /** HTTP basic authentication. */
        BASIC,
        /** A bearer token. */
        BEARER
    }

    /** How a subject of the registry is named: the three standard strategies. */
    public enum SubjectStrategy {
        /** By the record's full name. */
        RECORD,
        /** By the topic. */
        TOPIC,
        /** By the topic and the record's full name. */
        TOPIC_RECORD
    }

    /** When contracts are registered, apart from the command for it. */
    public enum Registration {
        /** Never: whoever deploys registers them. */
        NEVER,
        /** When Herald starts to run. */
        ON_START
    }

    /** What reads domain events and writes public records. */
    public enum Serde {
        /** Herald's own codec. */
        HERALD,
        /** Confluent's serdes, with Herald's own codec beside them. */
        CONFLUENT
    }

    /** Where the brokers are. */
    public static final Setting<String> BOOTSTRAP = Setting.of(
            "kafka.bootstrap.servers",
            Kind.text("host:port, separated by commas", "[^\\s,:]+:\\d{1,5}(\\s*,\\s*[^\\s,:]+:\\d{1,5})*"),
            "localhost:9092",
            "Kafka brokers to connect to first.");

    /** Which contexts are deployed. */
    public static final Setting<List<String>> CONTEXTS = Setting.of(
            "herald.contexts",
            Kind.names("names of contexts", "[a-z][a-z0-9-]{0,62}"),
            "",
            "Contexts to work for, of those on the class path; nothing means all of them.");

    /** What stands before every topic's name. */
    public static final Setting<String> TOPIC_PREFIX = Setting.of(
            "herald.topic-prefix",
            Kind.text("up to 100 letters, digits, '.', '_' or '-', or nothing", "[A-Za-z0-9._-]{0,100}"),
            "",
            "Put before every topic's name as it is.");

    /** How many partitions a topic is created with. */
    public static final Setting<Integer> PARTITIONS = Setting.of(
            "herald.topics.partitions",
            Kind.integer(1, 10_000),
            "6",
            "Partitions of each topic. They cannot be changed later without losing the order of events.");

    /** How many replicas a topic is created with. */
    public static final Setting<Integer> REPLICATION = Setting.of(
            "herald.topics.replication.factor",
            Kind.integer(-1, 32_767),
            "-1",
            "Replicas of each partition; -1 leaves it to the broker's default and does not check it.");

    /** How many replicas must have a record before it counts. */
    public static final Setting<Integer> MIN_INSYNC_REPLICAS = Setting.of(
            "herald.topics.min.insync.replicas",
            Kind.integer(-1, 32_767),
            "-1",
            "Replicas that must have a record before it counts, at the least; -1 means 2 where the replication factor is"
                    + " given as 3 or more, and else leaves it to the broker.");

    /** Where the registry is. */
    public static final Setting<List<URI>> REGISTRY_URLS = Setting.of(
            "herald.registry.urls",
            Kind.urls(),
            "http://localhost:8080/apis/ccompat/v7",
            "Schema registry with Confluent's REST API; several addresses of one registry are tried in order.");

    /** How the registry is told who asks. */
    public static final Setting<RegistryAuth> REGISTRY_AUTH = Setting.of(
            "herald.registry.auth", Kind.choice(RegistryAuth.class), "none", "How to log in to the registry.");

    /** The name for basic authentication. */
    public static final Setting<String> REGISTRY_USERNAME =
            Setting.of("herald.registry.auth.username", Kind.line(), "", "User name, for basic authentication.");

    /** The password for basic authentication. */
    public static final Setting<String> REGISTRY_PASSWORD =
            Setting.secret("herald.registry.auth.password", "Password, for basic authentication.");

    /** The bearer token. */
    public static final Setting<String> REGISTRY_TOKEN =
            Setting.secret("herald.registry.auth.token", "Token, for bearer authentication.");

    /** Certificates that the registry's own is checked against. */
    public static final Setting<Optional<Path>> REGISTRY_TRUSTSTORE = Setting.of(
            "herald.registry.ssl.truststore.location",
            Kind.path(),
            "",
            "PKCS12 or JKS store of the certificates to trust; nothing means Java's own.");

    /** The trust store's password. */
    public static final Setting<String> REGISTRY_TRUSTSTORE_PASSWORD =
            Setting.secret("herald.registry.ssl.truststore.password", "Password of the trust store.");

    /** The certificate that Herald shows to the registry. */
    public static final Setting<Optional<Path>> REGISTRY_KEYSTORE = Setting.of(
            "herald.registry.ssl.keystore.location",
            Kind.path(),
            "",
            "PKCS12 or JKS store of the certificate to show, for mutual TLS; nothing means none.");

    /** The key store's password. */
    public static final Setting<String> REGISTRY_KEYSTORE_PASSWORD =
            Setting.secret("herald.registry.ssl.keystore.password", "Password of the key store and its key.");

    /** How subjects are named. */
    public static final Setting<SubjectStrategy> SUBJECTS = Setting.of(
            "herald.subject.name.strategy",
            Kind.choice(SubjectStrategy.class),
            "record",
            "How the registry's subjects are named: Confluent's RecordName-, TopicName- or TopicRecordNameStrategy.");

    /** Whether {@code run} registers contracts. */
    public static final Setting<Registration> REGISTRATION = Setting.of(
            "herald.contracts.register",
            Kind.choice(Registration.class),
            "never",
            "Whether `run` registers missing contracts and sets their compatibility levels before it starts, as `herald"
                    + " contracts register` does.");

    /** What reads and writes values. */
    public static final Setting<Serde> SERDE = Setting.of(
            "herald.serde",
            Kind.choice(Serde.class),
            "herald",
            "What reads domain events and writes public records: Herald's own codec, or Confluent's serdes, which a build"
                    + " with the profile confluent has; Herald's own then works beside them, and a value of which the two"
                    + " say different things is refused.");

    /** Where state is kept on disk. */
    public static final Setting<Optional<Path>> STATE_DIR = Setting.of(
            "herald.state.dir",
            Kind.path(),
            "",
            "Directory for state; it can be restored from Kafka. Nothing means Kafka Streams' own choice.");

    /** How long to wait for a broker or a registry. */
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.of(
            "herald.connect.timeout",
            Kind.duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "30s",
            "How long to wait for a broker or a registry to answer, before giving up.");

    /** Where the processor tells of itself. */
    public static final Setting<Integer> ADMIN_PORT = Setting.of(
            "herald.admin.port",
            Kind.integer(0, 65_535),
            "8081",
            "Port on the loopback address for health and accounts; 0 takes a free one and logs it.");

    /** How long a stop may take. */
    public static final Setting<Duration> STOP_TIMEOUT = Setting.of(
            "herald.stop.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "20s",
            "How long a stop waits for what is under way to be committed.");

    /** How long an event ahead of its sequence is held. */
    public static final Setting<Duration> HOLD_FOR = Setting.of(
            "herald.publication.<context>.hold-for",
            Kind.duration(Duration.ofMillis(1), Duration.ofDays(365)),
            "",
            "How long an event of the context is held that is ahead of its sequence, before the gap is passed.");

    /** How many events of an aggregate are held. */
    public static final Setting<Integer> HOLD_EVENTS = Setting.of(
            "herald.publication.<context>.hold-events",
            Kind.integer(1, 1_000_000),
            "",
            "How many events of an aggregate are held, before the gap is passed.");

    /** How long a lane waits for a required reference. */
    public static final Setting<Duration> WAIT_FOR = Setting.of(
            "herald.publication.<context>.wait-for",
            Kind.duration(Duration.ofMillis(1), Duration.ofDays(365)),
            "",
            "How long a lane of the context waits for a required reference, before it is parked.");

    /** How many events a lane keeps. */
    public static final Setting<Integer> KEEP_EVENTS = Setting.of(
            "herald.publication.<context>.keep-events",
            Kind.integer(1, 1_000_000_000),
            "",
            "How many events a lane keeps that waits or is parked; further ones are dead-lettered.");

    /** Those that each context has for itself; what is not given is as the publication declares it. */
    public static final List<Setting<?>> PER_CONTEXT = List.of(HOLD_FOR, HOLD_EVENTS, WAIT_FOR, KEEP_EVENTS);

    /** All others, in the order of the documents. */
    public static final List<Setting<?>> ALL = List.of(
            BOOTSTRAP,
            CONTEXTS,
            TOPIC_PREFIX,
            PARTITIONS,
            REPLICATION,
            MIN_INSYNC_REPLICAS,
            REGISTRY_URLS,
            REGISTRY_AUTH,
            REGISTRY_USERNAME,
            REGISTRY_PASSWORD,
            REGISTRY_TOKEN,
            REGISTRY_TRUSTSTORE,
            REGISTRY_TRUSTSTORE_PASSWORD,
            REGISTRY_KEYSTORE,
            REGISTRY_KEYSTORE_PASSWORD,
            SUBJECTS,
            REGISTRATION,
            SERDE,
            STATE_DIR,
            CONNECT_TIMEOUT,
            ADMIN_PORT,
            STOP_TIMEOUT);

    private HeraldSettings() {}
}
