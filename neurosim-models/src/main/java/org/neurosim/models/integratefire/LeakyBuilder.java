package org.neurosim.models.integratefire;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.MembraneBuilder;
import org.neurosim.models.Receptor;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The settings that point neurons with a leaky membrane share.
 *
 * @param <B> the builder itself
 */
abstract class LeakyBuilder<B extends LeakyBuilder<B>> extends MembraneBuilder<B> {
    private double leakConductance;
    private double restingPotential;

    /** Starts with the given capacitance (pF), leak conductance (nS) and resting potential (mV). */
    LeakyBuilder(String model, double capacitance, double leakConductance, double restingPotential) {
        super(model);
        capacitance(capacitance);
        this.leakConductance = leakConductance;
        this.restingPotential = restingPotential;
    }

    /**
     * Sets the leak conductance; the membrane time constant is C_m / g_L.
     *
     * @param nS conductance, nS
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public B leakConductance(double nS) {
        leakConductance = require("g_L", nS, "nS", Range.POSITIVE);
        return self();
    }

    /**
     * Sets the leak reversal potential.
     *
     * @param mV potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B restingPotential(double mV) {
        restingPotential = require("E_L", mV, "mV", Range.FINITE);
        return self();
    }

    /**
     * Makes the model.
     *
     * @return the model
     * @throws IllegalArgumentException if the settings do not fit together, saying why
     */
    public abstract Neuron build();

    /** Refuses conductances, for models that are given as a linear system. */
    final void requireCurrentReceptors() {
        for (Receptor r : receptors()) {
            if (!ReceptorSet.linear(List.of(r))) {
                throw new IllegalArgumentException(
                        model() + ": " + r + " does not fit: the model is integrated exactly as a linear system;"
                                + " give it current or delta receptors");
            }
        }
    }

    /** Declares the common parameters, by the indices of {@link Leak}. */
    final NeuronSpec.Builder declare() {
        return NeuronSpec.builder(model())
                .parameter("C_m", "pF", capacitance(), Range.POSITIVE)
                .parameter("g_L", "nS", leakConductance, Range.POSITIVE)
                .parameter("E_L", "mV", restingPotential, Range.FINITE)
                .parameter("I_e", "pA", current(), Range.FINITE)
                .parameter("t_ref", "ms", refractory(), Range.NON_NEGATIVE);
    }
}
