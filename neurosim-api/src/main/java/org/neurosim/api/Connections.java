package org.neurosim.api;

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
     * Number of synapses.
     *
     * @return count
     */
    public int size() {
        return sources.length;
    }
}
