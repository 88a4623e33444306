package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.models.integratefire.BinaryNeuron;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Stimuli;

/** Rules that go on between spikes, in networks: against a plain calculation from recorded spikes and voltages, for any number of threads, read or not. */
class ContinuousNetworkTest {

    private static final double DT = 0.1;
    private static final double DURATION = 300;
    private static final int STEPS = 3000;

    /** Every event of a synapse one by one with sums over steps and spikes: weights of order 1 to 1e-11 (prefix differences and going back in time lose three digits of sixteen). */
    @ParameterizedTest
    @CsvSource({
        "1.5, 0, 1, false",
        "1.5, 1.5, 2, false",
        "3, 1, 1, false",
        "20, 20, 1, false",
        "2, 0.1, 3, false",
        "1.5, 0, 1, true",
        "1.5, 1.5, 2, true",
        "3, 1, 1, true",
        "20, 20, 1, true",
        "2, 0.1, 3, true"
    })
    void lazyRowsGiveTheWeightsOfImmediateUpdates(double delay, double dendritic, int threads, boolean reversible) {
        Net net = new Net(delay, dendritic, reversible);
        try (Network network = net.build(threads)) {
            network.run(100);
            net.dopamine.release(2);
            network.run(DURATION - 100);
            checkAgainstPlainCalculation(net, network, dendritic);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void delaysMayDiffer(boolean reversible) {
        Net net = new Net(1, 0.7, reversible);
        net.plastic.delay(uniform(0.7, 4)).roundDelays();
        try (Network network = net.build(2)) {
            network.run(100);
            net.dopamine.release(2);
            network.run(DURATION - 100);
            checkAgainstPlainCalculation(net, network, 0.7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recordsOfSomeSynapsesAreThoseOfAll(boolean reversible) {
        Net net = new Net(2, 0.1, reversible);
        SynapseRecord all = net.builder.record(net.plastic, "weight", 10);
        SynapseRecord some = net.builder.record(net.plastic, "weight", 10, (i, j) -> i != 3 && (7 * i + j) % 11 == 0);
        try (Network network = net.build(3)) {
            network.run(100);
            net.dopamine.release(2);
            network.run(DURATION - 100);
            assertThat(some.synapseCount()).isBetween(50, all.synapseCount() / 5);
            int next = 0;
            for (int k = 0; k < all.synapseCount(); k++) {
                if (next < some.synapseCount()
                        && all.sources()[k] == some.sources()[next]
                        && all.targets()[k] == some.targets()[next]) {
                    assertThat(some.of(next++)).containsExactly(all.of(k));
                }
            }
            assertThat(next).isEqualTo(some.synapseCount());
        }
    }

    private static void checkAgainstPlainCalculation(Net net, Network network, double dendritic) {
        double[] dopamine = net.plainDopamine();
        assertThat(net.dopamine.concentration()).isCloseTo(dopamine[STEPS], within(1e-13 * dopamine[STEPS]));
        Connections synapses = network.connections(net.plastic);
        double change = 0;
        for (int k = 0; k < synapses.size(); k += 7) {
            PlainSynapse s = new PlainSynapse(
                    net.spikeSteps(synapses.sources()[k]),
                    net.spikeSteps(synapses.targets()[k]),
                    net.voltage.of(synapses.targets()[k]),
                    dopamine,
                    (int) Math.round((synapses.delays()[k] - dendritic) / DT),
                    (int) Math.round(dendritic / DT));
            double expected = s.weight(Net.WEIGHT, STEPS);
            change = Math.max(change, Math.abs(expected - Net.WEIGHT));
            assertThat(synapses.weights()[k]).as("synapse %d", k).isCloseTo(expected, within(1e-11));
        }
        assertThat(change).isGreaterThan(0.1);
    }

    /** One synapse of the {@link ThreeFactorTrial}, event by event, with sums over all steps and spikes. Steps n are those at whose end something happens; voltage[n + 1] is that at the end of step n. */
    private record PlainSynapse(
            int[] preSteps, int[] postSteps, double[] voltage, double[] dopamine, int axonal, int dendritic) {

        double weight(double initial, int steps) {
            double w = initial;
            double c = 0.25;
            int last = -1;
            int end = steps - 1 - dendritic;
            for (int t = 0; t <= end; t++) {
                boolean pre = contains(preSteps, t - axonal);
                boolean post = contains(postSteps, t - dendritic);
                if (!pre && !post && t < end) {
                    continue;
                }
                double time = (t - last) * DT;
                // Traces just after the last event.
                double x = trace(preSteps, t - axonal, last - axonal, ThreeFactorTrial.TAU_X);
                double z = trace(preSteps, t - axonal, last - axonal, ThreeFactorTrial.TAU_G);
                double y = trace(postSteps, t - dendritic, last - dendritic, ThreeFactorTrial.TAU_Y);
                double nearest = nearest(preSteps, t - axonal, last - axonal, ThreeFactorTrial.TAU_G);
                w += 1e-4 * c * modulator(last, t, ThreeFactorTrial.TAU_C)
                        + 2e-6 * nearest * voltageIntegral(last, t, ThreeFactorTrial.TAU_G, true)
                        + 1e-6 * z * voltageIntegral(last, t, ThreeFactorTrial.TAU_G, true)
                        + 1e-9 * x * voltageIntegral(last, t, ThreeFactorTrial.TAU_X, false)
                        - 1e-5 * modulator(last, t, 1e300)
                        - 1e-5 * y * ThreeFactorTrial.TAU_Y * -StrictMath.expm1(-time / ThreeFactorTrial.TAU_Y);
                c *= StrictMath.exp(-time / ThreeFactorTrial.TAU_C);
                last = t;
                double xNow = trace(preSteps, t - axonal, t - axonal, ThreeFactorTrial.TAU_X);
                double yNow = trace(postSteps, t - dendritic, t - dendritic, ThreeFactorTrial.TAU_Y);
                double d = dopamine[t] * StrictMath.exp(-DT / Net.TAU_DOPAMINE);
                if (pre) {
                    c -= 0.5 * yNow;
                    w += 1e-4 * ThreeFactorTrial.g(arriving(t)) * d;
                }
                if (post) {
                    c += xNow + (pre && dendritic == 0 ? 1 : 0) + 0.1 * yNow;
                    w += 1e-7 * ThreeFactorTrial.h(arriving(t)) * d;
                }
            }
            return w;
        }

        private static boolean contains(int[] steps, int step) {
            return Arrays.binarySearch(steps, step) >= 0;
        }

        /** Spikes before a step, weighted by their distance to another. */
        private static double trace(int[] steps, int before, int at, double tau) {
            double sum = 0;
            for (int s : steps) {
                if (s < before) {
                    sum += StrictMath.exp((s - at) * DT / tau);
                }
            }
            return sum;
        }

        /** The last spike before a step alone. */
        private static double nearest(int[] steps, int before, int at, double tau) {
            int count = (int) Arrays.stream(steps).filter(s -> s < before).count();
            return count == 0 ? 0 : StrictMath.exp((steps[count - 1] - at) * DT / tau);
        }

        private int lag() {
            return Math.max(1, dendritic);
        }

        /** The voltage that has reached the synapse at a step; 0 before. */
        private double arriving(int t) {
            return t - lag() < 0 ? 0 : voltage[t - lag() + 1];
        }

        private double voltageIntegral(int from, int to, double tau, boolean first) {
            double sum = 0;
            for (int t = from + 1; t <= to; t++) {
                if (t >= lag()) {
                    double v = arriving(t);
                    sum += DT
                            * StrictMath.exp((from - t) * DT / tau)
                            * (first ? ThreeFactorTrial.g(v) : ThreeFactorTrial.h(v));
                }
            }
            return sum;
        }

        private double modulator(int from, int to, double tau) {
            double rate = 1 / tau + 1 / Net.TAU_DOPAMINE;
            double sum = 0;
            for (int t = from + 1; t <= to; t++) {
                sum += StrictMath.exp((from - t + 1) * DT / tau) * dopamine[t] * -StrictMath.expm1(-DT * rate) / rate;
            }
            return sum;
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void sameBitsForAnyNumberOfThreads(boolean reversible, boolean narrow) {
        double[] weights = null;
        double concentration = 0;
        for (int threads : new int[] {1, 2, 3, 7}) {
            Net net = new Net(1.5, 0.5, reversible, narrow);
            try (Network network = net.build(threads)) {
                network.run(DURATION);
                double[] w = network.connections(net.plastic).weights();
                if (weights == null) {
                    weights = w;
                    concentration = net.dopamine.concentration();
                }
                assertThat(w).isEqualTo(weights);
                assertThat(net.dopamine.concentration())
                        .isEqualTo(concentration)
                        .isGreaterThan(0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void readingLeavesNoTrace(boolean reversible, boolean narrow) {
        Net read = new Net(2, 1, reversible, narrow);
        Net unread = new Net(2, 1, reversible, narrow);
        try (Network a = read.build(2);
                Network b = unread.build(2)) {
            double[] before = a.connections(read.plastic).weights();
            assertThat(before).containsOnly(Net.WEIGHT);
            for (int k = 0; k < DURATION; k++) {
                a.run(1);
                a.connections(read.plastic);
            }
            b.run(DURATION);
            assertThat(a.connections(read.plastic).weights())
                    .isEqualTo(b.connections(unread.plastic).weights())
                    .isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weightsCanBeSetAndStay(boolean reversible) {
        Net net = new Net(1.5, 0, reversible);
        try (Network network = net.build(2)) {
            network.run(50);
            double[] weights = network.connections(net.plastic).weights();
            Arrays.setAll(weights, k -> 1e-3 * (k % 997));
            network.setWeights(net.plastic, weights);
            assertThat(network.connections(net.plastic).weights()).isEqualTo(weights);
            network.run(1);
            assertThat(network.connections(net.plastic).weights()).isNotEqualTo(weights);
        }
    }

    /** An event more at the time of the exchange: the same but for rounding (1e-13, of weights of order 1), which going back in time makes a hundred times larger. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aRuleCanBeExchanged(boolean before, boolean after) {
        Net never = new Net(1.5, 0, false);
        Net same = new Net(1.5, 0, before);
        try (Network a = never.build(1);
                Network b = same.build(1)) {
            a.run(100);
            b.run(60);
            b.setSynapse(same.plastic, new ThreeFactorTrial(after));
            b.run(40);
            assertThat(b.connections(same.plastic).weights())
                    .containsExactly(a.connections(never.plastic).weights(), within(before || after ? 1e-11 : 1e-13));
            assertThatThrownBy(() ->
                            b.setSynapse(same.plastic, PairStdp.additive(1).build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PairStdp cannot take the place of ThreeFactorTrial");
        }
    }

    @Test
    void hostReleasesAndSets() {
        Net net = new Net(1.5, 0, false);
        try (Network network = net.build(1)) {
            assertThat(net.dopamine.concentration()).isZero();
            net.dopamine.set(3);
            net.dopamine.release(1);
            assertThat(net.dopamine.concentration()).isEqualTo(4);
            network.step();
            assertThat(net.dopamine.concentration())
                    .isCloseTo(4 * StrictMath.exp(-DT / Net.TAU_DOPAMINE), within(1e-14));
            assertThatThrownBy(() -> net.dopamine.release(Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("neuromodulator dopamine: amount = NaN");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        NetworkBuilder none = NetworkBuilder.create();
        Population cells = none.population("cells", 2, Net.cell());
        none.project(cells, cells).connect(fixedIndegree(1)).synapse(new ThreeFactorTrial(false));
        assertThatThrownBy(() -> none.build(timeStep(DT)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(
                        "projection cells -> cells: rule ThreeFactorTrial needs a neuromodulator dopamine; the network has none");
        NetworkBuilder other = NetworkBuilder.create();
        Population hh = other.population("hh", 2, BinaryNeuron.mcCullochPitts(10, 0));
        other.neuromodulator("dopamine", 100);
        other.project(hh, hh).connect(fixedIndegree(1)).synapse(new ThreeFactorTrial(false));
        assertThatThrownBy(() -> other.build(timeStep(DT)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("rule ThreeFactorTrial reads the state variable v of its targets");
        assertThatThrownBy(() -> other.neuromodulator("dopamine", 10))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("neuromodulator name dopamine is taken");
        assertThatThrownBy(() -> NetworkBuilder.create().neuromodulator("dopamine", 0))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("neuromodulator dopamine: tau = 0.0 ms; must be finite and positive");
        NetworkBuilder delays = NetworkBuilder.create();
        delays.neuromodulator("dopamine", 1).releasedBy(delays.population("cells", 2, Net.cell()), 1, 0.25);
        assertThatThrownBy(() -> delays.build(timeStep(DT)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("delay = 0.25 ms; must be a whole number of time steps of 0.1 ms");
    }

    @Test
    void onlyContinuousRulesRememberSpikes() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 2, Net.cell());
        b.project(cells, cells)
                .connect(fixedIndegree(1))
                .synapse(() -> new SynapseSpec("own", List.of()).remembering(2, 10));
        assertThatThrownBy(() -> b.build(timeStep(DT)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("projection cells -> cells: own remembers 2 presynaptic spikes");
    }

    /** 60 neurons that fire at 30 to 400 Hz, the first ten of which release dopamine. */
    private static final class Net {
        static final int SIZE = 60;
        static final double WEIGHT = 0.1;
        static final double TAU_DOPAMINE = 40;
        static final double RELEASE_DELAY = 1.3;

        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Projection plastic;
        private final SpikeRecord spikes;
        private final StateRecord voltage;
        private final Neuromodulator dopamine;

        Net(double delay, double dendritic, boolean reversible) {
            this(delay, dendritic, reversible, false);
        }

        Net(double delay, double dendritic, boolean reversible, boolean narrow) {
            Population cells = builder.population("cells", SIZE, cell()).with("I_e", uniform(10, 120));
            dopamine = builder.neuromodulator("dopamine", TAU_DOPAMINE)
                    .releasedBy(cells.slice(0, 4), 0.3, RELEASE_DELAY)
                    .releasedBy(cells.slice(4, 10), 0.1, RELEASE_DELAY);
            plastic = builder.project(cells, cells)
                    .connect(fixedIndegree(30))
                    .synapse(narrow ? ThreeFactorTrial.narrow(reversible) : new ThreeFactorTrial(reversible))
                    .weight(WEIGHT)
                    .delay(delay)
                    .dendriticDelay(dendritic);
            builder.project(cells, cells)
                    .connect(fixedIndegree(10))
                    .weight(-0.5)
                    .delay(1);
            builder.stimulate(cells, "in", Stimuli.poisson(300, 1));
            spikes = builder.recordSpikes(cells);
            voltage = builder.record(cells, "v", DT);
        }

        static Neuron cell() {
            return Lif.builder()
                    .tauM(20)
                    .restingPotential(0)
                    .threshold(20)
                    .reset(0)
                    .refractory(1)
                    .receptor(Receptor.delta("in"))
                    .build();
        }

        Network build(int threads) {
            return builder.build(timeStep(DT).seed(3).threads(threads));
        }

        int[] spikeSteps(int neuron) {
            return Arrays.stream(spikes.timesOf(neuron))
                    .mapToInt(t -> (int) Math.round(t / DT) - 1)
                    .toArray();
        }

        /** Concentration at the start of each step: spikes of the first ten, and 2 from the host at 100 ms. */
        double[] plainDopamine() {
            double[] released = new double[STEPS + 1];
            for (int i = 0; i < 10; i++) {
                for (int step : spikeSteps(i)) {
                    int at = step + (int) Math.round(RELEASE_DELAY / DT) + 1;
                    if (at <= STEPS) {
                        released[at] += i < 4 ? 0.3 : 0.1;
                    }
                }
            }
            released[1000] += 2;
            double[] level = new double[STEPS + 1];
            for (int n = 0; n <= STEPS; n++) {
                for (int m = 0; m <= n; m++) {
                    level[n] += released[m] == 0 ? 0 : released[m] * StrictMath.exp((m - n) * DT / TAU_DOPAMINE);
                }
            }
            return level;
        }
    }
}
