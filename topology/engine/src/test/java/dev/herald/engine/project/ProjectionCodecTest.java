package dev.herald.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.contract.Compatibility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionCodecTest {

    enum Colour {
        RED,
        GREEN
    }

    record Part(String name, int count) {}

    record Everything(
            boolean flag,
            int number,
            long big,
            double real,
            String text,
            Instant time,
            LocalDate date,
            BigDecimal amount,
            Colour colour,
            Part part,
            List<Part> parts,
            Map<String, List<Long>> map,
            @Nullable String maybe,
            @Nullable Part maybePart,
            @Nullable Integer maybeNumber) {}

    private static final Everything FULL = new Everything(
            true,
            7,
            1L << 40,
            1.5,
            "Zoë",
            Instant.parse("2018-03-25T00:59:59.123456Z"),
            LocalDate.of(2018, 3, 25),
            new BigDecimal("-12.340"),
            Colour.GREEN,
            new Part("a", 1),
            List.of(new Part("b", 2), new Part("c", 3)),
            Map.of("k", List.of(1L, 2L)),
            "there",
            new Part("d", 4),
            9);

    @Test
    void everyKindOfComponent_isReadAsItWasWritten() throws IOException {
        ProjectionCodec<Everything> codec = ProjectionCodec.of(Everything.class);
        Everything sparse = new Everything(
                false,
                0,
                -1,
                -0.0,
                "",
                Instant.parse("1969-12-31T23:59:59.999Z"),
                LocalDate.EPOCH,
                BigDecimal.ZERO,
                Colour.RED,
                new Part("", 0),
                List.of(),
                Map.of(),
                null,
                null,
                null);

        assertThat(codec.read(bytes(codec, FULL))).isEqualTo(FULL);
        assertThat(codec.read(bytes(codec, sparse))).isEqualTo(sparse);
    }

    @Test
    void projectionLargerThanTheLimit_isRefused_howeverItIsMade() throws IOException {
        ProjectionCodec<Everything> codec = ProjectionCodec.of(Everything.class);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(written, null);
        codec.write(FULL, encoder);
        encoder.flush();

        codec.requireStorable(FULL, 10 * written.size());
        assertThatIllegalStateException()
                .isThrownBy(() -> codec.requireStorable(FULL, written.size() - 1))
                .withMessageContaining(Everything.class.getName() + ": the projection takes up to ")
                .withMessageEndingWith("; the limit is " + (written.size() - 1));
    }

    record Before(String gone, int kept, List<String> list) {}

    record After(
            List<String> list,
            long kept,
            String text,
            Instant time,
            BigDecimal amount,
            boolean flag,
            @Nullable Part part,
            Map<String, Integer> map) {}

    @Test
    void componentsAddedRemovedMovedAndWidened_olderStateIsStillRead() throws IOException {
        ProjectionCodec<Before> before = ProjectionCodec.of(Before.class);
        ProjectionCodec<After> after = ProjectionCodec.of(After.class);

        After read =
                after.read(named(before.schema(), after.schema()), bytes(before, new Before("x", 5, List.of("y"))));

        assertThat(read)
                .isEqualTo(new After(List.of("y"), 5, "", Instant.EPOCH, BigDecimal.ZERO, false, null, Map.of()));
    }

    enum MoodBefore {
        CALM,
        ANGRY
    }

    record ReaderBefore(int age) {}

    record LoanBefore(
            MoodBefore mood,
            MoodBefore sure,
            int count,
            ReaderBefore reader,
            @Nullable ReaderBefore other,
            String gone) {}

    enum Mood {
        HAPPY,
        ANGRY,
        CALM
    }

    record Reader(String town, long age) {}

    record Loan(
            Mood mood,
            @Nullable Mood sure,
            @Nullable Long count,
            Reader reader,
            @Nullable Reader other) {}

    @Test
    void constantsMovedNullsAllowedAndPartsGrown_olderStateIsStillRead_andNoByteIsLeftBehind() throws IOException {
        ProjectionCodec<LoanBefore> before = ProjectionCodec.of(LoanBefore.class);
        ProjectionCodec<Loan> after = ProjectionCodec.of(Loan.class);
        Schema written = new Schema.Parser().parse(before.schema().toString().replace("Before", ""));
        LoanBefore older = new LoanBefore(
                MoodBefore.ANGRY, MoodBefore.CALM, 5, new ReaderBefore(30), new ReaderBefore(40), "gone");
        BinaryDecoder stored = bytes(before, older);

        Loan read = after.read(written, stored);

        assertThat(read).isEqualTo(new Loan(Mood.ANGRY, Mood.CALM, 5L, new Reader("", 30), new Reader("", 40)));
        assertThat(stored.isEnd()).isTrue();
        assertThat(Compatibility.check(after.schema(), written)).isEmpty();
    }

    @Test
    void nullInAComponentThatIsNotNullable_isRefusedByName() {
        ProjectionCodec<Part> codec = ProjectionCodec.of(Part.class);

        assertThatThrownBy(() -> bytes(codec, new Part(nothing(), 1)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Part.name is null")
                .hasMessageContaining("@Nullable");
    }

    record Loop(@Nullable Loop next) {}

    record Odd(Object thing, java.util.Set<String> set, Map<Integer, String> map) {}

    @Test
    void componentsThatCannotBeStored_areAllNamed() {
        assertThat(ProjectionCodec.faults(Odd.class))
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("Odd.thing", "java.lang.Object"))
                .anySatisfy(fault -> assertThat(fault).contains("Odd.set"))
                .anySatisfy(fault -> assertThat(fault).contains("Odd.map"));
        assertThat(ProjectionCodec.faults(Loop.class))
                .singleElement()
                .asString()
                .contains("contains itself");
        assertThat(ProjectionCodec.faults(Everything.class)).isEmpty();
    }

    @SuppressWarnings("NullAway") // what the test is about
    private static String nothing() {
        return null;
    }

    /** Gives the older schema the newer one's name, as the same projection would have. */
    private static Schema named(Schema older, Schema newer) {
        return new Schema.Parser()
                .parse(older.toString().replace("\"name\":\"Before\"", "\"name\":\"" + newer.getName() + "\""));
    }

    private static BinaryDecoder bytes(ProjectionCodec<?> codec, Record projection) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        codec.write(projection, encoder);
        encoder.flush();
        return DecoderFactory.get().binaryDecoder(out.toByteArray(), null);
    }
}
