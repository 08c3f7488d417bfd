package dev.herald.processor.setting;

import java.util.List;

/** About the endpoint that tells of the processor. */
public final class AdminSettings {

    /** Where the processor tells of itself. */
    public static final Setting<Integer> ADMIN_PORT = Setting.of(
            "herald.admin.port",
            Kind.integer(0, 65_535),
            "8081",
            "Port on the loopback address for health and accounts; 0 takes a free one and logs it.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(ADMIN_PORT);

    private AdminSettings() {}
}
