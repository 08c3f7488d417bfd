package dev.herald.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {

    private static final String PASSWORD = "changeit";

    private static Path dir;

    private static FakeRegistry registry;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException {
        dir = directory;
        for (String who : List.of("server", "client")) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    who,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-keystore",
                    file(who));
            keytool("-exportcert", "-alias", who, "-keystore", file(who), "-file", file(who + ".cer"));
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    who,
                    "-keystore",
                    file(who + ".trust"),
                    "-file",
                    file(who + ".cer"));
        }
        HttpsServer server = HttpsServer.create(FakeRegistry.loopback(), 0);
        server.setHttpsConfigurator(
                demandingClientCertificate(TlsStores.context(store("client.trust"), store("server"))));
        registry = new FakeRegistry(server).answers(200, "{\"schema\":\"\\\"string\\\"\"}");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void clientWithItsCertificate_isServed() {
        SSLContext tls = TlsStores.context(store("server.trust"), store("client"));
        assertThat(client(tls).schemaById(7)).isEqualTo(Schema.create(Schema.Type.STRING));
    }

    @Test
    void clientWithoutCertificate_isUnavailable() {
        SSLContext tls = TlsStores.context(store("server.trust"), null);
        assertThatThrownBy(() -> client(tls).schemaById(7)).isInstanceOf(RegistryException.Unavailable.class);
    }

    @Test
    void serverThatIsNotTrusted_isUnavailable_andSaysWhy() {
        SSLContext tls = TlsStores.context(store("client.trust"), store("client"));
        assertThatThrownBy(() -> client(tls).schemaById(7))
                .isInstanceOf(RegistryException.Unavailable.class)
                .hasMessageContaining("SSLHandshakeException");
    }

    @Test
    void storeThatCannotBeRead_isNamed_withoutItsPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsStores.context(new TlsStores.Store(dir.resolve("none"), "s3cret"), null))
                .withMessageStartingWith("key store " + dir.resolve("none"))
                .satisfies(e -> assertThat(e).message().doesNotContain("s3cret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsStores.context(new TlsStores.Store(dir.resolve("server"), "s3cret"), null))
                .satisfies(e -> assertThat(e).message().doesNotContain("s3cret"));
    }

    private static RegistryClient client(SSLContext tls) {
        return new RegistryClient(RegistrySettings.of("https://127.0.0.1:" + registry.port())
                .tls(tls)
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .build());
    }

    private static HttpsConfigurator demandingClientCertificate(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        };
    }

    private static TlsStores.Store store(String name) {
        return new TlsStores.Store(dir.resolve(name), PASSWORD);
    }

    private static String file(String name) {
        return dir.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
