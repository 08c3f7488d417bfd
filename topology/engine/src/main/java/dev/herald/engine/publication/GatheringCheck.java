package dev.herald.engine.publication;

import dev.herald.engine.project.ProjectionCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds whatever cannot work in a publication's gatherings. */
final class GatheringCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final Publication.Builder builder;
    private final List<String> faults = new ArrayList<>();

    GatheringCheck(Publication.Builder builder) {
        this.builder = builder;
    }

    List<String> faults() {
        Set<String> names = new HashSet<>();
        builder.sources.forEach(source -> names.add(source.aggregate()));
        builder.lookups.forEach(lookup -> names.add(lookup.topic().aggregate()));
        builder.rules.forEach(rule -> names.add(rule.name()));
        builder.expectations.forEach(each -> each.repairs().all().forEach(repair -> names.add(repair.name())));
        for (Gathering<?> each : builder.gatherings) {
            if (!NAME.matcher(each.name()).matches()) {
                fault(each, "expected lower-case letters, digits and '-', at most 63");
            }
            if (!names.add(each.name())) {
                fault(each, "an aggregate, a rule, a repair or another gathering has that name");
            }
            if (each.members().isEmpty()) {
                fault(each, "it gathers nothing: add events with of(...).on(...)");
            }
            each.members().forEach((type, member) -> member(each, type, member.source()));
            ProjectionCodec.faults(each.events().projection()).forEach(fault -> fault(each, fault));
        }
        return faults;
    }

    private void member(Gathering<?> each, Class<?> type, DomainTopic<?> source) {
        if (!builder.sources.contains(source)) {
            fault(each, "domain topic '" + source.aggregate() + "' is not a source: add it with from(...)");
        } else if (!source.types().contains(type)) {
            fault(
                    each,
                    "unknown event type " + type.getName() + ": domain topic '" + source.aggregate() + "' has "
                            + String.join(
                                    ", ",
                                    source.types().stream()
                                            .map(Class::getSimpleName)
                                            .toList()));
        }
        if (builder.ignored.contains(type)) {
            fault(each, "it gathers " + type.getName() + ", which is ignored");
        }
    }

    private void fault(Gathering<?> each, String what) {
        faults.add("gathering '" + each.name() + "': " + what);
    }
}
