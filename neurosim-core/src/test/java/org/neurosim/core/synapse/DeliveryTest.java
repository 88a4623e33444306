package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

/** What arrives, seen by neurons that count it. Random networks of all kinds are in ReferenceSimulationTest. */
class DeliveryTest {

    private final NetworkBuilder b = NetworkBuilder.create();

    private Population once(int size) {
        return b.source("s", size, TestInputs.source(step -> step == 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void weightsOfAllKindsArriveAsListed(int threads) {
        Population s = once(30);
        Population p = b.population("p", 700, new TestModels.Counter());
        Projection[] projections = {
            b.project(s, p).connect(fixedProbability(0.3)).weight(0.1),
            b.project(s, p).connect(fixedProbability(0.3)).weight(uniform(1, 2)),
            b.project(s, p).connect(fixedProbability(0.3)).weight(ofPair((i, j) -> 1.0 / (1 + i + j))),
            b.project(s.slice(3, 9), p.slice(100, 650))
                    .connect(fixedProbability(0.3))
                    .weight(uniform(-1, 0))
                    .delay(uniform(0.5, 4))
                    .roundDelays()
        };
        try (Network net = b.build(timeStep(0.5).threads(threads).seed(11))) {
            net.run(10);
            double[] expected = new double[700];
            long synapses = 0;
            for (int k = 0; k < projections.length; k++) {
                Connections c = net.connections(projections[k]);
                for (int q = 0; q < c.size(); q++) {
                    expected[c.targets()[q] + (k == 3 ? 100 : 0)] += c.weights()[q];
                    if (k == 1) {
                        assertThat(c.weights()[q])
                                .as("random weights are kept in single precision")
                                .isEqualTo((float) c.weights()[q]);
                    }
                }
                synapses += c.size();
            }
            double[] x = net.read(p, "x");
            for (int i = 0; i < 700; i++) {
                assertThat(x[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-12));
            }
            assertThat(net.statistics().synapses()).isEqualTo(synapses);
            assertThat(net.statistics().synapticEvents()).isEqualTo(synapses);
        }
    }

    @Test
    void weightsAndDelaysFromArraysBelongToTheirConnections() {
        Population s = once(3);
        Population p = b.population("p", 4, new TestModels.Counter());
        Projection list = b.project(s, p)
                .connect(pairs(new int[] {2, 0, 1, 2}, new int[] {3, 3, 0, 3}))
                .weight(array(1, 10, 100, 1000))
                .delay(array(0.5, 1, 1.5, 2));
        Projection all = b.project(s.slice(0, 2), p.slice(0, 2))
                .connect(allToAll())
                .weight(array(0.5, 0.25, 0.125, 0.0625))
                .delay(3);
        Projection one = b.project(s, p.slice(1, 4))
                .connect(oneToOne())
                .weight(array(2, 4, 8))
                .delay(3.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1);
            assertThat(net.read(p, "x")).containsExactly(0, 0, 0, 1);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(0, 0, 0, 11);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(100, 0, 0, 11);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(100, 0, 0, 1011);
            net.run(1);
            assertThat(net.read(p, "x")).containsExactly(100.625, 0.3125, 0, 1011);
            net.run(1);
            assertThat(net.read(p, "x")).containsExactly(100.625, 2.3125, 4, 1019);
            Connections c = net.connections(list);
            assertThat(c.targets()).as("ordered by target").containsExactly(0, 3, 3, 3);
            assertThat(c.sources()).containsExactly(1, 2, 0, 2);
            assertThat(c.weights()).containsExactly(100, 1, 10, 1000);
            assertThat(c.delays()).containsExactly(1.5, 0.5, 1, 2);
            assertThat(net.connections(all).weights()).containsExactly(0.5, 0.125, 0.25, 0.0625);
            assertThat(net.connections(one).delays()).containsOnly(3.5);
        }
    }

    @Test
    void unionsOfDifferentModelsGetInputAtTheirOwnReceptor() {
        Population s = once(2);
        Population counter = b.population("counter", 3, new TestModels.Counter());
        Population shared =
                b.population("shared", 2, new TestModels.SharedTarget(2)).with("v_th", 1e9);
        Neurons targets = b.union(shared.slice(1, 2), counter, shared.slice(0, 1));
        b.project(s, targets).connect(allToAll()).weight(ofPair((i, j) -> 1 + 10 * j));
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1);
            assertThat(net.read(counter, "x")).containsExactly(22, 42, 62);
            assertThat(net.read(shared, "v")).containsExactly(82, 2);
        }
    }

    /** Steps of 0.5 ms, so that halves are exact: they go to the even side, but never to 0. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.2, 1", "0.25, 1", "0.74, 1", "0.75, 2", "1.25, 2", "1.251, 3", "1.75, 4", "2.25, 4", "-7, 1"
    })
    void delaysAreRoundedToTheNearestStep(double delay, int steps) {
        Population s = once(2);
        Population p = b.population("p", 2, new TestModels.Counter());
        Projection projection = b.project(s, p)
                .connect(oneToOne())
                .weight(1)
                .delay(array(delay, 4.5))
                .roundDelays();
        try (Network net = b.build(timeStep(0.5))) {
            assertThat(net.connections(projection).delays()).containsExactly(0.5 * steps, 4.5);
            net.run(0.5 * steps);
            assertThat(net.read(p, "x")).containsExactly(0, 0);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(1, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {32767.8, 1e10, 1e16, 4e16, 1e300})
    void roundingDoesNotHideADelayThatIsTooLong(double delay) {
        Population s = once(3);
        Population p = b.population("p", 3, new TestModels.Counter());
        b.project(s, p)
                .connect(oneToOne())
                .weight(1)
                .delay(array(1, delay, 0.1))
                .roundDelays();
        assertThatThrownBy(() -> b.build(timeStep(0.5)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("delay = " + delay + " ms; must be in [0.5, 32767.5] ms");
    }

    /** 65535 steps is the longest delay there is. */
    @Test
    void hugeDelaysArrive() {
        Population s = once(2);
        Population p = b.population("p", 2, new TestModels.Counter());
        b.project(s, p).connect(oneToOne()).weight(1).delay(6553.5);
        b.project(s, p).connect(oneToOne()).weight(10).delay(array(0.1, 6553.4));
        try (Network net = b.build(timeStep(0.1))) {
            net.run(6553.4);
            assertThat(net.read(p, "x")).containsExactly(10, 0);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(10, 10);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(11, 11);
        }
    }

    @Test
    void aProjectionMayBeEmpty() {
        Population s = once(2);
        Population p = b.population("p", 2, new TestModels.Counter()).initially("x", ofIndex(i -> i));
        Projection none = b.project(s, p).connect(fixedProbability(0)).delay(3);
        Projection list = b.project(s, p)
                .connect(pairs(new int[0], new int[0]))
                .delay(uniform(1, 2))
                .roundDelays();
        try (Network net = b.build(timeStep(0.5).threads(2))) {
            net.run(5);
            assertThat(net.read(p, "x")).containsExactly(0, 1);
            assertThat(net.connections(none).size()).isZero();
            assertThat(net.connections(list).size()).isZero();
            assertThat(net.statistics().synapses()).isZero();
        }
    }
}
