package dev.herald.engine.publication;

import java.util.List;

/** A publication that cannot work: every reason at once, each naming the publication, rule and type it is about. */
public final class PublicationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    PublicationException(String context, List<String> faults) {
        super("publication '" + context + "' cannot work:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Returns the reasons, in the order of the declaration. */
    public List<String> faults() {
        return faults;
    }
}
