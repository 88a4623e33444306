package org.neurosim.bench.kernels;

import java.util.List;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Values;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.integratefire.PerfectIf;

/**
 * Networks that fire at a chosen rate, from event to event or in time steps: perfect integrators that a constant drift takes to the threshold, each from a place of its own, with synapses that
 * are delivered but are too weak to change anything.
 */
public final class EventKernels {

    /** Synapses per neuron. */
    public static final int INDEGREE = 100;

    private static final double MS_PER_S = 1000;

    private EventKernels() {}

    /**
     * Names of the ways to simulate.
     *
     * @return {@code frame}: from event to event, identical neurons; {@code queue}: from event to event, neurons of any kind; {@code clock}: in time steps
     */
    public static List<String> names() {
        return List.of("frame", "queue", "clock");
    }

    /**
     * Builds a network.
     *
     * @param name way to simulate
     * @param neurons number of neurons
     * @param rate rate of each neuron, Hz
     * @param options time step
     * @return the network, at time 0
     * @throws IllegalArgumentException if there is no such way
     */
    public static Network build(String name, int neurons, double rate, SimulationOptions options) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no kernel '" + name + "'; there are " + names());
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("neurons", neurons, new PerfectIf())
                .with("I_e", rate / MS_PER_S)
                .initially("v", Values.uniform(0, 1));
        if (!name.equals("clock")) {
            p.integrator(Integrators.eventDriven());
        }
        if (name.equals("queue")) {
            p.with("C_m", Values.ofIndex(i -> i == 0 ? 1 + 1e-9 : 1));
        }
        b.project(p, p)
                .connect(Connectors.fixedIndegree(INDEGREE))
                .weight(1e-12)
                .delay(1);
        return b.build(options);
    }
}
