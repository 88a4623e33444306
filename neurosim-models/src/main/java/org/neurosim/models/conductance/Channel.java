package org.neurosim.models.conductance;

import java.util.List;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * A channel that a {@link ChannelNeuron} has besides sodium, potassium and leak, bound to the positions of its
 * parameters and gates in one declaration. Both methods may use the scratch columns 0 to 5.
 */
interface Channel {

    /** Adds the channel to {@code drive - conductance v} (pA, nS). */
    void add(Block block, double[][] x, double[] drive, double[] conductance);

    /**
     * Writes the rates of its gates, {@code dx/dt = a - b x} (1/ms).
     *
     * @param v membrane potential, mV
     */
    void rates(Block block, double[] v, double[][] a, double[][] b);

    /** A parameter that a channel or a model adds to those of {@link ChannelNeuronBuilder}. */
    record OwnParameter(String name, String unit, double value, Range range) {}

    /** A channel before it is bound: what it declares. */
    interface Kind {

        /** Parameters, in the order of declaration. */
        List<OwnParameter> parameters();

        /** Names of the gates, in the order of declaration. */
        List<String> gates();

        /** Looks its positions up. */
        Channel bind(NeuronSpec spec);
    }
}
