package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.RegistrySettings;
import dev.herald.engine.registry.SchemaRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class PatientRegistryTest {

    private static final Schema SCHEMA =
            SchemaBuilder.record("a.B").fields().requiredInt("x").endRecord();

    private final SchemaRegistry there = new InMemoryRegistry();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private int calls;

    @Test
    void registryThatIsAwayForAWhile_isWaitedFor() {
        int id = there.register("a.B", SCHEMA);

        Schema found = patient(2).schemaById(id);

        assertThat(found).isEqualTo(SCHEMA);
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void processThatStops_isNotHeldUp() {
        stopping.countDown();
        assertThatThrownBy(() -> patient(Integer.MAX_VALUE).schemaById(1))
                .isInstanceOf(RegistryException.Unavailable.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void idThatIsNotThere_isNotWaitedFor() {
        assertThatThrownBy(() -> patient(0).schemaById(1)).isInstanceOf(RegistryException.NotFound.class);
        assertThat(calls).isEqualTo(1);
    }

    /** One before which the first calls go to an address where nobody answers. */
    private PatientRegistry patient(int callsAway) {
        SchemaRegistry away = new RegistryClient(RegistrySettings.of("http://127.0.0.1:1")
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .build());
        Object registry = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SchemaRegistry.class}, (proxy, method, arguments) -> {
                    calls++;
                    try {
                        return method.invoke(calls <= callsAway ? away : there, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new PatientRegistry((SchemaRegistry) registry, stopping);
    }
}
