package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lane.Pending;
import dev.herald.engine.lane.Window;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.AggregateStateCodec;
import dev.herald.engine.state.Intake;
import dev.herald.engine.state.ProjectionStorage;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.InstanceKey;
import dev.herald.engine.supervise.Opening;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries of the stores, damaged on disk or in a changelog, are refused by the name of what they belong to. */
class StoredEntriesFuzzTest {

    enum Shelf {
        NEAR,
        FAR
    }

    record Loan(
            String reader,
            @Nullable BigDecimal fine,
            Instant since,
            @Nullable LocalDate due) {}

    record Loans(int count, Shelf shelf, List<Loan> loans, Map<String, Double> weights, List<Boolean> flags) {}

    private static final Loans LOANS = new Loans(
            7,
            Shelf.FAR,
            List.of(new Loan("Ada", new BigDecimal("12.34"), Instant.EPOCH, LocalDate.EPOCH)),
            Map.of("a", 1.5, "b", 2.5),
            List.of(true, false));
    private static final Cause CAUSE = new Cause("t1", "t1#8", Instant.EPOCH, "loan-7", "00-1-2-03");

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final ProjectionStorage projections = projections();

    @Test
    void damagedAggregate_isReadOrRefused() {
        AggregateStateCodec codec = new AggregateStateCodec(projections);
        AggregateState state = new AggregateState(
                9,
                LOANS,
                Map.of(
                        "parked", new Lane.Parked(2, 1_000),
                        "waiting", new Lane.Waiting(0, 2, 1_700_000_000_000L),
                        "releasing", new Lane.Releasing(1, 2, new Order("c1", "Ada", "mended"))),
                new Intake.Holding(3, 1_700_000_000_000L),
                true,
                Map.of("quiet", new Window(2, new Pending(5, 8, CAUSE, List.of(new Payload(new byte[3]))))));
        tryDamaged("stored aggregates", codec.write(state), bytes -> codec.read("title/t1", bytes));
    }

    @Test
    void damagedKeptEvent_isReadOrRefused() {
        KeptEventCodec codec = new KeptEventCodec(projections);
        RecordHeaders headers = new RecordHeaders();
        headers.add("one", new byte[] {1}).add("none", null);
        SourceRecord source = new SourceRecord("titles", 3, 77, 1L, new byte[] {1}, new byte[] {0, -1}, headers);
        tryDamaged("kept events", codec.write(new KeptEvent(2, source, LOANS)), bytes -> codec.read("title/t1", bytes));
    }

    @Test
    void damagedExpectation_isReadOrRefused() {
        InstanceCodec codec = new InstanceCodec();
        Owner owner = new Owner(new AggregateKey("title", "t1"), new InstanceKey("returned", "", 0));
        Instance instance = new Instance(new Opening(3, "t1#3", "Lent", 5, "loan-7"), 7, 9, false, 0, Instance.NEVER);
        tryDamaged("stored expectations", codec.write(instance), bytes -> codec.read(owner, bytes));
    }

    /** Only what has been read at all is compared: damage can make another entry, which is as right as any. */
    private static void tryDamaged(String what, byte[] right, Function<byte[], Object> reading) {
        Object read = reading.apply(right);
        assertThat(read).isNotNull();
        Fuzz.run(what, 10_000, random -> {
            byte[] bytes = new Mutation(random).of(right);
            try {
                assertThat(reading.apply(bytes)).hasSameClassAs(read);
            } catch (UncheckedIOException damaged) {
                assertThat(damaged)
                        .hasMessageStartingWith("title/t1")
                        .hasMessageEndingWith(": the stored entry of " + bytes.length + " bytes is damaged");
            } catch (RegistryException.NotFound schema) {
                assertThat(schema).hasMessageContaining("schema");
            } catch (IllegalStateException format) {
                assertThat(format).hasMessageStartingWith("title/t1").hasMessageContaining("has format");
            }
        });
    }

    private ProjectionStorage projections() {
        ProjectionCodec<Loans> codec = ProjectionCodec.of(Loans.class);
        return new ProjectionStorage(codec, registry.register("loans", codec.schema()), registry);
    }
}
