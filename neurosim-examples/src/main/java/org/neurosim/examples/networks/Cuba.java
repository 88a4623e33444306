package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.models.integratefire.Lif;

/**
 * Integrate-and-fire neurons with current-based synapses in a self-sustained asynchronous irregular state.
 *
 * <p>Vogels and Abbott 2005, J Neurosci 25:10786-10795; benchmark 2 of Brette et al. 2007, J Comput Neurosci 23:349-398. The membrane resistance is 1
 * GOhm, so that a synaptic current of 1 pA and the 1 mV of the publications are the same.
 */
public final class Cuba implements Scenario {

    @Override
    public String name() {
        return "cuba";
    }

    @Override
    public String description() {
        return "4000 current-based LIF neurons (Vogels & Abbott 2005; Brette et al. 2007, benchmark 2)";
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Neuron lif = Lif.builder()
                .tauM(20) // ms
                .restingPotential(-49) // mV, above the threshold: the neurons fire on their own
                .threshold(-50)
                .reset(-60)
                .refractory(5) // ms
                .receptor(expCurrent("exc", 5)) // ms
                .receptor(expCurrent("inh", 10))
                .build();

        Population exc = b.population("exc", 3200, lif).initially("v", uniform(-60, -50));
        Population inh = b.population("inh", 800, lif).initially("v", uniform(-60, -50));
        Neurons all = b.union(exc, inh);

        b.project(exc, all)
                .connect(fixedProbability(0.02))
                .receptor("exc")
                .weight(1.62)
                .delay(0.1); // pA, ms
        b.project(inh, all)
                .connect(fixedProbability(0.02))
                .receptor("inh")
                .weight(-9)
                .delay(0.1);
        return List.of(exc, inh);
    }
}
