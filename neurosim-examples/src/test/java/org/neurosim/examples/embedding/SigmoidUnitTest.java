package org.neurosim.examples.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.neurosim.api.connect.Connectors.oneToOne;

import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;

class SigmoidUnitTest {

    @Test
    void settlesWhereItsInputKeepsIt() {
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population("units", 10, new SigmoidUnit());
        b.project(units, units).connect(oneToOne()).synapse(new SquaredRate()).weight(-3);
        try (Network network = b.build(SimulationOptions.timeStep(0.1))) { // ms
            network.run(500); // ms
            double r = network.read(units, "r")[0];
            assertEquals(1 / (1 + Math.exp(3 * r * r)), r, 1e-12); // r = sigmoid(-3 r^2)
        }
    }
}
