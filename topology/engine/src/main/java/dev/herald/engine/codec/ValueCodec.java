package dev.herald.engine.codec;

import dev.herald.engine.registry.SchemaRegistry;
import java.util.Collection;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What reads domain events and writes public records: Herald's own code, or serdes of others for the same wire format. */
public interface ValueCodec {

    /** Herald's own. */
    ValueCodec HERALD = new ValueCodec() {
        @Override
        public ValueDecoder decoder(
                SchemaRegistry registry, Collection<? extends Class<? extends SpecificRecord>> types) {
            return new AvroDecoder(registry, types);
        }

        @Override
        public Function<SpecificRecord, byte[]> encoder(Schema contract, int id, String topic) {
            return new AvroEncoder(contract, id)::encode;
        }
    };

    /**
     * Returns what reads values of some types; every other type is {@link Decoded.UnknownType}. For one thread.
     *
     * @param registry where the writers' schemas are found
     */
    ValueDecoder decoder(SchemaRegistry registry, Collection<? extends Class<? extends SpecificRecord>> types);

    /**
     * Returns what writes records of a contract; it throws an unchecked exception when the contract refuses a record. For
     * one thread.
     *
     * @param id under which the registry has the contract
     * @param topic that the records are for
     */
    Function<SpecificRecord, byte[]> encoder(Schema contract, int id, String topic);
}
