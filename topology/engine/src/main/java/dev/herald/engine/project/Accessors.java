package dev.herald.engine.project;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;

/** Makes accessors of records' components. */
final class Accessors {

    private static final MethodType APPLY = MethodType.methodType(Object.class, Object.class);

    private Accessors() {}

    /**
     * Returns the accessor of a component: one that costs no more than a call where the record is of our own module, as
     * where all is on one class path; else one that goes through a method handle.
     *
     * @param lookup may see all that the record may
     * @throws IllegalAccessException when it may not
     */
    static Function<Object, Object> of(MethodHandles.Lookup lookup, RecordComponent component)
            throws IllegalAccessException {
        MethodHandle accessor = lookup.unreflect(component.getAccessor());
        return lookup.hasFullPrivilegeAccess() ? direct(lookup, accessor) : through(accessor.asType(APPLY));
    }

    /** A method handle that is no constant would be called through code that the JVM makes for it alone. */
    @SuppressWarnings("unchecked") // the factory makes what it is asked for
    private static Function<Object, Object> direct(MethodHandles.Lookup lookup, MethodHandle accessor) {
        try {
            return (Function<Object, Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            APPLY,
                            accessor,
                            accessor.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw unexpected(accessor, e);
        }
    }

    private static Function<Object, Object> through(MethodHandle accessor) {
        return value -> {
            try {
                return accessor.invokeExact(value);
            } catch (Throwable e) {
                throw unexpected(accessor, e);
            }
        };
    }

    private static RuntimeException unexpected(MethodHandle accessor, Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException failed
                ? failed
                : new IllegalStateException("the accessor " + accessor + " failed", e);
    }
}
