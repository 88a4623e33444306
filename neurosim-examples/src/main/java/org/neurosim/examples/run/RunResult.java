package org.neurosim.examples.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.neurosim.api.Connections;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.examples.networks.Scenario;

/**
 * What a run gave.
 *
 * @param scenario network
 * @param settings how it was run
 * @param populations its populations, in the order of their neurons
 * @param counts neurons, synapses, events
 * @param spikes spikes of all neurons
 * @param traces records of the scenario's traces, in their order, one neuron each
 * @param weights weights that the scenario shows
 * @param courses quantities over time that the scenario shows
 * @param cost what it took
 */
public record RunResult(
        Scenario scenario,
        RunSettings settings,
        List<Part> populations,
        NetworkStatistics counts,
        SpikeRecord spikes,
        List<StateRecord> traces,
        List<Weights> weights,
        List<Course> courses,
        Cost cost) {

    /**
     * A population's place among all neurons.
     *
     * @param name name
     * @param first number of its first neuron
     * @param size number of neurons
     */
    public record Part(String name, int first, int size) {}

    /**
     * Weights of plastic synapses, all at the end and those onto one neuron over time.
     *
     * @param name name in reports
     * @param most upper end of the axis from 0 on which they are drawn
     * @param unit unit of the weights
     * @param synapses all of them, at the end
     * @param overTime record of the synapses onto one neuron; empty unless {@link RunSettings#recordWeights} asks for it
     */
    public record Weights(
            String name, double most, String unit, Connections synapses, Optional<SynapseRecord> overTime) {

        /** The weights at the end, one per synapse. */
        public double[] values() {
            return synapses.weights();
        }
    }

    /**
     * A quantity over time.
     *
     * @param axis title of the axis
     * @param name name in reports
     * @param times times, ms
     * @param values a value for each time
     */
    public record Course(String axis, String name, double[] times, double[] values) {}

    /**
     * Time and memory.
     *
     * @param build wall time from the first line of the description to the built network, s
     * @param simulate wall time of the simulation, s
     * @param simulateCpu CPU time of the threads that simulate, s; unknown where the JVM can't tell
     * @param jvmCpu CPU time of the rest of the process (compiler, garbage collector) during the simulation, s
     * @param peakMemory largest resident memory of the process so far, MiB; known on Linux
     */
    public record Cost(
            double build,
            double simulate,
            OptionalDouble simulateCpu,
            OptionalDouble jvmCpu,
            OptionalDouble peakMemory) {

        /** Wall time per biological time. */
        public double realTimeFactor(double duration) {
            return simulate / (duration / 1000);
        }
    }
}
