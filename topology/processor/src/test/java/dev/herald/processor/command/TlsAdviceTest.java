package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsAdviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSL handshake failed (SunCertPathBuilderException: unable to find valid certification path) |"
                        + " kafka.ssl.truststore.location",
                "SSL handshake failed (CertificateException: No subject alternative names present) | names other hosts",
                "SSL handshake failed (SSLHandshakeException: Received fatal alert: bad_certificate) |"
                        + " kafka.ssl.keystore.location",
                "SSL handshake failed (SSLException: Unsupported or unrecognized SSL message) | kafka.security.protocol",
                "Authentication failed during authentication due to invalid credentials | kafka.sasl.jaas.config",
            })
    void whatIsSaid_leadsToTheSetting(String said, String advice) {
        assertThat(TlsAdvice.BROKER.on(said)).startsWith("; ").contains(advice);
    }

    @Test
    void registry_hasSettingsOfItsOwn() {
        assertThat(TlsAdvice.REGISTRY.on("https://a: SSLHandshakeException: PKIX path building failed"))
                .contains("herald.registry.ssl.truststore.location");
        assertThat(TlsAdvice.REGISTRY.on("GET /config: HTTP 401: who are you?")).contains("herald.registry.auth");
    }

    @Test
    void anythingElse_hasNoAdvice() {
        assertThat(TlsAdvice.BROKER.on("Topic authorization failed.")).isEmpty();
        assertThat(TlsAdvice.REGISTRY.on("HTTP 503")).isEmpty();
    }
}
