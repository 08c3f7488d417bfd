package dev.herald.engine.contract;

import dev.herald.engine.contract.Difference.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Finds where two schemas are not compatible of which Avro's checker says that they are not. Its own places are of no
 * use: they leave out the way into a union, and tell that of the first of several uses of a type.
 */
final class Explanation {

    private final List<Difference> found = new ArrayList<>();
    private final Set<List<Schema>> open = new HashSet<>();
    private final String root;

    private Explanation(String root) {
        this.root = root;
    }

    static List<Difference> of(Schema reader, Schema writer) {
        Explanation explanation = new Explanation(reader.getFullName());
        explanation.types(reader, writer, "");
        return explanation.found;
    }

    private void types(Schema reader, Schema writer, String path) {
        if (!open.add(List.of(reader, writer))) {
            return;
        }
        if (writer.getType() == Schema.Type.UNION) {
            writer.getTypes().forEach(branch -> types(reader, branch, path));
        } else if (reader.getType() == Schema.Type.UNION) {
            branches(reader, writer, path);
        } else if (reader.getType() == writer.getType()) {
            same(reader, writer, path);
        } else if (!isCompatible(reader, writer)) {
            add(
                    path,
                    Rule.TYPE_MISMATCH,
                    "the writer's is %s, the reader expects %s".formatted(text(writer), text(reader)));
        }
        open.remove(List.of(reader, writer));
    }

    /** Where the reader has a branch of that name, what differs is inside it. */
    private void branches(Schema reader, Schema writer, String path) {
        if (isCompatible(reader, writer)) {
            return;
        }
        reader.getTypes().stream()
                .filter(branch -> sameKind(branch, writer))
                .findFirst()
                .ifPresentOrElse(
                        branch -> types(branch, writer, path),
                        () -> add(
                                path,
                                Rule.MISSING_UNION_BRANCH,
                                "the writer may write %s, and the reader has only %s"
                                        .formatted(text(writer), text(reader))));
    }

    private static boolean sameKind(Schema reader, Schema writer) {
        return switch (writer.getType()) {
            case RECORD, ENUM, FIXED ->
                reader.getType() == writer.getType() && SchemaCompatibility.schemaNameEquals(reader, writer);
            case ARRAY, MAP -> reader.getType() == writer.getType();
            default -> false;
        };
    }

    private void same(Schema reader, Schema writer, String path) {
        switch (reader.getType()) {
            case ARRAY -> types(reader.getElementType(), writer.getElementType(), path + "[]");
            case MAP -> types(reader.getValueType(), writer.getValueType(), path + "{}");
            case RECORD -> {
                names(reader, writer, path);
                reader.getFields().forEach(field -> field(field, writer, Place.below(path, field.name())));
            }
            case ENUM -> {
                names(reader, writer, path);
                symbols(reader, writer, path);
            }
            case FIXED -> {
                names(reader, writer, path);
                if (reader.getFixedSize() != writer.getFixedSize()) {
                    add(
                            path,
                            Rule.FIXED_SIZE_MISMATCH,
                            "the writer's has %d bytes, the reader expects %d"
                                    .formatted(writer.getFixedSize(), reader.getFixedSize()));
                }
            }
            default -> {}
        }
    }

    private void names(Schema reader, Schema writer, String path) {
        if (!SchemaCompatibility.schemaNameEquals(reader, writer)) {
            add(
                    path,
                    Rule.NAME_MISMATCH,
                    "the writer's is %s, the reader expects %s and has no alias for it"
                            .formatted(writer.getFullName(), reader.getFullName()));
        }
    }

    private void field(Schema.Field reader, Schema writer, String path) {
        Schema.Field written = SchemaCompatibility.lookupWriterField(writer, reader);
        if (written != null) {
            types(reader.schema(), written.schema(), path);
        } else if (!reader.hasDefaultValue()) {
            add(
                    path,
                    Rule.READER_FIELD_MISSING_DEFAULT_VALUE,
                    "the writer does not have it, and the reader has no default for it");
        }
    }

    private void symbols(Schema reader, Schema writer, String path) {
        List<String> unknown = new ArrayList<>(writer.getEnumSymbols());
        unknown.removeAll(reader.getEnumSymbols());
        if (!unknown.isEmpty() && reader.getEnumDefault() == null) {
            add(
                    path,
                    Rule.MISSING_ENUM_SYMBOLS,
                    "the writer may write %s, and the reader has only %s and no default symbol"
                            .formatted(unknown, reader.getEnumSymbols()));
        }
    }

    private static boolean isCompatible(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static String text(Schema schema) {
        return SchemaText.of(schema);
    }

    private void add(String path, Rule rule, String message) {
        found.add(new Difference(Place.text(root, path), rule, message));
    }
}
