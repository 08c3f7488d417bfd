package dev.herald.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.Conversions.BigDecimalConversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;

/**
 * Values to put in the place of a confidential one: of its type, length and form, so that what works with the one works
 * with the others. Plain data, as {@link GenericForm} has it.
 */
final class Marker {

    /** Types with so few values that the original is one of the two. */
    private static final Set<Schema.Type> FEW = Set.of(Schema.Type.BOOLEAN, Schema.Type.ENUM);

    private static final int TEXT = 20;
    private static final int BYTES = 16;
    private static final int TRIES = 50;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz";

    private final Schema schema;
    private final Object original;
    private final Random random;

    private Marker(Schema schema, Object original, Random random) {
        this.schema = schema;
        this.original = original;
        this.random = random;
    }

    /**
     * Returns one of two values, which are the same for the same original in the same place, and differ from each other
     * where the type has more than one.
     *
     * @param place tells originals of different places apart
     * @param second which of them
     */
    static Object of(Schema schema, Object original, String place, boolean second) {
        Random random = new Random(31L * place.hashCode() + original.hashCode());
        Marker marker = new Marker(schema, original, random);
        Object first = FEW.contains(schema.getType()) ? original : marker.next();
        Object other = first;
        for (int i = 0; second && i < TRIES && other.equals(first); i++) {
            other = marker.next();
        }
        return other;
    }

    /** Returns text of twenty letters. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(TEXT, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }

    private Object next() {
        return switch (schema.getType()) {
            case BOOLEAN -> random.nextBoolean();
            case ENUM -> symbol();
            case INT -> number(BigInteger.valueOf((Integer) original)).intValue();
            case LONG -> number(BigInteger.valueOf((Long) original)).longValue();
            case FLOAT -> (float) real((Float) original);
            case DOUBLE -> real((Double) original);
            case STRING -> logical().equals("uuid") ? uuid() : text(original.toString());
            case BYTES -> buffer();
            case FIXED -> fixed();
            default -> original;
        };
    }

    private Object symbol() {
        int count = schema.getEnumSymbols().size();
        return new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(count)));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Changes letters and digits and leaves the rest; where there are none, the text is another one altogether. */
    private String text(String form) {
        if (form.chars().noneMatch(Character::isLetterOrDigit)) {
            return text(random);
        }
        StringBuilder text = new StringBuilder();
        form.chars().forEach(each -> text.append(character((char) each)));
        return text.toString();
    }

    private char character(char form) {
        if (Character.isDigit(form)) {
            return (char) ('0' + random.nextInt(10));
        }
        char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        return Character.isUpperCase(form) ? Character.toUpperCase(letter) : Character.isLetter(form) ? letter : form;
    }

    /** Keeps sign and length; of dates and timestamps the first third of the digits too, so that they stay near. */
    private BigInteger number(BigInteger value) {
        String digits = value.abs().toString();
        int free = isDay() ? digits.length() - digits.length() / 3 : digits.length();
        StringBuilder changed = new StringBuilder(digits.substring(0, digits.length() - free));
        random.ints(free, 0, 10).forEach(changed::append);
        BigInteger number = new BigInteger(changed.toString()).mod(limit());
        return value.signum() < 0 ? number.negate() : number;
    }

    private boolean isDay() {
        return logical().equals("date") || logical().contains("timestamp");
    }

    private String logical() {
        return schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    }

    private BigInteger limit() {
        return switch (logical()) {
            case "time-millis" -> BigInteger.valueOf(86_400_000);
            case "time-micros" -> BigInteger.valueOf(86_400_000_000L);
            case "decimal" -> BigInteger.TEN.pow(((LogicalTypes.Decimal) schema.getLogicalType()).getPrecision());
            case "big-decimal" -> BigInteger.ONE.shiftLeft(Long.SIZE);
            default -> BigInteger.valueOf(schema.getType() == Schema.Type.INT ? Integer.MAX_VALUE : Long.MAX_VALUE);
        };
    }

    private double real(double value) {
        double finite = Double.isFinite(value) ? value : 0;
        return finite + (1 + Math.abs(finite)) * random.nextInt(1, 1000) / 1024;
    }

    private ByteBuffer buffer() {
        ByteBuffer bytes = (ByteBuffer) original;
        return switch (logical()) {
            case "decimal" ->
                ByteBuffer.wrap(number(new BigInteger(array(bytes))).toByteArray());
            case "big-decimal" -> bigDecimal(bytes, number -> new BigDecimal(number(number.unscaledValue())));
            default -> ByteBuffer.wrap(randomBytes(bytes.hasRemaining() ? bytes.remaining() : BYTES));
        };
    }

    private ByteBuffer bigDecimal(ByteBuffer bytes, UnaryOperator<BigDecimal> change) {
        BigDecimalConversion conversion = new BigDecimalConversion();
        BigDecimal number = conversion.fromBytes(bytes.duplicate(), schema, schema.getLogicalType());
        return conversion.toBytes(change.apply(number), schema, schema.getLogicalType());
    }

    private GenericFixed fixed() {
        byte[] bytes = ((GenericFixed) original).bytes();
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal) {
            byte[] number = number(new BigInteger(bytes)).toByteArray();
            byte[] wide = new byte[bytes.length];
            Arrays.fill(wide, (byte) (number[0] < 0 ? -1 : 0));
            System.arraycopy(number, 0, wide, wide.length - number.length, number.length);
            return new GenericData.Fixed(schema, wide);
        }
        return new GenericData.Fixed(schema, randomBytes(bytes.length));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
