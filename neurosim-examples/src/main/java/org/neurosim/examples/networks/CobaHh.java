package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.models.Receptor.expConductance;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.conductance.TraubMiles;

/**
 * Hodgkin-Huxley neurons with conductance-based synapses.
 *
 * <p>Benchmark 3 of Brette et al. 2007, J Comput Neurosci 23:349-398; neurons after Traub and Miles 1991. Large initial conductances start the
 * activity. Integrated by exponential Euler at 0.1 ms, as the other simulators do; that slows the neurons down by some per cent.
 */
public final class CobaHh implements Scenario {

    @Override
    public String name() {
        return "cobahh";
    }

    @Override
    public String description() {
        return "4000 Hodgkin-Huxley neurons (Traub & Miles 1991; Brette et al. 2007, benchmark 3)";
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Neuron hodgkinHuxley = TraubMiles.builder() // 20,000 um2
                .capacitance(200) // pF, 1 uF/cm2
                .sodium(20_000, 50) // nS, 100 mS/cm2; mV
                .potassium(6_000, -90)
                .leak(10, -65)
                .voltageOffset(-63) // mV
                .threshold(-20) // mV
                .refractory(3) // ms
                .receptor(expConductance("exc", 5, 0)) // ms, mV
                .receptor(expConductance("inh", 10, -80))
                .build();

        Population exc = initial(b.population("exc", 3200, hodgkinHuxley));
        Population inh = initial(b.population("inh", 800, hodgkinHuxley));
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

    private static Population initial(Population neurons) {
        return neurons.integrator(Integrators.exponentialEuler())
                .initially("v", normal(-70, 5)) // mV
                .initially("m", 0)
                .initially("h", 0)
                .initially("n", 0)
                .initially("g_exc", normal(40, 15)) // nS
                .initially("g_inh", normal(200, 120));
    }
}
