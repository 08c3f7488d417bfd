package dev.herald.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A broker that listens with TLS: once to whoever shows a certificate, once to who logs in as well, and once with a
 * certificate of somebody else. The user {@code herald} may do everything there, by either.
 *
 * @param mutual the port for certificates (SSL)
 * @param login the port for certificates and a login by SCRAM-SHA-512 or PLAIN (SASL_SSL)
 * @param astray the port whose certificate names another host (SSL)
 * @param plainPassword of {@code herald} for PLAIN, which SCRAM does not take
 */
record SecuredBroker(Broker broker, int mutual, int login, int astray, String plainPassword) implements AutoCloseable {
    private static final String MODULES = "org.apache.kafka.common.security.";

    /** Starts one. */
    static SecuredBroker start(Certificates certificates, Path server, Path other) {
        List<Integer> ports = Stream.generate(Ports::free).distinct().limit(5).toList();
        String password = UUID.randomUUID().toString();
        StartOptions options = StartOptions.defaults();
        Map<String, String> settings = new TreeMap<>(listeners(ports));
        settings.putAll(certified(certificates, server, other));
        settings.putAll(logins(password));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        Iterator<Integer> own = ports.iterator();
        Broker broker = Broker.start(options, BrokerUsers.of(List.of("herald")), own::next);
        return new SecuredBroker(broker, ports.get(2), ports.get(3), ports.get(4), password);
    }

    private static Map<String, String> listeners(List<Integer> ports) {
        List<String> names = List.of("CLIENTS", "CONTROLLER", "MUTUAL", "LOGIN", "ASTRAY");
        List<String> listeners = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            listeners.add("%s://127.0.0.1:%d".formatted(names.get(i), ports.get(i)));
        }
        return Map.of(
                "listeners",
                String.join(",", listeners),
                "advertised.listeners",
                String.join(
                        ",",
                        listeners.stream()
                                .filter(at -> !at.startsWith("CONTROLLER"))
                                .toList()),
                "listener.security.protocol.map",
                "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT,MUTUAL:SSL,LOGIN:SASL_SSL,ASTRAY:SSL");
    }

    private static Map<String, String> certified(Certificates certificates, Path server, Path other) {
        return Map.of(
                "ssl.keystore.location",
                server.toString(),
                "ssl.keystore.password",
                Certificates.PASSWORD,
                "ssl.key.password",
                Certificates.PASSWORD,
                "ssl.truststore.location",
                certificates.trusted().toString(),
                "ssl.truststore.password",
                Certificates.PASSWORD,
                "listener.name.astray.ssl.keystore.location",
                other.toString(),
                "listener.name.mutual.ssl.client.auth",
                "required",
                "listener.name.login.ssl.client.auth",
                "required",
                "ssl.principal.mapping.rules",
                "RULE:^CN=(.*)$/$1/");
    }

    private static Map<String, String> logins(String password) {
        return Map.of(
                "listener.name.login.sasl.enabled.mechanisms",
                "SCRAM-SHA-512,PLAIN",
                "listener.name.login.scram-sha-512.sasl.jaas.config",
                MODULES + "scram.ScramLoginModule required;",
                "listener.name.login.plain.sasl.jaas.config",
                MODULES + "plain.PlainLoginModule required user_herald=\"%s\";".formatted(password),
                "super.users",
                "User:admin;User:ANONYMOUS;User:herald");
    }

    /** Logs in by SCRAM, with the password that the broker knows. */
    Map<String, String> scram() {
        return Map.of(
                "kafka.security.protocol",
                "SASL_SSL",
                "kafka.sasl.mechanism",
                "SCRAM-SHA-512",
                "kafka.sasl.jaas.config",
                broker.clientSettings("herald").get("sasl.jaas.config"));
    }

    /** Logs in by PLAIN. */
    Map<String, String> plain(String password) {
        return Map.of(
                "kafka.security.protocol",
                "SASL_SSL",
                "kafka.sasl.mechanism",
                "PLAIN",
                "kafka.sasl.jaas.config",
                MODULES + "plain.PlainLoginModule required username=\"herald\" password=\"%s\";".formatted(password));
    }

    @Override
    public void close() {
        broker.close();
    }
}
