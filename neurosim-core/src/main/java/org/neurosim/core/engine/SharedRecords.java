package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.events.SpikeReceiver;
import org.neurosim.core.record.SpikeSink;

/**
 * Spike recorders of clock-driven and event-driven neurons together: collects the spikes of a slice, by step, and hands them on with their times, in the order of these; of one time those of event-driven neurons
 * come first.
 */
final class SharedRecords implements SpikeReceiver {

    private final SpikeSink[] sinks;
    private final Step[] steps;
    private final Step scratch = new Step();

    /** By population. */
    private final boolean[] wanted;

    /** Spikes of one step; those of event-driven neurons are taken first. */
    private static final class Step {
        private int[] population = new int[16];
        private int[] neuron = new int[16];
        private double[] time = new double[16];
        private int size;

        void add(int ofPopulation, int ofNeuron, double at) {
            if (size == neuron.length) {
                population = Arrays.copyOf(population, 2 * size);
                neuron = Arrays.copyOf(neuron, 2 * size);
                time = Arrays.copyOf(time, 2 * size);
            }
            population[size] = ofPopulation;
            neuron[size] = ofNeuron;
            time[size++] = at;
        }

        void add(Step other, int k) {
            add(other.population[k], other.neuron[k], other.time[k]);
        }

        /** Orders by time, equal times as they were, by merging runs of doubled length. Only spikes off the grid are ever out of order. */
        void sort(Step scratch) {
            for (int run = 1; run < size && !isInOrder(); run *= 2) {
                scratch.size = 0;
                for (int from = 0; from < size; from += 2 * run) {
                    int middle = Math.min(size, from + run);
                    int to = Math.min(size, middle + run);
                    int a = from;
                    int b = middle;
                    while (a < middle || b < to) {
                        boolean first = b == to || a < middle && time[a] <= time[b];
                        scratch.add(this, first ? a++ : b++);
                    }
                }
                swap(scratch);
            }
        }

        private boolean isInOrder() {
            for (int k = 1; k < size; k++) {
                if (time[k] < time[k - 1]) {
                    return false;
                }
            }
            return true;
        }

        private void swap(Step other) {
            int[] populations = population;
            int[] neurons = neuron;
            double[] times = time;
            population = other.population;
            neuron = other.neuron;
            time = other.time;
            other.population = populations;
            other.neuron = neurons;
            other.time = times;
        }
    }

    SharedRecords(List<SpikeSink> sinks, int populations, double dt, int longestSlice) {
        this.sinks = sinks.toArray(new SpikeSink[0]);
        steps = new Step[longestSlice];
        Arrays.setAll(steps, k -> new Step());
        wanted = new boolean[populations];
        for (SpikeSink sink : sinks) {
            for (Segment s : sink.recorded().segments()) {
                wanted[s.population().index()] = true;
            }
            sink.attach(dt);
            sink.takesTimes();
        }
    }

    boolean wants(int population) {
        return wanted[population];
    }

    @Override
    public void take(int population, int neuron, long step, double time) {
        steps[(int) (step % steps.length)].add(population, neuron, time);
    }

    void collect(long from, long to) {
        for (Step step : steps) {
            step.sort(scratch);
        }
        for (SpikeSink sink : sinks) {
            for (long step = from; step < to; step++) {
                sink.beginStep(step);
                collect(sink, steps[(int) (step % steps.length)]);
            }
            sink.endBatch(to);
        }
        for (Step step : steps) {
            step.size = 0;
        }
    }

    private static void collect(SpikeSink sink, Step list) {
        List<Segment> segments = sink.recorded().segments();
        for (int k = 0; k < list.size; k++) {
            for (int q = 0; q < segments.size(); q++) {
                Segment s = segments.get(q);
                int i = list.neuron[k];
                if (s.population().index() == list.population[k] && i >= s.from() && i < s.to()) {
                    sink.take(list.neuron, k, k + 1, s.offset() - s.from(), list.time);
                }
            }
        }
    }

    void requireRoom() {
        for (SpikeSink sink : sinks) {
            sink.requireRoom();
        }
    }
}
