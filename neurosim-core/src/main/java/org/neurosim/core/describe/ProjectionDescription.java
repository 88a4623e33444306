package org.neurosim.core.describe;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.describe.NeuronSet.Segment;

/** A projection as described. */
public final class ProjectionDescription implements Projection {

    private final NetworkDescription network;
    private final int index;
    private final NeuronSet source;
    private final NeuronSet target;
    private Connector connector;
    private Synapse synapse;
    private String receptor;
    private Value weight = Values.constant(1);
    private Value delay;
    private double dendriticDelay;
    private boolean roundDelays;

    ProjectionDescription(NetworkDescription network, int index, NeuronSet source, NeuronSet target) {
        this.network = network;
        this.index = index;
        this.source = source;
        this.target = target;
        for (Segment s : target.segments()) {
            if (s.population().isSource()) {
                throw new InvalidNetworkException("projection " + label() + ": target "
                        + s.population().name() + " is a spike source, which takes no input; project onto neurons");
            }
            if (s.population().spec().receptors().isEmpty()) {
                throw new InvalidNetworkException("projection " + label() + ": model "
                        + s.population().spec().name() + " of population "
                        + s.population().name()
                        + " has no receptor; build the model with one");
            }
        }
    }

    @Override
    public String label() {
        return source.label() + " -> " + target.label();
    }

    @Override
    public Projection connect(Connector rule) {
        network.requireOpen();
        connector = Objects.requireNonNull(rule, "connector");
        return this;
    }

    @Override
    public Projection synapse(Synapse model) {
        network.requireOpen();
        synapse = Objects.requireNonNull(model, "synapse");
        return this;
    }

    @Override
    public Projection receptor(String name) {
        network.requireOpen();
        Objects.requireNonNull(name, "receptor");
        for (Segment s : target.segments()) {
            requireReceptor("projection " + label(), s.population(), name);
        }
        receptor = name;
        return this;
    }

    static void requireReceptor(String where, PopulationDescription population, String name) {
        NeuronSpec spec = population.spec();
        if (spec.receptorIndex(name) < 0) {
            throw new InvalidNetworkException(where + ": model " + spec.name() + " of population " + population.name()
                    + " has no receptor " + name + "; it has "
                    + spec.receptors().stream().map(ReceptorPort::name).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public Projection weight(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidNetworkException("projection " + label() + ": weight = " + value + "; must be finite");
        }
        return weight(Values.constant(value));
    }

    @Override
    public Projection weight(Value value) {
        network.requireOpen();
        weight = Objects.requireNonNull(value, "weight");
        return this;
    }

    @Override
    public Projection delay(double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("projection " + label() + ": delay = " + value
                    + " ms; must be finite and at least one time step, or at least 0 in an event-driven network");
        }
        return delay(Values.constant(value));
    }

    @Override
    public Projection delay(Value value) {
        network.requireOpen();
        delay = Objects.requireNonNull(value, "delay");
        return this;
    }

    @Override
    public Projection dendriticDelay(double value) {
        network.requireOpen();
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("projection " + label() + ": dendriticDelay = " + value
                    + " ms; must be from 0 to the delay of the synapses");
        }
        dendriticDelay = value;
        return this;
    }

    @Override
    public Projection roundDelays() {
        network.requireOpen();
        roundDelays = true;
        return this;
    }

    /**
     * Position among the projections of the network.
     *
     * @return index from 0
     */
    public int index() {
        return index;
    }

    /**
     * Presynaptic neurons.
     *
     * @return set
     */
    public NeuronSet source() {
        return source;
    }

    /**
     * Postsynaptic neurons.
     *
     * @return set
     */
    public NeuronSet target() {
        return target;
    }

    /**
     * The connection rule.
     *
     * @return rule, never null once the description is complete
     */
    public Connector connector() {
        return connector;
    }

    /**
     * The dendritic part of the delays.
     *
     * @return delay, ms
     */
    public double dendriticDelay() {
        return dendriticDelay;
    }

    /**
     * The synapse model.
     *
     * @return model, null for plain static synapses
     */
    public Synapse synapse() {
        return synapse;
    }

    /**
     * Whether the synapses follow a rule.
     *
     * @return false for static synapses
     */
    public boolean hasRule() {
        return synapse instanceof Synapse.PresynapticRule || synapse instanceof Synapse.PlasticityRule;
    }

    /**
     * Checks weights that the host sets.
     *
     * @param weights weights
     * @param size number of synapses
     * @throws IllegalArgumentException if the array has another length or a weight is not finite
     */
    public void requireWeights(double[] weights, int size) {
        if (weights.length != size) {
            throw new IllegalArgumentException(
                    "projection " + label() + ": " + weights.length + " weights for " + size + " synapses");
        }
        for (int k = 0; k < size; k++) {
            if (!Double.isFinite(weights[k])) {
                throw new IllegalArgumentException(
                        "projection " + label() + ": weight " + k + " = " + weights[k] + "; must be finite");
            }
        }
    }

    /**
     * Checks that weights can be set.
     *
     * @throws IllegalArgumentException if the synapses are static
     */
    public void requireRuleToSetWeights() {
        if (!hasRule()) {
            throw new IllegalArgumentException(
                    "projection " + label()
                            + ": the weights of static synapses cannot be set while the network runs; give the projection a synapse with a rule");
        }
    }

    /**
     * Checks that a rule can take the place of the one that the synapses follow.
     *
     * @param rule new rule
     * @throws IllegalArgumentException if the synapses are static, or the new rule is of another kind or declares something else
     */
    public void requireExchangeable(Synapse rule) {
        Objects.requireNonNull(rule, "synapse");
        if (!hasRule()) {
            throw new IllegalArgumentException(
                    "projection " + label() + ": its synapses are static and have no rule to exchange");
        }
        SynapseSpec old = synapse.spec();
        SynapseSpec declared = rule.spec();
        boolean sameKind = synapse instanceof Synapse.PlasticityRule
                ? rule instanceof Synapse.PlasticityRule
                : rule instanceof Synapse.PresynapticRule;
        if (!sameKind
                || !old.variables().equals(declared.variables())
                || !old.presynapticTraces().equals(declared.presynapticTraces())
                || !old.postsynapticTraces().equals(declared.postsynapticTraces())) {
            throw new IllegalArgumentException("projection " + label() + ": " + declared.name()
                    + " cannot take the place of " + old.name()
                    + "; a new rule must be of the same kind and declare the same variables and traces: " + declared
                    + " instead of " + old);
        }
    }

    /**
     * Index of the receptor in the model of a target population.
     *
     * @param population target population
     * @return index; the first receptor if none was named
     */
    public int receptorIndex(PopulationDescription population) {
        return receptor == null ? 0 : population.spec().receptorIndex(receptor);
    }

    /**
     * Weights.
     *
     * @return values
     */
    public Value weight() {
        return weight;
    }

    /**
     * Delays.
     *
     * @return values, null for one time step
     */
    public Value delay() {
        return delay;
    }

    /**
     * Whether delays are rounded to whole steps.
     *
     * @return true if rounding was asked for
     */
    public boolean roundsDelays() {
        return roundDelays;
    }

    /**
     * For each target the source index that is the same neuron.
     *
     * @return one entry per target, -1 where the neuron is no source; null if source and target are disjoint
     */
    public int[] self() {
        int[] self = null;
        for (Segment t : target.segments()) {
            for (Segment s : source.segments()) {
                int low = Math.max(s.from(), t.from());
                int high = Math.min(s.to(), t.to());
                if (s.population() == t.population() && low < high) {
                    if (self == null) {
                        self = new int[target.size()];
                        Arrays.fill(self, -1);
                    }
                    for (int i = low; i < high; i++) {
                        self[t.offset() + i - t.from()] = s.offset() + i - s.from();
                    }
                }
            }
        }
        return self;
    }

    @Override
    public String toString() {
        return label();
    }
}
