package dev.herald.processor.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What to do where two sides do not agree on TLS or a login. Java and Kafka say what is wrong in words alone, so it is
 * told by these.
 *
 * @param truststore the setting that says whom to trust
 * @param keystore the setting that says what certificate to show
 * @param protocol the setting that says whether TLS is spoken
 * @param login the setting that says who we are
 */
record TlsAdvice(String truststore, String keystore, String protocol, String login) {

    static final TlsAdvice BROKER = new TlsAdvice(
            "kafka.ssl.truststore.location",
            "kafka.ssl.keystore.location",
            "kafka.security.protocol",
            "kafka.sasl.jaas.config and kafka.sasl.mechanism");
    static final TlsAdvice REGISTRY = new TlsAdvice(
            "herald.registry.ssl.truststore.location",
            "herald.registry.ssl.keystore.location",
            "http or https in herald.registry.urls",
            "herald.registry.auth and what belongs to it");

    private static final Predicate<String> NOT_TRUSTED = said("PKIX|valid certification path");
    private static final Predicate<String> OTHER_HOST = said("No subject alternative|No name matching");
    private static final Predicate<String> NOT_TAKEN =
            said("alert: (bad_certificate|certificate_required|certificate_unknown|unknown_ca|handshake_failure)");
    private static final Predicate<String> NO_TLS = said("unrecognized SSL message|plaintext connection");
    private static final Predicate<String> HUNG_UP = said("received no bytes|EOF reached while reading");
    private static final Predicate<String> NO_LOGIN =
            said("[Ii]nvalid credentials|Authentication failed|HTTP 401|SASL");

    /** Returns what to look at, to be put behind what was said; nothing where that has nothing to do with it. */
    String on(String said) {
        Map<Predicate<String>, String> advice = new LinkedHashMap<>();
        advice.put(NOT_TRUSTED, "its certificate is not of an authority that we trust: see " + truststore);
        advice.put(OTHER_HOST, "its certificate names other hosts: see the address, or the certificate");
        advice.put(NOT_TAKEN, "it does not take the certificate that we show, or wants one: see " + keystore);
        advice.put(NO_TLS, "one side speaks TLS and the other does not: see " + protocol);
        advice.put(HUNG_UP, "it hangs up: it may want a certificate, see " + keystore + ", or TLS, see " + protocol);
        advice.put(NO_LOGIN, "it does not know who we are: see " + login);
        return advice.entrySet().stream()
                .filter(each -> each.getKey().test(said))
                .findFirst()
                .map(each -> "; " + each.getValue())
                .orElse("");
    }

    private static Predicate<String> said(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }
}
