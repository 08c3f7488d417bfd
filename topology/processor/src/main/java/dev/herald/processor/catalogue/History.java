package dev.herald.processor.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** The released versions of a contract, and what each has changed. */
final class History {

    private History() {}

    static void write(Schema contract, SortedMap<Integer, Schema> versions, Html html) {
        if (versions.isEmpty()) {
            html.element("p", "No released versions.");
            return;
        }
        html.open("ol", "class", "versions");
        Schema before = null;
        for (Map.Entry<Integer, Schema> version : versions.entrySet()) {
            line("Version " + version.getKey(), changes(before, version.getValue()), html);
            before = version.getValue();
        }
        List<String> pending = changes(before, contract);
        if (!pending.isEmpty()) {
            line("Deployed, not released", pending, html);
        }
        html.end();
    }

    private static void line(String what, List<String> changes, Html html) {
        html.open("li").element("strong", what).text(": ");
        html.text(changes.isEmpty() ? "only words have changed" : String.join("; ", changes))
                .close();
    }

    /** Returns what a version has changed, in words; of the first one, how much it has. */
    private static List<String> changes(@Nullable Schema before, Schema after) {
        List<String> changes = new ArrayList<>();
        if (before == null) {
            changes.add("the first, with " + Words.count(after.getFields().size(), "field"));
            return changes;
        }
        for (Schema.Field field : after.getFields()) {
            Schema.Field old = before.getField(field.name());
            if (old == null) {
                changes.add("new field " + field.name());
            } else if (!shape(old).equals(shape(field))) {
                boolean isInside = shown(old).equals(shown(field));
                changes.add("field " + field.name() + ": " + shown(old)
                        + (isInside ? " has changed inside" : " became " + shown(field)));
            }
        }
        before.getFields().stream()
                .filter(field -> after.getField(field.name()) == null)
                .forEach(field -> changes.add("field " + field.name() + " is gone"));
        return changes;
    }

    private static String shown(Schema.Field field) {
        return TypeWords.avro(field.schema());
    }

    /** All but documentation. The canonical form has no logical types, and the words do not look into records. */
    private static String shape(Schema.Field field) {
        return shown(field) + SchemaNormalization.toParsingForm(field.schema());
    }
}
