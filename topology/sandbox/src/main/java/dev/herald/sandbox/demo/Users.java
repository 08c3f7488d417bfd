package dev.herald.sandbox.demo;

/** Who takes part in the demo at a secured broker. */
final class Users {
    /** Sets everything up, and looks on. */
    static final String ADMIN = "admin";

    /** Herald. */
    static final String PROCESSOR = "herald";

    /** Who sends the domain events. */
    static final String PRODUCER = "sender";

    /** The command side of the deliveries. */
    static final String HANDLER = "command-side";

    /** All but the admin. */
    static final String[] OTHERS = {PROCESSOR, PRODUCER, HANDLER};

    /** The command that grants them what they need. */
    static final String[] ACLS = {
        "acls",
        "--apply",
        "--processor=User:" + PROCESSOR,
        "--producer=User:" + PRODUCER,
        "--handler=User:" + HANDLER,
        "--group=" + HANDLER,
        "--transactional-id=" + HANDLER
    };

    private Users() {}
}
