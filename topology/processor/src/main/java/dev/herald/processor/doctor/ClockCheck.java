package dev.herald.processor.doctor;

import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Unchecked;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Whether this machine's clock agrees with the registry's, as the header {@code Date} of any answer tells. A broker tells
 * its time to nobody who does not write.
 */
record ClockCheck(Settings settings, Clock clock) implements Check {

    /** What an answer may take, and the header leaves out. */
    static final Duration CLOSE = Duration.ofSeconds(5);

    /** As far apart as the times of records may be for the limits of topics. */
    static final Duration FAR = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Finding BROKER = new Unchecked(
            "the brokers' clocks: Kafka tells the time only to who writes",
            "let all machines follow one time service: `chronyc tracking`, `timedatectl`");

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public List<Finding> look() {
        return List.of(ofRegistry(settings.get(ContractSettings.REGISTRY_URLS).get(0)), BROKER);
    }

    private Finding ofRegistry(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            Instant before = clock.instant();
            HttpResponse<Void> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.discarding());
            return answer.headers()
                    .firstValue("date")
                    .map(date -> apart(before, date))
                    .orElseGet(() -> unknown("it sends no Date"));
        } catch (IOException e) {
            return unknown(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("interrupted");
        }
    }

    static Finding apart(Instant here, String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration apart = Duration.between(there, here);
            String what = "this machine is " + apart.toSeconds() + " s ahead of the registry";
            String remedy = "let both follow one time service";
            if (apart.abs().compareTo(CLOSE) <= 0) {
                return new Fine("agrees with the registry's to " + CLOSE.toSeconds() + " s");
            }
            return apart.abs().compareTo(FAR) <= 0 ? new Warning(what, remedy) : new Problem(what, remedy);
        } catch (DateTimeException e) {
            return unknown("its Date is none");
        }
    }

    private static Finding unknown(String why) {
        return new Unchecked("the registry's clock: " + why, "compare `date -u` on both machines");
    }
}
