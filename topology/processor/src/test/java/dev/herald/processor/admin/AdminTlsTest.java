package dev.herald.processor.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.registry.TlsStores;
import dev.herald.processor.CommandRun;
import dev.herald.processor.FakeContext;
import dev.herald.processor.TestPublication;
import dev.herald.processor.health.Health;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTlsTest {

    private static final String PASSWORD = "changeit";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FakeContext context = new FakeContext();
    private final Routes routes =
            new Routes(new Health(List.of(context), 100), () -> "", new Info(Map.of(), Map.of(), List.of()), List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void clientWithTheSameKeyStore_isAnswered_andAnotherIsNot() throws Exception {
        Path ours = keyStore("ours.p12");
        Path other = keyStore("other.p12");
        try (AdminServer server = new AdminServer(endpoint(ours, 0), routes)) {
            assertThat(new AdminClient(endpoint(ours, server.port()), PATIENCE)
                            .get("/health/live")
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> new AdminClient(endpoint(other, server.port()), PATIENCE).get("/health/live"))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void healthCommand_followsTheSettings() throws Exception {
        Path ours = keyStore("ours.p12");
        Endpoint guarded = new Endpoint("127.0.0.1", 0, "s3cret", Optional.of(new TlsStores.Store(ours, PASSWORD)));
        try (AdminServer server = new AdminServer(guarded, routes)) {
            assertThat(health(server.port(), ours)).isZero();

            context.isBehind(0, 1_000);
            assertThat(health(server.port(), ours)).isEqualTo(6);
        }
    }

    @Test
    void keyStoreThatCannotBeOpened_isAFaultOfTheSettings() throws Exception {
        Path ours = keyStore("ours.p12");
        Endpoint wrong = new Endpoint("127.0.0.1", 0, "", Optional.of(new TlsStores.Store(ours, "not-the-password")));

        assertThatThrownBy(() -> new AdminServer(wrong, routes))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("herald.admin.ssl.keystore.location")
                .hasMessageNotContaining("not-the-password");
    }

    private static int health(int port, Path keyStore) {
        return CommandRun.of(
                TestPublication.sources(),
                new StringWriter(),
                new StringWriter(),
                "health",
                "--set",
                "herald.admin.port=" + port,
                "--set",
                "herald.admin.token=s3cret",
                "--set",
                "herald.admin.ssl.keystore.location=" + keyStore,
                "--set",
                "herald.admin.ssl.keystore.password=" + PASSWORD);
    }

    private static Endpoint endpoint(Path keyStore, int port) {
        return new Endpoint("127.0.0.1", port, "", Optional.of(new TlsStores.Store(keyStore, PASSWORD)));
    }

    /** A certificate that is made out to a name which nobody here has. */
    private Path keyStore(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "herald",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=herald.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }
}
