package org.neurosim.api.connect;

import java.util.function.IntToDoubleFunction;

/** The ways to give values, for static import. */
public final class Values {

    private Values() {}

    /**
     * One value for all.
     *
     * @param value the value
     * @return the value
     * @throws IllegalArgumentException if it is not finite
     */
    public static Value constant(double value) {
        return new Value.Constant(value);
    }

    /**
     * Uniform in [low, high).
     *
     * @param low lower end
     * @param high upper end
     * @return the distribution
     * @throws IllegalArgumentException if an end is not finite or low &gt; high
     */
    public static Value.Random uniform(double low, double high) {
        return new Value.Uniform(low, high);
    }

    /**
     * Normal.
     *
     * @param mean mean
     * @param sd standard deviation, &gt;= 0
     * @return the distribution
     * @throws IllegalArgumentException if one is not finite or sd is negative
     */
    public static Value.Random normal(double mean, double sd) {
        return new Value.Normal(mean, sd);
    }

    /**
     * Log-normal.
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm, &gt;= 0
     * @return the distribution
     * @throws IllegalArgumentException if one is not finite or sigma is negative
     */
    public static Value.Random logNormal(double mu, double sigma) {
        return new Value.LogNormal(mu, sigma);
    }

    /**
     * Exponential.
     *
     * @param mean mean, &gt; 0
     * @return the distribution
     * @throws IllegalArgumentException if it is not finite and positive
     */
    public static Value.Random exponential(double mean) {
        return new Value.Exponential(mean);
    }

    /**
     * Values from an array.
     *
     * @param values one per neuron or connection; copied
     * @return the values
     * @throws IllegalArgumentException if one is not finite
     */
    public static Value array(double... values) {
        return new Value.OfArray(values);
    }

    /**
     * A function of the index of a neuron.
     *
     * @param function index within the population to value; called from several threads, and possibly more than once for a neuron
     * @return the values
     */
    public static Value ofIndex(IntToDoubleFunction function) {
        return new Value.OfIndex(function);
    }

    /**
     * A function of source and target of a connection.
     *
     * @param function (source, target) to value; called from several threads
     * @return the values
     */
    public static Value ofPair(Value.PairFunction function) {
        return new Value.OfPair(function);
    }
}
