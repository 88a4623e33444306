package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.uniform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Synapses that come and go while a network runs, against sums over spikes with a list of who was connected when. */
class RewiringTest {

    private static final double DT = 0.1;
    private static final int SOURCES = 40;
    private static final int READERS = 150;
    private static final double[] EDITS = {20.3, 20.4, 47.1, 60};
    private static final double END = 80;

    /** A synapse of the list that the test keeps beside the network. */
    private record Link(int source, int target, double weight, double delay, double born, double died) {
        Link dead(double time) {
            return new Link(source, target, weight, delay, born, time);
        }
    }

    /** Poisson trains onto neurons that only add up. */
    private static final class Readout {
        final NetworkBuilder b = NetworkBuilder.create();
        final Population sources = b.source("sources", SOURCES, Sources.poisson(100));
        final Population readers = b.population(
                "readers",
                READERS,
                Lif.builder()
                        .tauM(20)
                        .restingPotential(0)
                        .threshold(1e9)
                        .reset(0)
                        .receptor(Receptor.delta("in"))
                        .build());
        final Projection edited =
                b.project(sources, readers).connect(fixedProbability(0.1)).delay(1.5);
        final Projection sharing =
                b.project(sources, readers).connect(fixedProbability(0.1)).delay(1.5);
        final SpikeRecord spikes = b.recordSpikes(sources);

        Network build(int threads) {
            return b.build(timeStep(DT).seed(5).threads(threads));
        }
    }

    private static Readout readout(boolean ownDelays, boolean ownWeights) {
        Readout net = new Readout();
        if (ownDelays) {
            net.edited.delay(uniform(0.5, 6)).roundDelays();
            net.sharing.delay(uniform(0.5, 6)).roundDelays();
        }
        if (ownWeights) {
            net.edited.weight(uniform(0.5, 2));
            net.sharing.weight(uniform(0.5, 2));
        }
        return net;
    }

    /** Deletes a third and adds as many at each edit; keeps the list. */
    private static List<Link> run(Readout net, Network network, boolean ownDelays, double[] stops) {
        Random random = new Random(11);
        List<Link> links = links(network.connections(net.edited), 0);
        List<Link> dead = new ArrayList<>();
        double now = 0;
        for (double edit : EDITS) {
            for (double stop : stops) {
                if (stop > now && stop < edit) {
                    network.run(stop - now);
                    now = stop;
                }
            }
            network.run(edit - now);
            now = edit;
            int count = links.size() / 3;
            int[] removed = random.ints(0, links.size()).distinct().limit(count).toArray();
            for (int k : removed) {
                dead.add(links.get(k).dead(now));
                links.set(k, null);
            }
            links.removeIf(link -> link == null);
            Connections added = new Connections(
                    random.ints(count, 0, SOURCES).toArray(),
                    random.ints(count, 0, READERS).toArray(),
                    random.doubles(count, 0.1, 3).toArray(),
                    ownDelays
                            ? random.ints(count, 5, 61).mapToDouble(n -> n * DT).toArray()
                            : Connections.of(new int[count], new int[count], 0, 1.5)
                                    .delays());
            network.rewire(net.edited, removed, added);
            links.addAll(links(added, now));
            links.sort(Comparator.comparingInt(Link::target));
            requireSame(network.connections(net.edited), links);
        }
        network.run(END - now);
        links.addAll(dead);
        return links;
    }

    private static List<Link> links(Connections c, double born) {
        List<Link> links = new ArrayList<>();
        for (int k = 0; k < c.size(); k++) {
            links.add(new Link(c.sources()[k], c.targets()[k], c.weights()[k], c.delays()[k], born, 1e9));
        }
        return links;
    }

    private static void requireSame(Connections c, List<Link> links) {
        assertThat(c.size()).isEqualTo(links.size());
        for (int k = 0; k < c.size(); k++) {
            Link link = links.get(k);
            assertThat(c.sources()[k]).isEqualTo(link.source);
            assertThat(c.targets()[k]).isEqualTo(link.target);
            assertThat(c.weights()[k]).isEqualTo(link.weight);
            assertThat(c.delays()[k]).isCloseTo(link.delay, within(1e-12));
        }
    }

    /** Sum over spikes and synapses of w exp(-(T - arrival) / tau): 1e-11 relative, the order of additions differs. */
    private static double[] expected(List<Link> links, Connections sharing, SpikeRecord spikes, boolean byEmission) {
        double[] v = new double[READERS];
        List<Link> all = new ArrayList<>(links);
        all.addAll(links(sharing, 0));
        for (Link link : all) {
            for (double t : spikes.timesOf(link.source)) {
                double arrival = t + link.delay;
                double decides = byEmission ? t : arrival;
                if (arrival < END + DT / 2 && decides > link.born + DT / 2 && decides < link.died + DT / 2) {
                    v[link.target] += link.weight * StrictMath.exp(-(END - arrival) / 20);
                }
            }
        }
        return v;
    }

    @ParameterizedTest
    @CsvSource({"false, false, 1", "false, true, 3", "true, false, 3", "true, true, 2"})
    void everySpikeGoesThroughTheSynapsesThatAreThere(boolean ownDelays, boolean ownWeights, int threads) {
        Readout net = readout(ownDelays, ownWeights);
        try (Network network = net.build(threads)) {
            List<Link> links = run(net, network, ownDelays, new double[0]);
            double[] v = network.read(net.readers, "v");
            double[] expected = expected(links, network.connections(net.sharing), net.spikes, ownDelays);
            for (int j = 0; j < READERS; j++) {
                assertThat(v[j]).isCloseTo(expected[j], within(1e-11 * (1 + expected[j])));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void sameBitsForAnyNumberOfThreadsAndHoweverTheRunIsDivided(boolean ownDelays, boolean ownWeights) {
        double[] bits = null;
        for (int threads : new int[] {1, 2, 3, 7}) {
            Readout net = readout(ownDelays, ownWeights);
            try (Network network = net.build(threads)) {
                run(net, network, ownDelays, threads == 2 ? new double[] {0.1, 5.3, 20.1, 46.9, 59.9} : new double[0]);
                double[] v = network.read(net.readers, "v");
                bits = bits == null ? v : bits;
                assertThat(v).isEqualTo(bits);
            }
        }
    }

    /** Pair by pair from the recorded spikes; the projection begins without synapses. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "1.5, 2", "0.6, 3"})
    void plasticSynapsesGoOnAndNewOnesSeeTheTracesOfTheirNeurons(double dendritic, int threads) {
        PlasticNetworkTest.Net net = new PlasticNetworkTest.Net(PlasticNetworkTest.rule(), 1.5, dendritic);
        net.plastic.connect(pairs(new int[0], new int[0]));
        Random random = new Random(3);
        List<Link> links = new ArrayList<>();
        try (Network network = net.builder.build(timeStep(DT).seed(3).threads(threads))) {
            for (int edit = 1; edit <= 4; edit++) {
                network.run(40);
                double now = network.time();
                int size = network.connections(net.plastic).size();
                int[] removed = random.ints(0, Math.max(1, size))
                        .distinct()
                        .limit(size / 4)
                        .toArray();
                int count = 500;
                Connections added = Connections.of(
                        random.ints(count, 0, PlasticNetworkTest.Net.SIZE / edit)
                                .toArray(),
                        random.ints(count, 0, PlasticNetworkTest.Net.SIZE).toArray(),
                        PlasticNetworkTest.Net.WEIGHT,
                        1.5);
                network.rewire(net.plastic, removed, added);
                for (int k : removed) {
                    links.set(k, null);
                }
                links.removeIf(link -> link == null);
                links.addAll(links(added, now));
                links.sort(Comparator.comparingInt(Link::target));
            }
            network.run(40);
            Connections c = network.connections(net.plastic);
            double[][] spikes = PlasticNetworkTest.trains(net.spikes, PlasticNetworkTest.Net.SIZE);
            assertThat(c.size()).isEqualTo(links.size());
            for (int k = 0; k < c.size(); k++) {
                Link link = links.get(k);
                assertThat(c.sources()[k]).isEqualTo(link.source);
                assertThat(c.targets()[k]).isEqualTo(link.target);
                double expected = PlasticNetworkTest.triplet(
                        PlasticNetworkTest.shifted(spikes[link.source], 1.5 - dendritic),
                        PlasticNetworkTest.shifted(spikes[link.target], dendritic),
                        dendritic == 0,
                        link.born - dendritic,
                        network.time() - dendritic);
                assertThat(c.weights()[k]).as("synapse %d", k).isCloseTo(expected, within(1e-11));
            }
        }
    }

    @Test
    void plasticNetworksHaveTheSameBitsForAnyNumberOfThreads() {
        long hash = 0;
        double[] weights = null;
        for (int threads : new int[] {1, 2, 3, 7}) {
            PlasticNetworkTest.Net net = new PlasticNetworkTest.Net(PlasticNetworkTest.rule(), 1.5, 0.5);
            try (Network network = net.builder.build(timeStep(DT).seed(3).threads(threads))) {
                for (int edit = 0; edit < 5; edit++) {
                    network.run(30);
                    int[] sources = {3 * edit, 5, 149, 77};
                    int[] targets = {1, 140, 75, edit};
                    network.rewire(net.plastic, new int[] {7, 100, 3000}, Connections.of(sources, targets, 0.3, 1.5));
                    network.rewire(net.fixed, new int[] {edit}, Connections.of(sources, targets, -0.7, 1));
                }
                network.run(30);
                double[] w = network.connections(net.plastic).weights();
                weights = weights == null ? w : weights;
                hash = hash == 0 ? net.spikes.fingerprint() : hash;
                assertThat(w).isEqualTo(weights);
                assertThat(net.spikes.fingerprint()).isEqualTo(hash);
            }
        }
    }

    /** Short-term plasticity: synapses onto the first half stay; what they transmit keeps its bits. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void variablesOfRulesGoOn(boolean ownDelays) {
        double[][] v = new double[2][];
        for (int edits = 0; edits < 2; edits++) {
            Readout net = readout(ownDelays, true);
            net.edited.synapse(TsodyksMarkram.twoState(0.4, 100, 300));
            try (Network network = net.build(1 + edits)) {
                network.run(40);
                if (edits == 1) {
                    Connections c = network.connections(net.edited);
                    int first = 0;
                    while (c.targets()[first] < READERS / 2) {
                        first++;
                    }
                    int from = first;
                    int[] removed = java.util.stream.IntStream.range(0, (c.size() - first) / 2)
                            .map(k -> from + 2 * k)
                            .toArray();
                    network.rewire(net.edited, removed, Connections.of(new int[] {1, 2}, new int[] {149, 80}, 1, 1.5));
                }
                network.run(40);
                v[edits] = network.read(net.readers.slice(0, READERS / 2), "v");
            }
        }
        assertThat(v[1]).isEqualTo(v[0]);
    }

    @Test
    void anExchangedRuleStays() {
        PlasticNetworkTest.Net net =
                new PlasticNetworkTest.Net(PairStdp.additive(1).build(), 1.5, 0);
        try (Network network = net.builder.build(timeStep(DT).seed(3))) {
            network.run(20);
            network.setSynapse(
                    net.plastic, PairStdp.additive(1).amplitudes(0, 0).build());
            network.rewire(net.plastic, new int[] {0}, Connections.none());
            double[] frozen = network.connections(net.plastic).weights();
            network.run(30);
            assertThat(network.connections(net.plastic).weights()).isEqualTo(frozen);
        }
    }

    @Test
    void weightsOfStaticSynapsesCanBeSetAndScaled() {
        Readout net = readout(false, false);
        Readout same = readout(false, false);
        try (Network network = net.build(2);
                Network other = same.build(1)) {
            network.scaleWeights(net.edited, 2);
            network.scaleWeights(net.sharing, 2);
            network.run(END);
            other.run(END);
            double[] v = network.read(net.readers, "v");
            double[] unscaled = other.read(same.readers, "v");
            for (int j = 0; j < READERS; j++) {
                assertThat(v[j]).isCloseTo(2 * unscaled[j], within(1e-12 * (1 + v[j])));
            }
            double[] weights = network.connections(net.edited).weights();
            assertThat(weights).containsOnly(2);
            weights[3] = 7;
            network.setWeights(net.edited, weights);
            assertThat(network.connections(net.edited).weights()).isEqualTo(weights);
            assertThat(network.connections(net.sharing).weights()).containsOnly(2);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        Readout net = readout(false, false);
        try (Network network = net.build(1)) {
            network.run(10);
            Connections before = network.connections(net.edited);
            int size = before.size();
            refuses(network, net, new int[] {size}, Connections.none(), "removed[0] = " + size + "; must be in [0, ");
            refuses(network, net, new int[] {1, 1}, Connections.none(), "removed[1] = 1 is there twice");
            refuses(network, net, new int[0], one(SOURCES, 0, 1, 1.5), "source 0 = 40; must be in [0, 40)");
            refuses(network, net, new int[0], one(0, -1, 1, 1.5), "target 0 = -1; must be in [0, 150)");
            refuses(network, net, new int[0], one(0, 0, Double.NaN, 1.5), "weight 0 = NaN; must be finite");
            refuses(network, net, new int[0], one(0, 0, 1, 1.6), "delay 0 = 1.6 ms; must be 1.5 ms, the delay");
            assertThat(network.connections(net.edited).sources()).isEqualTo(before.sources());
            network.run(10);
        }
        assertThatThrownBy(() -> new Connections(new int[2], new int[2], new double[1], new double[2]))
                .hasMessageContaining("2 sources, 2 targets, 1 weights, 2 delays");
        Readout varied = readout(true, false);
        try (Network network = varied.build(1)) {
            refuses(network, varied, new int[0], one(0, 0, 1, 0.4), "delay 0 = 0.4 ms; must be a whole number");
            refuses(network, varied, new int[0], one(0, 0, 1, 0.75), "in [0.5, 6.0] ms, the range for which");
        }
        PlasticNetworkTest.Net plastic = new PlasticNetworkTest.Net(PlasticNetworkTest.rule(), 1, 0);
        plastic.plastic.delay(Values.ofPair((i, j) -> 1 + (i + j) % 3));
        try (Network network = plastic.builder.build(timeStep(DT))) {
            assertThatThrownBy(() -> network.rewire(plastic.plastic, new int[0], Connections.none()))
                    .hasMessageContaining("plastic and differ in delay");
        }
    }

    private static Connections one(int source, int target, double weight, double delay) {
        return Connections.of(new int[] {source}, new int[] {target}, weight, delay);
    }

    private static void refuses(Network network, Readout net, int[] removed, Connections added, String message) {
        assertThatThrownBy(() -> network.rewire(net.edited, removed, added))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rewiring projection sources -> readers")
                .hasMessageContaining(message);
    }
}
