package dev.herald.engine.project;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/** A Java record: its components in order of declaration. Its accessors and constructor are resolved once. */
final class Structure implements Part {

    private final Schema schema;
    private final Part[] parts;
    private final List<Function<Object, Object>> accessors;
    private final MethodHandle constructor;

    Structure(Schema schema, Part[] parts, List<Function<Object, Object>> accessors, MethodHandle constructor) {
        this.schema = schema;
        this.parts = parts;
        this.accessors = accessors;
        this.constructor = constructor;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable Object missing() {
        return null;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        for (int i = 0; i < parts.length; i++) {
            Object component = accessors.get(i).apply(value);
            if (component == null && !(parts[i] instanceof Composite.Optional)) {
                throw new NullPointerException(schema.getFullName() + "."
                        + schema.getFields().get(i).name() + " is null; mark the component @Nullable to allow it");
            }
            parts[i].write(component, out);
        }
    }

    @Override
    public Object read(Decoder in) throws IOException {
        Object[] values = new Object[parts.length];
        if (in instanceof ResolvingDecoder resolving) {
            for (Schema.Field field : resolving.readFieldOrder()) {
                values[field.pos()] = parts[field.pos()].read(in);
            }
        } else {
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].read(in);
            }
        }
        return construct(values);
    }

    private Object construct(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the constructor of " + schema.getFullName() + " failed", e);
        }
    }
}
