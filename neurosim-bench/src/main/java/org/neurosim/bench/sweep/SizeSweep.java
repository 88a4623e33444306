package org.neurosim.bench.sweep;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.DeliveryKernels;
import org.neurosim.bench.kernels.NeuronKernels;
import org.neurosim.bench.measure.Sample;

/**
 * What a neuron update and a synaptic event cost in networks of different sizes; on one thread, by its CPU time. Everything grows with the number of neurons N:
 * N / {@value DeliveryKernels#PERIOD} of N sources spike in each step, each has {@value #OUTDEGREE} synapses onto the N neurons. The cost of events is that of the network with
 * synapses less that of the network without.
 */
public final class SizeSweep {

    private static final int OUTDEGREE = 100;
    private static final double DT = 0.1;
    private static final double NEURON_STEPS = 2e7;
    private static final int FEWEST_STEPS = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SizeSweep() {}

    /**
     * The cost at one size.
     *
     * @param neurons number of neurons
     * @param update time per neuron and step, ns
     * @param event time per synaptic event, ns
     */
    public record Point(int neurons, Sample update, Sample event) {}

    /**
     * Measures one size.
     *
     * @param neurons number of neurons, a multiple of {@value DeliveryKernels#PERIOD}
     * @param repeat measurements, after one that is thrown away
     * @return cost
     */
    public static Point measure(int neurons, int repeat) {
        SimulationOptions options = SimulationOptions.timeStep(DT);
        int steps = (int) Math.max(FEWEST_STEPS, NEURON_STEPS / neurons);
        double[] update = new double[repeat];
        double[] event = new double[repeat];
        try (Network network = NeuronKernels.build("lif-exp exact", neurons, options)) {
            run(network, steps);
            for (int k = 0; k < repeat; k++) {
                update[k] = run(network, steps) / ((double) neurons * steps);
            }
        }
        try (Network bare = DeliveryKernels.build("nothing", neurons, 0, options);
                Network connected = DeliveryKernels.build("nothing", neurons, OUTDEGREE, options)) {
            run(bare, steps);
            run(connected, steps);
            for (int k = 0; k < repeat; k++) {
                long before = connected.statistics().synapticEvents();
                double ns = run(connected, steps) - run(bare, steps);
                event[k] = ns / (connected.statistics().synapticEvents() - before);
            }
        }
        return new Point(neurons, Sample.of(update), Sample.of(event));
    }

    /** CPU time, ns. */
    private static double run(Network network, int steps) {
        long start = THREADS.getCurrentThreadCpuTime();
        network.run(steps * DT);
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
