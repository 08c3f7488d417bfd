package dev.herald.processor.doctor;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicSpec;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * An installation that is looked at.
 *
 * @param settings in force
 * @param publications that are deployed
 * @param plans their topics as they should be, in the same order
 * @param contracts theirs
 * @param admin a client, which stays the caller's to close
 * @param registry access, which stays the caller's to close
 * @param clock this machine's
 */
public record Examined(
        Settings settings,
        List<Publication> publications,
        List<TopicPlan> plans,
        List<Contract> contracts,
        Admin admin,
        RegistryAccess registry,
        Clock clock) {

    /** Returns every check, in the order in which they make sense. */
    public List<Check> checks() {
        return List.of(
                new SettingsCheck(settings),
                new JavaCheck(Runtime.version().feature()),
                MemoryCheck.ofProcess(settings),
                OpenFilesCheck.ofProcess(this),
                new AdminPortCheck(settings),
                new BrokerCheck(admin),
                new BrokerLimitsCheck(admin, settings.kafka()),
                TopicsCheck.settings(this),
                TopicsCheck.partitions(this),
                new ReplicasCheck(this),
                new RightsCheck(this),
                new GroupCheck(this),
                new StateCheck(this),
                new ContractsCheck(registry, contracts),
                new ClockCheck(settings, clock));
    }

    List<String> topics() {
        return specs().map(TopicSpec::name).distinct().toList();
    }

    Stream<TopicSpec> specs() {
        return plans.stream().flatMap(plan -> plan.specs().stream());
    }

    List<String> applicationIds() {
        return publications.stream().map(this::applicationId).toList();
    }

    String applicationId(Publication publication) {
        return StreamsSettings.applicationId(
                new TopicNames(settings.get(TopicSettings.TOPIC_PREFIX), publication.context()));
    }
}
