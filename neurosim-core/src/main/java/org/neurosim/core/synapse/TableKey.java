package org.neurosim.core.synapse;

/**
 * What synapses must agree in to share a table.
 *
 * @param source index of the source population
 * @param receptor index of the receptor
 * @param delay delay in steps, or {@link #VARIED}
 * @param weightKind how weights are kept
 * @param weight the weight if there is one for all, else 0
 * @param rule index of the projection if its synapses follow a rule and so have a table of their own, else {@link #NO_RULE}
 */
record TableKey(int source, int receptor, int delay, Weights.Kind weightKind, double weight, int rule) {

    /** Plain static synapses. */
    static final int NO_RULE = -1;

    /** Delay of a table whose synapses differ in delay. */
    static final int VARIED = -1;

    TableKey withDelay(int steps) {
        return new TableKey(source, receptor, steps, weightKind, weight, rule);
    }
}
