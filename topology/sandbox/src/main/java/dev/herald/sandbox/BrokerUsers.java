package dev.herald.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who may log in to a broker, by SASL/SCRAM. Nobody but {@link #ADMIN} may do anything there without an ACL.
 *
 * @param passwords by name; empty for a broker that asks nobody who they are
 */
record BrokerUsers(Map<String, String> passwords) {
    static final String ADMIN = "admin";

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LISTENER = "CLIENTS";

    BrokerUsers {
        passwords = Map.copyOf(passwords);
    }

    static BrokerUsers none() {
        return new BrokerUsers(Map.of());
    }

    /** The admin and others, each with a password that nobody knows. */
    static BrokerUsers of(List<String> names) {
        Map<String, String> passwords = new TreeMap<>();
        List<String> all = new ArrayList<>(names);
        all.add(ADMIN);
        all.forEach(name -> passwords.put(name, UUID.randomUUID().toString()));
        return new BrokerUsers(passwords);
    }

    boolean areAsked() {
        return !passwords.isEmpty();
    }

    /** The name of the listener for clients. */
    String listener() {
        return areAsked() ? LISTENER : "PLAINTEXT";
    }

    /** What is said to a broker about them; loopback alone reaches its controller, which knows nobody by name. */
    Map<String, String> brokerSettings() {
        if (!areAsked()) {
            return Map.of("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        }
        return Map.of(
                "listener.security.protocol.map",
                LISTENER + ":SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                LISTENER,
                "sasl.enabled.mechanisms",
                MECHANISM,
                "sasl.mechanism.inter.broker.protocol",
                MECHANISM,
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                login(ADMIN),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:" + ADMIN + ";User:ANONYMOUS");
    }

    /** What a client needs to log in as somebody. */
    Map<String, String> clientSettings(String name) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (areAsked()) {
            settings.put("security.protocol", "SASL_PLAINTEXT");
            settings.put("sasl.mechanism", MECHANISM);
            settings.put("sasl.jaas.config", login(name));
        }
        return settings;
    }

    /** What makes them known when a broker's directory is formatted. */
    List<String> formatArguments() {
        List<String> arguments = new ArrayList<>();
        passwords.forEach((name, password) -> arguments.addAll(
                List.of("--add-scram", "%s=[name=%s,password=%s]".formatted(MECHANISM, name, password))));
        return arguments;
    }

    private String login(String name) {
        String password = passwords.get(name);
        if (password == null) {
            throw new IllegalArgumentException("broker: no user '%s'; there is %s".formatted(name, passwords.keySet()));
        }
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(name, password);
    }

    @Override
    public String toString() {
        return "users " + passwords.keySet();
    }
}
