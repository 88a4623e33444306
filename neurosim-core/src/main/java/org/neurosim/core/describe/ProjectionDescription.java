package org.neurosim.core.describe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Kinds of rules, the special ones before the general ones. */
    private static final List<Class<? extends Synapse>> KINDS = List.of(
            Synapse.ContinuousRule.class,
            Synapse.PlasticityRule.class,
            Synapse.PresynapticRule.class,
            Synapse.SteppedRule.class,
            Synapse.GradedRule.class,
            Synapse.Graded.class);

    private final NetworkDescription network;
    private final int index;
    private final NeuronSet source;
    private final NeuronSet target;
    private Connector connector;
    private Synapse synapse;
    private String receptor;
    private Value weight;
    private Value delay;
    private final Map<String, Value> initialValues = new LinkedHashMap<>();
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
    public Projection initially(String variable, Value value) {
        network.requireOpen();
        initialValues.put(Objects.requireNonNull(variable, "variable"), Objects.requireNonNull(value, "value"));
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
     * This projection with other synapses.
     *
     * @param newConnector connection rule
     * @param newWeight weights
     * @param newDelay delays, null for one time step
     * @return a copy
     */
    public ProjectionDescription with(Connector newConnector, Value newWeight, Value newDelay) {
        ProjectionDescription copy = new ProjectionDescription(network, index, source, target);
        copy.connector = newConnector;
        copy.synapse = synapse;
        copy.receptor = receptor;
        copy.weight = newWeight;
        copy.delay = newDelay;
        copy.dendriticDelay = dendriticDelay;
        copy.roundDelays = roundDelays;
        return copy;
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
        if (rule instanceof Synapse.SteppedRule stepped && stepped.interval() < 1) {
            throw new IllegalArgumentException("projection " + label() + ": rule " + declared.name() + ": interval() = "
                    + stepped.interval() + " steps; must be at least 1");
        }
        if (kind(synapse) != kind(rule)
                || !bound(synapse).equals(bound(rule))
                || !old.variables().equals(declared.variables())
                || !old.presynapticTraces().equals(declared.presynapticTraces())
                || !old.postsynapticTraces().equals(declared.postsynapticTraces())
                || !old.signals().equals(declared.signals())
                || !old.postsynapticStates().equals(declared.postsynapticStates())
                || old.rememberedSpikes() != declared.rememberedSpikes()
                || old.rememberedFor() != declared.rememberedFor()) {
            throw new IllegalArgumentException("projection " + label() + ": " + declared.name()
                    + " cannot take the place of " + old.name()
                    + "; a new rule must be of the same kind and declare the same variables, traces and remembered spikes: "
                    + declared
                    + " instead of " + old);
        }
    }

    private static Class<? extends Synapse> kind(Synapse synapse) {
        return KINDS.stream()
                .filter(kind -> kind.isInstance(synapse))
                .findFirst()
                .orElse(Synapse.class);
    }

    /** What is bound when the network is built: variables that are transmitted and seen, states, whether values are held, how far back a rule looks. */
    private static List<Object> bound(Synapse synapse) {
        if (synapse instanceof Synapse.SteppedRule rule) {
            return List.of(rule.history());
        }
        if (!(synapse instanceof Synapse.Graded g)) {
            return List.of();
        }
        String seen = synapse instanceof Synapse.GradedRule rule ? rule.postsynapticVariable() : "";
        return List.of(g.presynapticVariable(), seen, g.states(), g.isDiscrete());
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
        if (weight == null) {
            return Values.constant(synapse == null ? 1 : synapse.defaultWeight());
        }
        return weight;
    }

    /**
     * Initial values of declared variables.
     *
     * @return values by the name of the variable
     */
    public Map<String, Value> initialValues() {
        return initialValues;
    }

    /**
     * Whether the synapses follow a rule, so that something about them changes.
     *
     * @return false for static synapses
     */
    public boolean hasRule() {
        return synapse instanceof Synapse.PresynapticRule
                || synapse instanceof Synapse.PlasticityRule
                || synapse instanceof Synapse.SteppedRule
                || synapse instanceof Synapse.Graded;
    }

    /** The weight, as a variable of any synapse. */
    public static final String WEIGHT = "weight";

    /**
     * Finds a declared variable.
     *
     * @param variable name
     * @return position in the declaration of the synapse model; -1 for the weight
     * @throws IllegalArgumentException if there is no such variable
     */
    public int variableIndex(String variable) {
        Objects.requireNonNull(variable, "variable");
        if (variable.equals(WEIGHT)) {
            return -1;
        }
        int index = hasRule() ? synapse.spec().variableIndex(variable) : -1;
        if (index < 0) {
            throw new IllegalArgumentException("projection " + label() + ": "
                    + (hasRule() ? "synapse model " + synapse.spec().name() : "its static synapses")
                    + (hasRule() ? " has" : " have") + " no variable " + variable + "; there is " + variableNames());
        }
        return index;
    }

    private String variableNames() {
        return Stream.concat(
                        Stream.of(WEIGHT),
                        hasRule() ? synapse.spec().variables().stream().map(SynapseSpec.Variable::name) : Stream.of())
                .collect(Collectors.joining(", "));
    }

    /** Checks what can be checked only when the description is complete. */
    void check() {
        if (connector == null) {
            throw new InvalidNetworkException("projection " + label() + " has no connection rule; call connect(...)");
        }
        if (weight == null && synapse != null && !Double.isFinite(synapse.defaultWeight())) {
            throw new InvalidNetworkException("projection " + label() + ": default weight of "
                    + synapse.spec().name() + " = " + synapse.defaultWeight() + "; must be finite");
        }
        for (String variable : initialValues.keySet()) {
            if (variable.equals(WEIGHT)) {
                throw new InvalidNetworkException(
                        "projection " + label() + ": initially(\"weight\", ...); use weight(...)");
            }
            try {
                variableIndex(variable);
            } catch (IllegalArgumentException e) {
                throw new InvalidNetworkException(e.getMessage(), e);
            }
        }
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
