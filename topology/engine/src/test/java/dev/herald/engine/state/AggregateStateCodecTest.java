package dev.herald.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lane.Pending;
import dev.herald.engine.lane.Window;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.release.Order;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AggregateStateCodecTest {

    record Loans(int count, @Nullable String reader) {}

    record LoansLater(int count, @Nullable String reader, List<String> earlier) {}

    private static final Order ORDER = new Order("c1", "Ada", "the rule is mended");
    private static final SchemaRegistry REGISTRY = new InMemoryRegistry(CompatibilityLevel.NONE);

    private final AggregateStateCodec codec = codec(Loans.class);

    static List<AggregateState> states() {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        lanes.put("running", new Lane.Running(3));
        lanes.put("waiting", new Lane.Waiting(0, 2, 1_700_000_000_000L));
        lanes.put("parked", new Lane.Parked(Long.MAX_VALUE, 1_000));
        lanes.put("releasing", new Lane.Releasing(1, 2, ORDER));
        Loans loans = new Loans(7, "Ada");
        return List.of(
                AggregateState.initial(new Loans(0, null)),
                new AggregateState(Long.MAX_VALUE, loans, lanes, Intake.Open.OPEN, true, Map.of()),
                new AggregateState(1, loans, Map.of(), new Intake.Holding(3, 1_700_000_000_000L), false, Map.of()),
                new AggregateState(1, loans, Map.of(), new Intake.Releasing(3, ORDER), false, Map.of()),
                new AggregateState(1, loans, lanes, new Intake.Parked(5), true, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void state_isReadAsItWasWritten(AggregateState state) {
        AggregateState read = codec.read("title/t1", codec.write(state));

        assertThat(read).isEqualTo(state);
        assertThat(List.copyOf(read.lanes().keySet()))
                .isEqualTo(List.copyOf(state.lanes().keySet()));
    }

    @Test
    void randomStates_areReadAsTheyWereWritten() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            AggregateState state = random(random);
            assertThat(codec.read("title/t1", codec.write(state)))
                    .as("seed %d, state %d", seed, i)
                    .isEqualTo(state);
        }
    }

    @Test
    void windows_areReadAsTheyWereWritten() {
        Cause bare = new Cause("t1", "t1#7", Instant.parse("1969-12-31T23:59:59.123456789Z"), null, null);
        Cause full = new Cause("t1", "t1#8", Instant.EPOCH, "loan-7", "00-1-2-03");
        Map<String, Window> windows = new LinkedHashMap<>();
        windows.put("quiet", new Window(Long.MAX_VALUE, null));
        windows.put("bare", new Window(-1, new Pending(4, 7, bare, List.of(new Payload(new byte[] {0, 1, 2})))));
        windows.put(
                "full",
                new Window(2, new Pending(5, 8, full, List.of(new Payload(new byte[0]), new Payload(new byte[1])))));
        AggregateState state = states().get(1);
        for (Map.Entry<String, Window> window : windows.entrySet()) {
            state = state.with(window.getKey(), window.getValue());
        }

        AggregateState read = codec.read("title/t1", codec.write(state));

        assertThat(read).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void entryWithoutWindows_needsNoRoomForThem() {
        AggregateState state = states().get(1);
        AggregateState left = state.with("quiet", new Window(1, null)).with("quiet", Window.NONE);

        assertThat(codec.write(left)).isEqualTo(codec.write(state)).startsWith(2);
    }

    @Test
    void nextVersionOfTheProjection_readsWhatThePreviousWrote() {
        byte[] stored = codec.write(states().get(1));

        AggregateState read = codec(LoansLater.class).read("title/t1", stored);

        assertThat(read.projection()).isEqualTo(new LoansLater(7, "Ada", List.of()));
        assertThat(read.lanes()).isEqualTo(states().get(1).lanes());
    }

    @Test
    void unknownFormat_isRefusedNamingBoth() {
        byte[] stored = codec.write(states().get(1));
        stored[0] = 6; // 3, as Avro writes it

        assertThatThrownBy(() -> codec.read("title/t1", stored))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("title/t1: stored entry has format 3, this version reads 1 and 2");
    }

    @Test
    void damagedEntry_isRefusedNamingTheAggregate() {
        byte[] stored = codec.write(states().get(1));
        byte[] cut = Arrays.copyOf(stored, stored.length - 1);

        assertThatThrownBy(() -> codec.read("title/t1", cut))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("title/t1: the stored entry of " + cut.length + " bytes is damaged");
    }

    @Test
    void stateThatCannotBeWritten_leavesTheCodecAsItWas() {
        AggregateState good = states().get(4);
        byte[] expected = codec.write(good);

        assertThatThrownBy(() -> codec.write(new AggregateState(
                        1, new LoansLater(1, null, List.of()), Map.of(), Intake.Open.OPEN, false, Map.of())))
                .isInstanceOf(RuntimeException.class);

        assertThat(codec.write(good)).isEqualTo(expected);
    }

    private static AggregateState random(Random random) {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lanes.put("rule-" + i, lane(random));
        }
        Intake intake =
                switch (random.nextInt(4)) {
                    case 0 -> Intake.Open.OPEN;
                    case 1 -> new Intake.Holding(1 + random.nextInt(9), random.nextLong());
                    case 2 -> new Intake.Releasing(1 + random.nextInt(9), ORDER);
                    default -> new Intake.Parked(random.nextInt(9));
                };
        String reader = random.nextBoolean() ? null : "r" + random.nextInt();
        return new AggregateState(
                random.nextLong(), new Loans(random.nextInt(), reader), lanes, intake, random.nextBoolean(), Map.of());
    }

    private static Lane lane(Random random) {
        long ordinal = random.nextLong();
        return switch (random.nextInt(4)) {
            case 0 -> new Lane.Running(ordinal);
            case 1 -> new Lane.Waiting(ordinal, 1 + random.nextInt(9), random.nextLong());
            case 2 -> new Lane.Releasing(ordinal, 1 + random.nextInt(9), ORDER);
            default -> new Lane.Parked(ordinal, 1 + random.nextInt(9));
        };
    }

    private static AggregateStateCodec codec(Class<? extends Record> projection) {
        ProjectionCodec<?> written = ProjectionCodec.of(projection);
        Schema schema = written.schema();
        return new AggregateStateCodec(
                new ProjectionStorage(written, REGISTRY.register(schema.getFullName(), schema), REGISTRY));
    }
}
