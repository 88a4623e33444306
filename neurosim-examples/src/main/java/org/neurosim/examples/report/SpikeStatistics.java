package org.neurosim.examples.report;

import java.util.OptionalDouble;

/**
 * Rate and irregularity of a group of neurons.
 *
 * @param neurons number of neurons
 * @param spikes number of spikes
 * @param rate spikes per neuron and second, Hz
 * @param cv mean over the neurons with at least {@value #MIN_INTERVALS} interspike intervals of the intervals' standard deviation divided by their mean;
 *     empty if there is no such neuron
 * @param cvNeurons number of these neurons
 */
public record SpikeStatistics(int neurons, long spikes, double rate, OptionalDouble cv, int cvNeurons) {

    private static final int MIN_INTERVALS = 5;

    /**
     * Statistics of the neurons first to first + size - 1 over the steps from to to - 1.
     *
     * @param spikeSteps step of each spike, ascending
     * @param spikeNeurons neuron of each spike
     * @param first first neuron of the group
     * @param size number of neurons
     * @param from first step of the window
     * @param to step behind the window
     * @param timeStep time step, ms
     * @return the statistics
     */
    public static SpikeStatistics of(
            long[] spikeSteps, int[] spikeNeurons, int first, int size, long from, long to, double timeStep) {
        long spikes = 0;
        long[] last = new long[size];
        int[] count = new int[size]; // spikes of each neuron
        double[] sum = new double[size]; // of its intervals, in steps
        double[] sumOfSquares = new double[size];
        for (int k = 0; k < spikeSteps.length; k++) {
            int i = spikeNeurons[k] - first;
            long step = spikeSteps[k];
            if (i >= 0 && i < size && step >= from && step < to) {
                if (count[i] > 0) {
                    double interval = step - last[i];
                    sum[i] += interval;
                    sumOfSquares[i] += interval * interval;
                }
                last[i] = step;
                count[i]++;
                spikes++;
            }
        }
        double sumOfCvs = 0;
        int cvNeurons = 0;
        for (int i = 0; i < size; i++) {
            int intervals = count[i] - 1;
            if (intervals >= MIN_INTERVALS) {
                double mean = sum[i] / intervals;
                double variance = Math.max(0, sumOfSquares[i] / intervals - mean * mean);
                sumOfCvs += Math.sqrt(variance) / mean;
                cvNeurons++;
            }
        }
        double seconds = (to - from) * timeStep / 1000;
        return new SpikeStatistics(
                size,
                spikes,
                spikes / (size * seconds),
                cvNeurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumOfCvs / cvNeurons),
                cvNeurons);
    }
}
