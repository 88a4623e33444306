package org.neurosim.bench.sweep;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.EventKernels;
import org.neurosim.bench.measure.Sample;

/** What a network costs from event to event and in time steps, by its size and the rate of its neurons; on one thread, by its CPU time. */
public final class EventSweep {

    private static final double DT = 0.1;
    private static final double MS_PER_S = 1000;
    private static final double NS_PER_S = 1e9;

    /** Each measurement covers about as much work as this many events or neuron steps. */
    private static final double WORK = 1e7;

    private static final double LONGEST_MS = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EventSweep() {}

    /**
     * The cost of one network.
     *
     * @param kernel way to simulate, one of {@link EventKernels#names()}
     * @param neurons number of neurons
     * @param rate rate of each, Hz
     * @param cost CPU seconds per biological second
     * @param events synaptic events per biological second
     */
    public record Point(String kernel, int neurons, double rate, Sample cost, double events) {}

    /**
     * Measures one network.
     *
     * @param kernel way to simulate
     * @param neurons number of neurons, more than {@value EventKernels#INDEGREE}
     * @param rate rate of each, Hz
     * @param repeat measurements, after one that is thrown away
     * @return cost
     */
    public static Point measure(String kernel, int neurons, double rate, int repeat) {
        double perMs = neurons * (rate * EventKernels.INDEGREE / MS_PER_S + (kernel.equals("clock") ? 1 / DT : 0));
        double duration = Math.rint(Math.max(1, Math.min(LONGEST_MS, WORK / perMs)));
        double[] cost = new double[repeat];
        try (Network network = EventKernels.build(kernel, neurons, rate, SimulationOptions.timeStep(DT))) {
            network.run(duration);
            long before = network.statistics().synapticEvents();
            for (int k = 0; k < repeat; k++) {
                long start = THREADS.getCurrentThreadCpuTime();
                network.run(duration);
                cost[k] = (THREADS.getCurrentThreadCpuTime() - start) / NS_PER_S / (duration / MS_PER_S);
            }
            double events = network.statistics().synapticEvents() - before;
            return new Point(kernel, neurons, rate, Sample.of(cost), events / (repeat * duration / MS_PER_S));
        }
    }
}
