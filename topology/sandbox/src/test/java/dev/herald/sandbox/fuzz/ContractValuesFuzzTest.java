package dev.herald.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.deliveries.Deliveries;
import dev.herald.contexts.payments.Payments;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.ContractViolation;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.RandomAvro;
import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.ContractKind;
import dev.herald.engine.contract.DeclaredContract;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.registry.InMemoryRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Values of every contract that has a compiled record, as every reader of that record meets them. */
class ContractValuesFuzzTest {
    private static final int LONGEST_REASON = 2_000;

    private final InMemoryRegistry registry = new InMemoryRegistry(CompatibilityLevel.NONE);
    private final Map<Schema, Class<? extends SpecificRecord>> types = types();
    private final AvroDecoder decoder = new AvroDecoder(registry, List.copyOf(types.values()));

    @Test
    void anyValue_isARecordThatCanBeWrittenAgain_orSaysWhyNot() {
        List<Schema> contracts = new ArrayList<>(types.keySet());
        assertThat(contracts).hasSizeGreaterThan(20);
        for (Schema contract : contracts) {
            Random random = new Random(contract.hashCode());
            assertThat(decoder.decode(value(contract, random)))
                    .as(contract.getFullName())
                    .isInstanceOf(Decoded.Known.class);
        }
        Fuzz.run("values of contracts", 20_000, random -> {
            Schema contract = contracts.get(random.nextInt(contracts.size()));
            tried(new Mutation(random).of(value(contract, random)));
        });
    }

    private byte[] value(Schema contract, Random random) {
        return encoder(contract).encode(new RandomAvro(random.nextLong()).filled(contract));
    }

    private void tried(byte[] value) {
        Decoded decoded = decoder.decode(value);
        if (decoded instanceof Decoded.Undecodable not) {
            assertThat(not.reason()).isNotBlank().hasSizeLessThan(LONGEST_REASON);
        } else {
            writtenAgain(((Decoded.Known) decoded).record());
        }
    }

    private void writtenAgain(SpecificRecord record) {
        byte[] again;
        try {
            again = encoder(record.getSchema()).encode(record);
        } catch (ContractViolation beyondTheContract) {
            assertThat(beyondTheContract)
                    .hasMessageContaining(record.getSchema().getName());
            return;
        }
        assertThat(decoder.decode(again)).isEqualTo(new Decoded.Known(record));
    }

    private AvroEncoder encoder(Schema contract) {
        return new AvroEncoder(contract, registry.register(contract.getFullName(), contract));
    }

    /** Projections are contracts too, but Java records: they are among what the stores keep. */
    private static Map<Schema, Class<? extends SpecificRecord>> types() {
        Map<Schema, Class<? extends SpecificRecord>> types = new LinkedHashMap<>();
        Stream.<PublicationSource>of(new Payments(), new Deliveries())
                .flatMap(source -> DeclaredContract.of(source.publication()).stream())
                .filter(contract -> contract.kind() != ContractKind.STATE)
                .map(DeclaredContract::schema)
                .forEach(schema -> types.put(schema, type(schema)));
        return types;
    }

    private static Class<? extends SpecificRecord> type(Schema schema) {
        try {
            return Class.forName(schema.getFullName()).asSubclass(SpecificRecord.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
