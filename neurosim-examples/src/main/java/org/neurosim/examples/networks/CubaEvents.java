package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.models.Receptor.delta;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.models.integratefire.Lif;

/**
 * Integrate-and-fire neurons whose potential jumps at each input, simulated exactly from event to event: spike times don't lie on a grid, and the time step only
 * says how often the program looks.
 *
 * <p>Benchmark 4 of Brette et al. 2007, J Comput Neurosci 23:349-398 (after Vogels and Abbott 2005), with a delay of 0.1 ms.
 */
public final class CubaEvents implements Scenario {

    @Override
    public String name() {
        return "cuba-events";
    }

    @Override
    public String description() {
        return "4000 LIF neurons with voltage jumps, event-driven, exact (Brette et al. 2007, benchmark 4)";
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Neuron lif = Lif.builder()
                .tauM(20) // ms
                .restingPotential(-49) // mV, above the threshold: the neurons fire on their own
                .threshold(-50)
                .reset(-60)
                .refractory(5) // ms
                .receptor(delta("in"))
                .build();

        Population exc =
                b.population("exc", 3200, lif).initially("v", uniform(-60, -50)).integrator(eventDriven());
        Population inh =
                b.population("inh", 800, lif).initially("v", uniform(-60, -50)).integrator(eventDriven());
        Neurons all = b.union(exc, inh);

        b.project(exc, all).connect(fixedProbability(0.02)).weight(0.25).delay(0.1); // mV, ms
        b.project(inh, all).connect(fixedProbability(0.02)).weight(-2.25).delay(0.1);
        return List.of(exc, inh);
    }
}
