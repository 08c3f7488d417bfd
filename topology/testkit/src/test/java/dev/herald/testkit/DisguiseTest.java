package dev.herald.testkit;

import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Clinic.STAY;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Till.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.publication.Publication;
import dev.herald.testkit.clinic.domain.Admitted;
import dev.herald.testkit.clinic.integration.Stay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the guard sees through, and what it does not: the same list stands in PUBLICATION.md. Each disguise has a rule
 * and a topic of its own in one publication.
 */
class DisguiseTest {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<DomainRecord> ADMISSIONS = IntStream.rangeClosed(1, 6)
            .mapToObj(i -> event("stay", "stay-" + i, 1, NOON, Clinic.admitted(new Random(i), "west")))
            .toList();

    private static String leaks = "";

    /**
     * A way to tell something.
     *
     * @param field whose value it tells
     */
    record Disguise(String field, String how, Function<Admitted, Object> note) {

        String rule() {
            return how.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }

        Stay told(Admitted admitted) {
            return Clinic.stay(String.valueOf(note.apply(admitted)));
        }

        @Override
        public String toString() {
            return field + " " + how;
        }
    }

    @BeforeAll
    static void execute() {
        Publication.Builder builder = Clinic.publication();
        Stream.concat(disguise_isSeenThrough(), outOfReach())
                .forEach(each -> builder.rule(rule(each.rule())
                        .on(STAY, Admitted.class)
                        .publish(summary(each.rule(), Stay.class), (event, stay) -> each.told(event.data()))));
        leaks = Objects.requireNonNull(catchThrowableOfType(
                        AssertionError.class,
                        () -> Scenario.of(builder.build()).when(ADMISSIONS).published())
                .getMessage());
    }

    @ParameterizedTest
    @MethodSource
    void disguise_isSeenThrough(Disguise each) {
        assertThat(leaks)
                .contains("LEAK: Admitted." + each.field() + " can be seen in clinic.public." + each.rule()
                        + ", note, by '" + each.rule() + "'");
    }

    @ParameterizedTest
    @MethodSource
    void outOfReach(Disguise each) {
        assertThat(leaks).contains("LEAK: ").doesNotContain("'" + each.rule() + "'");
    }

    static Stream<Disguise> disguise_isSeenThrough() {
        return Stream.of(
                new Disguise("name", "as it is", Admitted::getName),
                new Disguise("name", "in a text", admitted -> String.format("Mx %s (%d)", admitted.getName(), 1)),
                new Disguise("name", "eight characters", admitted -> admitted.getName()
                        .substring(5, 13)),
                new Disguise("name", "its last character", admitted -> admitted.getName()
                        .substring(19)),
                new Disguise(
                        "name", "in capitals", admitted -> admitted.getName().toUpperCase(Locale.ROOT)),
                new Disguise("name", "backwards", admitted -> new StringBuilder(admitted.getName()).reverse()),
                new Disguise("name", "MD5", admitted -> hash("MD5", admitted.getName())),
                new Disguise("name", "SHA-256, a third of it", admitted -> hash("SHA-256", admitted.getName())
                        .substring(20)),
                new Disguise("name", "SHA-512 with salt", admitted -> hash("SHA-512", "salt" + admitted.getName())),
                new Disguise("name", "hashCode", admitted -> admitted.getName().hashCode()),
                new Disguise("name", "CRC-32", admitted -> crc(admitted.getName())),
                new Disguise("name", "base64", admitted -> Base64.getEncoder()
                        .encodeToString(admitted.getName().getBytes(UTF_8))),
                new Disguise("name", "encrypted", admitted -> new BigInteger(
                                admitted.getName().getBytes(UTF_8))
                        .modPow(
                                BigInteger.valueOf(65_537),
                                BigInteger.TWO.pow(200).subtract(BigInteger.ONE))),
                new Disguise("remark", "where there is one", admitted -> String.valueOf(admitted.getRemark())),
                new Disguise("insurance", "a number as text", Admitted::getInsurance),
                new Disguise("age", "odd or even", admitted -> admitted.getAge() % 2),
                new Disguise("weight", "rounded", admitted -> Math.round(admitted.getWeight())),
                new Disguise("fever", "as bits", admitted -> Float.floatToIntBits(admitted.getFever())),
                new Disguise(
                        "debt", "in hundreds", admitted -> admitted.getDebt().divideToIntegralValue(HUNDRED)),
                new Disguise("bornAt", "as a time", Admitted::getBornAt),
                new Disguise(
                        "bornOn", "the year", admitted -> admitted.getBornOn().getYear()),
                new Disguise("wokeAt", "the hour of it", admitted -> admitted.getWokeAt()
                        .getHour()),
                new Disguise("file", "a uuid as text", Admitted::getFile),
                new Disguise("image", "one byte of it", admitted -> admitted.getImage()
                        .get(0)),
                new Disguise("print", "in hexadecimal", admitted -> HexFormat.of()
                        .formatHex(admitted.getPrint().bytes())),
                new Disguise("blood", "its symbol", Admitted::getBlood),
                new Disguise("smoker", "a boolean as it is", Admitted::getSmoker),
                new Disguise("diagnosis.code", "of a record that is marked", admitted -> admitted.getDiagnosis()
                        .getCode()),
                new Disguise("diagnosis.findings[]", "in an array", admitted -> admitted.getDiagnosis()
                        .getFindings()),
                new Disguise("diagnosis.values{}", "in a map", admitted -> admitted.getDiagnosis()
                        .getValues()
                        .keySet()),
                new Disguise(
                        "suspicion.code",
                        "of a record in a union",
                        admitted -> admitted.getSuspicion() == null
                                ? ""
                                : admitted.getSuspicion().getCode()),
                new Disguise("contacts[].phone", "of records in an array", admitted -> admitted.getContacts().stream()
                        .map(contact -> contact.getPhone())
                        .toList()));
    }

    static Stream<Disguise> outOfReach() {
        return Stream.of(
                new Disguise("name", "how long it is", admitted -> "*"
                        .repeat(admitted.getName().length())),
                new Disguise("remark", "whether it is there", admitted -> admitted.getRemark() == null),
                new Disguise("diagnosis.findings", "how many there are", admitted -> admitted.getDiagnosis()
                        .getFindings()
                        .size()),
                new Disguise("name", "whether two are equal", admitted -> admitted.getName()
                        .equals(admitted.getDoctorId())),
                new Disguise("name", "whether it is this one", admitted -> admitted.getName()
                        .equals("Mary Tudor")));
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        return crc.getValue();
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
