package dev.herald.engine.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls: to the URL that worked last, then to the others in turn, and all again after a pause, a bounded number of
 * times and for a bounded time. Retried are failed connections, timeouts, 5xx, 429 and 408; any other reply is final.
 */
final class RegistryHttp {

    /** A schema of 1 MB is a large one; a list of subjects may be longer. */
    static final int MAX_REPLY_BYTES = 16 << 20;

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;
    private final RetryPace pace;
    private final HttpClient http;
    private volatile int preferred;

    RegistryHttp(RegistrySettings settings, RetryPace pace) {
        this.settings = settings;
        this.pace = pace;
        // HTTP/1.1: the upgrade offer of HTTP/2 in clear text confuses some servers and proxies.
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout());
        if (settings.tls() != null) {
            builder.sslContext(settings.tls());
        }
        this.http = builder.build();
    }

    Reply send(Call call) {
        Map<URI, String> faults = new LinkedHashMap<>();
        long end = System.nanoTime() + settings.patience().toNanos();
        for (int attempt = 1; ; attempt++) {
            Reply reply = pass(call, end, faults);
            if (reply != null) {
                return reply;
            }
            if (attempt == settings.attempts() || left(end).compareTo(settings.firstBackoff()) < 0) {
                throw unavailable(call, attempt, faults, null);
            }
            pause(call, attempt, faults);
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private @Nullable Reply pass(Call call, long end, Map<URI, String> faults) {
        int first = preferred;
        int count = settings.urls().size();
        for (int i = 0; i < count; i++) {
            int index = (first + i) % count;
            Reply reply = attempt(call, settings.urls().get(index), end, faults);
            if (reply != null) {
                preferred = index;
                return reply;
            }
        }
        return null;
    }

    private @Nullable Reply attempt(Call call, URI url, long end, Map<URI, String> faults) {
        Duration limit = left(end).compareTo(settings.requestTimeout()) < 0 ? left(end) : settings.requestTimeout();
        CompletableFuture<HttpResponse<String>> pending =
                http.sendAsync(request(call, url), BoundedBody.ofText(MAX_REPLY_BYTES));
        try {
            // Not the request's own timeout: that one ends with the headers, and a body may stall as well.
            HttpResponse<String> response = pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (!passing(response.statusCode())) {
                return new Reply(call, url, response.statusCode(), response.body());
            }
            faults.put(url, "HTTP " + response.statusCode());
        } catch (TimeoutException e) {
            String why = "no answer within " + Duration.ofMillis(limit.toMillis());
            if (limit.compareTo(settings.requestTimeout()) < 0) {
                // Cut short, so it says less than what went wrong before.
                faults.putIfAbsent(url, why);
            } else {
                faults.put(url, why);
            }
        } catch (ExecutionException e) {
            faults.put(url, fault(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(call, 1, Map.of(url, "interrupted"), e);
        } finally {
            pending.cancel(true);
        }
        return null;
    }

    private HttpRequest request(Call call, URI url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + call.path()))
                .header("Accept", MEDIA_TYPE + ", application/json;q=0.9");
        settings.credentials().authorization().ifPresent(value -> request.header("Authorization", value));
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", MEDIA_TYPE)
                .method(call.method(), BodyPublishers.ofString(call.body()))
                .build();
    }

    private static boolean passing(int status) {
        return status >= 500 || status == 429 || status == 408;
    }

    private static String fault(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }

    private void pause(Call call, int attempt, Map<URI, String> faults) {
        try {
            pace.pause(attempt, settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(call, attempt, faults, e);
        }
    }

    private static RegistryException.Unavailable unavailable(
            Call call, int attempts, Map<URI, String> faults, @Nullable Throwable cause) {
        StringBuilder text = new StringBuilder("schema registry unavailable: ")
                .append(call)
                .append(": gave up after attempt ")
                .append(attempts);
        faults.forEach((url, why) -> text.append("; ").append(url).append(": ").append(why));
        return new RegistryException.Unavailable(text.toString(), cause);
    }
}
