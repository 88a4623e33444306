package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expConductance;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.models.integratefire.Lif;

/**
 * Integrate-and-fire neurons with conductance-based synapses.
 *
 * <p>Vogels and Abbott 2005, J Neurosci 25:10786-10795; benchmark 1 of Brette et al. 2007, J Comput Neurosci 23:349-398. A constant current into every
 * neuron, which is not in the publications, keeps the network active whatever the seed. Integrated by exponential Euler, the default of this model.
 */
public final class Coba implements Scenario {

    @Override
    public String name() {
        return "coba";
    }

    @Override
    public String description() {
        return "4000 conductance-based LIF neurons (Vogels & Abbott 2005; Brette et al. 2007, benchmark 1)";
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Neuron lif = Lif.builder()
                .capacitance(200) // pF
                .leakConductance(10) // nS
                .restingPotential(-60) // mV
                .threshold(-50)
                .reset(-60)
                .refractory(5) // ms
                .current(200) // pA
                .receptor(expConductance("exc", 5, 0)) // ms, mV
                .receptor(expConductance("inh", 10, -80))
                .build();

        Population exc = b.population("exc", 3200, lif).initially("v", uniform(-60, -50));
        Population inh = b.population("inh", 800, lif).initially("v", uniform(-60, -50));
        Neurons all = b.union(exc, inh);

        b.project(exc, all)
                .connect(fixedProbability(0.02))
                .receptor("exc")
                .weight(6)
                .delay(0.1); // nS, ms
        b.project(inh, all)
                .connect(fixedProbability(0.02))
                .receptor("inh")
                .weight(67)
                .delay(0.1);
        return List.of(exc, inh);
    }
}
