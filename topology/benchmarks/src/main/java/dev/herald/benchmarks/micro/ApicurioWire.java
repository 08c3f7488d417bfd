package dev.herald.benchmarks.micro;

import dev.herald.benchmarks.contender.ContractIds;
import dev.herald.engine.registry.SchemaRegistry;
import io.apicurio.registry.resolver.ParsedSchemaImpl;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.SchemaParser;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Apicurio's serializer and deserializer as they are configured by default, for specific records: 4 bytes of id on the
 * wire. They ask a registry in memory, once for each schema, and keep what it answers.
 */
final class ApicurioWire {

    private static final String TOPIC = "payments";

    private final AvroKafkaSerializer<SpecificRecord> serializer;
    private final AvroKafkaDeserializer<SpecificRecord> deserializer;

    ApicurioWire(SchemaRegistry registry, ContractIds ids) {
        InMemory resolver = new InMemory(registry, ids);
        Map<String, Object> settings = Map.of(AvroSerdeConfig.USE_SPECIFIC_AVRO_READER, true);
        serializer = new AvroKafkaSerializer<>(resolver);
        serializer.configure(settings, false);
        deserializer = new AvroKafkaDeserializer<>(resolver);
        deserializer.configure(settings, false);
    }

    byte[] write(SpecificRecord value) {
        return serializer.serialize(TOPIC, value);
    }

    SpecificRecord read(byte[] value) {
        return deserializer.deserialize(TOPIC, value);
    }

    /** Stands where Apicurio's client of the registry would. */
    private record InMemory(SchemaRegistry registry, ContractIds ids)
            implements SchemaResolver<Schema, SpecificRecord> {

        @Override
        public SchemaLookupResult<Schema> resolveSchema(Record<SpecificRecord> data) {
            Schema schema = data.payload().getSchema();
            return found(ids.of(schema), schema);
        }

        @Override
        public SchemaLookupResult<Schema> resolveSchemaByArtifactReference(ArtifactReference reference) {
            int id = Math.toIntExact(reference.getContentId());
            return found(id, registry.schemaById(id));
        }

        private static SchemaLookupResult<Schema> found(int id, Schema schema) {
            return SchemaLookupResult.<Schema>builder()
                    .contentId(id)
                    .parsedSchema(new ParsedSchemaImpl<Schema>().setParsedSchema(schema))
                    .build();
        }

        @Override
        public SchemaParser<Schema, SpecificRecord> getSchemaParser() {
            throw new UnsupportedOperationException("nothing is parsed here");
        }

        @Override
        public void setClientFacade(RegistryClientFacade client) {}

        @Override
        public void setArtifactResolverStrategy(ArtifactReferenceResolverStrategy<Schema, SpecificRecord> strategy) {}

        @Override
        public void reset() {}

        @Override
        public void close() {}
    }
}
