package org.neurosim.examples.report;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.examples.run.RunResult;

/** A run with its spikes read out and its statistics computed, for all the ways of reporting. */
public final class RunReport {

    private final RunResult result;
    private final long[] spikeSteps;
    private final int[] spikeNeurons;
    private final SpikeStatistics all;
    private final List<SpikeStatistics> populations = new ArrayList<>();

    /**
     * Reads a run.
     *
     * @param result run
     */
    public RunReport(RunResult result) {
        this.result = result;
        spikeSteps = result.spikes().steps();
        spikeNeurons = result.spikes().neurons();
        all = statistics(0, result.spikes().neuronCount());
        for (RunResult.Part part : result.populations()) {
            populations.add(statistics(part.first(), part.size()));
        }
    }

    private SpikeStatistics statistics(int first, int size) {
        return SpikeStatistics.of(
                spikeSteps,
                spikeNeurons,
                first,
                size,
                0,
                result.counts().steps(),
                result.settings().timeStep());
    }

    /** The run. */
    public RunResult result() {
        return result;
    }

    /** Step at whose end each spike fell, ascending. */
    long[] spikeSteps() {
        return spikeSteps;
    }

    /** Neuron of each spike, numbered through the whole network. */
    int[] spikeNeurons() {
        return spikeNeurons;
    }

    /** Time of a spike, ms. */
    double spikeTime(int spike) {
        return (spikeSteps[spike] + 1) * result.settings().timeStep();
    }

    /** Statistics over all neurons. */
    public SpikeStatistics all() {
        return all;
    }

    /** Statistics of each population. */
    public List<SpikeStatistics> populations() {
        return populations;
    }
}
