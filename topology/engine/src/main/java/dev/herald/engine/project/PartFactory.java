package dev.herald.engine.project;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds how a type is stored, by reflection, once at start. Collects what cannot be stored. */
final class PartFactory {

    private final List<String> faults = new ArrayList<>();
    private final Map<Class<?>, Part> named = new HashMap<>();
    private final List<Class<?>> open = new ArrayList<>();

    List<String> faults() {
        return faults;
    }

    /** Returns how a record is stored; null, and a fault noted, where it cannot be. */
    @Nullable Part structure(Class<?> type) {
        Part known = named.get(type);
        if (known != null) {
            return known;
        }
        if (open.contains(type)) {
            return fault("projection " + type.getName() + " contains itself, which cannot be stored");
        }
        open.add(type);
        RecordComponent[] components = type.getRecordComponents();
        Part[] parts = new Part[components.length];
        boolean whole = true;
        for (int i = 0; i < components.length; i++) {
            String place = type.getSimpleName() + "." + components[i].getName();
            Part part = part(place, components[i].getAnnotatedType());
            whole &= part != null;
            if (part != null) {
                parts[i] = part;
            }
        }
        open.remove(type);
        return whole ? remember(type, structure(type, components, parts)) : null;
    }

    private Part remember(Class<?> type, Part part) {
        named.put(type, part);
        return part;
    }

    private @Nullable Part part(String place, AnnotatedType type) {
        Part part = plain(place, type);
        return part != null && nullable(type) ? Composite.Optional.of(part) : part;
    }

    private static boolean nullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    private @Nullable Part plain(String place, AnnotatedType annotated) {
        Class<?> raw = raw(annotated.getType());
        Part scalar = Scalar.ALL.get(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isEnum()) {
            return named.computeIfAbsent(raw, Composite.Enumeration::of);
        }
        if (raw.isRecord()) {
            return structure(raw);
        }
        if (annotated instanceof AnnotatedParameterizedType generic) {
            return container(place, raw, generic);
        }
        return fault(
                place + ": " + annotated.getType().getTypeName() + " cannot be stored; expected boolean, int, long,"
                        + " double, String, BigDecimal, Instant, LocalDate, an enum, a record, a List or a Map with String keys");
    }

    private @Nullable Part container(String place, Class<?> raw, AnnotatedParameterizedType generic) {
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        if (raw == List.class) {
            Part item = part(place, arguments[0]);
            return item == null ? null : Composite.Sequence.of(item);
        }
        if (raw == Map.class && arguments[0].getType() == String.class) {
            Part value = part(place, arguments[1]);
            return value == null ? null : Composite.Dictionary.of(value);
        }
        return fault(place + ": " + generic.getType().getTypeName()
                + " cannot be stored; expected a List or a Map with String keys");
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    private @Nullable Part fault(String text) {
        faults.add(text);
        return null;
    }

    private static Structure structure(Class<?> type, RecordComponent[] components, Part[] parts) {
        List<Schema.Field> fields = new ArrayList<>();
        List<Function<Object, Object>> accessors = new ArrayList<>();
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < parts.length; i++) {
                Object missing = parts[i].missing();
                fields.add(
                        missing == null
                                ? new Schema.Field(components[i].getName(), parts[i].schema())
                                : new Schema.Field(components[i].getName(), parts[i].schema(), null, missing));
                accessors.add(Accessors.of(lookup, components[i]));
            }
            Schema schema = Schema.createRecord(
                    type.getSimpleName(),
                    "The projection " + type.getSimpleName() + ".",
                    Composite.namespace(type),
                    false,
                    fields);
            return new Structure(schema, parts, accessors, constructor(lookup, type, components));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("cannot reach the components of " + type.getName(), e);
        }
    }

    private static MethodHandle constructor(MethodHandles.Lookup lookup, Class<?> type, RecordComponent[] components)
            throws IllegalAccessException, NoSuchMethodException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return lookup.findConstructor(type, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }
}
