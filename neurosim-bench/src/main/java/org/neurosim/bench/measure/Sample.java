package org.neurosim.bench.measure;

import java.util.Arrays;
import java.util.Collection;

/** Repeated measurements of one quantity. Immutable. */
public final class Sample {

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * A sample of these values.
     *
     * @param values at least one, all finite
     * @return sample
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Sample of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample without values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("not finite: " + Arrays.toString(values));
        }
        return new Sample(sorted);
    }

    /**
     * A sample of these values.
     *
     * @param values at least one, all finite
     * @return sample
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Sample of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * The middle value; of an even number of values the mean of the two in the middle.
     *
     * @return median
     */
    public double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    /**
     * The value below which a given part of the sample lies: the nearest one in order.
     *
     * @param part 0 to 1
     * @return quantile
     */
    public double quantile(double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    /**
     * The least value.
     *
     * @return minimum
     */
    public double min() {
        return sorted[0];
    }

    /**
     * The greatest value.
     *
     * @return maximum
     */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /**
     * Number of values.
     *
     * @return at least 1
     */
    public int size() {
        return sorted.length;
    }
}
