package org.neurosim.api;

import java.util.ServiceLoader;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;
import org.neurosim.api.record.RateRecord;
import org.neurosim.api.record.SpikeListener;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.api.spi.EngineProvider;

/**
 * Describes a network and builds it, once. What is wrong with a part is reported where the part is described if it can be seen there, else by {@link
 * #build}. Not thread-safe; several builders may be used at the same time.
 */
public interface NetworkBuilder {

    /**
     * A new builder of the engine on the class or module path.
     *
     * @return an empty builder
     * @throws IllegalStateException if there is no engine: add {@code neurosim-core} to the dependencies
     */
    static NetworkBuilder create() {
        return ServiceLoader.load(EngineProvider.class, NetworkBuilder.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no simulation engine found; add org.neurosim:neurosim-core to the run-time dependencies"))
                .newBuilder();
    }

    /**
     * Adds a population of neurons.
     *
     * @param name name, unique in the network
     * @param size number of neurons, at least 1
     * @param model model
     * @return the population
     * @throws InvalidNetworkException if the name is taken or the size is not positive
     */
    Population population(String name, int size, Neuron model);

    /**
     * Adds a population of spike sources.
     *
     * @param name name, unique in the network
     * @param size number of cells, at least 1
     * @param source what makes their spikes
     * @return the population
     * @throws InvalidNetworkException if the name is taken or the size is not positive
     */
    Population source(String name, int size, SpikeSource source);

    /**
     * Adds cells that the host program lets spike.
     *
     * @param name name, unique in the network
     * @param size number of cells, at least 1
     * @return the cells
     * @throws InvalidNetworkException if the name is taken or the size is not positive
     */
    SpikeInput spikeInput(String name, int size);

    /**
     * A current that the host program sets.
     *
     * @param targets neurons that it enters
     * @return the input
     */
    CurrentInput currentInput(Neurons targets);

    /**
     * Adds a neuromodulator, which synapses with a {@link Synapse.ContinuousRule} may read.
     *
     * @param name name, unique among the neuromodulators of the network
     * @param tauMs time constant of its removal, ms; finite and positive
     * @return the neuromodulator, of concentration 0
     * @throws InvalidNetworkException if the name is taken or the time constant not finite and positive
     */
    Neuromodulator neuromodulator(String name, double tauMs);

    /**
     * The neurons of several sets, one after the other.
     *
     * @param parts the sets, without neurons in common
     * @return the union, numbered in the order given
     * @throws InvalidNetworkException if a neuron is in two of them, or one belongs to another network
     */
    Neurons union(Neurons... parts);

    /**
     * Adds a projection.
     *
     * @param source presynaptic neurons
     * @param target postsynaptic neurons
     * @return the projection, to be configured
     * @throws InvalidNetworkException if a target is a spike source
     */
    Projection project(Neurons source, Neurons target);

    /**
     * Adds a stimulus that enters as a current.
     *
     * @param targets neurons that get it
     * @param stimulus what they get
     * @throws InvalidNetworkException if the stimulus enters at a receptor or a target is a spike source
     */
    void stimulate(Neurons targets, Stimulus stimulus);

    /**
     * Adds a stimulus that enters at a receptor.
     *
     * @param targets neurons that get it
     * @param receptor name of the receptor
     * @param stimulus what they get
     * @throws InvalidNetworkException if the stimulus enters as a current or a target has no such receptor
     */
    void stimulate(Neurons targets, String receptor, Stimulus stimulus);

    /**
     * Records spikes in memory, at most 100 million.
     *
     * @param neurons neurons to record
     * @return the record, filled as the network runs
     */
    SpikeRecord recordSpikes(Neurons neurons);

    /**
     * Records spikes in memory up to a bound: a run stops with {@link RecorderFullException} after the steps in which it is reached, whose spikes are kept.
     *
     * @param neurons neurons to record
     * @param bound number of spikes at which a run stops, 1 to 2^31 - 9
     * @return the record, filled as the network runs
     */
    SpikeRecord recordSpikes(Neurons neurons, int bound);

    /**
     * Passes spikes to a listener in batches while the network runs.
     *
     * @param neurons neurons to record
     * @param listener gets the spikes
     */
    void streamSpikes(Neurons neurons, SpikeListener listener);

    /**
     * Records a state variable.
     *
     * @param neurons neurons to record; each of their models must have the variable
     * @param variable name of the state variable
     * @param interval time between samples, ms, a whole number of steps
     * @return the record, filled as the network runs
     * @throws InvalidNetworkException if a model has no such variable
     */
    StateRecord record(Neurons neurons, String variable, double interval);

    /**
     * Records the weights or a declared variable of all synapses of a projection.
     *
     * @param projection projection whose synapses follow a rule ({@link Synapse.PresynapticRule}, {@link Synapse.PlasticityRule})
     * @param variable {@code weight} or the name of a variable of the synapse model
     * @param interval time between samples, ms, a whole number of steps
     * @return the record, filled as the network runs; at most 100 million values: a run stops with {@link RecorderFullException} before a sample that does not fit
     */
    default SynapseRecord record(Projection projection, String variable, double interval) {
        return record(projection, variable, interval, (source, target) -> true);
    }

    /**
     * Records the weights or a declared variable of some synapses of a projection.
     *
     * @param projection projection whose synapses follow a rule ({@link Synapse.PresynapticRule}, {@link Synapse.PlasticityRule})
     * @param variable {@code weight} or the name of a variable of the synapse model
     * @param interval time between samples, ms, a whole number of steps
     * @param filter which synapses are recorded
     * @return the record, filled as the network runs; at most 100 million values: a run stops with {@link RecorderFullException} before a sample that does not fit
     */
    SynapseRecord record(Projection projection, String variable, double interval, SynapseRecord.Filter filter);

    /**
     * Records the population rate.
     *
     * @param neurons neurons counted together
     * @param binWidth width of the bins, ms, a whole number of steps
     * @return the record, filled as the network runs
     */
    RateRecord recordRate(Neurons neurons, double binWidth);

    /**
     * Checks the description and builds the network. The builder can't be used afterwards.
     *
     * @param options time step, seed, threads
     * @return the network at time 0; to be closed
     * @throws InvalidNetworkException if something is wrong with the description, naming what, where, the value, the legal range and the way out
     * @throws IllegalStateException if the builder has built already
     */
    Network build(SimulationOptions options);
}
