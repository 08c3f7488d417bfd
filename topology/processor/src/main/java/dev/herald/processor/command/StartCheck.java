package dev.herald.processor.command;

import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.ContractRegistry;
import dev.herald.processor.contract.ContractState;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.ContractSettings.Registration;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.StateSettings;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicDifference;
import dev.herald.processor.topic.TopicState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must hold before anything runs. Every reason against it is collected, and told at once. */
final class StartCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    private final HeraldCommand herald;
    private final List<String> reasons = new ArrayList<>();
    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private Map<String, TopicState> topics = Map.of();
    private final Map<Schema, Integer> ids = new HashMap<>();

    StartCheck(HeraldCommand herald) {
        this.herald = herald;
    }

    /**
     * Checks where state is kept, topics and contracts.
     *
     * @throws EndedException with every reason for which nothing can run
     */
    void pass(Admin admin, RegistryAccess registry) {
        state();
        MembershipCheck.refusals(herald.settings().kafka()).forEach(reason -> reason(ExitCode.SETTINGS, reason));
        try {
            topics(admin);
        } catch (KafkaException e) {
            failure(e);
        }
        try {
            contracts(registry);
        } catch (RegistryException e) {
            failure(e);
        }
        if (!reasons.isEmpty()) {
            String lines = reasons.stream().map(reason -> "\n  " + reason).collect(Collectors.joining());
            throw new EndedException(code(), "cannot run:" + lines);
        }
    }

    /** Returns the settings for Kafka and Kafka Streams. */
    Map<String, String> kafka() {
        Settings settings = herald.settings();
        Map<String, String> kafka = settings.get(StateSettings.PROFILE)
                .addedTo(StateFolder.of(settings).addedTo(settings.kafka()));
        if (settings.get(StateSettings.STORE) == StateSettings.Store.MEMORY) {
            kafka.putIfAbsent(
                    StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                    BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class.getName());
        }
        return kafka;
    }

    /** Returns the topics as the broker has them, by name. */
    Map<String, TopicState> topics() {
        return topics;
    }

    /** Returns the id of a contract. */
    int idOf(Schema contract) {
        Integer id = ids.get(contract);
        if (id == null) {
            throw new IllegalStateException(contract.getFullName() + " is not among the contracts that were checked");
        }
        return id;
    }

    private void state() {
        StateFolder folder = StateFolder.of(herald.settings());
        String prefix = herald.settings().get(TopicSettings.TOPIC_PREFIX);
        herald.publications().stream()
                .map(each -> StreamsSettings.applicationId(new TopicNames(prefix, each.context())))
                .flatMap(id -> folder.refusal(id).stream())
                .forEach(reason -> reason(ExitCode.SETTINGS, reason));
        if (folder.isTemporary()) {
            LOG.warn(
                    "{}: state is kept in {}, which the system may empty; then it is restored from Kafka, which takes"
                            + " time",
                    HeraldSettings.STATE_DIR.key(),
                    folder.path());
        }
    }

    private void topics(Admin admin) {
        TopicPlans plans = TopicPlans.of(herald);
        topics = new TopicAdmin(admin).read(plans.names());
        List<TopicDifference> fatal = plans.differences(topics).stream()
                .filter(TopicDifference::fatal)
                .toList();
        fatal.forEach(difference -> reason(ExitCode.DIFFERENCES, difference.toString()));
        if (!fatal.isEmpty()) {
            reason(ExitCode.DIFFERENCES, "`herald topics apply` creates and mends, `herald topics plan` says what");
        }
    }

    private void contracts(RegistryAccess registry) {
        boolean missing = false;
        for (ContractState state : states(registry.contracts())) {
            Contract contract = state.contract();
            if (state instanceof ContractState.Registered registered) {
                ids.put(contract.schema(), registered.id());
            } else if (state instanceof ContractState.Incompatible incompatible) {
                String why = String.join("; ", incompatible.reasons());
                reason(ExitCode.DIFFERENCES, contract.subject() + ": not compatible: " + why);
            } else {
                reason(ExitCode.DIFFERENCES, contract.subject() + ": not registered");
                missing = true;
            }
        }
        if (missing) {
            reason(ExitCode.DIFFERENCES, "`herald contracts register` registers what is missing");
        }
    }

    private List<ContractState> states(ContractRegistry registry) {
        List<Contract> contracts = ContractLists.of(herald);
        return herald.settings().get(ContractSettings.REGISTRATION) == Registration.ON_START
                ? registry.register(contracts)
                : registry.check(contracts);
    }

    private void failure(Exception exception) {
        Failure failure = Failure.of(exception, herald.settingsRead());
        reason(failure.code(), failure.message());
    }

    private void reason(ExitCode code, String reason) {
        codes.add(code);
        reasons.add(reason);
    }

    /** Of several kinds of reasons, the one that must be mended first. */
    private ExitCode code() {
        return Stream.of(ExitCode.BUG, ExitCode.SETTINGS, ExitCode.UNAVAILABLE, ExitCode.REFUSED)
                .filter(codes::contains)
                .findFirst()
                .orElse(ExitCode.DIFFERENCES);
    }
}
