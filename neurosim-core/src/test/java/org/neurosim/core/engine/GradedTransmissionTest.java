package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.uniform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Value;
import org.neurosim.core.engine.GradedModels.Discrete;
import org.neurosim.core.engine.GradedModels.Learning;
import org.neurosim.core.engine.GradedModels.Plain;
import org.neurosim.core.engine.GradedModels.Summing;
import org.neurosim.core.engine.GradedModels.Unit;

/** Graded synapses against a calculation synapse by synapse from the formula of {@link Synapse.Graded}, which shares nothing with the engine but the list of synapses. */
class GradedTransmissionTest {

    private static final double DT = 0.25;
    private static final int STEPS = 60;

    /** Two populations of units with all kinds of graded projections, and a spiking one. */
    private static final class Case {
        final NetworkBuilder b = NetworkBuilder.create();
        final Population first = b.population("first", 700, new Unit()).initially("r", uniform(-1, 1));
        final Population second = b.population("second", 130, new Unit()).initially("r", uniform(-1, 1));
        final Neurons all = b.union(first, second);
        final Population spiking =
                b.population("spiking", 50, new TestModels.Lif()).with("i_e", 600);
        final Projection delayed;
        final Projection undelayed;
        final Projection gap;
        final Projection summed;
        final Projection learning;

        Case(boolean withUndelayed, boolean withSpikes) {
            delayed = project(all, all, "in", new Plain("y", false), 0.01, uniform(0.5, 2))
                    .roundDelays();
            gap = project(second, first, "gap", new Plain("r", true), 0.1, constant(0.75))
                    .weight(uniform(0, 0.1));
            summed = project(first.slice(10, 600), second, "in", new Summing(), 0.02, constant(0.5))
                    .weight(1e-3);
            learning = project(second, all, "in", new Learning(0.3), 0.05, uniform(0.5, 1))
                    .roundDelays();
            undelayed = withUndelayed ? project(first, second, "in", new Plain("r", false), 0.02, null) : null;
            if (withSpikes) {
                b.project(spiking, first)
                        .connect(fixedProbability(0.1))
                        .receptor("kick")
                        .weight(0.1)
                        .delay(1);
            }
        }

        private Projection project(
                Neurons from, Neurons to, String receptor, Synapse synapse, double probability, Value delay) {
            Projection p = b.project(from, to)
                    .connect(fixedProbability(probability))
                    .synapse(synapse)
                    .receptor(receptor)
                    .weight(uniform(-0.3, 0.3));
            return delay == null ? p : p.delay(delay);
        }
    }

    /** The values that a projection's sources transmit, at the times 0, dt, 2 dt ... */
    private static final class Naive {
        final double[] r;
        final double[] y;
        final int firstSize;
        final List<Link> links = new ArrayList<>();

        Naive(double[] r, int firstSize) {
            this.r = r;
            this.firstSize = firstSize;
            y = Arrays.stream(r).map(x -> x * x).toArray();
        }

        void step() {
            int n = r.length;
            double[] h = new double[n];
            double[] s = new double[n];
            double[] g = new double[n];
            links.forEach(l -> l.add(h, s, g));
            links.forEach(Link::learn);
            for (int i = 0; i < n; i++) {
                double b = (1 + g[i]) / GradedModels.TAU;
                double a = (h[i] + s[i]) / GradedModels.TAU;
                r[i] = a / b + (r[i] - a / b) * Math.exp(-b * DT);
                y[i] = r[i] * r[i];
            }
            links.forEach(Link::record);
        }

        final class Link {
            final Connections synapses;
            final Synapse.Graded kind;
            final int sourceShift;
            final int targetShift;
            final List<double[]> history = new ArrayList<>();
            final double[] factor;
            final double[] total;

            Link(Connections synapses, Synapse.Graded kind, int sourceShift, int targetShift) {
                this.synapses = synapses;
                this.kind = kind;
                this.sourceShift = sourceShift;
                this.targetShift = targetShift;
                factor = new double[synapses.size()];
                Arrays.fill(factor, 1);
                total = new double[r.length];
                Arrays.fill(total, 100);
                history.add(
                        kind instanceof Summing
                                ? total.clone()
                                : kind.presynapticVariable().equals("y") ? y.clone() : r.clone());
            }

            void record() {
                if (kind instanceof Summing) {
                    for (int i = 0; i < r.length; i++) {
                        total[i] += r[i];
                    }
                    history.add(total.clone());
                } else {
                    history.add(kind.presynapticVariable().equals("y") ? y.clone() : r.clone());
                }
            }

            private double at(int time, int j) {
                return history.get(Math.max(0, time))[j];
            }

            double value(int k) {
                int now = history.size() - 1;
                int j = synapses.sources()[k] + sourceShift;
                int delay = (int) Math.round(synapses.delays()[k] / DT);
                return delay == 0
                        ? at(now, j) + (at(now, j) - at(now - 1, j)) / 2
                        : (at(now - delay, j) + at(now + 1 - delay, j)) / 2;
            }

            void add(double[] h, double[] s, double[] g) {
                for (int k = 0; k < synapses.size(); k++) {
                    int i = synapses.targets()[k] + targetShift;
                    double w = synapses.weights()[k];
                    (kind.isDiffusive() ? s : h)[i] += w * value(k);
                    g[i] += kind.isDiffusive() ? w : 0;
                }
            }

            void learn() {
                if (kind instanceof Learning) {
                    for (int k = 0; k < synapses.size(); k++) {
                        int i = synapses.targets()[k] + targetShift;
                        synapses.weights()[k] += DT * 0.3 * factor[k] * value(k) * y[i];
                        factor[k] *= 0.5;
                    }
                }
            }
        }

        void link(Network net, Projection p, Synapse.Graded kind, int sourceShift, int targetShift) {
            links.add(new Link(net.connections(p), kind, sourceShift, targetShift));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("held sums and learnt weights are those of a calculation synapse by synapse")
    void agreesWithFormula(boolean withUndelayed) {
        Case c = new Case(withUndelayed, false);
        try (Network net = c.b.build(timeStep(DT).seed(3).threads(2))) {
            assertThat(net.statistics().sliceSteps()).isEqualTo(withUndelayed ? 1 : 2);
            Naive naive = new Naive(net.read(c.all, "r"), 700);
            naive.link(net, c.delayed, new Plain("y", false), 0, 0);
            naive.link(net, c.gap, new Plain("r", true), 700, 0);
            naive.link(net, c.summed, new Summing(), 10, 700);
            naive.link(net, c.learning, new Learning(0.3), 700, 0);
            if (withUndelayed) {
                naive.link(net, c.undelayed, new Plain("r", false), 0, 700);
            }
            for (int step = 0; step < STEPS; step += 4) {
                net.run(4 * DT);
                for (int k = 0; k < 4; k++) {
                    naive.step();
                }
                // Sums of some hundred terms of size 1 in another order.
                assertThat(net.read(c.all, "r"))
                        .usingComparatorWithPrecision(1e-12)
                        .containsExactly(naive.r);
            }
            assertThat(Arrays.stream(naive.r).map(Math::abs).max().orElse(0)).isBetween(0.5, 1e3);
            double[] learnt = net.connections(c.learning).weights();
            assertThat(learnt)
                    .usingComparatorWithPrecision(1e-12)
                    .containsExactly(naive.links.get(3).synapses.weights());
        }
    }

    private static double[] run(int threads, int chunk, boolean withUndelayed) {
        Case c = new Case(withUndelayed, true);
        try (Network net = c.b.build(timeStep(DT).seed(3).threads(threads))) {
            for (int step = 0; step < STEPS; step += chunk) {
                net.run(chunk * DT);
            }
            assertThat(net.statistics().spikes()).isPositive();
            return net.read(c.all, "r");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("the same bits for any number of threads and division of the run")
    void threadIndependent(boolean withUndelayed) {
        double[] expected = run(1, STEPS, withUndelayed);
        assertThat(run(2, STEPS, withUndelayed)).containsExactly(expected);
        assertThat(run(3, 1, withUndelayed)).containsExactly(expected);
        assertThat(run(7, 5, withUndelayed)).containsExactly(expected);
    }

    @Test
    @DisplayName("without projections a held variable stays at what the user sets")
    void hostDriven() {
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population("units", 3, new Unit()).initially("h", constant(2));
        try (Network net = b.build(timeStep(DT))) {
            net.run(5);
            double first = 2 * -Math.expm1(-1);
            assertThat(net.read(units, "r")[2]).isCloseTo(first, within(1e-14));
            net.write(units, "h", 4);
            net.run(5);
            assertThat(net.read(units, "r")[0]).isCloseTo(4 + (first - 4) * Math.exp(-1), within(1e-14));
        }
    }

    @Test
    @DisplayName("weights are set, with their sum, and a rule exchanged while the network runs")
    void weightsAndRules() {
        NetworkBuilder b = NetworkBuilder.create();
        Population from = b.population("from", 2, new Unit()).initially("r", constant(1));
        Population to = b.population("to", 1, new Unit()).initially("r", constant(1));
        Projection gap = b.project(from, to)
                .connect(allToAll())
                .synapse(new Plain("r", true))
                .receptor("gap")
                .weight(3);
        Projection learning = b.project(from, to)
                .connect(allToAll())
                .synapse(new Learning(1))
                .receptor("in")
                .delay(DT);
        try (Network net = b.build(timeStep(DT))) {
            net.step();
            assertThat(net.read(to, "G")).containsExactly(6);
            net.setWeights(gap, new double[] {1, 1.5});
            double[] before = net.connections(learning).weights();
            assertThat(before[0]).isGreaterThan(1);
            net.setSynapse(learning, new Learning(0));
            net.step();
            assertThat(net.read(to, "G")).containsExactly(2.5);
            assertThat(net.connections(learning).weights()).containsExactly(before);
            assertThat(net.connections(gap).delays()).containsExactly(0, 0);
            assertThatThrownBy(() -> net.setSynapse(learning, new Plain("r", false)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("same kind");
            assertThatThrownBy(() -> net.setSynapse(gap, new Plain("y", true)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("discrete values are held with all their bits, however large those before were")
    void discreteValues() {
        NetworkBuilder b = NetworkBuilder.create();
        Population from = b.population("from", 2, new Unit()).initially("r", constant(3));
        Population to = b.population("to", 1, new Unit());
        Projection held = b.project(from, to)
                .connect(allToAll())
                .synapse(new Discrete("r"))
                .receptor("in");
        try (Network net = b.build(timeStep(DT))) {
            for (double r : new double[] {1e200, 1e-3, -7, 1e-200}) {
                net.write(from, "r", r);
                net.step();
                double[] sent = net.read(from, "r");
                net.step();
                assertThat(net.read(to, "h")).containsExactly(sent[0] + sent[1]);
            }
            assertThatThrownBy(() -> net.setSynapse(held, new Plain("r", false)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("plain cannot take the place of plain");
        }
        NetworkBuilder delayed = NetworkBuilder.create();
        Population u = delayed.population("u", 2, new Unit());
        delayed.project(u, u)
                .connect(oneToOne())
                .synapse(new Discrete("r"))
                .receptor("in")
                .delay(DT);
        refused(delayed, "u -> u", "plain must have none; leave delay(...) out");
    }

    private static void refused(NetworkBuilder b, String... parts) {
        assertThatThrownBy(() -> b.build(timeStep(DT)))
                .isInstanceOf(InvalidNetworkException.class)
                .message()
                .contains(parts);
    }

    @Test
    @DisplayName("what does not fit is refused by name, with what would fit")
    void refusals() {
        refused(onto("kick", new Plain("r", false)), "u -> u", "plain", "kick", "name one that does: in");
        refused(onto("in", new Plain("r", true)), "couples by a difference", "in", "name one that does: gap");
        refused(onto("gap", new Plain("r", false)), "gap", "name one that does: in");
        refused(onto("in", new Plain("v", false)), "transmits v", "it has r, y, h, S, G");
        refused(onto("in", null), "receptor in of population u takes graded synapses, no spikes", "kick");
        NetworkBuilder b = NetworkBuilder.create();
        Population u = b.population("u", 2, new Unit());
        b.project(b.spikeInput("host", 2), u)
                .connect(oneToOne())
                .synapse(new Plain("r", false))
                .receptor("in");
        refused(b, "host is a spike source without state");
        NetworkBuilder fraction = NetworkBuilder.create();
        Population v = fraction.population("v", 2, new Unit());
        fraction.project(v, v)
                .connect(oneToOne())
                .synapse(new Plain("r", false))
                .receptor("in")
                .delay(0.1);
        refused(fraction, "delay = 0.1 ms", "whole number of time steps");
    }

    private static NetworkBuilder onto(String receptor, Synapse synapse) {
        NetworkBuilder b = NetworkBuilder.create();
        Population u = b.population("u", 2, new Unit());
        Projection p = b.project(u, u).connect(oneToOne()).receptor(receptor);
        if (synapse != null) {
            p.synapse(synapse);
        }
        return b;
    }
}
