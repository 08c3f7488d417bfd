package dev.herald.engine.contract;

import dev.herald.engine.contract.Difference.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What Avro's reader would do with a writer's values: which type is read as which, aliases and unions resolved.
 *
 * @param logical places where a value would be read with another meaning
 * @param errors places where reading would fail
 */
record Resolution(List<Difference> logical, List<Difference> errors) {

    /**
     * Resolves.
     *
     * @throws org.apache.avro.AvroRuntimeException when two fields of the writer would be one of the reader's
     */
    static Resolution of(Schema reader, Schema writer) {
        Walk walk = new Walk(reader.getFullName());
        walk.through(Resolver.resolve(writer, reader), "");
        return new Resolution(walk.logical, walk.errors);
    }

    private static final class Walk {

        private final List<Difference> logical = new ArrayList<>();
        private final List<Difference> errors = new ArrayList<>();
        private final Set<Action> open = Collections.newSetFromMap(new IdentityHashMap<>());
        private final String root;

        private Walk(String root) {
            this.root = root;
        }

        private void through(Action action, String path) {
            if (!open.add(action)) {
                return;
            }
            if (action instanceof Resolver.RecordAdjust record) {
                fields(record, path);
            } else if (action instanceof Resolver.Container container) {
                boolean list = container.reader.getType() == Schema.Type.ARRAY;
                through(container.elementAction, path + (list ? "[]" : "{}"));
            } else if (action instanceof Resolver.WriterUnion union) {
                for (Action branch : union.actions) {
                    through(branch, path);
                }
            } else if (action instanceof Resolver.ReaderUnion union) {
                through(union.actualAction, path);
            } else if (action instanceof Resolver.ErrorAction error) {
                errors.add(new Difference(Place.text(root, path), Rule.UNRESOLVABLE, error.toString()));
            } else if (!(action instanceof Resolver.Skip)) {
                meaning(action.reader.getLogicalType(), action.writer.getLogicalType(), path);
            }
            open.remove(action);
        }

        private void fields(Resolver.RecordAdjust record, String path) {
            for (int i = 0; i < record.fieldActions.length; i++) {
                String field = record.writer.getFields().get(i).name();
                through(record.fieldActions[i], Place.below(path, field));
            }
        }

        private void meaning(@Nullable LogicalType reader, @Nullable LogicalType writer, String path) {
            if (!keepsValues(reader, writer)) {
                String message = "the writer's is %s, the reader takes it for %s"
                        .formatted(SchemaText.of(writer), SchemaText.of(reader));
                logical.add(new Difference(Place.text(root, path), Rule.LOGICAL_TYPE_MISMATCH, message));
            }
        }

        /** The same type, or a decimal that got room for more digits before the point. */
        private static boolean keepsValues(@Nullable LogicalType reader, @Nullable LogicalType writer) {
            if (reader instanceof LogicalTypes.Decimal to && writer instanceof LogicalTypes.Decimal from) {
                return to.getScale() == from.getScale() && to.getPrecision() >= from.getPrecision();
            }
            return Objects.equals(nameOf(reader), nameOf(writer));
        }

        private static @Nullable String nameOf(@Nullable LogicalType type) {
            return type == null ? null : type.getName();
        }
    }
}
