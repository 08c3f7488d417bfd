package dev.herald.testkit;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import java.util.ArrayList;
import java.util.List;

/**
 * What can have published a record: a rule, or what an expectation publishes on a miss.
 *
 * @param name the rule's or repair's
 * @param source the domain topic of its events
 * @param repairs whether it publishes on a miss
 */
record Publisher(String name, DomainTopic<?> source, PublicTopic<?> target, boolean repairs) {

    private static final int MOST_REPAIRS = 100;

    /** Returns how many places may be left out among those of one event: a repair that fails leaves its own. */
    int gaps() {
        return repairs ? MOST_REPAIRS : 0;
    }

    static List<Publisher> all(Publication publication) {
        List<Publisher> all = new ArrayList<>();
        publication
                .rules()
                .values()
                .forEach(rule -> all.add(new Publisher(rule.name(), rule.source(), rule.target(), false)));
        publication.expectations().values().forEach(expectation -> expectation
                .repairs()
                .all()
                .forEach(repair -> all.add(new Publisher(repair.name(), expectation.source(), repair.target(), true))));
        return all;
    }
}
