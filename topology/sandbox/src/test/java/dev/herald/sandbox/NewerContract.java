package dev.herald.sandbox;

import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * A domain event's contract as a newer producer has it: with a field more, which Herald has never seen.
 *
 * @param id its id in the registry
 */
record NewerContract(Schema schema, int id) {

    static NewerContract ofPaymentSettled(Registry registry) {
        return registered(
                registry,
                SchemaBuilder.record("PaymentSettled")
                        .namespace("dev.herald.payments.domain")
                        .fields()
                        .optionalString("bank")
                        .endRecord());
    }

    static NewerContract ofPartyRenamed(Registry registry) {
        return registered(
                registry,
                SchemaBuilder.record("PartyRenamed")
                        .namespace("dev.herald.payments.domain")
                        .fields()
                        .requiredString("name")
                        .optionalString("reason")
                        .endRecord());
    }

    private static NewerContract registered(Registry registry, Schema schema) {
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.of(registry.url()).build())) {
            return new NewerContract(schema, client.register(schema.getFullName(), schema));
        }
    }

    /** Returns an event in the wire format; fields that the compiled contract has not are empty. */
    byte[] event(String... fieldsAndTexts) throws IOException {
        GenericRecordBuilder record = new GenericRecordBuilder(schema);
        for (int i = 0; i < fieldsAndTexts.length; i += 2) {
            record.set(fieldsAndTexts[i], fieldsAndTexts[i + 1]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        GenericData.Record made = record.build();
        new GenericDatumWriter<GenericRecord>(schema).write(made, encoder);
        return bytes.toByteArray();
    }
}
