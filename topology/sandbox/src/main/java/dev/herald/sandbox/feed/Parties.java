package dev.herald.sandbox.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The companies that pay: who they are, from when, and under which names. */
final class Parties {
    private static final List<String> PLACES = List.of(
            "Ashdown",
            "Avon",
            "Calder",
            "Chiltern",
            "Cotswold",
            "Dee Valley",
            "Fenland",
            "Forth",
            "Harrow",
            "Holborn",
            "Kestrel",
            "Lomond",
            "Malvern",
            "Mersey",
            "Northgate",
            "Pennine",
            "Severn",
            "Thameside",
            "Tyne",
            "Wensley");
    private static final List<String> TRADES = List.of(
            "Bakeries",
            "Brewing",
            "Building Supplies",
            "Care Homes",
            "Catering",
            "Dental",
            "Electrical",
            "Foods",
            "Freight",
            "Furniture",
            "Joinery",
            "Packaging",
            "Print",
            "Roofing",
            "Textiles");
    private static final List<String> FORMS = List.of("Ltd", "Ltd", "Ltd", "LLP", "plc");
    private static final int FEWEST = 8;
    private static final int MOST = PLACES.size() * TRADES.size();
    private static final int PAYMENTS_EACH = 20;
    private static final int RENAMED_PERCENT = 20;

    private final List<Party> parties;

    private Parties(List<Party> parties) {
        this.parties = parties;
    }

    static Parties forPayments(Random random, int payments) {
        int count = Math.max(FEWEST, Math.min(MOST, payments / PAYMENTS_EACH));
        List<String> names = names(random);
        List<Party> parties = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            long since = since(random, index, count);
            String name = names.get(index) + " " + FORMS.get(random.nextInt(FORMS.size()));
            parties.add(new Party("party-%03d".formatted(index + 1), name, since, renamedAt(random, index, since)));
        }
        return new Parties(parties);
    }

    List<FeedEvent> events() {
        return parties.stream().flatMap(party -> party.events().stream()).toList();
    }

    /** Id of a party that is registered by then; the earlier ones pay more often. */
    String payer(Random random, long at) {
        int known = (int) parties.stream().filter(party -> party.since() < at).count();
        return parties.get(Math.min(random.nextInt(known), random.nextInt(known)))
                .id();
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        PLACES.forEach(place -> TRADES.forEach(trade -> names.add(place + " " + trade)));
        Collections.shuffle(names, random);
        return names;
    }

    /** Three quarters are there in the hour before the first payment; the others come one by one, in their order. */
    private static long since(Random random, int index, int count) {
        int early = count - count / 4;
        if (index < early) {
            return -WorkingTime.HOUR + random.nextInt((int) WorkingTime.HOUR - 1);
        }
        return WorkingTime.PERIOD * (index - early + 1) / (count - early + 1) + random.nextInt(60);
    }

    /** The first party always takes another name, so that reading as of an instant shows in every feed. */
    private static long renamedAt(Random random, int index, long since) {
        boolean renamed = index == 0 || random.nextInt(100) < RENAMED_PERCENT;
        long from = Math.max(0, since);
        return renamed ? from + 1 + random.nextInt((int) (WorkingTime.PERIOD - from)) : Party.NEVER;
    }

    private record Party(String id, String name, long since, long renamedAt) {
        static final long NEVER = Long.MAX_VALUE;

        List<FeedEvent> events() {
            FeedEvent registered = event(1, "PartyRegistered", since, name);
            return renamedAt == NEVER
                    ? List.of(registered)
                    : List.of(registered, event(2, "PartyRenamed", renamedAt, newName()));
        }

        private String newName() {
            int form = name.lastIndexOf(' ');
            return name.substring(0, form) + " Group" + name.substring(form);
        }

        private FeedEvent event(int sequence, String type, long at, String partyName) {
            return new FeedEvent("party", id, sequence, type, WorkingTime.at(at), Map.of("name", partyName));
        }
    }
}
