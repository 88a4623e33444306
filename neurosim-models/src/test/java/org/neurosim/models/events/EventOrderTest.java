package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.array;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.stimuli.Sources;

/** In which order spikes act that arrive at one time. */
class EventOrderTest {

    /** Notes the weights of its inputs as they come in. */
    private record Listener(List<Double> heard) implements Neuron.EventDriven {
        private static final NeuronSpec SPEC = NeuronSpec.builder("listener")
                .parameter("theta", "", 1e9, Range.FINITE)
                .state("x", "", 0)
                .receptor("in", "", "x")
                .threshold("x", "theta")
                .build();

        @Override
        public NeuronSpec spec() {
            return SPEC;
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return new EventDynamics() {
                @Override
                public void advance(int neuron, double duration) {}

                @Override
                public double timeToSpike(int neuron) {
                    return Double.POSITIVE_INFINITY;
                }

                @Override
                public void onInput(int neuron, int receptor, double weight) {
                    heard.add(weight);
                }
            };
        }
    }

    /**
     * All arrive at 4 ms: the spikes of 1, 1.5, 2 and 3 ms from near and far, the last through two projections at once. Neither the order of the projections nor that of the sources agrees with the spikes'.
     */
    @Test
    @DisplayName(
            "spikes that arrive at one time from different distances act in the order in which they were emitted, those of one spike in the order of the projections")
    void differentDistances() {
        List<Double> heard = new ArrayList<>();
        NetworkBuilder b = NetworkBuilder.create();
        Population near = b.source("near", 1, Sources.spikes(new double[] {3}));
        Population far = b.source("far", 1, Sources.spikes(new double[] {1}));
        Population mixed = b.source("mixed", 2, Sources.spikes(new double[] {2}, new double[] {1.5}));
        Population p = b.population("p", 1, new Listener(heard));
        b.project(near, p).connect(oneToOne()).weight(30).delay(1);
        b.project(near, p).connect(oneToOne()).weight(31).delay(1);
        b.project(mixed, p).connect(allToAll()).weight(array(20, 15)).delay(array(2, 2.5));
        b.project(far, p).connect(oneToOne()).weight(10).delay(3);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(3.5);
            assertThat(heard).isEmpty();
            assertThat(net.statistics().pendingSpikes()).isEqualTo(5);
            net.run(0.5);
            assertThat(heard).containsExactly(10.0, 15.0, 20.0, 30.0, 31.0);
            assertThat(net.statistics().pendingSpikes()).isZero();
        }
    }
}
