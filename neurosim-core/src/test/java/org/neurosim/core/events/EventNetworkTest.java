package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.record.SpikeRecord;

/** The engine with a model of a user's own, against a simulation that knows no queue. */
class EventNetworkTest {

    /** A drifting neuron whose threshold rises at each spike and which counts its inputs: dv/dt = slope. */
    private record Drift(double broken) implements Neuron.EventDriven {

        private static final NeuronSpec SPEC = NeuronSpec.builder("drift")
                .parameter("slope", "mV/ms", 0.1, Range.FINITE)
                .parameter("zero", "mV", 0, Range.FINITE)
                .parameter("t_ref", "ms", 1.5, Range.NON_NEGATIVE)
                .parameter("rise", "mV", 0.01, Range.FINITE)
                .state("v", "mV", 0)
                .state("theta", "mV", 1)
                .state("inputs", "", 0)
                .receptor("in", "mV", "v")
                .threshold("v", "theta")
                .reset("v", "zero")
                .refractory("t_ref", "v")
                .build();

        @Override
        public NeuronSpec spec() {
            return SPEC;
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            double[] v = cells.state(0);
            double[] theta = cells.state(1);
            double[] inputs = cells.state(2);
            double[] slope = cells.parameter(0);
            double[] rise = cells.parameter(3);
            return new EventDynamics() {
                @Override
                public void advance(int i, double duration) {
                    v[i] += slope[i] * duration;
                }

                @Override
                public double timeToSpike(int i) {
                    return v[i] >= theta[i]
                            ? broken
                            : slope[i] > 0 ? (theta[i] - v[i]) / slope[i] : Double.POSITIVE_INFINITY;
                }

                @Override
                public void onInput(int i, int receptor, double weight) {
                    inputs[i]++;
                }

                @Override
                public void onSpike(int i) {
                    theta[i] += rise[i];
                }
            };
        }
    }

    /** The same by looking at everything for the next event each time; no two events at one time. */
    private static List<double[]> naive(int n, double[] v0, Connections c, double end) {
        double[] v = v0.clone();
        double[] theta = new double[n];
        Arrays.fill(theta, 1);
        double[] until = new double[n];
        Arrays.fill(until, -1);
        double[] last = new double[n];
        List<double[]> pending = new ArrayList<>();
        List<double[]> spikes = new ArrayList<>();
        while (true) {
            double time = end;
            int who = -1;
            double[] arrival = null;
            for (int i = 0; i < n; i++) {
                double t = Math.max(last[i], until[i]) + Math.max(0, theta[i] - v[i]) / 0.1;
                if (t < time) {
                    time = t;
                    who = i;
                }
            }
            for (double[] p : pending) {
                if (p[0] < time) {
                    time = p[0];
                    arrival = p;
                }
            }
            if (arrival != null) {
                pending.remove(arrival);
                int i = (int) arrival[1];
                if (time >= until[i]) {
                    v[i] += 0.1 * (time - Math.max(last[i], until[i])) + arrival[2];
                    last[i] = time;
                }
            } else if (who >= 0) {
                spikes.add(new double[] {time, who});
                v[who] = 0;
                theta[who] += 0.01;
                last[who] = time;
                until[who] = time + 1.5;
                for (int k = 0; k < c.sources().length; k++) {
                    if (c.sources()[k] == who) {
                        pending.add(new double[] {time + c.delays()[k], c.targets()[k], c.weights()[k]});
                    }
                }
            } else {
                return spikes;
            }
        }
    }

    @Test
    @DisplayName("a user's model with random weights and continuous delays spikes as in a search without queues")
    void againstNaive() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 30, new Drift(0)).initially("v", uniform(0, 1));
        Projection all = b.project(p, p)
                .connect(fixedProbability(0.3))
                .weight(normal(0.02, 0.1))
                .delay(uniform(0.1, 7));
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5).seed(11))) {
            double[] v0 = net.read(p, "v");
            net.run(100);
            List<double[]> expected = naive(30, v0, net.connections(all), 100);
            assertThat(spikes.size()).isGreaterThan(200).isEqualTo(expected.size());
            for (int k = 0; k < expected.size(); k++) {
                assertThat(spikes.neurons()[k]).as("spike " + k).isEqualTo((int) expected.get(k)[1]);
                assertThat(spikes.times()[k]).as("spike " + k).isCloseTo(expected.get(k)[0], within(1e-9));
            }
            assertThat(Arrays.stream(net.read(p, "inputs")).sum()).isPositive();
            assertThat(net.statistics().synapticEvents()).isPositive();
        }
    }

    /** Values that sums and quotients leave exact, so that many events fall on one time: slopes of 1/8, all else in multiples of 1/64. */
    private static List<double[]> naiveWithTies(double[] v0, List<Connections> all, int[] firstSource, double end) {
        int n = v0.length;
        double[] v = v0.clone();
        double[] theta = new double[n];
        Arrays.fill(theta, 1);
        double[] until = new double[n];
        double[] last = new double[n];
        List<double[]> pending = new ArrayList<>();
        List<double[]> spikes = new ArrayList<>();
        while (true) {
            double time = Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                time = Math.min(time, Math.max(last[i], until[i]) + Math.max(0, theta[i] - v[i]) * 8);
            }
            for (double[] p : pending) {
                time = Math.min(time, p[0]);
            }
            if (time > end) {
                return spikes;
            }
            for (int i = 0; i < n; i++) {
                v[i] += Math.max(0, time - Math.max(last[i], until[i])) / 8;
                last[i] = time;
            }
            double now = time;
            // Rounds: those who are due or were made so, then what they bring about at once. Who is due before any
            // input spikes first.
            boolean due = false;
            for (int i = 0; i < n; i++) {
                due |= now >= until[i] && v[i] >= theta[i];
            }
            boolean inputs = spikes.isEmpty() || spikes.get(spikes.size() - 1)[0] != now || !due;
            if (inputs) {
                pending.stream().filter(p -> p[0] == now).forEach(p -> {
                    if (now >= until[(int) p[1]]) {
                        v[(int) p[1]] += p[2];
                    }
                });
                pending.removeIf(p -> p[0] == now);
            }
            for (int i = 0; i < n; i++) {
                if (!(now >= until[i] && v[i] >= theta[i])) {
                    continue;
                }
                spikes.add(new double[] {now, i});
                v[i] = 0;
                theta[i] += 1 / 64.0;
                until[i] = now + 1.5;
                for (int c = 0; c < all.size(); c++) {
                    Connections connections = all.get(c);
                    for (int k = 0; k < connections.sources().length; k++) {
                        if (firstSource[2 * c] + connections.sources()[k] == i) {
                            pending.add(new double[] {
                                now + connections.delays()[k],
                                firstSource[2 * c + 1] + connections.targets()[k],
                                connections.weights()[k]
                            });
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    @DisplayName(
            "with ties and without delays, too: the same spikes at the same times in the same order, by population and index, round by round")
    void ties(int seed) {
        NetworkBuilder b = NetworkBuilder.create();
        int[] sizes = {15, 20};
        List<Population> populations = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            SplittableRandom random = new SplittableRandom(seed + 10 * k);
            populations.add(b.population("p" + k, sizes[k], new Drift(0))
                    .with("slope", 0.125)
                    .with("rise", 1 / 64.0)
                    .initially("v", ofIndex(i -> random.nextInt(8) / 8.0)));
        }
        List<Projection> projections = new ArrayList<>();
        int[] first = {0, 0, 0, 15, 15, 0, 15, 15};
        for (int k = 0; k < 4; k++) {
            int from = k / 2;
            int salt = k + 4 * seed;
            projections.add(b.project(populations.get(from), populations.get(k % 2))
                    .connect(fixedProbability(0.3))
                    .weight(ofPair((i, j) -> Math.floorMod(31 * i + 17 * j + 7 * salt, 13) / 64.0 - 4 / 64.0))
                    .delay(
                            k == 0
                                    ? constant(0)
                                    : k == 3
                                            ? constant(2)
                                            : ofPair((i, j) -> Math.floorMod(5 * i + 3 * j + salt, 5) * 0.5)));
        }
        SpikeRecord spikes = b.recordSpikes(b.union(populations.get(0), populations.get(1)));
        try (Network net = b.build(timeStep(0.5).seed(seed))) {
            double[] v0 = new double[35];
            System.arraycopy(net.read(populations.get(0), "v"), 0, v0, 0, 15);
            System.arraycopy(net.read(populations.get(1), "v"), 0, v0, 15, 20);
            net.run(100);
            List<double[]> expected =
                    naiveWithTies(v0, projections.stream().map(net::connections).toList(), first, 100);
            assertThat(spikes.times())
                    .containsExactly(expected.stream().mapToDouble(s -> s[0]).toArray());
            assertThat(spikes.neurons())
                    .containsExactly(expected.stream().mapToInt(s -> (int) s[1]).toArray());
            assertThat(expected).hasSizeGreaterThan(300);
            long ties = Arrays.stream(spikes.times()).distinct().count();
            assertThat(ties).isLessThan(3 * expected.size() / 4);
        }
    }

    @Test
    @DisplayName("inputs of one time act together, whatever their order")
    void together() {
        for (int first = 0; first < 2; first++) {
            NetworkBuilder b = NetworkBuilder.create();
            var source = b.spikeInput("s", 2);
            Population p = b.population("p", 1, new Drift(0)).with("slope", 0);
            int excitatory = first;
            b.project(source, p)
                    .connect(org.neurosim.api.connect.Connectors.allToAll())
                    .weight(ofPair((i, j) -> i == excitatory ? 1.5 : -1))
                    .delay(0);
            SpikeRecord spikes = b.recordSpikes(p);
            try (Network net = b.build(timeStep(1))) {
                source.fire(0);
                source.fire(1);
                net.run(3);
                assertThat(spikes.size()).isZero();
                assertThat(net.read(p, "v")[0]).isEqualTo(0.5);
                source.fire(excitatory);
                net.step();
                assertThat(spikes.times()).containsExactly(4);
                assertThat(spikes.lastStepSize()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("what a model does wrong is said")
    void failures() {
        NetworkBuilder b = NetworkBuilder.create();
        b.population("p", 1, new Drift(-1)).initially("v", 2);
        assertThatThrownBy(() -> b.build(timeStep(1)))
                .isInstanceOf(NeurosimException.class)
                .hasMessageContaining("timeToSpike of neuron 0 at 0.0 ms is -1.0 ms");
        NetworkBuilder c = NetworkBuilder.create();
        var source = c.spikeInput("s", 1);
        Population p = c.population("p", 1, new Drift(0)).with("slope", 0);
        c.project(source, p)
                .connect(org.neurosim.api.connect.Connectors.allToAll())
                .weight(-1.7e308);
        try (Network net = c.build(timeStep(1))) {
            source.fire(0);
            net.run(1);
            source.fire(0);
            assertThatThrownBy(() -> net.run(9)).isInstanceOf(NumericalFailureException.class);
            assertThatThrownBy(() -> net.run(1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("a delay below 0 is refused when the network is built")
    void negativeDelay() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 5, new Drift(0));
        b.project(p, p).connect(fixedProbability(1)).delay(ofPair((i, j) -> i - j));
        assertThatThrownBy(() -> b.build(timeStep(1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("must be finite and at least 0 in an event-driven network");
    }
}
