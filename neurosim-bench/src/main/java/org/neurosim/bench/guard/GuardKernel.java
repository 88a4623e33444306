package org.neurosim.bench.guard;

import java.util.List;
import java.util.function.Supplier;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.DeliveryKernels;
import org.neurosim.bench.kernels.NeuronKernels;
import org.neurosim.bench.kernels.PoissonKernels;
import org.neurosim.bench.measure.Workload;
import org.neurosim.examples.networks.Scenario;

/**
 * What the guard watches.
 *
 * @param name name in tables and in the baseline
 * @param unit what one operation is
 * @param operations operations of one run
 * @param factory makes what is run; a network is closed after the last run
 */
record GuardKernel(String name, String unit, long operations, Supplier<Task> factory) {

    private static final double DT = 0.1;
    private static final SimulationOptions OPTIONS = SimulationOptions.timeStep(DT);
    private static final int NEURONS = 4000;
    private static final int MANY = 10_000;
    private static final int OUTDEGREE = 500;
    private static final int SYNAPSES = 500_000;

    /** Something that can be run again and again. */
    interface Task extends AutoCloseable {
        void run();

        @Override
        default void close() {}
    }

    /** All kernels, fresh. */
    static List<GuardKernel> all() {
        return List.of(
                update("lif-exp exact", 500),
                update("lif-conductance exponential-euler", 100),
                update("traub-miles exponential-euler", 30),
                delivery("nothing"),
                delivery("weight delay"),
                new GuardKernel(
                        "poisson drive",
                        "neuron step",
                        MANY * 50L,
                        () -> new Steps(PoissonKernels.build(2 / (DT / 1000), MANY, OPTIONS), 50)),
                new GuardKernel("build fixed-outdegree", "synapse", SYNAPSES, () -> GuardKernel::connect),
                network("cuba", 1, NEURONS),
                network("brunel", 0.1, 1250));
    }

    private static GuardKernel update(String kernel, int steps) {
        return new GuardKernel(
                "update " + kernel,
                "neuron step",
                (long) NEURONS * steps,
                () -> new Steps(NeuronKernels.build(kernel, NEURONS, OPTIONS), steps));
    }

    private static GuardKernel delivery(String layout) {
        int steps = 50;
        return new GuardKernel(
                "deliver " + layout,
                "event",
                (long) MANY / DeliveryKernels.PERIOD * OUTDEGREE * steps,
                () -> new Steps(DeliveryKernels.build(layout, MANY, OUTDEGREE, OPTIONS), steps));
    }

    private static GuardKernel network(String name, double scale, int neurons) {
        int steps = 200;
        Scenario scenario = Workload.find(name).orElseThrow().scenario();
        return new GuardKernel("network " + name, "neuron step", (long) neurons * steps, () -> {
            NetworkBuilder b = NetworkBuilder.create();
            scenario.describe(b, new Scenario.Setting(DT, scale));
            return new Steps(b.build(OPTIONS), steps);
        });
    }

    private static void connect() {
        try (Network network = DeliveryKernels.build("weight", 5000, SYNAPSES / 5000, OPTIONS)) {
            NetworkStatistics counts = network.statistics();
            if (counts.synapses() != SYNAPSES) {
                throw new IllegalStateException(counts.synapses() + " synapses; must be " + SYNAPSES);
            }
        }
    }

    /** Some steps of a network. */
    private record Steps(Network network, int steps) implements Task {
        @Override
        public void run() {
            network.run(steps * DT);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
