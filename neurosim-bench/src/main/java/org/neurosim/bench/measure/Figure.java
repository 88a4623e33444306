package org.neurosim.bench.measure;

import java.util.Locale;

/** Numbers as text, three digits. */
public final class Figure {

    private static final double WHOLE = 1000;

    private Figure() {}

    /**
     * A number.
     *
     * @param value number
     * @return text such as {@code 0.0850}, {@code 1.24}, {@code 1234}
     */
    public static String of(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= WHOLE ? "%.0f" : "%.3g", value);
    }

    /**
     * Smallest and greatest value.
     *
     * @param sample sample
     * @return text such as {@code 0.0850 - 0.0910}
     */
    public static String range(Sample sample) {
        return of(sample.min()) + " - " + of(sample.max());
    }
}
