package dev.herald.processor.command;

import dev.herald.engine.registry.RegistryException;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.doctor.Check;
import dev.herald.processor.doctor.Examined;
import dev.herald.processor.doctor.Finding;
import dev.herald.processor.setting.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for what is wrong with an installation, and says what to do about it. */
@Command(
        name = "doctor",
        description = {
            "Looks at settings, machine, broker, topics, rights, groups, contracts and clocks, one after the other, and"
                    + " says what to do about each finding. Changes nothing.",
            "Ends with 0 where there is no problem (there may be warnings), with 4 where there is one."
        })
final class Doctor implements Callable<Integer> {

    private final HeraldCommand herald;
    private final Map<Check.Needs, String> absent = new EnumMap<>(Check.Needs.class);
    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** A finding as {@code --json} prints it. */
    record Shown(String check, String outcome, String what, String remedy) {}

    /** What {@code --json} prints. */
    record Result(List<Shown> findings, long problems, long warnings, long unchecked) {}

    Doctor(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        Settings settings = herald.settings();
        List<Shown> shown = new ArrayList<>();
        try (Admin admin = new Clients(settings).admin();
                RegistryAccess registry = RegistryAccess.open(settings)) {
            Examined examined = new Examined(
                    settings,
                    herald.publications(),
                    TopicPlans.of(herald).plans(),
                    ContractLists.of(herald),
                    admin,
                    registry,
                    herald.surroundings().clock());
            examined.checks().forEach(check -> examine(check, shown));
        }
        report(shown);
        return code().number();
    }

    private void examine(Check check, List<Shown> shown) {
        for (Finding finding : look(check)) {
            Shown one =
                    new Shown(check.name(), outcome(finding), herald.secrets().hide(finding.what()), finding.remedy());
            shown.add(one);
            if (finding instanceof Finding.Problem) {
                codes.add(ExitCode.DIFFERENCES);
            }
            if (!json) {
                print(one);
            }
        }
    }

    /** Who does not answer once is not waited for again, and who takes no password is not shown it again. */
    private List<Finding> look(Check check) {
        String why = absent.get(check.needs());
        if (why != null) {
            return List.of(new Finding.Unchecked(why, "see above"));
        }
        try {
            return check.look();
        } catch (KafkaException | RegistryException e) {
            Failure failure = Failure.of(e, herald.settingsRead());
            codes.add(failure.code());
            if (failure.code() == ExitCode.UNAVAILABLE) {
                String who = check.needs() == Check.Needs.BROKER ? "no broker answers" : "the registry does not answer";
                absent.put(check.needs(), who);
                return List.of(
                        new Finding.Problem(failure.message(), "start it, or correct its address or the network"));
            }
            if (e instanceof AuthenticationException) {
                absent.put(check.needs(), "the broker does not let us in");
                return List.of(new Finding.Problem(failure.message(), "correct the settings"));
            }
            return List.of(new Finding.Problem(failure.message(), "grant the right, or correct the settings"));
        }
    }

    private static String outcome(Finding finding) {
        return finding.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private void print(Shown one) {
        PrintWriter out = herald.surroundings().out();
        out.printf("%-9s  %s: %s%n", one.outcome().toLowerCase(Locale.ROOT), one.check(), one.what());
        if (!one.remedy().isEmpty()) {
            out.printf("%-9s    -> %s%n", "", one.remedy());
        }
        out.flush();
    }

    private void report(List<Shown> shown) {
        Result result = new Result(shown, count(shown, "PROBLEM"), count(shown, "WARNING"), count(shown, "UNCHECKED"));
        PrintWriter out = herald.surroundings().out();
        if (json) {
            Output.json(out, result);
        } else {
            out.println("problems: " + result.problems() + ", warnings: " + result.warnings() + ", not checked: "
                    + result.unchecked());
        }
    }

    private static long count(List<Shown> shown, String outcome) {
        return shown.stream().filter(one -> one.outcome().equals(outcome)).count();
    }

    /** Of several kinds, the one that must be mended first. */
    private ExitCode code() {
        return Stream.of(ExitCode.BUG, ExitCode.SETTINGS, ExitCode.UNAVAILABLE, ExitCode.REFUSED, ExitCode.DIFFERENCES)
                .filter(codes::contains)
                .findFirst()
                .orElse(ExitCode.OK);
    }
}
