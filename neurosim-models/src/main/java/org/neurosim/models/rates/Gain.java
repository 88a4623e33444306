package org.neurosim.models.rates;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * The gain function phi(h) of {@linkplain RateUnit rate units} and {@linkplain RateConnection their connections}.
 *
 * <table>
 *   <caption>The functions</caption>
 *   <tr><th>factory</th><th>phi(h)</th><th>parameters</th></tr>
 *   <tr><td>{@link #linear}</td><td>g h</td><td>g</td></tr>
 *   <tr><td>{@link #thresholdLinear}</td><td>min(max(g (h - theta), 0), alpha)</td><td>g, theta, alpha</td></tr>
 *   <tr><td>{@link #sigmoid}</td><td>g / (1 + exp(-beta (h - theta)))</td><td>g, theta, beta</td></tr>
 *   <tr><td>{@link #tanh}</td><td>tanh(g (h - theta))</td><td>g, theta</td></tr>
 * </table>
 *
 * All values are pure numbers, or in whatever unit the user gives to rates. As the gain of a unit the parameters are those of the
 * population: one value for all or one per neuron. Immutable.
 */
public final class Gain {

    private enum Kind {
        LINEAR,
        THRESHOLD_LINEAR,
        SIGMOID,
        TANH
    }

    private record Setting(String name, double value, Range range) {}

    private final Kind kind;
    private final List<Setting> settings;

    private Gain(Kind kind, Setting... settings) {
        this.kind = kind;
        this.settings = List.of(settings);
        for (Setting s : settings) {
            Checks.require("Gain", s.name, s.value, "", s.range);
        }
    }

    /**
     * Proportional to the input.
     *
     * @param g gain
     * @return the function
     * @throws IllegalArgumentException unless finite
     */
    public static Gain linear(double g) {
        return new Gain(Kind.LINEAR, new Setting("g", g, Range.FINITE));
    }

    /**
     * Linear above a threshold, up to a ceiling.
     *
     * @param g gain
     * @param theta threshold
     * @param alpha ceiling; a large number for none
     * @return the function
     * @throws IllegalArgumentException unless all are finite and the ceiling &gt; 0
     */
    public static Gain thresholdLinear(double g, double theta, double alpha) {
        return new Gain(
                Kind.THRESHOLD_LINEAR,
                new Setting("g", g, Range.FINITE),
                new Setting("theta", theta, Range.FINITE),
                new Setting("alpha", alpha, Range.POSITIVE));
    }

    /**
     * The logistic function.
     *
     * @param g value for large input
     * @param theta input of half height
     * @param beta steepness
     * @return the function
     * @throws IllegalArgumentException unless finite
     */
    public static Gain sigmoid(double g, double theta, double beta) {
        return new Gain(
                Kind.SIGMOID,
                new Setting("g", g, Range.FINITE),
                new Setting("theta", theta, Range.FINITE),
                new Setting("beta", beta, Range.FINITE));
    }

    /**
     * The hyperbolic tangent.
     *
     * @param g gain
     * @param theta input at which it is zero
     * @return the function
     * @throws IllegalArgumentException unless finite
     */
    public static Gain tanh(double g, double theta) {
        return new Gain(Kind.TANH, new Setting("g", g, Range.FINITE), new Setting("theta", theta, Range.FINITE));
    }

    /** Declares the parameters. */
    void declare(NeuronSpec.Builder spec) {
        settings.forEach(s -> spec.parameter(s.name, "", s.value, s.range));
    }

    /** Number of parameters. */
    int size() {
        return settings.size();
    }

    /** Fills the column of a parameter with its value. */
    void fill(int parameter, double[] column, int n) {
        Arrays.fill(column, 0, n, settings.get(parameter).value);
    }

    /**
     * Writes phi(h).
     *
     * @param p0 column of the first parameter, and so on; those that the function does not have are not read
     * @param out may be h
     */
    void apply(ColumnMath math, double[] h, double[] p0, double[] p1, double[] p2, double[] out, int n) {
        switch (kind) {
            case LINEAR -> multiply(h, p0, out, n);
            case THRESHOLD_LINEAR -> cut(h, p0, p1, p2, out, n);
            case SIGMOID -> {
                argument(h, p1, p2, out, n);
                math.sigmoid(out, out, n);
                multiply(out, p0, out, n);
            }
            case TANH -> {
                argument(h, p1, p0, out, n);
                math.tanh(out, out, n);
            }
        }
    }

    private static void multiply(double[] x, double[] factor, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = factor[i] * x[i];
        }
    }

    private static void cut(double[] h, double[] g, double[] theta, double[] alpha, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(Math.max(g[i] * (h[i] - theta[i]), 0), alpha[i]);
        }
    }

    private static void argument(double[] h, double[] theta, double[] factor, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = factor[i] * (h[i] - theta[i]);
        }
    }

    @Override
    public String toString() {
        return kind + " " + settings.stream().map(s -> s.name + " " + s.value).toList();
    }
}
