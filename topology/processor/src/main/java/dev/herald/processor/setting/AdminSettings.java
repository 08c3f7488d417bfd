package dev.herald.processor.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** About the endpoint that tells of the processor. */
public final class AdminSettings {

    /** Where the processor tells of itself. */
    public static final Setting<Integer> ADMIN_PORT = Setting.of(
            "herald.admin.port",
            Kind.integer(0, 65_535),
            "8081",
            "Port for health, metrics and what else the processor tells of itself; 0 takes a free one and logs it.");

    /** From where it can be reached. */
    public static final Setting<String> ADMIN_HOST = Setting.of(
            "herald.admin.host",
            Kind.text("a host name or an address", "[A-Za-z0-9._:%-]{1,253}"),
            "127.0.0.1",
            "Address that the port is opened on; 0.0.0.0 is every one of the machine.");

    /** Who may ask. */
    public static final Setting<String> ADMIN_TOKEN = Setting.secret(
            "herald.admin.token",
            "Bearer token that all paths but those of the probes demand; nothing means that none is asked for.");

    /** With whose certificate it answers. */
    public static final Setting<Optional<Path>> ADMIN_KEYSTORE = Setting.of(
            "herald.admin.ssl.keystore.location",
            Kind.path(),
            "",
            "PKCS12 or JKS store of the certificate to answer with over TLS; nothing means without TLS.");

    /** What opens the key store. */
    public static final Setting<String> ADMIN_KEYSTORE_PASSWORD =
            Setting.secret("herald.admin.ssl.keystore.password", "Password of that key store and its key.");

    /** From where on the processor counts as behind. */
    public static final Setting<Integer> READY_MAX_LAG = Setting.of(
            "herald.ready.max-lag",
            Kind.integer(0, Integer.MAX_VALUE),
            "10000",
            "How many records each partition may be behind its log's end while the processor counts as ready.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL =
            List.of(ADMIN_PORT, ADMIN_HOST, ADMIN_TOKEN, ADMIN_KEYSTORE, ADMIN_KEYSTORE_PASSWORD, READY_MAX_LAG);

    private AdminSettings() {}
}
