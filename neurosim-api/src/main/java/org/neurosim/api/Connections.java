package org.neurosim.api;

import java.util.Arrays;

/**
 * The synapses of a projection as arrays of equal length, ordered by target, then in the order in which the rule made them.
 *
 * @param sources index within the projection's source
 * @param targets index within the projection's target
 * @param weights weights in the unit of the receptor
 * @param delays delays, ms
 */
public record Connections(int[] sources, int[] targets, double[] weights, double[] delays) {

    /**
     * Checks that the lengths are equal.
     *
     * @param sources index within the projection's source
     * @param targets index within the projection's target
     * @param weights weights in the unit of the receptor
     * @param delays delays, ms
     */
    public Connections {
        if (targets.length != sources.length || weights.length != sources.length || delays.length != sources.length) {
            throw new IllegalArgumentException("connections: " + sources.length + " sources, " + targets.length
                    + " targets, " + weights.length + " weights, " + delays.length + " delays; must be equally many");
        }
    }

    /**
     * Synapses of one weight and delay, for {@link Network#rewire}.
     *
     * @param sources index within the projection's source
     * @param targets index within the projection's target
     * @param weight weight in the unit of the receptor
     * @param delay delay, ms
     * @return synapses
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Connections of(int[] sources, int[] targets, double weight, double delay) {
        double[] weights = new double[sources.length];
        double[] delays = new double[sources.length];
        Arrays.fill(weights, weight);
        Arrays.fill(delays, delay);
        return new Connections(sources, targets, weights, delays);
    }

    /**
     * No synapses.
     *
     * @return empty arrays
     */
    public static Connections none() {
        return new Connections(new int[0], new int[0], new double[0], new double[0]);
    }

    /**
     * Number of synapses.
     *
     * @return count
     */
    public int size() {
        return sources.length;
    }
}
