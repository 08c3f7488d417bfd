package dev.herald.processor.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;

/** Rights as commands of Kafka's own tool. Pure. */
public final class KafkaAcls {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%_+=:,./-]+");

    private KafkaAcls() {}

    /**
     * Returns the commands that add rights, one for what a principal may do with one thing, each role after a comment.
     *
     * @param bootstrap addresses of brokers
     */
    public static List<String> commands(List<Right> rights, String bootstrap) {
        Map<String, List<Right>> byRole = new LinkedHashMap<>();
        rights.forEach(right -> byRole.computeIfAbsent(
                        "# " + spelled(right.role()) + " " + right.principal(), title -> new ArrayList<>())
                .add(right));
        List<String> lines = new ArrayList<>();
        byRole.forEach((title, own) -> {
            lines.add(title);
            lines.addAll(commandsOf(own, bootstrap));
        });
        return lines;
    }

    /** Returns a role as it is named in an option. */
    public static String spelled(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> commandsOf(List<Right> rights, String bootstrap) {
        Map<String, StringBuilder> byThing = new LinkedHashMap<>();
        for (Right right : rights) {
            byThing.computeIfAbsent(
                            thing(right),
                            thing -> new StringBuilder("kafka-acls --bootstrap-server " + word(bootstrap)
                                    + " --add --allow-principal " + word(right.principal())))
                    .append(" --operation ")
                    .append(name(right.operation()));
        }
        List<String> commands = new ArrayList<>();
        byThing.forEach((thing, command) -> commands.add(command.append(thing).toString()));
        return commands;
    }

    private static String thing(Right right) {
        String kind = right.resource().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String pattern = right.pattern() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        return " --" + kind + " " + word(right.name()) + pattern;
    }

    private static String name(AclOperation operation) {
        StringBuilder name = new StringBuilder();
        for (String part : operation.name().split("_", -1)) {
            name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** Returns a text as one word of a shell. */
    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
