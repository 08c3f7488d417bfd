package dev.herald.engine.project;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;

/** Makes accessors of records' components that cost no more than a call: a method handle that is no constant does. */
final class Accessors {

    private static final MethodType APPLY = MethodType.methodType(Object.class, Object.class);

    private Accessors() {}

    /**
     * Returns the accessor of a component.
     *
     * @param lookup may see all that the record may
     * @throws IllegalAccessException when it may not
     */
    @SuppressWarnings("unchecked") // the factory makes what it is asked for
    static Function<Object, Object> of(MethodHandles.Lookup lookup, RecordComponent component)
            throws IllegalAccessException {
        MethodHandle accessor = lookup.unreflect(component.getAccessor());
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
        } catch (IllegalAccessException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make an accessor of " + component, e);
        }
    }
}
