package dev.herald.sandbox;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A Kafka broker in KRaft mode, broker and controller in one child process, on loopback. Made for tests, the demo and
 * benchmarks: one replica of everything, few internal partitions, topics are never created by mere use.
 *
 * <p>It ends with this JVM, however that ends. Not safe for use by several threads at once.
 */
public final class Broker extends Service {
    private static final Duration UP_LIMIT = Duration.ofSeconds(60);
    private static final List<String> JVM_FLAGS = List.of(
            "-Xms128m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlogback.configurationFile=dev/herald/sandbox/broker-logback.xml");

    private final StartOptions options;
    private final IntSupplier ports;
    private final BrokerUsers users;
    private BrokerSettings settings;

    private Broker(StartOptions options, BrokerUsers users, IntSupplier ports) {
        super("broker", options.dir());
        this.options = options;
        this.ports = ports;
        this.users = users;
        this.settings = BrokerSettings.on(ports, dir(), users, options.properties());
    }

    /** A new, empty broker in a temporary directory. */
    public static Broker start() {
        return start(StartOptions.defaults());
    }

    /**
     * A broker that answers.
     *
     * @throws StartFailedException when it does not within 60 s; the message ends with the last lines of its log
     */
    public static Broker start(StartOptions options) {
        return start(options, BrokerUsers.none(), Ports::free);
    }

    /**
     * A new, empty broker that asks clients who they are (SASL/SCRAM). Without an ACL nobody may do anything there but
     * {@code admin}, who may do everything.
     *
     * @param names of users beside the admin
     * @throws StartFailedException when it does not answer within 60 s
     */
    public static Broker secured(String... names) {
        return start(StartOptions.defaults(), BrokerUsers.of(List.of(names)), Ports::free);
    }

    static Broker start(StartOptions options, BrokerUsers users, IntSupplier ports) {
        Broker broker = new Broker(options, users, ports);
        try {
            broker.start(broker::run, () -> broker.settings.portsAreFree(), broker::choosePorts);
            return broker;
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    /** Host and port for {@code bootstrap.servers}; stays the same over restarts. */
    public String bootstrap() {
        return "%s:%d".formatted(InetAddress.getLoopbackAddress().getHostAddress(), settings.port());
    }

    /** What a client needs to log in as one of the users of a secured broker, under Kafka's names. */
    public Map<String, String> clientSettings(String user) {
        return users.clientSettings(user);
    }

    private void choosePorts() {
        settings = BrokerSettings.on(ports, dir(), users, options.properties());
    }

    @Override
    void run() {
        List<String> jvm = new ArrayList<>(JVM_FLAGS);
        jvm.addAll(options.jvmFlags());
        List<String> arguments = new ArrayList<>(List.of(settings.write().toString(), settings.clusterId()));
        arguments.addAll(users.formatArguments());
        Program program = new Program(jvm, Leash.onMain(ClassPath.ofThisJvm(), BrokerMain.class.getName()), arguments);
        run(program, new BrokerCheck(bootstrap(), settings)::answers, UP_LIMIT);
    }
}
