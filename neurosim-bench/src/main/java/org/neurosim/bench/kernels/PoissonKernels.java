package org.neurosim.bench.kernels;

import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.SimulationOptions;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/** Cheap neurons with a Poisson drive that is too weak to make them fire. */
public final class PoissonKernels {

    private static final double WEIGHT = 1e-6; // mV

    private PoissonKernels() {}

    /**
     * Builds neurons and their drive.
     *
     * @param rateHz rate into each neuron, Hz; 0 for no drive at all
     * @param neurons number of neurons
     * @param options time step and threads
     * @return the network, at time 0
     */
    public static Network build(double rateHz, int neurons, SimulationOptions options) {
        NetworkBuilder b = NetworkBuilder.create();
        var population = b.population(
                "neurons", neurons, Lif.builder().receptor(Receptor.delta("in")).build());
        if (rateHz > 0) {
            b.stimulate(population, "in", Stimuli.poisson(rateHz, WEIGHT));
        }
        return b.build(options);
    }
}
