package dev.herald.benchmarks.contender;

import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentStatus;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The registry's ids of the contracts that take part, looked up once, before anything is measured.
 *
 * @param byName by the record's full name
 */
public record ContractIds(Map<String, Integer> byName) {

    /** The contracts that take part. */
    public static final List<Class<? extends SpecificRecord>> TYPES = List.of(
            PaymentRequested.class,
            PaymentApproved.class,
            PaymentInstructed.class,
            PaymentSettled.class,
            PartyRegistered.class,
            PaymentCompleted.class,
            PaymentStatus.class);

    /** Keeps a copy. */
    public ContractIds {
        byName = Map.copyOf(byName);
    }

    static ContractIds of(Properties properties, String prefix) {
        Map<String, Integer> ids = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name ->
                        ids.put(name.substring(prefix.length()), Integer.parseInt(properties.getProperty(name))));
        return new ContractIds(ids);
    }

    /** Returns the id of a contract. */
    public int of(Schema contract) {
        Integer id = byName.get(contract.getFullName());
        if (id == null) {
            throw new IllegalStateException(
                    "no schema id of %s; there is %s".formatted(contract.getFullName(), byName));
        }
        return id;
    }

    /** Returns the id of a type's contract. */
    public int of(Class<? extends SpecificRecord> type) {
        return of(SpecificData.get().getSchema(type));
    }
}
