package dev.herald.processor.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Puts the command line together. */
public final class CommandLines {

    private static final Pattern SETTING = Pattern.compile("([A-Za-z][\\w-]*(?:\\.[\\w-]+)+[=:])[^']+");

    private CommandLines() {}

    /**
     * Runs a command.
     *
     * @return the number of its {@link ExitCode}
     */
    public static int run(Surroundings surroundings, String... arguments) {
        return of(surroundings).execute(arguments);
    }

    static CommandLine of(Surroundings surroundings) {
        HeraldCommand herald = new HeraldCommand(surroundings);
        CommandLine line = new CommandLine(herald)
                .addSubcommand(new Run(herald))
                .addSubcommand(new Health(herald))
                .addSubcommand(new SettingsShow(herald))
                .addSubcommand(new Doctor(herald))
                .addSubcommand(new Describe(herald))
                .addSubcommand(new CatalogueWrite(herald))
                .addSubcommand(group(
                        new Group.Topics(), new TopicsPlan(herald), new TopicsApply(herald), new TopicsCheck(herald)))
                .addSubcommand(new Acls(herald))
                .addSubcommand(group(
                        new Group.Contracts(),
                        new ContractsRegister(herald),
                        new ContractsCheck(herald),
                        new ContractsDiff(herald),
                        new ContractsCompare(herald)))
                .addSubcommand(group(new Group.Events(), new EventsSend(herald), new EventsTail(herald)))
                .addSubcommand(group(new Group.Expectations(), new ExpectationsList(herald)))
                .addSubcommand(group(
                        new Group.DeadLetters(),
                        new DeadLettersList(herald),
                        new DeadLettersShow(herald),
                        new DeadLettersRedrive(herald),
                        new DeadLettersDiscard(herald)));
        line.setOut(surroundings.out());
        line.setErr(surroundings.err());
        line.setExecutionExceptionHandler((exception, command, parsed) -> report(herald, exception));
        CommandLine.IParameterExceptionHandler usage = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((exception, words) -> usage.handleParseException(hidden(exception), words));
        line.setExecutionStrategy(parsed -> {
            if (!herald.stacktrace) {
                Logs.quietKafka();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        documentExitCodes(line);
        return line;
    }

    /** A mistyped option may carry a setting's value, which its message would repeat. */
    private static ParameterException hidden(ParameterException exception) {
        String message = String.valueOf(exception.getMessage());
        String hidden = SETTING.matcher(message).replaceAll("$1***");
        return hidden.equals(message) ? exception : new ParameterException(exception.getCommandLine(), hidden);
    }

    private static CommandLine group(Group group, Object... commands) {
        CommandLine line = new CommandLine(group);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    private static int report(HeraldCommand herald, Exception exception) {
        Failure failure = Failure.of(exception, herald.settingsRead());
        herald.surroundings().err().println("herald: " + herald.secrets().hide(failure.message()));
        if (herald.stacktrace) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace, true));
            herald.surroundings().err().print(herald.secrets().hide(trace.toString()));
            herald.surroundings().err().flush();
        } else if (failure.code() == ExitCode.BUG) {
            herald.surroundings().err().println("herald: --stacktrace shows where");
        }
        return failure.code().number();
    }

    private static void documentExitCodes(CommandLine line) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.number(), code.meaning());
        }
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("Exit codes:%n")
                .exitCodeList(codes);
        line.getSubcommands().values().forEach(CommandLines::documentExitCodes);
    }
}
