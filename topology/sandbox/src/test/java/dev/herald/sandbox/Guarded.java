package dev.herald.sandbox;

import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.access.AclAdmin;
import dev.herald.processor.access.Right;
import dev.herald.processor.broker.Answer;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicSpec;
import dev.herald.processor.topic.TopicWishes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** Herald's commands and clients at a secured broker, as given by its users. Topics and contracts are there. */
final class Guarded implements AutoCloseable {
    static final String ADMIN = "admin";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Broker broker;
    private final PublicationSource source;
    private final Map<String, String> settings = new TreeMap<>();
    private final Admin admin;
    private final AclAdmin acls;

    Guarded(PublicationSource source, Broker broker, Registry registry) {
        this.broker = broker;
        this.source = source;
        settings.put("kafka.bootstrap.servers", broker.bootstrap());
        settings.put("herald.registry.urls", registry.url());
        settings.put("herald.contexts", source.publication().context());
        settings.put("herald.topics.partitions", Integer.toString(Installation.PARTITIONS));
        settings.put("herald.connect.timeout", "10s");
        settings.put("herald.publication." + source.publication().context() + ".wait-for", "300ms");
        admin = Admin.create(client(ADMIN));
        acls = new AclAdmin(admin);
        herald(ADMIN, "topics", "apply").well();
        herald(ADMIN, "contracts", "register").well();
    }

    Admin admin() {
        return admin;
    }

    Guarded with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Settings of Herald under which it logs in as one of the users. */
    Map<String, String> settings(String user) {
        Map<String, String> all = new TreeMap<>(settings);
        broker.clientSettings(user).forEach((key, value) -> all.put("kafka." + key, value));
        return all;
    }

    /** Settings of a Kafka client that logs in as one of the users. */
    Map<String, Object> client(String user) {
        Map<String, Object> all = new HashMap<>(broker.clientSettings(user));
        all.put("bootstrap.servers", broker.bootstrap());
        return all;
    }

    List<PublicationSource> contexts() {
        return List.of(source);
    }

    Terminal.Said herald(String user, String... command) {
        return new Terminal(settings(user), contexts()).herald(command);
    }

    /** Returns the names of all topics of the context. */
    List<String> topics() {
        TopicWishes wishes = new TopicWishes("", Installation.PARTITIONS, -1, -1, Map.of());
        return TopicPlan.of(source.publication(), wishes).specs().stream()
                .map(TopicSpec::name)
                .toList();
    }

    /** Sends events as one of the users. */
    Terminal.Said send(String user, Collection<String> lines) {
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return new Terminal(settings(user), contexts()).herald(in, "events", "send", "-");
    }

    /** Starts the real Herald as one of the users. */
    HeraldProcess run(String user) {
        StartOptions options = StartOptions.defaults();
        for (Map.Entry<String, String> setting : settings(user).entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return HeraldProcess.start(options);
    }

    /** Grants what roles need, and returns once the broker goes by it. */
    void grant(String... roles) {
        List<String> command = new ArrayList<>(List.of("acls", "--apply"));
        command.addAll(List.of(roles));
        herald(ADMIN, command.toArray(String[]::new)).well();
        command.set(1, "--check");
        Await.until(
                LIMIT,
                () -> herald(ADMIN, command.toArray(String[]::new)).code() == 0,
                () -> "the broker does not go by what was granted");
    }

    /** Takes a right away, and returns once the broker goes by it. */
    void revoke(Right right) {
        Answer.of(admin.deleteAcls(List.of(right.binding().toFilter())).all());
        Await.until(LIMIT, () -> !acls.missing(List.of(right)).isEmpty(), () -> right + " is not taken away");
    }

    /** Gives it back, and returns once the broker goes by it. */
    void restore(Right right) {
        acls.add(List.of(right));
        Await.until(LIMIT, () -> acls.missing(List.of(right)).isEmpty(), () -> right + " is not given back");
    }

    @Override
    public void close() {
        admin.close();
    }
}
