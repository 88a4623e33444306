package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.ofPair;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

/** Synapses with a rule at the ends of steps, against the same in loops over all synapses. */
class SteppedRuleTest {

    private static final int SOURCES = 5;
    private static final int TARGETS = 300;
    private static final int STEPS = 90;
    private static final double DT = 0.5;
    private static final double TAU = 7;
    private static final double TAU_LAST = 3;

    /** dw = rate (x(ago) + 0.1 last(0)) c, dc = v(now) - v(ago), every so many steps. */
    private record Correlation(SynapseSpec spec, double rate, int interval, int history)
            implements Synapse.SteppedRule {

        Correlation(double rate, int interval, int history) {
            this(declaration(), rate, interval, history);
        }

        private static SynapseSpec declaration() {
            return new SynapseSpec(
                            "correlation",
                            List.of(new SynapseSpec.Variable("c", "", 1)),
                            List.of(Trace.ofAllSpikes("x", TAU), Trace.ofLastSpike("last", TAU_LAST)),
                            List.of())
                    .reading("x");
        }

        @Override
        public void onStep(SteppedRow row) {
            double[] w = row.weight();
            double[] c = row.variable(0);
            double[] before = row.post(0, history).clone();
            double[] now = row.post(0, 0);
            double x = row.pre(0, history) + 0.1 * row.pre(1, 0);
            for (int k = 0; k < row.size(); k++) {
                w[k] += rate * x * c[k];
                c[k] += now[k] - before[k];
            }
        }
    }

    private static boolean spikes(int cell, long step) {
        return step % (6 + cell) == 1 || step % (11 + 2 * cell) == 3;
    }

    private static int delay(int i, int j, boolean individual) {
        return individual ? 1 + (i + j) % 4 : 3;
    }

    private static double initial(int i, int j) {
        return 0.01 * (1 + i) + 0.001 * (j % 10);
    }

    /** Without the engine: weights after all steps, by source and target. Adds v, the counter of what has arrived, too. */
    private static double[][] naive(Correlation rule, boolean individual) {
        double[][] w = new double[SOURCES][TARGETS];
        double[][] c = new double[SOURCES][TARGETS];
        double[][] v = new double[STEPS + 1][TARGETS];
        for (int i = 0; i < SOURCES; i++) {
            Arrays.fill(c[i], 1);
            for (int j = 0; j < TARGETS; j++) {
                w[i][j] = initial(i, j);
            }
        }
        for (int n = 0; n < STEPS; n++) {
            for (int j = 0; j < TARGETS; j++) {
                v[n + 1][j] = v[n][j];
                for (int i = 0; i < SOURCES; i++) {
                    int emitted = n - delay(i, j, individual);
                    v[n + 1][j] += emitted >= 0 && spikes(i, emitted) ? w[i][j] : 0;
                }
            }
            if ((n + 1) % rule.interval != 0) {
                continue;
            }
            for (int i = 0; i < SOURCES; i++) {
                for (int j = 0; j < TARGETS; j++) {
                    int d = delay(i, j, individual);
                    double x = trace(i, n - rule.history, d, TAU, true) + 0.1 * trace(i, n, d, TAU_LAST, false);
                    w[i][j] += rule.rate * x * c[i][j];
                    c[i][j] += v[n + 1][j] - (n + 1 >= rule.history ? v[n + 1 - rule.history][j] : 0);
                }
            }
        }
        return w;
    }

    private static double trace(int i, int step, int delay, double tau, boolean accumulates) {
        double sum = 0;
        for (int s = 0; s + delay <= step; s++) {
            if (spikes(i, s)) {
                sum = (accumulates ? sum : 0) + Math.exp((s + delay) * DT / tau);
            }
        }
        return sum * Math.exp(-step * DT / tau);
    }

    private static final class Case {
        final NetworkBuilder b = NetworkBuilder.create();
        final Population source = b.source("s", SOURCES, TestInputs.source(SteppedRuleTest::spikes));
        final Population p = b.population("p", TARGETS, new TestModels.Counter());
        final Projection projection;

        Case(Synapse rule, boolean individual) {
            projection = b.project(source, p)
                    .connect(allToAll())
                    .synapse(rule)
                    .weight(ofPair(SteppedRuleTest::initial))
                    .delay(individual ? ofPair((i, j) -> DT * delay(i, j, true)) : constant(DT * 3));
        }

        Network build(int threads) {
            return b.build(timeStep(DT).threads(threads));
        }
    }

    /** 1e-12 relative: some hundred roundings of numbers of order 1. */
    @ParameterizedTest(name = "interval {0}, history {1}, delays differ: {2}, {3} threads")
    @CsvSource({
        "1, 0, false, 1",
        "1, 2, false, 2",
        "1, 3, true, 3",
        "7, 0, false, 1",
        "7, 4, true, 2",
        "40, 1, false, 3"
    })
    void asInLoopsOverSynapses(int interval, int history, boolean individual, int threads) {
        Correlation rule = new Correlation(0.01, interval, history);
        double[][] expected = naive(rule, individual);
        Case c = new Case(rule, individual);
        try (Network net = c.build(threads)) {
            net.run(10 * DT);
            net.run((STEPS - 10) * DT);
            Connections now = net.connections(c.projection);
            assertThat(now.size()).isEqualTo(SOURCES * TARGETS);
            double changed = 0;
            for (int k = 0; k < now.size(); k++) {
                int i = now.sources()[k];
                int j = now.targets()[k];
                assertThat(now.weights()[k])
                        .as("%d -> %d", i, j)
                        .isCloseTo(expected[i][j], within(1e-12 * Math.max(1, Math.abs(expected[i][j]))));
                changed = Math.max(changed, Math.abs(expected[i][j] - initial(i, j)));
            }
            assertThat(changed).isGreaterThan(0.005);
        }
    }

    @Test
    @DisplayName("weights and variables can be set, and the rule exchanged, between runs")
    void setAndExchange() {
        Case c = new Case(new Correlation(0.01, 1, 2), false);
        try (Network net = c.build(2)) {
            net.run(20 * DT);
            double[] w = new double[SOURCES * TARGETS];
            Arrays.fill(w, 0.25);
            net.setWeights(c.projection, w);
            net.write(c.projection, "c", new double[w.length]);
            net.setSynapse(c.projection, new Correlation(0, 1, 2));
            net.run(20 * DT);
            assertThat(net.connections(c.projection).weights()).containsOnly(0.25);
            assertThat(Arrays.stream(net.read(c.projection, "c")).max().orElseThrow())
                    .isPositive();
            assertThatThrownBy(() -> net.setSynapse(c.projection, new Correlation(0, 1, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot take the place");
        }
    }

    @Test
    void refusesWhatItCannotGive() {
        assertThatThrownBy(() -> new Case(new Correlation(0, 0, 0), false).build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("projection s -> p: rule correlation: interval() = 0 steps; must be at least 1");
        assertThatThrownBy(() -> new Case(new Correlation(0, 1, -1), false).build(1))
                .hasMessageContaining("history() = -1 steps; must be at least 0");
        SynapseSpec spec = Correlation.declaration();
        assertThatThrownBy(() -> new Case(new Correlation(spec.reading("u"), 0, 1, 0), false).build(1))
                .hasMessageContaining("reads the state variable u of its targets");
        assertThatThrownBy(() -> new Case(
                                new Correlation(spec.withSignals(Signal.neuromodulator("d", 1)), 0, 1, 0), false)
                        .build(1))
                .hasMessageContaining("declares postsynaptic traces or signals");
        Case dendritic = new Case(new Correlation(0, 1, 0), false);
        dendritic.projection.dendriticDelay(DT);
        assertThatThrownBy(() -> dendritic.build(1)).hasMessageContaining("dendriticDelay = 0.5 ms; must be 0");
        Case far = new Case(
                new Synapse.SteppedRule() {
                    @Override
                    public SynapseSpec spec() {
                        return spec;
                    }

                    @Override
                    public void onStep(SteppedRow row) {
                        row.pre(0, 1);
                    }
                },
                false);
        try (Network net = far.build(1)) {
            assertThatThrownBy(net::step)
                    .hasMessageContaining(
                            "rule correlation: 1 steps ago; must be in [0, 0], which is what its history() says");
        }
    }
}
