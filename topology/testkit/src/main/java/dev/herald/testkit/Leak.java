package dev.herald.testkit;

import dev.herald.engine.publication.Disclosure;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import java.util.List;

/**
 * Confidential data that others can see: what they see of it changes with the data.
 *
 * @param field the data
 * @param place where others see it
 * @param publisher the rule or repair that tells it; empty where Herald itself does
 */
record Leak(ConfidentialField field, Place place, String publisher, Differences.Example example) {

    private static final int MOST = 80;

    /** Returns those of a publication's disclosures that allow it. */
    List<Disclosure> allowedBy(Publication publication, TopicNames names) {
        return publication.disclosures().stream()
                .filter(each -> each.allows(field.type(), field.path(), place.topic(), place.path(), names))
                .toList();
    }

    @Override
    public String toString() {
        return field + " can be seen in " + place + (publisher.isEmpty() ? "" : ", by '" + publisher + "'")
                + ": with another value of it, " + cut(example.first()) + " became " + cut(example.second())
                + " (" + example.record().place() + "); expected no difference, or a disclosure with its reason";
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    }
}
