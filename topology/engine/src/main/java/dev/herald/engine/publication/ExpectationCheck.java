package dev.herald.engine.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/** Finds whatever cannot work in a publication's expectations. */
final class ExpectationCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9 -]{0,62}");
    private static final int MOST_REPAIRS = 100;

    private final Publication.Builder builder;
    private final List<String> faults = new ArrayList<>();

    ExpectationCheck(Publication.Builder builder) {
        this.builder = builder;
    }

    List<String> faults() {
        Set<String> names = new HashSet<>();
        Set<String> publishing =
                new HashSet<>(builder.rules.stream().map(Rule::name).toList());
        for (Expectation each : builder.expectations) {
            if (!NAME.matcher(each.name()).matches()) {
                faults.add("expectation '" + each.name()
                        + "': expected a name of lower-case letters, digits, spaces and '-', at most 63");
            }
            if (!names.add(each.name())) {
                faults.add("two expectations named '" + each.name() + "'");
            }
            signs(each);
            times(each);
            repairs(each, publishing);
        }
        return faults;
    }

    private void signs(Expectation each) {
        sign(each, each.opening());
        if (each.outcomes().isEmpty()) {
            fault(each, "no outcome: name at least one with oneOf(...)");
        }
        for (Sign outcome : each.outcomes()) {
            if (outcome.source().equals(each.source())) {
                sign(each, outcome);
            } else {
                fault(
                        each,
                        "opened by '" + each.source().aggregate() + "' and closed by '"
                                + outcome.source().aggregate() + "': both must be events of one aggregate");
            }
            if ((outcome.key() == null) != (each.opening().key() == null)) {
                fault(
                        each,
                        "keyedBy(...) is declared for "
                                + (outcome.key() == null ? "the opening event only, not for " : "")
                                + outcome.type().getSimpleName()
                                + (outcome.key() == null ? "" : " only, not for the opening event")
                                + ": expected both or neither");
            }
        }
    }

    private void sign(Expectation each, Sign sign) {
        Set<Class<? extends SpecificRecord>> types = sign.source().types();
        if (!builder.handled().contains(sign.source())) {
            fault(each, "domain topic '" + sign.source().aggregate() + "' is not a source: add it with from(...)");
        } else if (!types.contains(sign.type())) {
            fault(
                    each,
                    "unknown event type " + sign.type().getName() + ": domain topic '"
                            + sign.source().aggregate() + "' has "
                            + String.join(
                                    ", ",
                                    types.stream().map(Class::getSimpleName).toList()));
        }
    }

    private void times(Expectation each) {
        if (each.repeat() == null) {
            fault(
                    each,
                    "what happens when " + each.opening().type().getSimpleName()
                            + " comes again before an outcome? Declare it with onRepeat(RESTART, KEEP_FIRST or OPEN_ANOTHER)");
        }
        if (each.lateness() != null && each.lateness().isNegative()) {
            fault(each, "lateness is " + each.lateness().toMillis() + " ms; expected 0 ms or more");
        }
    }

    private void repairs(Expectation each, Set<String> publishing) {
        Expectation.Repairs repairs = each.repairs();
        if (repairs.first() == null && repairs.last() != null) {
            fault(each, "escalate(...) without onMiss(...): there is nothing to escalate from");
        }
        if (repairs.times() < 1 || repairs.times() > MOST_REPAIRS) {
            fault(each, "repeated " + repairs.times() + " times; expected 1 to " + MOST_REPAIRS);
        }
        if (repairs.backOff().toMillis() < 1) {
            fault(each, "the back-off is " + repairs.backOff().toMillis() + " ms; expected 1 ms or more");
        }
        repairs.all().forEach(repair -> {
            if (!publishing.add(repair.name())) {
                fault(each, "repair '" + repair.name() + "': a rule or another repair has that name");
            }
        });
    }

    private void fault(Expectation each, String what) {
        faults.add("expectation '" + each.name() + "': " + what);
    }
}
