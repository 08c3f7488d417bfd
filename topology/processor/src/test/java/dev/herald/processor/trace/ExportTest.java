package dev.herald.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.herald.engine.trace.TaskTrace;
import dev.herald.engine.trace.Tracing;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Settings endpoint(String url) {
        return Settings.of(List.of(SettingSource.commandLine(Map.of("herald.traces.endpoint", url))));
    }

    @Test
    void endpoint_getsSpansPostedByTheTimeItIsStopped() throws IOException, InterruptedException {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            Traces traces = Traces.of(
                    endpoint("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"), "test");

            OffProbe.receive(traces.tracing(), 1);
            traces.stop(PATIENCE);

            assertThat(requests.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .startsWith("POST /v1/traces application/x-protobuf")
                    .contains("receive payments.domain.payment", "service.name");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void nobodyListening_neitherHoldsUpWorkNorTheStop() throws IOException {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Traces traces = Traces.of(endpoint("http://127.0.0.1:" + port), "test");

        long start = System.nanoTime();
        OffProbe.receive(traces.tracing(), 20_000);
        traces.stop(Duration.ofSeconds(1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void fullQueue_losesSpansAndCountsThem() {
        StuckExporter stuck = new StuckExporter();
        Export traces = Export.by(stuck, 1, "test");
        int sent = 2 * Export.QUEUE + 1_000;

        OffProbe.receive(traces.tracing(), sent);

        // whatever the sender's thread has taken meanwhile, the queue and its batch hold no more
        assertThat(traces.dropped()).isBetween(1L, (long) sent - Export.QUEUE);
        stuck.released.countDown();
        traces.stop(PATIENCE);
    }

    private static final class StuckExporter implements SpanExporter {

        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    /** Loads everything anew from the class path, and nothing of OpenTelemetry. */
    private static final class WithoutOpenTelemetry extends URLClassLoader {

        private WithoutOpenTelemetry() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .filter(part -> !part.contains("opentelemetry"))
                    .map(part -> {
                        try {
                            return Path.of(part).toUri().toURL();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toArray(URL[]::new);
        }
    }

    /** Stands where no OpenTelemetry is; called by its name. */
    public static final class OffProbe {

        private OffProbe() {}

        private static void receive(Tracing tracing, int records) {
            TaskTrace task = tracing.task("payments", "group", "");
            for (int i = 0; i < records; i++) {
                task.receives(new dev.herald.engine.receive.SourceRecord(
                        "payments.domain.payment", 0, i, 0, null, new byte[1], new RecordHeaders()));
                task.received();
            }
        }

        /** Returns whether traces are off, after a task has worked. */
        public static boolean isOff() {
            Traces traces = Traces.of(Settings.of(List.of()), "test");
            receive(traces.tracing(), 10);
            traces.stop(Duration.ZERO);
            return traces.tracing() == Tracing.OFF;
        }
    }

    @Test
    void noEndpoint_needsNoClassOfOpenTelemetry() throws ReflectiveOperationException, IOException {
        try (WithoutOpenTelemetry loader = new WithoutOpenTelemetry()) {
            Class<?> probe = loader.loadClass(OffProbe.class.getName());

            assertThat(probe.getMethod("isOff").invoke(null)).isEqualTo(true);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> loader.loadClass("io.opentelemetry.api.trace.Span"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
