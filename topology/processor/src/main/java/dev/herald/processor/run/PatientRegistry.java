package dev.herald.processor.run;

import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry for the reader of the references: while none answers, its calls wait. Kafka Streams cannot start that
 * reader's thread again, and it holds no transaction that could run out.
 */
final class PatientRegistry implements SchemaRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
    private static final long PAUSE_MILLIS = 500;

    private final SchemaRegistry registry;
    private final CountDownLatch stopping;

    /**
     * Creates a patient registry.
     *
     * @param stopping once it is at zero, calls fail as those of the registry itself do
     */
    PatientRegistry(SchemaRegistry registry, CountDownLatch stopping) {
        this.registry = registry;
        this.stopping = stopping;
    }

    @Override
    public int register(String subject, Schema schema) {
        return answer(() -> registry.register(subject, schema));
    }

    @Override
    public Schema schemaById(int id) {
        return answer(() -> registry.schemaById(id));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return answer(() -> registry.idOf(subject, schema));
    }

    @Override
    public List<String> incompatibilities(String subject, Schema schema) {
        return answer(() -> registry.incompatibilities(subject, schema));
    }

    private <T> T answer(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (RegistryException.Unavailable e) {
                if (isStoppingSoon()) {
                    throw e;
                }
                LOG.warn("the reader of the references waits: {}", e.getMessage());
            }
        }
    }

    private boolean isStoppingSoon() {
        try {
            return stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
