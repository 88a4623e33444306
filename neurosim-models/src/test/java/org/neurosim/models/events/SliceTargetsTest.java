package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Value;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Event-driven targets that are several slices of one population, in any order: each synapse is the one that reads, writes, records and spikes mean. */
class SliceTargetsTest {

    private static final int SOURCES = 3;

    @BeforeEach
    void shareSmallNetworks() {
        System.setProperty("neurosim.events.leastShared", "0");
        System.setProperty("neurosim.events.leastPiece", "5");
    }

    @AfterEach
    void shareLargeNetworksOnly() {
        System.clearProperty("neurosim.events.leastShared");
        System.clearProperty("neurosim.events.leastPiece");
    }

    private static Neuron cells() {
        return Lif.builder()
                .tauM(20)
                .restingPotential(0)
                .threshold(1000)
                .reset(0)
                .receptor(Receptor.delta("in"))
                .build();
    }

    /** A host's sources and 20 neurons, of which 18 are targets in three slices. */
    private static final class Net {
        final NetworkBuilder b = NetworkBuilder.create();
        final SpikeInput sources = b.spikeInput("sources", SOURCES);
        final Population cells = b.population("cells", 20, cells()).integrator(eventDriven());
        final Neurons targets;
        final Projection projection;

        Net(boolean ascending, boolean sparse, boolean varied) {
            targets = ascending
                    ? b.union(cells.slice(0, 3), cells.slice(4, 9), cells.slice(9, 19))
                    : b.union(cells.slice(9, 19), cells.slice(0, 3), cells.slice(4, 9));
            Value delay = varied ? ofPair((i, j) -> 1 + 0.125 * ((i + j) % 3)) : constant(1);
            projection = b.project(sources, targets)
                    .connect(sparse ? fixedIndegree(2) : allToAll())
                    .receptor("in")
                    .weight(ofPair(Net::weight))
                    .delay(delay);
        }

        /** Exact, and so are sums of several. */
        static double weight(int source, int target) {
            return 1 + source + target / 64.0;
        }

        Net synapse(Synapse model) {
            projection.synapse(model);
            return this;
        }

        Network build(int threads) {
            return b.build(timeStep(0.5).threads(threads).seed(5));
        }
    }

    private static double[] weights(Connections c) {
        double[] expected = new double[c.sources().length];
        Arrays.setAll(expected, k -> Net.weight(c.sources()[k], c.targets()[k]));
        return expected;
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, 1",
        "true, false, true, 3",
        "true, true, true, 1",
        "false, false, false, 3",
        "false, true, false, 1",
        "false, true, true, 3"
    })
    @DisplayName("weights are those of the pairs, when read, recorded, set, normalised and delivered")
    void eachSynapseIsTheOneThatIsMeant(boolean ascending, boolean sparse, boolean varied, int threads) {
        Net net = new Net(ascending, sparse, varied)
                .synapse(PairStdp.additive(1000).build());
        SynapseRecord record = net.b.record(net.projection, "weight", 0.5);
        try (Network network = net.build(threads)) {
            Connections c = network.connections(net.projection);
            double[] expected = weights(c);
            assertThat(c.weights()).containsExactly(expected);
            assertThat(network.read(net.projection, "weight")).containsExactly(expected);

            double[] set = new double[expected.length];
            Arrays.setAll(set, k -> expected[k] + 8);
            network.write(net.projection, "weight", set);
            assertThat(network.read(net.projection, "weight")).containsExactly(set);
            requireDelivery(network, net, 1, set);
            for (int k = 0; k < set.length; k++) {
                assertThat(record.of(k))
                        .as("record of %d", k)
                        .startsWith(expected[k])
                        .endsWith(set[k]);
            }

            network.normalizeWeights(net.projection, 7);
            double[] sums = new double[net.targets.size()];
            double[] normal = network.read(net.projection, "weight");
            for (int k = 0; k < normal.length; k++) {
                sums[c.targets()[k]] += normal[k];
            }
            for (double sum : sums) {
                assertThat(sum).isBetween(7 - 1e-12, 7 + 1e-12);
            }
        }
    }

    /** Lets a source spike and finds its weights in the targets just after the last arrival. */
    private static void requireDelivery(Network network, Net net, int source, double[] weights) {
        network.write(net.cells, "v", new double[20]);
        net.sources.fire(source);
        network.run(3);
        double[] v = new double[net.targets.size()];
        network.read(net.targets, "v", v);
        Connections c = network.connections(net.projection);
        double[] expected = new double[v.length];
        for (int k = 0; k < weights.length; k++) {
            if (c.sources()[k] == source) {
                expected[c.targets()[k]] = weights[k] * Math.exp(-(3 - 0.5 - c.delays()[k]) / 20);
            }
        }
        for (int i = 0; i < v.length; i++) {
            assertThat(v[i]).as("target %d", i).isBetween(expected[i] - 1e-12, expected[i] + 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 1", "true, 3", "false, 3"})
    @DisplayName("static weights that are set are delivered")
    void staticWeights(boolean ascending, int threads) {
        Net net = new Net(ascending, false, false);
        try (Network network = net.build(threads)) {
            double[] set = network.read(net.projection, "weight");
            assertThat(set).containsExactly(weights(network.connections(net.projection)));
            Arrays.setAll(set, k -> 2 + k);
            network.write(net.projection, "weight", set);
            assertThat(network.read(net.projection, "weight")).containsExactly(set);
            requireDelivery(network, net, 2, set);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    @DisplayName("initial values of variables")
    void initialValues(boolean ascending, boolean varied) {
        Net net = new Net(ascending, false, varied).synapse(TsodyksMarkram.twoState(0.5, 100, 20));
        net.projection.initially("x", ofPair((i, j) -> (1 + i + 4 * j) / 128.0));
        try (Network network = net.build(3)) {
            Connections c = network.connections(net.projection);
            double[] expected = new double[c.sources().length];
            Arrays.setAll(expected, k -> (1 + c.sources()[k] + 4 * c.targets()[k]) / 128.0);
            assertThat(network.read(net.projection, "x")).containsExactly(expected);
        }
    }
}
