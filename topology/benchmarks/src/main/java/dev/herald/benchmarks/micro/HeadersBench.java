package dev.herald.benchmarks.micro;

import dev.herald.benchmarks.contender.EnvelopeHeaders;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import dev.herald.engine.topology.PublicHeaders;
import dev.herald.payments.integration.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The envelope of one public event: its hashed id, and its headers, by Herald and by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeadersBench {

    private static final Instant TIME = Instant.ofEpochMilli(1_790_000_000_000L);
    private static final String PAYMENT = "pay-0000001";

    private final EventIdentity identity = new EventIdentity();
    private final IntegrationEvent event = new IntegrationEvent(
            Channel.of("payments.public.status", "payments", PaymentStatus.getClassSchema()),
            id(),
            PAYMENT,
            Payload.TOMBSTONE,
            4,
            new Cause(PAYMENT, PAYMENT + "#4", TIME, null, null));
    private final PublicHeaders headers = new PublicHeaders();
    private final byte[] payment = PAYMENT.getBytes(StandardCharsets.UTF_8);
    private final byte[] cause = event.cause().id().getBytes(StandardCharsets.UTF_8);

    private String id() {
        return identity.of("payments", "PublishStatus", PAYMENT, 4, 0).toString();
    }

    /** The id, as text. */
    @Benchmark
    public String heraldIdentifies() {
        return id();
    }

    /** Ten headers, from an event whose id is made. */
    @Benchmark
    public Headers heraldHeads() {
        return headers.of(event);
    }

    /** Ten headers from bytes, with an id that is none but the cause's. */
    @Benchmark
    public List<Header> handHeads() {
        return EnvelopeHeaders.STATUS.of(payment, cause, 4, TIME.toEpochMilli());
    }
}
