package org.neurosim.api.connect;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/**
 * A value that is given per neuron or per synapse: constant, random, from an array or from a function. Immutable; made by {@link Values}.
 *
 * <p>Random values are a function of the network's seed and the neuron or synapse they belong to.
 */
public sealed interface Value {

    /** A random value that can be confined to an interval. */
    sealed interface Random extends Value {

        /**
         * The same distribution confined to [low, high] by drawing again (truncated distribution).
         *
         * @param low smallest value
         * @param high largest value
         * @return a new value
         * @throws IllegalArgumentException if low &gt; high
         */
        default Value redrawnWithin(double low, double high) {
            return new Redrawn(this, low, high);
        }

        /**
         * The same distribution with values outside of [low, high] moved to its ends.
         *
         * @param low smallest value
         * @param high largest value
         * @return a new value
         * @throws IllegalArgumentException if low &gt; high
         */
        default Value clippedTo(double low, double high) {
            return new Clipped(this, low, high);
        }
    }

    /**
     * One value for all.
     *
     * @param value the value, finite
     */
    record Constant(double value) implements Value {

        /**
         * Checks the value.
         *
         * @param value the value, finite
         * @throws IllegalArgumentException if it is not finite
         */
        public Constant {
            requireFinite("value", value);
        }
    }

    /**
     * Uniform in [low, high).
     *
     * @param low lower end
     * @param high upper end
     */
    record Uniform(double low, double high) implements Random {

        /**
         * Checks the ends.
         *
         * @param low lower end
         * @param high upper end
         * @throws IllegalArgumentException if an end is not finite or low &gt; high
         */
        public Uniform {
            requireFinite("low", low);
            requireFinite("high", high);
            requireOrder(low, high);
        }
    }

    /**
     * Normal (Gaussian).
     *
     * @param mean mean
     * @param sd standard deviation, &gt;= 0
     */
    record Normal(double mean, double sd) implements Random {

        /**
         * Checks mean and standard deviation.
         *
         * @param mean mean
         * @param sd standard deviation, &gt;= 0
         * @throws IllegalArgumentException if one is not finite or sd is negative
         */
        public Normal {
            requireFinite("mean", mean);
            requireFinite("sd", sd);
            if (sd < 0) {
                throw new IllegalArgumentException("sd = " + sd + "; must be >= 0");
            }
        }
    }

    /**
     * Log-normal: the exponential of a normal value.
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm, &gt;= 0
     */
    record LogNormal(double mu, double sigma) implements Random {

        /**
         * Checks the parameters.
         *
         * @param mu mean of the logarithm
         * @param sigma standard deviation of the logarithm, &gt;= 0
         * @throws IllegalArgumentException if one is not finite or sigma is negative
         */
        public LogNormal {
            requireFinite("mu", mu);
            requireFinite("sigma", sigma);
            if (sigma < 0) {
                throw new IllegalArgumentException("sigma = " + sigma + "; must be >= 0");
            }
        }
    }

    /**
     * Exponential.
     *
     * @param mean mean, &gt; 0
     */
    record Exponential(double mean) implements Random {

        /**
         * Checks the mean.
         *
         * @param mean mean, &gt; 0
         * @throws IllegalArgumentException if it is not finite and positive
         */
        public Exponential {
            requireFinite("mean", mean);
            if (mean <= 0) {
                throw new IllegalArgumentException("mean = " + mean + "; must be > 0");
            }
        }
    }

    /**
     * A truncated distribution.
     *
     * @param base distribution that is drawn again until the value fits
     * @param low smallest value, may be negative infinity
     * @param high largest value, may be infinity
     */
    record Redrawn(Random base, double low, double high) implements Value {

        /**
         * Checks the ends.
         *
         * @param base distribution that is drawn again until the value fits
         * @param low smallest value, may be negative infinity
         * @param high largest value, may be infinity
         * @throws IllegalArgumentException if low &gt; high
         */
        public Redrawn {
            Objects.requireNonNull(base, "base");
            requireOrder(low, high);
        }
    }

    /**
     * A clipped distribution.
     *
     * @param base distribution that is drawn once
     * @param low smallest value, may be negative infinity
     * @param high largest value, may be infinity
     */
    record Clipped(Random base, double low, double high) implements Value {

        /**
         * Checks the ends.
         *
         * @param base distribution that is drawn once
         * @param low smallest value, may be negative infinity
         * @param high largest value, may be infinity
         * @throws IllegalArgumentException if low &gt; high
         */
        public Clipped {
            Objects.requireNonNull(base, "base");
            requireOrder(low, high);
        }
    }

    /**
     * Values from an array: one per neuron for initial states and parameters; for projections one per connection, in the order of the list
     * ({@link Connector.Pairs}), of the pairs ({@link Connector.OneToOne}) or row by row (source times number of targets plus target, {@link
     * Connector.AllToAll}).
     */
    final class OfArray implements Value {
        private final double[] values;

        OfArray(double[] values) {
            this.values = values.clone();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new IllegalArgumentException("values[" + i + "] = " + values[i] + "; must be finite");
                }
            }
        }

        /**
         * Number of values.
         *
         * @return count
         */
        public int size() {
            return values.length;
        }

        /**
         * One value.
         *
         * @param i position
         * @return the value
         */
        public double get(int i) {
            return values[i];
        }

        @Override
        public String toString() {
            return values.length <= 4 ? Arrays.toString(values) : "array of " + values.length + " values";
        }
    }

    /**
     * A function of the index of a neuron.
     *
     * @param function index within the population to value; called from several threads, and possibly more than once for a neuron
     */
    record OfIndex(IntToDoubleFunction function) implements Value {

        /**
         * Checks that the function is there.
         *
         * @param function index within the population to value
         */
        public OfIndex {
            Objects.requireNonNull(function, "function");
        }
    }

    /**
     * A function of the pair of a connection.
     *
     * @param function (source, target) to value; called from several threads
     */
    record OfPair(PairFunction function) implements Value {

        /**
         * Checks that the function is there.
         *
         * @param function (source, target) to value; called from several threads
         */
        public OfPair {
            Objects.requireNonNull(function, "function");
        }
    }

    /** A value from the indices of a source and a target. */
    @FunctionalInterface
    interface PairFunction {

        /**
         * The value of a connection.
         *
         * @param source index within the projection's source
         * @param target index within the projection's target
         * @return the value
         */
        double value(int source, int target);
    }

    private static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " = " + value + "; must be finite");
        }
    }

    private static void requireOrder(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low = " + low + ", high = " + high + "; low must not exceed high");
        }
    }
}
