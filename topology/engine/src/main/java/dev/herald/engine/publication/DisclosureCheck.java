package dev.herald.engine.publication;

import static java.util.stream.Collectors.joining;

import dev.herald.engine.mark.FieldPath;
import dev.herald.engine.mark.Marks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds disclosures that disclose nothing, and public contracts that carry what they say nobody may see. */
final class DisclosureCheck {

    private static final Set<String> OUTSIDE_THE_VALUE = Set.of(Disclosure.ID, Disclosure.KEY, Disclosure.PUBLISHED);

    private final Publication.Builder builder;
    private final Collection<PublicTopic<?>> targets;
    private final Set<Class<? extends SpecificRecord>> types = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    DisclosureCheck(Publication.Builder builder) {
        this.builder = builder;
        this.targets = StyleCheck.targets(builder).values();
        builder.sources.forEach(source -> types.addAll(source.types()));
        builder.lookups.forEach(lookup -> types.addAll(lookup.topic().types()));
    }

    List<String> faults() {
        targets.stream()
                .filter(topic -> topic.style() != Style.COMMAND)
                .distinct()
                .forEach(this::nothingConfidential);
        for (Disclosure disclosure : builder.disclosures) {
            String start = "disclosure of " + disclosure.type().getSimpleName() + "." + disclosure.field() + ": ";
            Stream.of(data(disclosure), place(disclosure), reason(disclosure))
                    .flatMap(Stream::ofNullable)
                    .forEach(fault -> faults.add(start + fault));
        }
        return faults;
    }

    private void nothingConfidential(PublicTopic<?> topic) {
        Marks.fields(topic.schema(), Marks::confidential).forEach((path, marked) -> {
            if (marked) {
                faults.add(topic.label() + ": " + topic.type().getName() + "." + path
                        + " is marked confidential, and cannot be public");
            }
        });
    }

    private @Nullable String data(Disclosure disclosure) {
        if (!types.contains(disclosure.type())) {
            return "no source and no lookup has " + disclosure.type().getName();
        }
        Schema contract = SpecificData.get().getSchema(disclosure.type());
        Map<FieldPath, Boolean> fields = Marks.fields(contract, Marks::any);
        if (!fields.containsKey(disclosure.field())) {
            return "there is no such field; there are " + names(fields.keySet());
        }
        boolean marked = fields.entrySet().stream()
                .anyMatch(each -> each.getValue() && disclosure.field().holds(each.getKey()));
        return marked ? null : "it is not marked as confidential or personal, so anybody may be told";
    }

    private @Nullable String place(Disclosure disclosure) {
        PublicTopic<?> topic = disclosure.topic();
        if (topic == null || OUTSIDE_THE_VALUE.contains(disclosure.place().text())) {
            return null;
        }
        if (!targets.contains(topic)) {
            return "nothing is published as " + topic.label();
        }
        Map<FieldPath, Boolean> fields = Marks.fields(topic.schema(), Marks::any);
        return fields.containsKey(disclosure.place())
                ? null
                : topic.label() + " has no field " + disclosure.place() + "; it has " + names(fields.keySet());
    }

    private static @Nullable String reason(Disclosure disclosure) {
        return disclosure.reason().isBlank() ? "it has no reason" : null;
    }

    private static String names(Set<FieldPath> fields) {
        return fields.stream().map(FieldPath::text).collect(joining(", "));
    }
}
