package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofPair;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

/** Synapses with a rule at presynaptic spikes. */
class PresynapticRuleTest {

    /** Each spike halves what remains of the resource, which recovers linearly by 1/16 per ms up to 1: all numbers are exact. */
    private static final class Depressing implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("depressing", List.of(new SynapseSpec.Variable("r", "", 1)));
        }

        @Override
        public void onPresynapticSpike(Row row) {
            double[] r = row.variable(0);
            for (int k = row.from(); k < row.to(); k++) {
                r[k] = Math.min(1, r[k] + Math.min(100, row.time() - row.previousTime()) / 16);
                row.transmitted()[k] *= r[k];
                r[k] /= 2;
            }
        }
    }

    private static double[] depressing(int count, int periodSteps) {
        double[] transmitted = new double[count];
        double r = 1;
        for (int k = 0; k < count; k++) {
            r = Math.min(1, r + (k == 0 ? 100 : periodSteps * 0.5) / 16);
            transmitted[k] = r;
            r /= 2;
        }
        return transmitted;
    }

    /** With a common delay, with individual ones, in any number of threads. */
    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 2", "true, 3"})
    void whatARuleTransmitsArrivesAfterTheDelay(boolean individual, int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("s", 3, TestInputs.source((cell, step) -> step % (4 + cell) == 0));
        Population p = b.population("p", 200, new TestModels.Counter());
        Projection projection = b.project(source, p)
                .connect(allToAll())
                .synapse(new Depressing())
                .weight(ofPair((i, j) -> 1 << i));
        projection.delay(individual ? ofPair((i, j) -> 0.5 * (1 + (i + j) % 5)) : constant(1.5));
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            for (int step = 0; step < 60; step++) {
                net.step();
                double[] x = net.read(p, "x");
                for (int j = 0; j < 200; j += 7) {
                    double expected = 0;
                    for (int i = 0; i < 3; i++) {
                        int delay = individual ? 1 + (i + j) % 5 : 3;
                        int spikes = step < delay ? 0 : (step - delay) / (4 + i) + 1;
                        double[] transmitted = depressing(spikes, 4 + i);
                        for (double t : transmitted) {
                            expected += t * (1 << i);
                        }
                    }
                    assertThat(x[j]).as("neuron %d after step %d", j, step).isEqualTo(expected);
                }
            }
        }
    }

    /** A rule that changes the weight for good. */
    private static final class Doubling implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("doubling", List.of());
        }

        @Override
        public void onPresynapticSpike(Row row) {
            assertThat(row.from()).isLessThan(row.to());
            for (int k = row.from(); k < row.to(); k++) {
                assertThat(row.transmitted()[k])
                        .as("starts as a copy of the weight")
                        .isEqualTo(row.weight()[k]);
                row.weight()[k] *= 2;
            }
        }
    }

    @Test
    void weightsMayBeChangedFromSpikeToSpike() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("s", 2, TestInputs.source((cell, step) -> cell == 1 && step < 4));
        Population p = b.population("p", 2, new TestModels.Counter());
        b.project(source, p)
                .connect(pairs(new int[] {0, 1, 1}, new int[] {0, 1, 1}))
                .synapse(new Doubling())
                .weight(3);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(5);
            assertThat(net.read(p, "x")).containsExactly(0, 2 * 3 * (1 + 2 + 4 + 8));
            assertThat(net.statistics().synapticEvents()).isEqualTo(8);
        }
    }

    /** A rule that does nothing is a static synapse, to the last bit, if all weights are kept in the same precision. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRuleThatDoesNothingIsAStaticSynapse(int threads) {
        double[][] v = new double[2][];
        for (int k = 0; k < 2; k++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population source = b.source("s", 100, TestInputs.randomSource(0.05));
            Population p = b.population("p", 300, new TestModels.Lif()).with("v_th", 1e9);
            Projection projection = b.project(source, p)
                    .connect(fixedProbability(0.2))
                    .weight(ofPair((i, j) -> Math.sqrt(i + j)))
                    .delay(normal(2, 1).clippedTo(0.5, 5))
                    .roundDelays();
            if (k == 1) {
                projection.synapse(new Synapse.PresynapticRule() {
                    @Override
                    public SynapseSpec spec() {
                        return new SynapseSpec("nothing", List.of());
                    }

                    @Override
                    public void onPresynapticSpike(Row row) {}
                });
            }
            try (Network net = b.build(timeStep(0.5).threads(threads).seed(4))) {
                net.run(50);
                v[k] = net.read(p, "v");
                Connections c = net.connections(projection);
                assertThat(c.size()).isEqualTo((int) net.statistics().synapses());
            }
        }
        assertThat(v[1]).containsExactly(v[0]);
    }

    @Test
    void aSynapseWithoutRuleIsStatic() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("s", 1, TestInputs.source(step -> step == 0));
        Population p = b.population("p", 1, new TestModels.Counter());
        b.project(source, p)
                .connect(allToAll())
                .synapse(() -> new SynapseSpec("plain", List.of()))
                .weight(7);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(2);
            assertThat(net.read(p, "x")).containsExactly(7);
        }
    }

    @Test
    void whatARuleThrowsReachesTheCaller() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("s", 1, TestInputs.source(step -> step == 0));
        Population p = b.population("p", 1, new TestModels.Counter());
        b.project(source, p).connect(allToAll()).synapse(new Synapse.PresynapticRule() {
            @Override
            public SynapseSpec spec() {
                return new SynapseSpec("broken", List.of());
            }

            @Override
            public void onPresynapticSpike(Row row) {
                row.variable(3)[0] = 1;
            }
        });
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(() -> net.run(2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(net::step).isInstanceOf(IllegalStateException.class);
        }
    }
}
