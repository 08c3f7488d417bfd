package dev.herald.processor.command;

import dev.herald.processor.access.Principals;
import dev.herald.processor.access.Right;
import dev.herald.processor.access.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who has which role: the options of {@code herald acls}. */
final class AclOptions {

    private static final Pattern PRINCIPAL = Pattern.compile("[A-Za-z]+:.+");

    @Option(names = "--processor", paramLabel = "PRINCIPAL", description = "Who runs Herald, such as User:herald.")
    List<String> processors = new ArrayList<>();

    @Option(names = "--producer", paramLabel = "PRINCIPAL", description = "Who writes the domain events.")
    List<String> producers = new ArrayList<>();

    @Option(names = "--consumer", paramLabel = "PRINCIPAL", description = "Who reads the public topics.")
    List<String> consumers = new ArrayList<>();

    @Option(
            names = "--handler",
            paramLabel = "PRINCIPAL",
            description = "Who carries out commands: reads the command topics, reads and writes domain events.")
    List<String> handlers = new ArrayList<>();

    @Option(
            names = "--operator",
            paramLabel = "PRINCIPAL",
            description = "Who looks after what failed, with `herald dead-letters`.")
    List<String> operators = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Consumer group of the consumers and handlers; without it, they belong to none.")
    @Nullable String group;

    @Option(
            names = "--transactional-id",
            paramLabel = "ID",
            description = "Transactional id of the producers and handlers; without it, they have none.")
    @Nullable String transactionalId;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "Only this topic, for producers, consumers and handlers; '*' stands for any part of a name.")
    List<String> topics = new ArrayList<>();

    /**
     * Returns who has which role.
     *
     * @throws EndedException when nobody is named, or not as a broker names principals
     */
    Principals principals() {
        Map<Role, List<String>> roles = new EnumMap<>(Role.class);
        roles.put(Role.PROCESSOR, processors);
        roles.put(Role.PRODUCER, producers);
        roles.put(Role.CONSUMER, consumers);
        roles.put(Role.HANDLER, handlers);
        roles.put(Role.OPERATOR, operators);
        List<String> all = roles.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            refuse("nobody is named: give --processor, --producer, --consumer, --handler or --operator");
        }
        all.stream()
                .filter(principal -> !PRINCIPAL.matcher(principal).matches())
                .forEach(principal -> refuse("'" + principal + "' is no principal: expected one such as User:herald"));
        return new Principals(roles, Optional.ofNullable(group), Optional.ofNullable(transactionalId), this::isChosen);
    }

    /**
     * Refuses a topic that no right is about.
     *
     * @throws EndedException naming it
     */
    void refuseUnknownTopics(List<Right> rights) {
        for (String topic : topics) {
            if (rights.stream().noneMatch(right -> right.role().isSelective() && matches(topic, right.name()))) {
                throw new EndedException(
                        ExitCode.BAD_INPUT,
                        "--topic = " + topic + ": no topic of any producer, consumer or handler has this name");
            }
        }
    }

    private boolean isChosen(String topic) {
        return topics.isEmpty() || topics.stream().anyMatch(each -> matches(each, topic));
    }

    private static boolean matches(String chosen, String topic) {
        return Pattern.matches("\\Q" + chosen.replace("*", "\\E.*\\Q") + "\\E", topic);
    }

    private static void refuse(String reason) {
        throw new EndedException(ExitCode.USAGE, reason);
    }
}
