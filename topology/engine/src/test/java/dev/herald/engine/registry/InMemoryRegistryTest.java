package dev.herald.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.contract.CompatibilityLevel;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InMemoryRegistryTest {

    private static final Schema ONE =
            SchemaBuilder.record("a.B").fields().requiredInt("x").endRecord();
    private static final Schema MORE = SchemaBuilder.record("a.B")
            .fields()
            .requiredInt("x")
            .requiredInt("y")
            .endRecord();
    private static final Schema OTHER =
            SchemaBuilder.record("a.B").fields().requiredString("x").endRecord();

    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Test
    void equalSchemas_shareAnId_countedFromOne() {
        assertThat(registry.register("s", ONE)).isEqualTo(1);
        assertThat(registry.register("s", ONE)).isEqualTo(1);
        assertThat(registry.register("t", MORE)).isEqualTo(2);
        assertThat(registry.register("u", ONE)).isEqualTo(1);
        assertThat(registry.schemaById(2)).isEqualTo(MORE);
        assertThat(registry.idOf("t", MORE)).isEqualTo(2);
    }

    @Test
    void whatWasNeverRegistered_isNotFound() {
        registry.register("s", ONE);
        assertThatThrownBy(() -> registry.schemaById(2)).isInstanceOf(RegistryException.NotFound.class);
        assertThatThrownBy(() -> registry.schemaById(0)).isInstanceOf(RegistryException.NotFound.class);
        assertThatThrownBy(() -> registry.idOf("s", MORE)).isInstanceOf(RegistryException.NotFound.class);
        assertThatThrownBy(() -> registry.idOf("t", ONE)).isInstanceOf(RegistryException.NotFound.class);
    }

    @Test
    void incompatibleVersion_isRefusedWithReasons() {
        registry.register("s", ONE);
        assertThat(registry.incompatibilities("s", MORE)).hasSize(1);
        assertThat(registry.incompatibilities("t", MORE)).isEmpty();
        assertThatThrownBy(() -> registry.register("s", MORE))
                .isInstanceOf(RegistryException.Incompatible.class)
                .hasMessageContaining("subject s, level BACKWARD: [the current version cannot read")
                .hasMessageContaining("what version 1 wrote: ");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, true, true, true",
        "BACKWARD, false, true, false",
        "FORWARD, true, false, false",
        "FULL, false, false, false",
    })
    void eachLevel_looksItsWay(CompatibilityLevel level, boolean adding, boolean removing, boolean changing) {
        assertThat(passes(level, ONE, MORE)).isEqualTo(adding);
        assertThat(passes(level, MORE, ONE)).isEqualTo(removing);
        assertThat(passes(level, ONE, OTHER)).isEqualTo(changing);
    }

    @Test
    void transitiveLevel_looksAtEveryVersion() {
        // given: y was an int, went, and comes back as a string with a default
        Schema back = SchemaBuilder.record("a.B")
                .fields()
                .requiredInt("x")
                .name("y")
                .type()
                .stringType()
                .stringDefault("")
                .endRecord();

        // then
        for (CompatibilityLevel level :
                new CompatibilityLevel[] {CompatibilityLevel.BACKWARD, CompatibilityLevel.BACKWARD_TRANSITIVE}) {
            InMemoryRegistry levelled = new InMemoryRegistry(level);
            levelled.register("s", MORE);
            levelled.register("s", ONE);
            assertThat(levelled.incompatibilities("s", back).isEmpty()).isEqualTo(level == CompatibilityLevel.BACKWARD);
        }
        assertThatCode(() -> registry.register("s", back)).doesNotThrowAnyException();
    }

    private static boolean passes(CompatibilityLevel level, Schema from, Schema to) {
        InMemoryRegistry registry = new InMemoryRegistry(level);
        registry.register("s", from);
        return registry.incompatibilities("s", to).isEmpty();
    }
}
