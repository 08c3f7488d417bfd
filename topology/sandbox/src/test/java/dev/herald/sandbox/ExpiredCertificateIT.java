package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A broker's certificate expires: Herald says so, and ends. */
@ExtendWith(SharedSandbox.class)
class ExpiredCertificateIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String[] EXPIRED = {"CertificateExpiredException", "NotAfter"};

    @Test
    void certificateExpires_endsWith7_andNamesIt_andGoesOnWithANewOne(Registry registry, @TempDir Path dir)
            throws IOException {
        Certificates certificates = Certificates.in(dir);
        Path valid = certificates.server("valid", "-1H");
        Path expired = certificates.server("expired", "-3d");
        Path used = Files.copy(valid, dir.resolve("used.p12"));
        int tls = Ports.free();
        try (Broker broker = tlsBroker(tls, used);
                Installation installation = Installation.at(broker, registry)
                        .impatient()
                        // A producer that was cut off may keep it from ending any sooner.
                        .with("herald.stop.timeout", "10s")
                        .with("kafka.bootstrap.servers", "127.0.0.1:" + tls)
                        .with("kafka.security.protocol", "SSL")
                        .with(
                                "kafka.ssl.truststore.location",
                                certificates.trusted().toString())
                        .with("kafka.ssl.truststore.password", Certificates.PASSWORD);
                HeraldProcess herald = installation.run()) {
            installation.send(SmallLog.partyAndPayment("party-1", "before"));
            installation.awaitDone(herald);

            HeraldLog log = HeraldLog.of(herald);
            Files.copy(expired, used, StandardCopyOption.REPLACE_EXISTING);
            broker.restart();
            Await.until(LIMIT, () -> !herald.isRunning(), log::text);
            assertThat(herald.exitCode()).as(log.text()).isEqualTo(7);
            assertThat(log.text()).contains(EXPIRED).doesNotContain(Certificates.PASSWORD);
            assertThatThrownBy(herald::restart)
                    .hasMessageContaining("exit code 7")
                    .hasMessageContainingAll(EXPIRED);

            Files.copy(valid, used, StandardCopyOption.REPLACE_EXISTING);
            broker.restart();
            herald.restart();
            installation.send(SmallLog.payment("after", "party-1"));
            installation.finish(herald);
            assertThat(installation.topic(ExpectedPayments.COMPLETED).byKey()).containsOnlyKeys("before", "after");
        }
    }

    /** A broker that listens with TLS as well. */
    private static Broker tlsBroker(int tls, Path keys) {
        List<Integer> ports = List.of(Ports.free(), Ports.free());
        Iterator<Integer> next = ports.iterator();
        StartOptions options = StartOptions.defaults()
                .with("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,TLS:SSL")
                .with(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,TLS://127.0.0.1:%d"
                                .formatted(ports.get(0), ports.get(1), tls))
                .with(
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:%d,TLS://127.0.0.1:%d".formatted(ports.get(0), tls))
                .with("listener.name.tls.ssl.keystore.location", keys.toString())
                .with("listener.name.tls.ssl.keystore.type", "PKCS12")
                .with("listener.name.tls.ssl.keystore.password", Certificates.PASSWORD)
                .with("listener.name.tls.ssl.key.password", Certificates.PASSWORD);
        return Broker.start(options, BrokerUsers.none(), next::next);
    }
}
