package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.uniform;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

class StructuralPlasticityTest {

    private static Neuron cell() {
        return Lif.builder()
                .tauM(20)
                .restingPotential(0)
                .threshold(20)
                .reset(0)
                .refractory(2)
                .receptor(Receptor.delta("in"))
                .build();
    }

    @Test
    @DisplayName(
            "elements grow as the closed form says (linear curve), and as Simpson's rule with 1e5 points says (Gaussian curve)")
    void growth() {
        double[] times = {12, 13.5, 40, 400, 401, 690};
        double tau = 500;
        double perSpike = 0.01;
        NetworkBuilder b = NetworkBuilder.create();
        Population sources = b.source("sources", 1, Sources.spikes(times));
        Population silent = b.population("silent", 1, cell());
        Projection grown = b.project(sources, silent).connect(pairs(new int[0], new int[0]));
        GrowthCurve linear = GrowthCurve.linear(0.01, 0.05);
        GrowthCurve gaussian = GrowthCurve.gaussian(0.01, -0.001, 0.05);
        StructuralPlasticity first = StructuralPlasticity.of(grown, sources, silent)
                .calcium(tau, perSpike)
                .axonal(linear)
                .dendritic(linear)
                .synapses(1, 0.1)
                .vacantDecay(0)
                .attach(b);
        StructuralPlasticity second = StructuralPlasticity.of(grown, sources, silent)
                .calcium(tau, perSpike)
                .axonal(gaussian)
                .dendritic(gaussian)
                .synapses(1, 0.1)
                .vacantDecay(0)
                .attach(b);
        double end = 900;
        try (Network network = b.build(timeStep(0.1))) {
            network.run(end);
            first.update(network);
            Connections made = network.connections(grown);
            assertThat(made.size()).isEqualTo((int) Math.min(first.axonalElements()[0], 9));
            network.rewire(grown, everything(made), Connections.none());
            second.update(network);
        }
        double calcium = 0;
        double exposure = 0;
        for (double t : times) {
            double left = StrictMath.exp(-(end - t) / tau);
            calcium += perSpike * left;
            exposure += perSpike * tau * (1 - left);
        }
        assertThat(first.sourceCalcium()[0]).isCloseTo(calcium, within(1e-15));
        assertThat(first.axonalElements()[0]).isCloseTo(0.01 * (end - exposure / 0.05), within(1e-6));
        assertThat(first.dendriticElements()[0]).isCloseTo(0.01 * end, within(1e-12));

        double zeta = 0.051 / (2 * Math.sqrt(Math.log(2)));
        DoubleUnaryOperator rate = c -> 0.01 * (2 * Math.exp(-Math.pow((c - 0.0245) / zeta, 2)) - 1);
        assertThat(gaussian.rate(0.03)).isCloseTo(rate.applyAsDouble(0.03), within(1e-15));
        assertThat(gaussian.rate(0.05)).isCloseTo(0, within(1e-15));
        assertThat(gaussian.rate(-0.001)).isCloseTo(0, within(1e-15));
        double z = 0;
        double c = 0;
        double now = 0;
        for (int k = 0; k <= times.length; k++) {
            double next = k < times.length ? times[k] : end;
            z += simpson(rate, c, tau, next - now);
            c = c * StrictMath.exp(-(next - now) / tau) + perSpike;
            now = next;
        }
        // Gauss's rule over an interval of 360 ms: about 1e-4 (360 / 500)^6 of the growth within it.
        assertThat(second.axonalElements()[0]).isCloseTo(z, within(1e-4));
    }

    private static double simpson(DoubleUnaryOperator rate, double c, double tau, double duration) {
        int n = 100_000;
        double h = duration / n;
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            int factor = k == 0 || k == n ? 1 : k % 2 == 1 ? 4 : 2;
            sum += factor * rate.applyAsDouble(c * Math.exp(-k * h / tau));
        }
        return sum * h / 3;
    }

    private static int[] everything(Connections c) {
        int[] all = new int[c.size()];
        Arrays.setAll(all, k -> k);
        return all;
    }

    /** Cells that fire at a few Hz without each other. */
    private static final class Grown {
        static final int SIZE = 80;
        final NetworkBuilder b = NetworkBuilder.create();
        final Population cells = b.population("cells", SIZE, cell()).with("I_e", uniform(10, 13));
        final Projection grown =
                b.project(cells, cells).connect(pairs(new int[0], new int[0])).delay(1.5);
        final SpikeRecord spikes = b.recordSpikes(cells);
        final StructuralPlasticity structure;

        Grown(long seed) {
            b.stimulate(cells, "in", Stimuli.poisson(300, 1));
            structure = StructuralPlasticity.of(grown, cells, cells)
                    .calcium(1000, 0.001)
                    .axonal(GrowthCurve.linear(0.005, 0.02))
                    .dendritic(GrowthCurve.linear(0.005, 0.02))
                    .vacantDecay(0.01)
                    .synapses(1, 1.5)
                    .seed(seed)
                    .attach(b);
        }

        Network build(int threads) {
            return b.build(timeStep(0.5).seed(4).threads(threads));
        }
    }

    @Test
    @DisplayName("rates come to the target of 20 Hz, from below and after a change of input")
    void homeostasis() {
        Grown net = new Grown(1);
        try (Network network = net.build(1)) {
            double before = rate(net, network, 2_000);
            assertThat(before).isLessThan(15);
            grow(net, network, 25_000);
            assertThat(rate(net, network, 10_000)).isCloseTo(20, within(1.0));
            double[] currents = network.read(net.cells, "I_e");
            network.write(
                    net.cells, "I_e", Arrays.stream(currents).map(i -> i + 3).toArray());
            double disturbed = rate(net, network, 500);
            assertThat(disturbed).isGreaterThan(22);
            grow(net, network, 25_000);
            assertThat(rate(net, network, 10_000)).isCloseTo(20, within(1.0));
        }
    }

    private static void grow(Grown net, Network network, double duration) {
        for (double end = network.time() + duration; network.time() < end - 1; ) {
            network.run(100);
            net.structure.update(network);
        }
    }

    /** Mean rate over some time, during which growth goes on. */
    private static double rate(Grown net, Network network, double duration) {
        int before = net.spikes.size();
        grow(net, network, duration);
        return (net.spikes.size() - before) / (duration / 1000 * Grown.SIZE);
    }

    @Test
    @DisplayName(
            "no neuron has more synapses than whole elements; what is vacant on both sides is paired; the counts of an update add up")
    void conservation() {
        Grown net = new Grown(2);
        try (Network network = net.build(1)) {
            int size = 0;
            int deleted = 0;
            for (int k = 0; k < 100; k++) {
                if (k == 60) {
                    assertThat(size).isGreaterThan(100);
                    network.write(net.cells, "I_e", 18);
                }
                network.run(100);
                StructuralPlasticity.Changes changes = net.structure.update(network);
                Connections c = network.connections(net.grown);
                size += changes.created() - changes.deleted();
                deleted += changes.deleted();
                assertThat(c.size()).isEqualTo(size);
                int[] outgoing = new int[Grown.SIZE];
                int[] incoming = new int[Grown.SIZE];
                for (int s = 0; s < size; s++) {
                    assertThat(c.sources()[s]).isNotEqualTo(c.targets()[s]);
                    outgoing[c.sources()[s]]++;
                    incoming[c.targets()[s]]++;
                }
                double[] axonal = net.structure.axonalElements();
                double[] dendritic = net.structure.dendriticElements();
                for (int i = 0; i < Grown.SIZE; i++) {
                    assertThat(outgoing[i]).isLessThanOrEqualTo((int) axonal[i]);
                    assertThat(incoming[i]).isLessThanOrEqualTo((int) dendritic[i]);
                }
            }
            assertThat(deleted).isPositive();
        }
    }

    @Test
    void sameSynapsesForAnyNumberOfThreadsAndOthersForOtherSeeds() {
        long hash = 0;
        int[] sources = null;
        for (int threads : new int[] {1, 3}) {
            Grown net = new Grown(3);
            try (Network network = net.build(threads)) {
                grow(net, network, 2_000);
                hash = hash == 0 ? net.spikes.fingerprint() : hash;
                int[] made = network.connections(net.grown).sources();
                sources = sources == null ? made : sources;
                assertThat(net.spikes.fingerprint()).isEqualTo(hash);
                assertThat(made).isEqualTo(sources);
            }
        }
        Grown other = new Grown(5);
        try (Network network = other.build(1)) {
            grow(other, network, 2_000);
            assertThat(network.connections(other.grown).sources()).isNotEqualTo(sources);
        }
    }

    @Test
    @DisplayName("synapses that are there at the first update hold elements of their own")
    void synapsesAtTheStartAreKept() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 50, cell());
        Projection grown =
                b.project(cells, cells).connect(fixedProbability(0.2)).delay(1);
        StructuralPlasticity structure = StructuralPlasticity.of(grown, cells, cells)
                .axonal(GrowthCurve.linear(1e-6, 1))
                .dendritic(GrowthCurve.linear(1e-6, 1))
                .attach(b);
        try (Network network = b.build(timeStep(0.1))) {
            int before = network.connections(grown).size();
            network.run(100);
            assertThat(structure.update(network)).isEqualTo(new StructuralPlasticity.Changes(0, 0));
            assertThat(network.connections(grown).size()).isEqualTo(before);
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 5, cell());
        Projection grown =
                b.project(cells, cells).connect(pairs(new int[0], new int[0])).delay(1);
        assertThatThrownBy(() -> StructuralPlasticity.of(grown, cells, cells)
                        .axonal(GrowthCurve.linear(1, 1))
                        .attach(b))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no growth curve for dendritic elements");
        assertThatThrownBy(() -> GrowthCurve.gaussian(1, 2, 1)).hasMessageContaining("eta = 2.0 is not below");
        assertThatThrownBy(() -> GrowthCurve.linear(1, 0)).hasMessageContaining("epsilon = 0.0");
        assertThatThrownBy(() -> StructuralPlasticity.of(grown, cells, cells).calcium(-1, 1))
                .hasMessageContaining("tau_Ca = -1.0 ms");
    }
}
