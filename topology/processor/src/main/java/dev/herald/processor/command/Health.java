package dev.herald.processor.command;

import dev.herald.processor.admin.AdminClient;
import dev.herald.processor.admin.Endpoint;
import java.io.IOException;
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
    private static final String PATH = "/health/ready";
    private static final int READY = 200;

    private final HeraldCommand herald;

    Health(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws InterruptedException {
        Endpoint endpoint = Endpoint.of(herald.settings());
        AdminClient client = new AdminClient(endpoint, PATIENCE);
        try {
            HttpResponse<String> answer = client.get(PATH);
            herald.surroundings().out().println(answer.body());
            return (answer.statusCode() == READY ? ExitCode.OK : ExitCode.UNAVAILABLE).number();
        } catch (IOException e) {
            throw new EndedException(
                    ExitCode.UNAVAILABLE, "no processor answers at " + endpoint.address(PATH) + ": " + e);
        }
    }
}
