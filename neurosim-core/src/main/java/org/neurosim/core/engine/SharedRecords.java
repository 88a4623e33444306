package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.events.SpikeReceiver;
import org.neurosim.core.record.SpikeSink;

/** Spike recorders of clock-driven and event-driven neurons together: collects the spikes of a slice, by step, and hands them on with their times. */
final class SharedRecords implements SpikeReceiver {

    private final SpikeSink[] sinks;
    private final Step[] steps;

    /** By population. */
    private final boolean[] wanted;

    /** Spikes of one step; those of event-driven neurons come first, none later than the end of the step, where the others fall. */
    private static final class Step {
        private int[] population = new int[16];
        private int[] neuron = new int[16];
        private double[] time = new double[16];
        private int size;
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
        Step list = steps[(int) (step % steps.length)];
        if (list.size == list.neuron.length) {
            list.population = Arrays.copyOf(list.population, 2 * list.size);
            list.neuron = Arrays.copyOf(list.neuron, 2 * list.size);
            list.time = Arrays.copyOf(list.time, 2 * list.size);
        }
        list.population[list.size] = population;
        list.neuron[list.size] = neuron;
        list.time[list.size++] = time;
    }

    void collect(long from, long to) {
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
