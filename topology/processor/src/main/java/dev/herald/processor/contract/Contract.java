package dev.herald.processor.contract;

import dev.herald.engine.registry.CompatibilityLevel;
import org.apache.avro.Schema;

/**
 * A schema that must be registered and kept compatible.
 *
 * @param kind what is written under it
 * @param subject the registry's name for its versions
 * @param schema as compiled into this build
 */
public record Contract(Kind kind, String subject, Schema schema) {

    /** What is written under a contract. */
    public enum Kind {
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

        Kind(CompatibilityLevel level) {
            this.level = level;
        }

        /** Returns what a new version must stay compatible with. */
        public CompatibilityLevel level() {
            return level;
        }
    }

    /** Returns the record's full name. */
    public String type() {
        return schema.getFullName();
    }
}
