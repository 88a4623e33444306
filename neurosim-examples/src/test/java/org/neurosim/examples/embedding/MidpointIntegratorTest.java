package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.conductance.HodgkinHuxley;

class MidpointIntegratorTest {

    @Test
    @DisplayName("the error falls with the square of the time step")
    void secondOrder() {
        double reference = potential(Integrators.rk4(), 0.001);
        double coarse = potential(new MidpointIntegrator(), 0.02) - reference;
        double fine = potential(new MidpointIntegrator(), 0.01) - reference;
        assertThat(Math.log(Math.abs(coarse / fine)) / Math.log(2)).isBetween(1.9, 2.1);
    }

    /** The squid axon in the upstroke of an action potential that a depolarised start causes. */
    private static double potential(Integrator integrator, double dt) {
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population("cell", 1, HodgkinHuxley.builder().build())
                .integrator(integrator)
                .initially("v", -50);
        try (Network network = b.build(SimulationOptions.timeStep(dt))) {
            network.run(1);
            return network.read(cell, "v")[0];
        }
    }
}
