package org.neurosim.models.conductance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.MembraneBuilder;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The settings that neurons with sodium and potassium channels share.
 *
 * @param <B> the builder itself
 */
abstract class ChannelNeuronBuilder<B extends ChannelNeuronBuilder<B>> extends MembraneBuilder<B> {
    private double gNa;
    private double eNa;
    private double gK;
    private double eK;
    private double gL;
    private double eL;
    private double threshold;
    private Threshold.Condition condition;

    ChannelNeuronBuilder(String model) {
        super(model);
    }

    /**
     * Sets the sodium channel.
     *
     * @param gNs conductance with all gates open, nS
     * @param eMv reversal potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
     */
    public B sodium(double gNs, double eMv) {
        gNa = require("g_Na", gNs, "nS", Range.NON_NEGATIVE);
        eNa = require("E_Na", eMv, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the potassium channel.
     *
     * @param gNs conductance with all gates open, nS
     * @param eMv reversal potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
     */
    public B potassium(double gNs, double eMv) {
        gK = require("g_K", gNs, "nS", Range.NON_NEGATIVE);
        eK = require("E_K", eMv, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the leak.
     *
     * @param gNs conductance, nS
     * @param eMv reversal potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
     */
    public B leak(double gNs, double eMv) {
        gL = require("g_L", gNs, "nS", Range.NON_NEGATIVE);
        eL = require("E_L", eMv, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the level that makes a spike, by the {@link #spikeCondition spike condition}.
     *
     * @param mV potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B threshold(double mV) {
        threshold = require("V_th", mV, "mV", Range.FINITE);
        return self();
    }

    /**
     * Chooses how v and the threshold make a spike.
     *
     * @param condition crossing upwards, peak above the level, or being above it outside of the refractory period
     * @return this builder
     */
    public B spikeCondition(Threshold.Condition condition) {
        this.condition = Objects.requireNonNull(condition, "condition");
        return self();
    }

    /**
     * Makes the model.
     *
     * @return the model
     * @throws IllegalArgumentException if the condition is AT_OR_ABOVE and there is no refractory period, or the names
     *     of two receptors clash
     */
    public abstract Neuron.ConditionallyLinear build();

    /** Declares everything for gates m, h, n and one parameter of the subclass. */
    final Neuron.ConditionallyLinear build(
            Channel.OwnParameter own,
            InitialPotential initialV,
            Function<ChannelNeuron.Membership, ChannelNeuron> neuron) {
        return build(List.of(own), initialV, List.of("m", "h", "n"), List.of(), neuron);
    }

    /**
     * Declares everything.
     *
     * @param own parameters of the subclass
     * @param initialV declares v
     * @param gates names of the gates of the subclass
     * @param further channels besides sodium, potassium and leak
     */
    final Neuron.ConditionallyLinear build(
            List<Channel.OwnParameter> own,
            InitialPotential initialV,
            List<String> gates,
            List<Channel.Kind> further,
            Function<ChannelNeuron.Membership, ChannelNeuron> neuron) {
        if (condition == Threshold.Condition.AT_OR_ABOVE && refractory() == 0) {
            throw new IllegalArgumentException(
                    model() + ": with the spike condition AT_OR_ABOVE and t_ref = 0 ms it would spike in"
                            + " every step of an action potential; give a refractory period or choose RISING or PEAK");
        }
        NeuronSpec.Builder b = NeuronSpec.builder(model())
                .parameter("C_m", "pF", capacitance(), Range.POSITIVE)
                .parameter("g_Na", "nS", gNa, Range.NON_NEGATIVE)
                .parameter("E_Na", "mV", eNa, Range.FINITE)
                .parameter("g_K", "nS", gK, Range.NON_NEGATIVE)
                .parameter("E_K", "mV", eK, Range.FINITE)
                .parameter("g_L", "nS", gL, Range.NON_NEGATIVE)
                .parameter("E_L", "mV", eL, Range.FINITE)
                .parameter("I_e", "pA", current(), Range.FINITE)
                .parameter("V_th", "mV", threshold, Range.FINITE)
                .parameter("t_ref", "ms", refractory(), Range.NON_NEGATIVE);
        List<Channel.OwnParameter> added = new ArrayList<>(own);
        List<String> allGates = new ArrayList<>(gates);
        for (Channel.Kind kind : further) {
            added.addAll(kind.parameters());
            allGates.addAll(kind.gates());
        }
        added.forEach(p -> b.parameter(p.name(), p.unit(), p.value(), p.range()));
        initialV.declare(b);
        allGates.forEach(gate -> b.state(gate, "", 0));
        ReceptorSet.declare(b, ChannelNeuron.OWN + added.size(), receptors());
        NeuronSpec spec =
                b.threshold("v", "V_th", condition).refractory("t_ref").build();
        return neuron.apply(new ChannelNeuron.Membership(
                spec,
                ReceptorSet.of(spec, receptors()),
                further.stream().map(kind -> kind.bind(spec)).toArray(Channel[]::new),
                allGates.size()));
    }

    /** Declares the state variable v with its initial value. */
    @FunctionalInterface
    interface InitialPotential {
        void declare(NeuronSpec.Builder spec);
    }
}
