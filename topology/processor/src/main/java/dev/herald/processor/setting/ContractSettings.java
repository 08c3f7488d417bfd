package dev.herald.processor.setting;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** About the registry, contracts and their bytes. */
public final class ContractSettings {

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

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(
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
            SERDE);

    private ContractSettings() {}
}
