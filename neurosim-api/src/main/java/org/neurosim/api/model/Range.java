package org.neurosim.api.model;

/**
 * A range of admissible finite values. NaN and infinities never lie in a range.
 *
 * @param low lower end, may be negative infinity
 * @param high upper end, may be positive infinity
 * @param lowIncluded whether {@code low} itself is admissible
 * @param highIncluded whether {@code high} itself is admissible
 */
public record Range(double low, double high, boolean lowIncluded, boolean highIncluded) {

    /** Any finite value. */
    public static final Range FINITE = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    /** Finite values above zero. */
    public static final Range POSITIVE = new Range(0, Double.POSITIVE_INFINITY, false, false);

    /** Zero and finite values above it. */
    public static final Range NON_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY, true, false);

    /**
     * The closed interval [low, high].
     *
     * @param low smallest admissible value
     * @param high largest admissible value
     * @return the range
     */
    public static Range between(double low, double high) {
        return new Range(low, high, true, true);
    }

    /**
     * Checks the ends.
     *
     * @param low lower end, may be negative infinity
     * @param high upper end, may be positive infinity
     * @param lowIncluded whether {@code low} itself is admissible
     * @param highIncluded whether {@code high} itself is admissible
     * @throws IllegalArgumentException if low &gt; high or an end is NaN
     */
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("range from " + low + " to " + high + " is empty");
        }
    }

    /**
     * Tells whether a value is admissible.
     *
     * @param value value to test
     * @return true if it is finite and lies in the range
     */
    public boolean contains(double value) {
        return Double.isFinite(value)
                && (lowIncluded ? value >= low : value > low)
                && (highIncluded ? value <= high : value < high);
    }

    /**
     * The range in words, for error messages.
     *
     * @return for example {@code "finite and > 0"} or {@code "in [0, 1]"}
     */
    public String describe() {
        boolean noLow = low == Double.NEGATIVE_INFINITY;
        boolean noHigh = high == Double.POSITIVE_INFINITY;
        if (noLow && noHigh) {
            return "finite";
        }
        if (noHigh) {
            return "finite and " + (lowIncluded ? ">= " : "> ") + number(low);
        }
        if (noLow) {
            return "finite and " + (highIncluded ? "<= " : "< ") + number(high);
        }
        return "in " + (lowIncluded ? "[" : "(") + number(low) + ", " + number(high) + (highIncluded ? "]" : ")");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
