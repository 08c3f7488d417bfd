package dev.herald.engine.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who we are to the registry. Texts of these never show a secret. */
public sealed interface Credentials {

    /** Returns the value of the {@code Authorization} header; empty where there is none to send. */
    Optional<String> authorization();

    /** No credentials. */
    record None() implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /** RFC 7617: user and password. */
    record Basic(String user, String password) implements Credentials {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "basic, user " + user;
        }
    }

    /** RFC 6750: a bearer token. */
    record Bearer(String token) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "bearer token";
        }
    }
}
