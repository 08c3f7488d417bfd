package dev.herald.engine.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a decimal contract admits. */
record Decimals(int precision, int scale) {

    /** Returns the number at the contract's scale. Digits in front are counted first: 1E+999999999 must not be built. */
    BigDecimal fitted(BigDecimal value) {
        BigDecimal fitted = value.scale() == scale ? value : rescaled(value);
        if (fitted.precision() > precision) {
            throw tooLarge(fitted.precision());
        }
        return fitted;
    }

    private BigDecimal rescaled(BigDecimal value) {
        long digits = (long) value.precision() - value.scale() + scale;
        if (value.signum() != 0 && digits > precision) {
            throw tooLarge(digits);
        }
        try {
            return value.signum() == 0
                    ? BigDecimal.ZERO.setScale(scale)
                    : value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new Fault("a decimal with " + value.scale() + " digits after the point, which " + this
                    + " would have to round");
        }
    }

    private Fault tooLarge(long digits) {
        return new Fault("a decimal of " + digits + " digits at scale " + scale + ", more than " + this + " holds");
    }

    @Override
    public String toString() {
        return "decimal(" + precision + "," + scale + ")";
    }
}
