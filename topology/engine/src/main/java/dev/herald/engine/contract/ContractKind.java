package dev.herald.engine.contract;

/** What is written under a contract, and what its new versions must therefore stay compatible with. */
public enum ContractKind {
    /** Domain events: Herald reads every version ever written, since the log is replayed. */
    DOMAIN(CompatibilityLevel.BACKWARD_TRANSITIVE),
    /** Integration events: consumers of any version read events of any version. */
    PUBLIC(CompatibilityLevel.FULL_TRANSITIVE),
    /** Commands to other parts of the context: either side may be deployed first, and old ones stay readable. */
    COMMAND(CompatibilityLevel.FULL_TRANSITIVE),
    /** Projections, in Herald's own state: Herald reads every version ever written. */
    STATE(CompatibilityLevel.BACKWARD_TRANSITIVE),
    /** What Herald tells of itself: consumers of any version read events of any version. */
    SUPERVISION(CompatibilityLevel.FULL_TRANSITIVE),
    /** Commands to Herald itself: Herald reads every version ever written, since the log is replayed. */
    CONTROL(CompatibilityLevel.BACKWARD_TRANSITIVE);

    private final CompatibilityLevel level;

    ContractKind(CompatibilityLevel level) {
        this.level = level;
    }

    /** Returns what a new version must stay compatible with. */
    public CompatibilityLevel level() {
        return level;
    }
}
