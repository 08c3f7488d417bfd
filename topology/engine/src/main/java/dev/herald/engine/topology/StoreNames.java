package dev.herald.engine.topology;

import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Publication;
import java.util.List;
import java.util.stream.Stream;

/** The names of stores, and with them of changelogs: part of the public API, since a change would lose the state. */
public final class StoreNames {

    /** One entry for each aggregate. */
    public static final String AGGREGATES = "aggregates";

    /** Events that could not go on yet. */
    public static final String KEPT = "kept";

    /** When to look at what is held or waits. */
    public static final String DEADLINES = "deadlines";

    /** Open and missed instances of expectations, and the stream time. */
    public static final String EXPECTATIONS = "expectations";

    /** How far failed reference records have been told of. */
    public static final String REFERENCE_FAULTS = "reference-faults";

    private StoreNames() {}

    /** Returns the name of a gathering's own store of one of these kinds. */
    public static String of(Gathering<?> gathering, String store) {
        return "gathering-" + gathering.name() + "-" + store;
    }

    /** Returns the names of a publication's stores of expectations. */
    public static List<String> expectations(Publication publication) {
        return Stream.concat(
                        Stream.of(EXPECTATIONS),
                        publication.gatherings().stream().map(each -> of(each, EXPECTATIONS)))
                .toList();
    }

    /** Returns the name of a lookup's as-of store. */
    public static String lookup(Lookup<?> lookup) {
        return "lookup-" + lookup.name();
    }
}
