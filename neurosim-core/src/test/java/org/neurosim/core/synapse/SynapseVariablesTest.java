package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

/** Variables of synapses: initial values, reading, setting. */
class SynapseVariablesTest {

    private static final List<SynapseSpec.Variable> VARIABLES = List.of(
            new SynapseSpec.Variable("gain", "", 3, Range.between(0, 10)), new SynapseSpec.Variable("count", "", 0));

    /** Transmits gain times weight and counts its spikes. */
    private static final class Counting implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("counting", VARIABLES);
        }

        @Override
        public void onPresynapticSpike(Row row) {
            for (int k = row.from(); k < row.to(); k++) {
                row.transmitted()[k] = row.weight()[k] * row.variable(0)[k];
                row.variable(1)[k]++;
            }
        }
    }

    /** The same as a plasticity rule, called when a spike arrives. */
    private static final class PlasticCounting implements Synapse.PlasticityRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("plastic counting", VARIABLES);
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            for (int k = 0; k < row.size(); k++) {
                row.transmitted()[k] = row.weight()[k] * row.variable(0)[k];
                row.variable(1)[k]++;
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {}
    }

    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Population source;
        private final Population cells = builder.population("cells", 150, new TestModels.Counter());
        private final Projection projection;

        Net(Synapse synapse) {
            source = builder.source("s", 150, TestInputs.source((cell, step) -> cell < 100 && step % 4 == 0));
            projection = builder.project(source, cells).synapse(synapse).delay(2);
        }

        Network build(int threads) {
            return builder.build(timeStep(0.5).threads(threads).seed(5));
        }
    }

    private static Synapse rule(boolean plastic) {
        return plastic ? new PlasticCounting() : new Counting();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void initialValuesActAndCanBeReadAndSet(boolean plastic) {
        Net net = new Net(rule(plastic));
        net.projection
                .connect(allToAll())
                .delay(ofPair((i, j) -> 1 + 0.5 * ((i + j) % 3)))
                .initially("gain", ofPair((i, j) -> (i + 3 * j) % 7));
        try (Network network = net.build(2)) {
            Connections c = network.connections(net.projection);
            double[] gain = network.read(net.projection, "gain");
            for (int k = 0; k < c.size(); k++) {
                assertThat(gain[k]).isEqualTo((c.sources()[k] + 3 * c.targets()[k]) % 7);
            }
            network.run(2.5); // the spikes of step 0 have arrived
            double[] x = network.read(net.cells, "x");
            for (int j = 0; j < 150; j++) {
                double expected = 0;
                for (int i = 0; i < 100; i++) {
                    expected += (i + 3 * j) % 7;
                }
                assertThat(x[j]).isEqualTo(expected);
            }
            double[] values = new double[c.size()];
            Arrays.setAll(values, k -> k % 9);
            network.write(net.projection, "gain", values);
            assertThat(network.read(net.projection, "gain")).isEqualTo(values);
            assertThat(network.read(net.projection, "weight")).containsOnly(1);
            network.write(net.projection, "weight", values);
            assertThat(network.connections(net.projection).weights()).isEqualTo(values);
        }
    }

    @Test
    void valuesWithoutOtherWordAreThoseOfTheModel() {
        Net net = new Net(new Counting());
        net.projection.connect(allToAll());
        try (Network network = net.build(1)) {
            assertThat(network.read(net.projection, "gain")).containsOnly(3);
        }
    }

    @Test
    void constantsAndArrays() {
        Net net = new Net(new Counting());
        double[] values = new double[150];
        Arrays.setAll(values, k -> 0.25 * k);
        net.projection.connect(oneToOne()).initially("gain", 7).initially("count", array(values));
        try (Network network = net.build(2)) {
            assertThat(network.read(net.projection, "gain")).containsOnly(7).hasSize(150);
            assertThat(network.read(net.projection, "count")).isEqualTo(values);
        }
    }

    /** Mean and spread of the uniform distribution over [2, 4), 5 standard errors; another variable and the weights are not the same draws. */
    @Test
    void randomValuesDoNotDependOnThreads() {
        double[] gain = null;
        for (int threads : new int[] {1, 2, 3, 7}) {
            Net net = new Net(new Counting());
            net.projection
                    .connect(fixedIndegree(120))
                    .delay(normal(2, 1).clippedTo(0.5, 5))
                    .roundDelays()
                    .weight(uniform(2, 4))
                    .initially("gain", uniform(2, 4))
                    .initially("count", uniform(2, 4));
            try (Network network = net.build(threads)) {
                double[] read = network.read(net.projection, "gain");
                if (gain == null) {
                    gain = read;
                }
                assertThat(read).isEqualTo(gain);
                assertThat(network.read(net.projection, "count")).isNotEqualTo(gain);
                assertThat(network.read(net.projection, "weight")[0]).isNotEqualTo((double) (float) gain[0]);
            }
        }
        double mean = Arrays.stream(gain).average().orElseThrow();
        double variance =
                Arrays.stream(gain).map(g -> (g - 3) * (g - 3)).average().orElseThrow();
        assertThat(Math.abs(mean - 3)).isLessThan(5 * Math.sqrt(1.0 / 3 / gain.length));
        // The fourth central moment is 1/5, so the variance of the square is 1/5 - 1/9.
        assertThat(Math.abs(variance - 1.0 / 3)).isLessThan(5 * Math.sqrt((0.2 - 1.0 / 9) / gain.length));
    }

    /** However a run is divided: a spike has acted as soon as the step in which it happens is over. */
    @Test
    void readingSeesAllSpikesSoFar() {
        for (int piece : new int[] {1, 3, 16}) {
            Net net = new Net(new Counting());
            net.projection.connect(allToAll()).delay(8);
            try (Network network = net.build(2)) {
                for (int step = 0; step < 48; step += piece) {
                    network.run(0.5 * piece);
                    Connections c = network.connections(net.projection);
                    double[] count = network.read(net.projection, "count");
                    int spikes = (step + piece - 1) / 4 + 1;
                    for (int k = 0; k < c.size(); k += 11) {
                        assertThat(count[k]).isEqualTo(c.sources()[k] < 100 ? spikes : 0);
                    }
                }
            }
        }
    }

    /** Reading in each step does not change what arrives. */
    @Test
    void readingLeavesNoTrace() {
        double[][] x = new double[2][];
        for (int k = 0; k < 2; k++) {
            Net net = new Net(new Counting());
            net.projection
                    .connect(fixedIndegree(40))
                    .delay(normal(3, 1).clippedTo(1.5, 8))
                    .roundDelays()
                    .weight(normal(1, 0.5));
            try (Network network = net.build(2)) {
                for (int step = 0; step < 60; step++) {
                    network.step();
                    if (k == 1) {
                        network.read(net.projection, "count");
                    }
                }
                x[k] = network.read(net.cells, "x");
            }
        }
        assertThat(x[1]).isEqualTo(x[0]);
    }

    @Test
    void whatIsWrongIsNamed() {
        Net net = new Net(new Counting());
        net.projection.connect(allToAll()).initially("q", 1);
        assertThatThrownBy(() -> net.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(
                        "projection s -> cells: synapse model counting has no variable q; there is weight, gain, count");
        Net outside = new Net(new Counting());
        outside.projection.connect(allToAll()).initially("gain", ofPair((i, j) -> i == 7 && j == 11 ? -2 : 1));
        assertThatThrownBy(() -> outside.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(
                        "projection s -> cells: initial gain of the synapse of source 7, target 11 = -2.0; must be in [0, 10]");
        Net weight = new Net(new Counting());
        weight.projection.connect(allToAll()).initially("weight", 1);
        assertThatThrownBy(() -> weight.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("use weight(...)");
        Net fixed = new Net(() -> new SynapseSpec("plain", List.of()));
        fixed.projection.connect(allToAll());
        try (Network network = fixed.build(1)) {
            assertThatThrownBy(() -> network.read(fixed.projection, "gain"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("its static synapses have no variable gain; there is weight");
            assertThat(network.read(fixed.projection, "weight")).containsOnly(1);
        }
        Net right = new Net(new Counting());
        right.projection.connect(oneToOne());
        try (Network network = right.build(1)) {
            double[] values = new double[150];
            values[9] = 11;
            assertThatThrownBy(() -> network.write(right.projection, "gain", values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("gain 9 = 11.0; must be in [0, 10]");
            assertThatThrownBy(() -> network.write(right.projection, "gain", new double[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 values of gain for 150 synapses");
        }
    }

    /** In the order of the list; the sum is hit to rounding: 120 products and additions. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void weightsAreNormalised(int threads) {
        Net net = new Net(new PlasticCounting());
        net.projection.connect(fixedIndegree(120)).weight(uniform(1, 5)).delay(ofPair((i, j) -> 1 + 0.5 * (i % 3)));
        try (Network network = net.build(threads)) {
            network.run(5);
            Connections before = network.connections(net.projection);
            double[] zero = before.weights().clone();
            for (int k = 0; k < zero.length; k++) {
                zero[k] = before.targets()[k] == 17 ? 0 : zero[k];
            }
            network.setWeights(net.projection, zero);
            network.normalizeWeights(net.projection, 90);
            double[] after = network.read(net.projection, "weight");
            double[] sum = new double[150];
            double[] old = new double[150];
            for (int k = 0; k < after.length; k++) {
                sum[before.targets()[k]] += after[k];
                old[before.targets()[k]] += zero[k];
            }
            for (int k = 0; k < after.length; k++) {
                int j = before.targets()[k];
                assertThat(after[k]).isEqualTo(j == 17 ? 0 : zero[k] * (90 / old[j]));
            }
            for (int j = 0; j < 150; j++) {
                assertThat(sum[j]).isCloseTo(j == 17 ? 0 : 90, within(240 * 90 * 0x1p-53));
            }
            network.normalizeWeights(net.projection, 0);
            assertThat(network.read(net.projection, "weight")).containsOnly(0);
        }
    }

    @Test
    void whatCannotBeNormalisedIsRefused() {
        Net net = new Net(new PlasticCounting());
        net.projection.connect(allToAll()).weight(ofPair((i, j) -> j == 140 ? (i % 2 == 0 ? 1 : -1) : 2));
        try (Network network = net.build(1)) {
            assertThatThrownBy(() -> network.normalizeWeights(net.projection, 5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "projection s -> cells: the weights onto target 140 add up to 0.0 and cannot be scaled to a sum of 5.0");
            assertThatThrownBy(() -> network.normalizeWeights(net.projection, -5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "the weights onto target 0 add up to 300.0 and cannot be scaled to a sum of -5.0");
            assertThatThrownBy(() -> network.normalizeWeights(net.projection, Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sum of weights = NaN; must be finite");
            assertThat(network.read(net.projection, "weight")[0]).isEqualTo(2);
        }
    }

    @Test
    void staticWeightsAreNormalisedToo() {
        Net fixed = new Net(() -> new SynapseSpec("plain", List.of()));
        fixed.projection.connect(allToAll());
        try (Network network = fixed.build(1)) {
            network.normalizeWeights(fixed.projection, 5);
            double[] weights = network.read(fixed.projection, "weight");
            assertThat(weights).hasSizeGreaterThan(150);
            assertThat(weights).containsOnly(5.0 * 150 / weights.length);
        }
    }
}
