package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.Clients;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends the events of a load: parties first, then payments, interleaved. */
final class Feed implements AutoCloseable {
    private static final long HOUR_MS = 3_600_000;

    private final Load load;
    private final FeedRecords records;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private Feed(Stand stand, Topics topics, Load load, int lingerMs) {
        this.load = load;
        this.records = new FeedRecords(topics, load, stand.ids());
        Map<String, Object> settings = new HashMap<>(Clients.PRODUCER);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stand.bootstrap());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        this.producer = new KafkaProducer<>(settings);
    }

    /** One that fills a log. */
    static Feed bulk(Stand stand, Topics topics, Load load) {
        return new Feed(stand, topics, load, 20);
    }

    /** One that sends each event at once. */
    static Feed prompt(Stand stand, Topics topics, Load load) {
        return new Feed(stand, topics, load, 0);
    }

    void parties() {
        long time = System.currentTimeMillis() - 2 * HOUR_MS - load.events() - load.idleEvents();
        for (int party = 0; party < load.parties(); party++) {
            send(records.party(party, time));
            send(records.partyById(party, time));
        }
        flush();
    }

    /** The events of the idle payments: a millisecond apart, before all others. */
    void idle(Progress progress) {
        long time = System.currentTimeMillis() - HOUR_MS - load.events() - load.idleEvents();
        long sent = 0;
        for (int step = 0; step < Load.IDLE_STEPS; step++) {
            for (int payment = 0; payment < load.idle(); payment++) {
                send(records.payment(load.payments() + payment, step, time + sent++));
                progress.at(sent);
            }
        }
        flush();
    }

    /** All events of all payments that settle: a millisecond apart, the last an hour ago. */
    void everything(Progress progress) {
        long time = System.currentTimeMillis() - HOUR_MS - load.events();
        long sent = 0;
        for (int from = 0; from < load.payments(); from += load.open()) {
            int to = Math.min(load.payments(), from + load.open());
            for (int step = 0; step < Load.STEPS; step++) {
                for (int payment = from; payment < to; payment++) {
                    send(records.payment(payment, step, time + sent++));
                }
                progress.at(sent);
            }
        }
        flush();
    }

    /** All events but the very first, each when it is due at a rate, stamped with that time. */
    void paced(long startMs, int rate) {
        long sent = 0;
        for (int from = 0; from < load.payments(); from += load.open()) {
            int to = Math.min(load.payments(), from + load.open());
            for (int step = 0; step < Load.STEPS; step++) {
                for (int payment = from; payment < to; payment++) {
                    long due = startMs + sent++ * 1000 / rate;
                    awaitTime(due);
                    if (payment > 0 || step > 0) {
                        send(payment, step, due);
                    }
                }
            }
        }
        flush();
    }

    private static void awaitTime(long due) {
        while (System.currentTimeMillis() < due) {
            Pause.ms(1);
        }
    }

    /** The first event of every payment. */
    void requests(Progress progress) {
        long time = System.currentTimeMillis() - HOUR_MS - load.events();
        for (int payment = 0; payment < load.payments(); payment++) {
            send(payment, 0, time + payment);
            progress.at(payment);
        }
        flush();
    }

    /** One event of a payment. */
    void send(int payment, int step, long time) {
        send(records.payment(payment, step, time));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record, (place, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
            }
        });
    }

    /** Waits until the broker has everything. */
    void flush() {
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new BenchFailedException("feed: the broker refused a record: " + refused, refused);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
