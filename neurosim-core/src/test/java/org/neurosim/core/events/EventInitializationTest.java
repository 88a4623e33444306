package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.uniform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.core.integrators.Integrators;

/** What a model sets at time 0 in {@link Neuron#initialize}, with events and with steps. */
class EventInitializationTest {

    private static final class Resting implements Neuron.Differential, Neuron.EventDriven {

        private static final NeuronSpec SPEC = NeuronSpec.builder("resting")
                .parameter("gain", "", 2, Range.FINITE)
                .state("v", "mV", 0)
                .state("gate", "mV", -1)
                .state("level", "", -1)
                .build();

        @Override
        public NeuronSpec spec() {
            return SPEC;
        }

        @Override
        public void initialize(Block block, double[][] x) {
            double[] draw = block.scratch(0);
            block.random().uniform(draw);
            for (int i = 0; i < block.size(); i++) {
                x[0][i] += 100;
                x[1][i] = block.parameter(0)[i] * x[0][i];
                x[2][i] = draw[i];
            }
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dxdt) {}

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return new EventDynamics() {
                @Override
                public void advance(int i, double duration) {}

                @Override
                public double timeToSpike(int i) {
                    return Double.POSITIVE_INFINITY;
                }
            };
        }
    }

    private static double[][] initial(Integrator method, int n) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", n, new Resting())
                .with("gain", uniform(1, 3))
                .initially("v", uniform(-1, 1))
                .integrator(method);
        try (Network net = b.build(timeStep(0.1).seed(5))) {
            return new double[][] {net.read(p, "v"), net.read(p, "gate"), net.read(p, "level"), net.read(p, "gain")};
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 512, 1300})
    @DisplayName("event-driven neurons begin as clock-driven ones do, and values that the user gave stay")
    void asClockDriven(int n) {
        double[][] events = initial(Integrators.eventDriven(), n);
        assertThat(events).isDeepEqualTo(initial(Integrators.rk4(), n));
        for (int i = 0; i < n; i++) {
            assertThat(events[0][i]).isBetween(-1.0, 1.0);
            assertThat(events[1][i]).isEqualTo(events[3][i] * (events[0][i] + 100));
            assertThat(events[2][i]).isBetween(0.0, 1.0);
        }
    }
}
