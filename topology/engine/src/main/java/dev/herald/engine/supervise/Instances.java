package dev.herald.engine.supervise;

import org.jspecify.annotations.Nullable;

/** The instances of one aggregate, as the core sees them. */
public interface Instances {

    /** An instance and its name. */
    record Named(InstanceKey key, Instance instance) {}

    /** Returns an instance; null where there is none of that name. */
    @Nullable Instance find(InstanceKey key);

    /** Returns the instance of a key that was opened first; null where there is none. */
    @Nullable Named oldest(String expectation, String key);
}
