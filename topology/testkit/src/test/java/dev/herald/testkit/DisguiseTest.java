package dev.herald.testkit;

import static dev.herald.testkit.Clinic.telling;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Till.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.herald.testkit.clinic.domain.Admitted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard sees through, and what it does not: the same list stands in PUBLICATION.md. */
class DisguiseTest {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<DomainRecord> ADMISSIONS = IntStream.rangeClosed(1, 6)
            .mapToObj(i -> event("stay", "stay-" + i, 1, NOON, Clinic.admitted(new Random(i), "west")))
            .toList();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void disguise_isSeenThrough(String field, String disguise, Function<Admitted, Object> note) {
        assertThatThrownBy(() -> happens(note))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "LEAK: Admitted." + field + " can be seen in clinic.public.stay-admitted, note, by 'admitted'");
    }

    static Stream<Arguments> disguise_isSeenThrough() {
        return Stream.of(
                disguise("name", "as it is", Admitted::getName),
                disguise("name", "in a text", admitted -> String.format("Mx %s (%d)", admitted.getName(), 1)),
                disguise("name", "eight characters", admitted -> admitted.getName().substring(5, 13)),
                disguise("name", "its last character", admitted -> admitted.getName().substring(19)),
                disguise("name", "in capitals", admitted -> admitted.getName().toUpperCase(Locale.ROOT)),
                disguise("name", "backwards", admitted -> new StringBuilder(admitted.getName()).reverse()),
                disguise("name", "MD5", admitted -> hash("MD5", admitted.getName())),
                disguise("name", "SHA-256, a third of it", admitted -> hash("SHA-256", admitted.getName())
                        .substring(20)),
                disguise("name", "SHA-512 with salt", admitted -> hash("SHA-512", "salt" + admitted.getName())),
                disguise("name", "hashCode", admitted -> admitted.getName().hashCode()),
                disguise("name", "CRC-32", admitted -> crc(admitted.getName())),
                disguise("name", "base64", admitted -> Base64.getEncoder()
                        .encodeToString(admitted.getName().getBytes(UTF_8))),
                disguise("name", "encrypted", admitted -> new BigInteger(admitted.getName().getBytes(UTF_8))
                        .modPow(BigInteger.valueOf(65_537), BigInteger.TWO.pow(200).subtract(BigInteger.ONE))),
                disguise("remark", "where there is one", admitted -> String.valueOf(admitted.getRemark())),
                disguise("insurance", "as text", Admitted::getInsurance),
                disguise("age", "odd or even", admitted -> admitted.getAge() % 2),
                disguise("weight", "rounded", admitted -> Math.round(admitted.getWeight())),
                disguise("fever", "as bits", admitted -> Float.floatToIntBits(admitted.getFever())),
                disguise("debt", "in hundreds", admitted -> admitted.getDebt().divideToIntegralValue(HUNDRED)),
                disguise("bornAt", "as a time", Admitted::getBornAt),
                disguise("bornOn", "the year", admitted -> admitted.getBornOn().getYear()),
                disguise("wokeAt", "the hour", admitted -> admitted.getWokeAt().getHour()),
                disguise("file", "as text", Admitted::getFile),
                disguise("image", "one byte of it", admitted -> admitted.getImage().get(0)),
                disguise("print", "in hexadecimal", admitted -> HexFormat.of()
                        .formatHex(admitted.getPrint().bytes())),
                disguise("blood", "its symbol", Admitted::getBlood),
                disguise("smoker", "as it is", Admitted::getSmoker),
                disguise("diagnosis.code", "of a record that is marked", admitted -> admitted.getDiagnosis()
                        .getCode()),
                disguise("diagnosis.findings[]", "in an array", admitted -> admitted.getDiagnosis()
                        .getFindings()),
                disguise("diagnosis.values{}", "in a map", admitted -> admitted.getDiagnosis()
                        .getValues()
                        .keySet()),
                disguise("suspicion.code", "of a record in a union", admitted -> admitted.getSuspicion() == null
                        ? ""
                        : admitted.getSuspicion().getCode()),
                disguise("contacts[].phone", "of records in an array", admitted -> admitted.getContacts().stream()
                        .map(contact -> contact.getPhone())
                        .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void outOfReach(String what, Function<Admitted, Object> note) {
        assertThatCode(() -> happens(note)).doesNotThrowAnyException();
    }

    static Stream<Arguments> outOfReach() {
        return Stream.of(
                unseen("how long a text is", admitted -> "*".repeat(admitted.getName().length())),
                unseen("whether it is there", admitted -> admitted.getRemark() == null),
                unseen("how many there are", admitted -> admitted.getDiagnosis().getFindings().size()),
                unseen("whether two are equal", admitted -> List.of(admitted.getName(), "")
                        .contains(admitted.getDoctorId())),
                unseen("whether it is this one", admitted -> admitted.getName().equals("Mary Tudor")));
    }

    private static void happens(Function<Admitted, Object> note) {
        Scenario.of(telling(admitted -> String.valueOf(note.apply(admitted))))
                .when(ADMISSIONS)
                .published();
    }

    private static Arguments disguise(String field, String how, Function<Admitted, Object> note) {
        return arguments(field, how, note);
    }

    private static Arguments unseen(String what, Function<Admitted, Object> note) {
        return arguments(what, note);
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
