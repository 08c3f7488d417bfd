package dev.herald.processor.command;

import dev.herald.processor.setting.AdminSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Asks a processor on this machine whether it is ready: what a container's health check runs. */
@Command(
        name = "health",
        description = {
            "Asks the processor on this machine, at herald.admin.port, whether it is ready.",
            "Ends with 0 where it is, with 6 where it is not or does not answer."
        })
final class Health implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int READY = 200;

    private final HeraldCommand herald;

    Health(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + herald.settings().get(AdminSettings.ADMIN_PORT) + "/health/ready");
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            herald.surroundings().out().println(answer.body());
            return (answer.statusCode() == READY ? ExitCode.OK : ExitCode.UNAVAILABLE).number();
        } catch (IOException e) {
            throw new EndedException(ExitCode.UNAVAILABLE, "no processor answers at " + ready + ": " + e);
        }
    }
}
