package org.neurosim.core.describe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Stimulus;
import org.neurosim.api.record.RateRecord;
import org.neurosim.api.record.SpikeListener;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.engine.SimulatedNetwork;
import org.neurosim.core.record.RateBins;
import org.neurosim.core.record.SpikeMemory;
import org.neurosim.core.record.SpikeSink;
import org.neurosim.core.record.SpikeStream;
import org.neurosim.core.record.StateSamples;
import org.neurosim.core.record.SynapseSamples;

/** Collects a description and hands it to the engine. */
public final class NetworkDescription implements NetworkBuilder {

    private static final int DEFAULT_SPIKE_BOUND = 100_000_000;
    private static final int MOST_SYNAPSE_VALUES = 100_000_000;

    private final List<PopulationDescription> populations = new ArrayList<>();
    private final List<ProjectionDescription> projections = new ArrayList<>();
    private final List<NeuromodulatorDescription> neuromodulators = new ArrayList<>();
    private final List<StimulusDescription> stimuli = new ArrayList<>();
    private final List<SpikeSink> spikeSinks = new ArrayList<>();
    private final List<StateSamples> stateSamples = new ArrayList<>();
    private final List<SynapseSamples> synapseSamples = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int neuronCount;
    private boolean built;

    @Override
    public Population population(String name, int size, Neuron model) {
        Objects.requireNonNull(model, "model");
        requireNew(name, size);
        return add(new PopulationDescription(this, name, populations.size(), neuronCount, size, model, null));
    }

    @Override
    public Population source(String name, int size, SpikeSource source) {
        Objects.requireNonNull(source, "source");
        requireNew(name, size);
        return add(new PopulationDescription(this, name, populations.size(), neuronCount, size, null, source));
    }

    @Override
    public SpikeInput spikeInput(String name, int size) {
        requireNew(name, size);
        return add(new HostSpikes(this, name, populations.size(), neuronCount, size));
    }

    private void requireNew(String name, int size) {
        requireOpen();
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new InvalidNetworkException("population name is blank; give each population a name");
        }
        if (names.contains(name)) {
            throw new InvalidNetworkException(
                    "population name " + name + " is taken; names must be unique within a network");
        }
        if (size < 1) {
            throw new InvalidNetworkException("population " + name + ": size = " + size + "; must be at least 1");
        }
        if ((long) neuronCount + size > Integer.MAX_VALUE) {
            throw new InvalidNetworkException("population " + name + ": size = " + size + " makes "
                    + ((long) neuronCount + size) + " neurons in all; a network has at most " + Integer.MAX_VALUE);
        }
    }

    private <P extends PopulationDescription> P add(P population) {
        names.add(population.name());
        populations.add(population);
        neuronCount += population.size();
        return population;
    }

    @Override
    public CurrentInput currentInput(Neurons targets) {
        HostCurrent input = new HostCurrent(targets.label(), targets.size());
        stimulate(targets, input);
        return input;
    }

    @Override
    public Neuromodulator neuromodulator(String name, double tauMs) {
        requireOpen();
        Objects.requireNonNull(name, "name");
        if (neuromodulators.stream().anyMatch(m -> m.name().equals(name))) {
            throw new InvalidNetworkException(
                    "neuromodulator name " + name + " is taken; names must be unique within a network");
        }
        if (!(tauMs > 0 && tauMs < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException(
                    "neuromodulator " + name + ": tau = " + tauMs + " ms; must be finite and positive");
        }
        NeuromodulatorDescription added = new NeuromodulatorDescription(this, name, tauMs);
        neuromodulators.add(added);
        return added;
    }

    @Override
    public Neurons union(Neurons... parts) {
        requireOpen();
        return NeuronSet.union(this, parts);
    }

    @Override
    public Projection project(Neurons source, Neurons target) {
        requireOpen();
        ProjectionDescription p = new ProjectionDescription(this, projections.size(), own(source), own(target));
        projections.add(p);
        return p;
    }

    @Override
    public void stimulate(Neurons targets, Stimulus stimulus) {
        requireOpen();
        NeuronSet set = requireNeurons(targets, stimulus);
        if (stimulus.port() != Stimulus.Port.CURRENT) {
            throw new InvalidNetworkException("stimulus " + stimulus.name() + " of " + set.label()
                    + " enters at a receptor; name one: stimulate(targets, receptor, stimulus)");
        }
        stimuli.add(new StimulusDescription(set, null, stimulus));
    }

    @Override
    public void stimulate(Neurons targets, String receptor, Stimulus stimulus) {
        requireOpen();
        Objects.requireNonNull(receptor, "receptor");
        NeuronSet set = requireNeurons(targets, stimulus);
        if (stimulus.port() != Stimulus.Port.RECEPTOR) {
            throw new InvalidNetworkException("stimulus " + stimulus.name() + " of " + set.label()
                    + " is a current and enters at no receptor: stimulate(targets, stimulus)");
        }
        for (Segment s : set.segments()) {
            ProjectionDescription.requireReceptor(
                    "stimulus " + stimulus.name() + " of " + set.label(), s.population(), receptor);
        }
        stimuli.add(new StimulusDescription(set, receptor, stimulus));
    }

    private NeuronSet requireNeurons(Neurons targets, Stimulus stimulus) {
        Objects.requireNonNull(stimulus, "stimulus");
        NeuronSet set = own(targets);
        for (Segment s : set.segments()) {
            if (s.population().isSource()) {
                throw new InvalidNetworkException("stimulus " + stimulus.name() + ": target "
                        + s.population().name() + " is a spike source, which takes no input; stimulate neurons");
            }
        }
        return set;
    }

    @Override
    public SpikeRecord recordSpikes(Neurons neurons) {
        return recordSpikes(neurons, DEFAULT_SPIKE_BOUND);
    }

    @Override
    public SpikeRecord recordSpikes(Neurons neurons, int bound) {
        requireOpen();
        if (bound < 1 || bound > Integer.MAX_VALUE - 8) {
            throw new InvalidNetworkException("spike record of " + neurons.label() + ": bound = " + bound
                    + " spikes; must be in [1, " + (Integer.MAX_VALUE - 8) + "]");
        }
        SpikeMemory record = new SpikeMemory(own(neurons), bound);
        spikeSinks.add(record);
        return record;
    }

    @Override
    public void streamSpikes(Neurons neurons, SpikeListener listener) {
        requireOpen();
        spikeSinks.add(new SpikeStream(own(neurons), Objects.requireNonNull(listener, "listener")));
    }

    @Override
    public StateRecord record(Neurons neurons, String variable, double interval) {
        requireOpen();
        NeuronSet set = own(neurons);
        for (Segment s : set.segments()) {
            PopulationDescription p = s.population();
            if (p.isSource() || p.spec().stateIndex(variable) < 0) {
                throw new InvalidNetworkException("record of " + variable + " of " + set.label() + ": "
                        + (p.isSource()
                                ? "population " + p.name() + " is a spike source without state"
                                : "model " + p.spec().name() + " of population " + p.name()
                                        + " has no state variable " + variable + "; it has "
                                        + p.spec().states().stream()
                                                .map(StateVariable::name)
                                                .collect(Collectors.joining(", "))));
            }
        }
        StateSamples record =
                new StateSamples(set, variable, requirePositive(interval, "interval", variable, set.label()));
        stateSamples.add(record);
        return record;
    }

    @Override
    public SynapseRecord record(Projection projection, String variable, double interval, SynapseRecord.Filter filter) {
        requireOpen();
        ProjectionDescription p = own(projection);
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(filter, "filter");
        SynapseSamples record = new SynapseSamples(
                p, variable, requirePositive(interval, "interval", variable, p.label()), filter, MOST_SYNAPSE_VALUES);
        synapseSamples.add(record);
        return record;
    }

    @Override
    public RateRecord recordRate(Neurons neurons, double binWidth) {
        requireOpen();
        NeuronSet set = own(neurons);
        RateBins record = new RateBins(set, requirePositive(binWidth, "bin width", "rate", set.label()));
        spikeSinks.add(record);
        return record;
    }

    private static double requirePositive(double value, String what, String variable, String whose) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("record of " + variable + " of " + whose + ": " + what + " = " + value
                    + " ms; must be finite and at least one time step");
        }
        return value;
    }

    @Override
    public Network build(SimulationOptions options) {
        requireOpen();
        Objects.requireNonNull(options, "options");
        if (populations.isEmpty()) {
            throw new InvalidNetworkException("the network has no population; add one with population(...)");
        }
        projections.forEach(ProjectionDescription::check);
        synapseSamples.forEach(SynapseSamples::check);
        Network network = SimulatedNetwork.build(this, options);
        built = true;
        return network;
    }

    void requireOpen() {
        if (built) {
            throw new IllegalStateException(
                    "this builder has built its network; describe another with NetworkBuilder.create()");
        }
    }

    /**
     * The set behind a handle of this network.
     *
     * @param neurons handle that this description made
     * @return the set
     * @throws InvalidNetworkException if it belongs to another network
     */
    public NeuronSet own(Neurons neurons) {
        Objects.requireNonNull(neurons, "neurons");
        if (!(neurons instanceof NeuronSet set) || set.network() != this) {
            throw new InvalidNetworkException("neurons " + neurons.label() + " belong to another network");
        }
        return set;
    }

    /**
     * The projection behind a handle of this network.
     *
     * @param projection handle that this description made
     * @return the projection
     * @throws IllegalArgumentException if it belongs to another network
     */
    public ProjectionDescription own(Projection projection) {
        if (!(projection instanceof ProjectionDescription p) || !projections.contains(p)) {
            throw new IllegalArgumentException("projection " + projection.label() + " belongs to another network");
        }
        return p;
    }

    /**
     * Populations in the order of declaration.
     *
     * @return list
     */
    public List<PopulationDescription> populations() {
        return populations;
    }

    /**
     * Projections in the order of declaration.
     *
     * @return list
     */
    public List<ProjectionDescription> projections() {
        return projections;
    }

    /**
     * Neuromodulators in the order of declaration.
     *
     * @return list
     */
    public List<NeuromodulatorDescription> neuromodulators() {
        return neuromodulators;
    }

    /**
     * Stimuli in the order of declaration.
     *
     * @return list
     */
    public List<StimulusDescription> stimuli() {
        return stimuli;
    }

    /**
     * What takes spikes.
     *
     * @return list
     */
    public List<SpikeSink> spikeSinks() {
        return spikeSinks;
    }

    /**
     * Records of state variables.
     *
     * @return list
     */
    public List<StateSamples> stateSamples() {
        return stateSamples;
    }

    /**
     * Records of synapses.
     *
     * @return list
     */
    public List<SynapseSamples> synapseSamples() {
        return synapseSamples;
    }

    /**
     * Number of neurons, spike sources included.
     *
     * @return count
     */
    public int neuronCount() {
        return neuronCount;
    }
}
