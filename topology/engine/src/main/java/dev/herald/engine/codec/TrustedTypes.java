package dev.herald.engine.codec;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro which classes it may load. Since 1.12.2 it refuses every other one, unless a system property names it; this
 * saves users that property. What was trusted before stays trusted. Safe for use by several threads.
 */
public final class TrustedTypes {

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();
    private static final ClassSecurityPredicate OURS = type -> type == Ours.class || NAMES.contains(type.getName());

    /** Trusted by no predicate but ours: tells whether ours is asked. */
    private interface Ours {}

    private TrustedTypes() {}

    /** Trusts exactly these compiled records and the records, enums and fixed types in their fields. */
    public static void trust(Collection<? extends Class<? extends SpecificRecord>> types) {
        for (Class<? extends SpecificRecord> type : types) {
            NAMES.add(type.getName());
            collect(SpecificData.get().getSchema(type), new HashSet<>());
        }
        install();
    }

    /** Adds our predicate to the global one, unless that asks ours already: alone, or inside another's. */
    private static synchronized void install() {
        ClassSecurityPredicate global = ClassSecurityValidator.getGlobal();
        if (!global.isTrusted(Ours.class)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(global, OURS));
        }
    }

    private static void collect(Schema schema, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    NAMES.add(SpecificData.getClassName(schema));
                    schema.getFields().forEach(field -> collect(field.schema(), seen));
                }
            }
            case ENUM, FIXED -> NAMES.add(SpecificData.getClassName(schema));
            case ARRAY -> collect(schema.getElementType(), seen);
            case MAP -> collect(schema.getValueType(), seen);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, seen));
            default -> {}
        }
    }
}
