package org.neurosim.examples.embedding;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expCurrent;

import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.SimulationOptions;
import org.neurosim.models.integratefire.Lif;

public class FirstNetwork {
    public static void main(String[] args) {
        var lif = Lif.builder().tauM(20).restingPotential(-49).threshold(-50).reset(-60); // ms, mV
        lif.refractory(5).receptor(expCurrent("exc", 5)).receptor(expCurrent("inh", 10)); // ms
        var b = NetworkBuilder.create();
        var exc = b.population("exc", 3200, lif.build()).initially("v", uniform(-60, -50));
        var inh = b.population("inh", 800, lif.build()).initially("v", uniform(-60, -50));
        var all = b.union(exc, inh);
        b.project(exc, all).connect(fixedProbability(0.02)).receptor("exc").weight(1.62);
        b.project(inh, all).connect(fixedProbability(0.02)).receptor("inh").weight(-9);
        var spikes = b.recordSpikes(all);
        try (var network = b.build(SimulationOptions.timeStep(0.1).seed(42))) { // ms
            network.run(1_000);
            System.out.println(spikes.meanRate() + " Hz");
        }
    }
}
