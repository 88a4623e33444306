package org.neurosim.core.connect;

import java.util.Arrays;
import java.util.Objects;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Value;

/**
 * The values that synapses or neurons get: constant, random, from an array or from a function. Immutable, used by
 * several threads.
 *
 * <p>The value of a connection is a function of (key, chunk, number of the connection in the chunk) if it is random,
 * else of its source and target or its position in the list; like the connections themselves it can be made again at
 * any time. The value of a neuron is a function of (key, index of the neuron), so blocks can be cut in any way.
 */
public final class ValueSampler {
    private final Value value;
    private final long key;
    private final String where;
    private final RandomLaw law;

    private ValueSampler(Value value, long key, String where) {
        this.value = value;
        this.key = key;
        this.where = where;
        this.law = RandomLaw.of(value, where);
    }

    /**
     * Values for the connections of a projection.
     *
     * @param value what was given
     * @param key key of the values
     * @param what what the values are, for messages: weight, delay
     * @param projectionLabel label of the projection, for messages
     * @return sampler
     * @throws InvalidNetworkException if the value does not suit connections
     */
    public static ValueSampler of(Value value, long key, String what, String projectionLabel) {
        Objects.requireNonNull(value, "value");
        String where = "projection " + projectionLabel + ": " + what;
        if (value instanceof Value.OfIndex) {
            throw new InvalidNetworkException(
                    where + " is given by ofIndex, a function of one index, but a connection has two;"
                            + " use ofPair((source, target) -> ...)");
        }
        return new ValueSampler(value, key, where);
    }

    /**
     * Whether all values are the same number.
     *
     * @return true for constants
     */
    public boolean isConstant() {
        return value instanceof Value.Constant;
    }

    /**
     * The number that all values are.
     *
     * @return the constant
     * @throws IllegalStateException if there is none
     */
    public double constant() {
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        throw new IllegalStateException(where + " is not constant");
    }

    /**
     * Whether the values are drawn; single precision is enough for them, and none is too large for it.
     *
     * @return true for distributions, confined or not
     */
    public boolean isRandom() {
        return law != null;
    }

    /**
     * Checks that the values suit the rule: arrays go with some rules only, and must have the right length. {@link
     * #fill} does so as well.
     *
     * @param plan plan of the connections that the values are for
     * @throws InvalidNetworkException if they do not
     */
    public void check(ConnectionPlan plan) {
        if (value instanceof Value.OfArray array) {
            checkArray(array, plan);
        }
    }

    private void checkArray(Value.OfArray array, ConnectionPlan plan) {
        long length;
        String order;
        if (plan.rule() instanceof Connector.Pairs list) {
            length = list.size();
            order = "one per pair of the list";
        } else if (plan.rule() instanceof Connector.OneToOne) {
            length = plan.targets();
            order = "one per pair of source i and target i";
        } else if (plan.rule() instanceof Connector.AllToAll) {
            length = (long) plan.sources() * plan.targets();
            order = plan.sources() + " sources times " + plan.targets()
                    + " targets, row by row, with a place for every pair even without autapses";
        } else {
            throw new InvalidNetworkException(where + " is given as an array, but the connections of " + plan.rule()
                    + " are drawn and have no order to go by; arrays go with pairs, oneToOne and allToAll; use"
                    + " ofPair((source, target) -> ...) or a distribution, or give the connections as pairs");
        }
        if (array.size() != length) {
            throw new InvalidNetworkException(
                    where + " is given as an array of " + array.size() + " values; must have " + length + ", " + order);
        }
    }

    /**
     * The values of the connections of a chunk.
     *
     * @param chunk number of the chunk
     * @param batch the connections of the chunk, as made by {@link ConnectionPlan#connect}
     * @param sources number of sources of the projection
     * @param targets number of targets of the projection
     * @param out gets a value per connection; may be longer
     * @throws InvalidNetworkException if the values do not suit the rule, if a function fails or gives a number that
     *     is not finite, or if a distribution hardly ever gives a number in the interval it is confined to
     */
    public void fill(int chunk, ConnectionBatch batch, int sources, int targets, double[] out) {
        int n = batch.size();
        if (law != null) {
            law.fill(key, chunk, n, out, batch.draws);
        } else if (value instanceof Value.Constant constant) {
            Arrays.fill(out, 0, n, constant.value());
        } else if (value instanceof Value.OfArray array) {
            checkArray(array, batch.plan());
            fillFromArray(array, batch, targets, out);
        } else {
            Value.PairFunction function = ((Value.OfPair) value).function();
            for (int k = 0; k < n; k++) {
                out[k] = ofPair(function, batch.sources()[k], batch.targets()[k]);
            }
        }
    }

    private static void fillFromArray(Value.OfArray array, ConnectionBatch batch, int targets, double[] out) {
        int[] source = batch.sources();
        int[] target = batch.targets();
        int[] position = batch.positions();
        boolean rows = batch.plan().rule() instanceof Connector.AllToAll;
        for (int k = 0; k < batch.size(); k++) {
            out[k] = array.get(position != null ? position[k] : rows ? source[k] * targets + target[k] : target[k]);
        }
    }

    private double ofPair(Value.PairFunction function, int source, int target) {
        double result;
        try {
            result = function.value(source, target);
        } catch (RuntimeException e) {
            throw new InvalidNetworkException(
                    where + " function failed for source " + source + ", target " + target + ": " + e, e);
        }
        if (!Double.isFinite(result)) {
            throw new InvalidNetworkException(where + " function gave " + result + " for source " + source + ", target "
                    + target + "; must be finite for every connected pair");
        }
        return result;
    }

    /**
     * The values of consecutive neurons of a population.
     *
     * @param value what was given
     * @param key key of the values
     * @param first index of the first neuron
     * @param n number of neurons
     * @param populationSize number of neurons of the population
     * @param out gets the value of neuron first + i at i; may be longer
     * @param what population and what the values are, for messages
     * @throws InvalidNetworkException if the value does not suit neurons or the size of the population, if a function
     *     fails or gives a number that is not finite, or if a distribution hardly ever gives a number in the interval
     *     it is confined to
     */
    public static void fillPopulation(
            Value value, long key, int first, int n, int populationSize, double[] out, String what) {
        Objects.requireNonNull(value, "value");
        if (value instanceof Value.Constant constant) {
            Arrays.fill(out, 0, n, constant.value());
        } else if (value instanceof Value.OfArray array) {
            if (array.size() != populationSize) {
                throw new InvalidNetworkException(what + " is given as an array of " + array.size()
                        + " values; must have " + populationSize + ", one per neuron");
            }
            for (int i = 0; i < n; i++) {
                out[i] = array.get(first + i);
            }
        } else if (value instanceof Value.OfIndex function) {
            for (int i = 0; i < n; i++) {
                out[i] = ofIndex(function, first + i, what);
            }
        } else if (value instanceof Value.OfPair) {
            throw new InvalidNetworkException(
                    what + " is given by ofPair, a function of source and target, but a neuron has one"
                            + " index; use ofIndex(i -> ...)");
        } else {
            RandomLaw.of(value, what).fillNeurons(key, first, n, out, new DrawBuffer());
        }
    }

    private static double ofIndex(Value.OfIndex value, int neuron, String what) {
        double result;
        try {
            result = value.function().applyAsDouble(neuron);
        } catch (RuntimeException e) {
            throw new InvalidNetworkException(what + " function failed for neuron " + neuron + ": " + e, e);
        }
        if (!Double.isFinite(result)) {
            throw new InvalidNetworkException(
                    what + " function gave " + result + " for neuron " + neuron + "; must be finite");
        }
        return result;
    }
}
