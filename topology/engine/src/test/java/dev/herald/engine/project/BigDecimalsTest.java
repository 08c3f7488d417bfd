package dev.herald.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class BigDecimalsTest {

    private static final Schema BYTES = Schema.create(Schema.Type.BYTES);

    private final Conversions.BigDecimalConversion avro = new Conversions.BigDecimalConversion();

    @Test
    void anyDecimal_hasTheBytesOfAvrosConversion() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigInteger unscaled = new BigInteger(random.nextInt(random.nextBoolean() ? 40 : 2_000), random);
            int scale = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(40) - 20;
            BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);

            assertThat(ByteBuffer.wrap(BigDecimals.bytes(value)))
                    .as("seed %d: %s with scale %d", seed, unscaled, scale)
                    .isEqualTo(avro.toBytes(value, BYTES, LogicalTypes.bigDecimal()));
        }
    }
}
