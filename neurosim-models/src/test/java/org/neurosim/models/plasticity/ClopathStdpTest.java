package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.integratefire.ClopathAdEx;
import org.neurosim.models.stimuli.Sources;

/** The voltage-based rule against a sum over the recorded voltages, against the protocol of the paper, and its neuron against NEST's. */
class ClopathStdpTest {

    private static final double DT = 0.1;
    private static final double A_LTD = 14e-5;
    private static final double A_LTP = 8e-5;
    private static final double TAU_X = 15;

    /** Presynaptic spikes at given times, and short strong currents that make the neuron fire 0.5 to 1 ms after given times. */
    private static final class Protocol {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Projection synapse;
        private final SpikeRecord spikes;
        private final StateRecord u;
        private final StateRecord plus;
        private final StateRecord minus;
        private final StateRecord bar;

        Protocol(double[] pre, double[] post, double delay, double dendritic, double homeostasis) {
            Population cell = builder.population(
                    "cell",
                    1,
                    ClopathAdEx.builder().receptor(Receptor.delta("in")).build());
            Population source = builder.source("pre", 1, Sources.roundedSpikes(pre));
            Population command = builder.source("command", 1, Sources.roundedSpikes(post));
            builder.project(command, cell).connect(allToAll()).weight(80).delay(DT);
            ClopathStdp.Builder rule = ClopathStdp.builder(100);
            synapse = builder.project(source, cell)
                    .connect(allToAll())
                    .synapse((homeostasis > 0 ? rule.homeostasis(homeostasis) : rule).build())
                    .weight(0.5)
                    .delay(delay)
                    .dendriticDelay(dendritic);
            spikes = builder.recordSpikes(cell);
            u = builder.record(cell, "u", DT);
            plus = builder.record(cell, "u_bar_plus", DT);
            minus = builder.record(cell, "u_bar_minus", DT);
            bar = builder.record(cell, "u_bar_bar", DT);
        }

        Network build() {
            return builder.build(timeStep(DT));
        }
    }

    /** Sums over recorded voltages, step by step: 1e-12. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 2, 0", "2, 0.5, 8"})
    void weightsByTheSumOverRecordedVoltages(double delay, double dendritic, double homeostasis) {
        double[] pre = {10, 29, 49, 52, 69, 89, 109, 129, 200, 250, 260, 400};
        double[] post = {39, 45, 59, 79, 99, 119, 205, 245, 410};
        Protocol p = new Protocol(pre, post, delay, dendritic, homeostasis);
        int steps = 5000;
        try (Network network = p.build()) {
            network.run(steps * DT);
            double[] u = p.u.of(0);
            double[] plus = p.plus.of(0);
            double[] minus = p.minus.of(0);
            double[] bar = p.bar.of(0);
            int lag = Math.max(1, (int) Math.round(dendritic / DT));
            double x = 0;
            double w = 0.5;
            double least = w;
            for (int t = 0; t < steps - (int) Math.round(dendritic / DT); t++) {
                x *= StrictMath.exp(-DT / TAU_X);
                // Samples are those at the ends of steps, the first one of the initial state.
                int q = t - lag + 1;
                if (q > 0) {
                    w += A_LTP * x / TAU_X * DT * Math.max(0, u[q] + 45.3) * Math.max(0, plus[q] + 70.6);
                }
                for (double s : pre) {
                    if (Math.round((s + delay - dendritic) / DT) - 1 == t) {
                        double h = homeostasis > 0 ? (bar[q] + 70.6) / homeostasis : 1;
                        w -= q > 0 ? A_LTD * Math.max(0, minus[q] + 70.6) * h * h : 0;
                        x += 1;
                    }
                }
                least = Math.min(least, w);
            }
            assertThat(p.spikes.timesOf(0)).hasSameSizeAs(post);
            assertThat(network.connections(p.synapse).weights()[0]).isCloseTo(w, within(1e-12));
            assertThat(w).isGreaterThan(0.505);
            assertThat(least).isLessThan(0.5);
        }
    }

    /** Shape of figure 2b of the paper, five pairs 10 ms apart: post before pre depresses at 10 Hz and potentiates at 50 Hz; pre before post gains with frequency and is above post before pre at 10 Hz. */
    @Test
    void frequencyOfPairsDecides() {
        double slowAfter = change(10, -10);
        double slowBefore = change(10, 10);
        double fastAfter = change(50, -10);
        double fastBefore = change(50, 10);
        assertThat(slowAfter).isLessThan(0);
        assertThat(slowBefore).isGreaterThan(slowAfter);
        assertThat(change(20, 10)).isGreaterThan(slowBefore);
        assertThat(fastBefore).isGreaterThan(Math.max(0, slowBefore));
        assertThat(fastAfter).isGreaterThan(Math.max(0, slowAfter));
    }

    private static double change(double frequencyHz, double postMinusPre) {
        int pairs = 5;
        double[] pre = IntStream.range(0, pairs)
                .mapToDouble(k -> 30 + Math.round(1000 * k / frequencyHz))
                .toArray();
        double[] post = DoubleStream.of(pre).map(t -> t + postMinusPre).toArray();
        Protocol p = new Protocol(pre, post, DT, DT, 0);
        try (Network network = p.build()) {
            network.run(100 + Math.rint(1000 * pairs / frequencyHz));
            return network.connections(p.synapse).weights()[0] - 0.5;
        }
    }

    /**
     * NEST's aeif_psc_delta_clopath under the same input. Spikes within a step; filtered voltages within 3 mV of excursions of 30 mV: NEST counts the steps at V_clamp differently and has
     * no repolarisation of 0.1 ms.
     */
    @Test
    void neuronAsInNest() {
        ReferenceCsv csv = ReferenceCsv.read("nest/clopath_synapse_aeif_prepost_trace.csv");
        double[] spikes = csv.numbersAfter("post spikes (ms):");
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population(
                        "cell",
                        1,
                        ClopathAdEx.builder()
                                .spike(33, 33, 2, -49.6)
                                .adaptation(4, 0.0805, 144)
                                .receptor(Receptor.delta("in"))
                                .build())
                .with("tau_bar", 500);
        Population command = b.source("command", 1, Sources.roundedSpikes(new double[] {39, 59, 79, 99, 119}));
        b.project(command, cell).connect(allToAll()).weight(80).delay(DT);
        SpikeRecord recorded = b.recordSpikes(cell);
        StateRecord plus = b.record(cell, "u_bar_plus", DT);
        StateRecord minus = b.record(cell, "u_bar_minus", DT);
        StateRecord bar = b.record(cell, "u_bar_bar", DT);
        try (Network network = b.build(timeStep(DT))) {
            network.run(139);
        }
        assertThat(recorded.timesOf(0)).containsExactly(spikes, within(1.01 * DT));
        double[] times = csv.column("t_ms");
        for (int k = 0; k < times.length && times[k] <= 138; k++) {
            int at = (int) Math.round(times[k] / DT);
            assertThat(plus.of(0)[at])
                    .as("u_bar_plus at %s", times[k])
                    .isCloseTo(csv.column("u_bar_plus")[k], within(3.0));
            assertThat(minus.of(0)[at])
                    .as("u_bar_minus at %s", times[k])
                    .isCloseTo(csv.column("u_bar_minus")[k], within(3.0));
            assertThat(bar.of(0)[at])
                    .as("u_bar_bar at %s", times[k])
                    .isCloseTo(csv.column("u_bar_bar")[k], within(0.5));
        }
    }
}
