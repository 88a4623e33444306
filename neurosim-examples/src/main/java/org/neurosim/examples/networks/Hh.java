package org.neurosim.examples.networks;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.stimuli.Stimuli;

/**
 * One patch of squid giant axon that fires while a current is injected.
 *
 * <p>Hodgkin and Huxley 1952, J Physiol 117:500-544, at 6.3 degrees Celsius, resting at -65 mV. The membrane has 10,000 um2, so that the 1000 pA are 10 uA/cm2.
 * Integrated by fourth-order Runge-Kutta: the spike times are those of the converged solution to less than a time step.
 */
public final class Hh implements Scenario {

    @Override
    public String name() {
        return "hh";
    }

    @Override
    public String description() {
        return "squid axon with a current of 10 uA/cm2 from 10 to 90 ms (Hodgkin & Huxley 1952)";
    }

    @Override
    public double defaultDuration() {
        return 100;
    }

    @Override
    public double defaultTimeStep() {
        return 0.01;
    }

    @Override
    public List<Trace> traces() {
        String gates = "Gate open (probability)";
        return List.of(
                new Trace("v", "Membrane potential (mV)"),
                new Trace("m", gates),
                new Trace("h", gates),
                new Trace("n", gates));
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Neuron squid = HodgkinHuxley.builder()
                .capacitance(100) // pF, 1 uF/cm2
                .sodium(12_000, 50) // nS, 120 mS/cm2; mV
                .potassium(3_600, -77)
                .leak(30, -54.387)
                .build();
        Population cell = b.population("axon", 1, squid).integrator(Integrators.rk4());
        b.stimulate(cell, Stimuli.step(1_000, 10, 90)); // pA, ms
        return List.of(cell);
    }
}
