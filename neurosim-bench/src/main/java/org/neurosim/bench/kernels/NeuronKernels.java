package org.neurosim.bench.kernels;

import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Values;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Receptor;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.Lif;

/** Neurons without synapses that fire now and then: what is left is integration, threshold and reset. Kernels are named {@code model method}. */
public final class NeuronKernels {

    private static final double MAX_START = -55;
    private static final double MIN_START = -70;

    private static final double USUAL_STEP = 0.1; // ms
    private static final double CHANNEL_STEP = 0.01; // ms, where a method is unstable with longer ones

    private NeuronKernels() {}

    /**
     * The time step that suits a kernel: Runge-Kutta 4 can't follow the channels of a spike with that of the others.
     *
     * @param kernel model and method
     * @return time step, ms
     */
    public static double timeStep(String kernel) {
        boolean channels = kernel.startsWith("traub-miles") || kernel.startsWith("hodgkin-huxley");
        return channels && kernel.endsWith("rk4") ? CHANNEL_STEP : USUAL_STEP;
    }

    /**
     * Builds neurons.
     *
     * @param kernel model and method, for example {@code lif-exp exact}
     * @param neurons number of neurons
     * @param options time step and threads
     * @return the network, at time 0
     * @throws IllegalArgumentException if there is no such model or method
     */
    public static Network build(String kernel, int neurons, SimulationOptions options) {
        String[] words = kernel.split(" ");
        if (words.length != 2) {
            throw new IllegalArgumentException("kernel '" + kernel + "'; must be 'model method'");
        }
        NetworkBuilder b = NetworkBuilder.create();
        b.population("neurons", neurons, model(words[0]))
                .initially("v", Values.uniform(MIN_START, MAX_START))
                .integrator(integrator(words[1]));
        return b.build(options);
    }

    private static Neuron model(String name) {
        return switch (name) {
            case "lif-exp" -> current(Receptor.expCurrent("exc", 5), Receptor.expCurrent("inh", 10));
            case "lif-alpha" -> current(Receptor.alphaCurrent("exc", 5), Receptor.alphaCurrent("inh", 10));
            case "lif-delta" -> current(Receptor.delta("exc"), Receptor.delta("inh"));
            case "own-lif-exp" -> new OwnCurrentLif();
            case "lif-conductance" ->
                Lif.builder()
                        .capacitance(200)
                        .leakConductance(10)
                        .restingPotential(-60)
                        .threshold(-50)
                        .reset(-65)
                        .current(110)
                        .refractory(5)
                        .receptor(Receptor.expConductance("exc", 5, 0))
                        .receptor(Receptor.expConductance("inh", 10, -80))
                        .build();
            case "own-lif-conductance" -> new OwnConductanceLif();
            case "traub-miles" ->
                TraubMiles.builder()
                        .current(300)
                        .receptor(Receptor.expConductance("exc", 5, 0))
                        .receptor(Receptor.expConductance("inh", 10, -80))
                        .build();
            case "hodgkin-huxley" -> HodgkinHuxley.builder().current(1000).build();
            default -> throw new IllegalArgumentException("no model '" + name + "'");
        };
    }

    private static Neuron current(Receptor excitatory, Receptor inhibitory) {
        return Lif.builder()
                .tauM(20)
                .restingPotential(-60)
                .threshold(-50)
                .reset(-65)
                .current(11)
                .refractory(5)
                .receptor(excitatory)
                .receptor(inhibitory)
                .build();
    }

    private static Integrator integrator(String name) {
        return switch (name) {
            case "exact" -> Integrators.exact();
            case "exact-off-grid" -> Integrators.exactOffGrid();
            case "exponential-euler" -> Integrators.exponentialEuler();
            case "euler" -> Integrators.euler();
            case "rk4" -> Integrators.rk4();
            case "adaptive" -> Integrators.adaptive(1e-6, 1e-6);
            default -> throw new IllegalArgumentException("no method '" + name + "'");
        };
    }
}
