package dev.herald.processor.setting;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** Reads an entry for JAAS as Kafka does, but before it: Kafka's own message quotes what it does not understand. */
final class Jaas {

    private Jaas() {}

    static Optional<String> refusal(String plain, String text) {
        if (!plain.equals(SaslConfigs.SASL_JAAS_CONFIG)) {
            return Optional.empty();
        }
        try {
            JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(text)));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(
                    "<login module's class> required <option>=\"<value>\" …; with one module, that Kafka allows,"
                            + " and a semicolon at the end");
        }
    }
}
