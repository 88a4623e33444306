package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.stimuli.Sources;

/** NEURON's event-driven cells as special cases of {@link Lif}, with the inputs and spikes of {@code reference/neuron/intfire_*.csv}. */
class IntFireReferenceTest {

    /** A weight onto a receptor for inputs of one sign. */
    private record Weight(String receptor, int sign, double weight) {}

    private static double[] run(Lif.Builder lif, double v0, Weight... weights) {
        ReferenceCsv input = ReferenceCsv.read("neuron/intfire_input.csv");
        double[] times = input.column("t_ms");
        double[] signs = input.column("sign");
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, lif.build()).initially("v", v0).integrator(eventDriven());
        Population[] sources = new Population[2];
        for (int s = 0; s < 2; s++) {
            double sign = 1 - 2 * s;
            double[] own = java.util.stream.IntStream.range(0, times.length)
                    .filter(k -> signs[k] == sign)
                    .mapToDouble(k -> times[k])
                    .toArray();
            sources[s] = b.source("s" + s, 1, Sources.spikes(new double[][] {own}));
        }
        for (Weight w : weights) {
            b.project(sources[w.sign() > 0 ? 0 : 1], p)
                    .connect(oneToOne())
                    .receptor(w.receptor())
                    .weight(w.weight())
                    .delay(0);
        }
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(SimulationOptions.timeStep(1))) {
            net.run(520);
        }
        return spikes.times();
    }

    private static void compare(String cell, double[] times, double tolerance) {
        double[] expected = ReferenceCsv.read("neuron/intfire_output.csv").of(cell);
        assertThat(times).hasSameSizeAs(expected);
        for (int k = 0; k < times.length; k++) {
            assertThat(times[k]).as(cell + " spike " + k).isCloseTo(expected[k], within(tolerance));
        }
    }

    private static Lif.Builder unit(double tau) {
        return Lif.builder().tauM(tau).restingPotential(0).threshold(1).reset(0).refractory(0);
    }

    @Test
    @DisplayName("IntFire1: jumps, to the 9 digits of the file")
    void intFire1() {
        double[] times = run(
                unit(10).refractory(5).receptor(Receptor.delta("in")),
                0,
                new Weight("in", 1, 0.35),
                new Weight("in", -1, -0.25));
        compare("IntFire1", times, 1e-6);
    }

    @Test
    @DisplayName("LIFexact: jumps with a suprathreshold drive")
    void exactLif() {
        double[] times = run(
                Lif.builder()
                        .tauM(20)
                        .restingPotential(-49)
                        .threshold(-50)
                        .reset(-60)
                        .refractory(5)
                        .receptor(Receptor.delta("in")),
                -60,
                new Weight("in", 1, 0.25),
                new Weight("in", -1, -2.25));
        compare("LIFexact", times, 1e-6);
    }

    @Test
    @DisplayName("IntFire2: exponential current, below and above threshold at rest")
    void intFire2() {
        compare(
                "IntFire2",
                run(
                        unit(10).current(0.2).receptor(Receptor.expCurrent("in", 20)),
                        0,
                        new Weight("in", 1, 0.15),
                        new Weight("in", -1, -0.1)),
                2e-6);
        compare(
                "IntFire2b",
                run(
                        unit(10).current(1.15).receptor(Receptor.expCurrent("in", 20)),
                        0,
                        new Weight("in", 1, 0.02),
                        new Weight("in", -1, -0.02)),
                2e-6);
    }

    @Test
    @DisplayName(
            "IntFire4: exponential excitation, inhibition by a difference of exponentials, weights that are peaks of v")
    void intFire4() {
        double exc = 0.35 / peak(new double[] {5}, new double[] {1});
        double inh = -0.4 / peak(new double[] {9, 10}, new double[] {-1, 1});
        double[] times = run(
                unit(30).receptor(Receptor.expCurrent("exc", 5))
                        .receptor(Receptor.expCurrent("i1", 9))
                        .receptor(Receptor.expCurrent("i2", 10)),
                0,
                new Weight("exc", 1, exc),
                new Weight("i1", -1, -inh),
                new Weight("i2", -1, inh));
        compare("IntFire4", times, 1e-3);
    }

    /** Peak of v for currents of these time constants and sizes into a membrane of 30 ms and 1 GOhm. */
    private static double peak(double[] taus, double[] sizes) {
        double tau = 30;
        return java.util.stream.IntStream.range(0, 100_000)
                .mapToDouble(k -> {
                    double t = k * 1e-3;
                    double v = 0;
                    for (int j = 0; j < taus.length; j++) {
                        v += sizes[j] / tau * (Math.exp(-t / taus[j]) - Math.exp(-t / tau)) / (1 / tau - 1 / taus[j]);
                    }
                    return v;
                })
                .max()
                .orElseThrow();
    }

    @Test
    @DisplayName("the perfect integrator: with a drive at C theta / I, with jumps where they sum to the threshold")
    void perfect() {
        for (boolean frame : new boolean[] {true, false}) {
            NetworkBuilder b = NetworkBuilder.create();
            Population s = b.source("s", 1, Sources.spikes(new double[][] {{3.3, 5.2, 16.7}}));
            Population p = b.population("p", 2, new PerfectIf())
                    .with("I_e", 0.1)
                    .with("t_ref", 2)
                    .integrator(eventDriven());
            if (!frame) {
                p.with("C_m", org.neurosim.api.connect.Values.array(1, Math.nextUp(1.0)));
            }
            b.project(s, p.slice(0, 1)).connect(oneToOne()).weight(0.25).delay(0.5);
            SpikeRecord spikes = b.recordSpikes(p);
            try (Network net = b.build(SimulationOptions.timeStep(1))) {
                net.run(20);
            }
            // 0.5 of the 1 mV come from the first two jumps: spike at 5.7 by the second; then 10 ms from 7.7, less 2.5
            // for the third.
            assertThat(spikes.timesOf(0)).hasSize(2);
            assertThat(spikes.timesOf(0)[0]).isCloseTo(5.7, within(1e-12));
            assertThat(spikes.timesOf(0)[1]).isCloseTo(17.2, within(1e-12));
            assertThat(spikes.timesOf(1)).hasSize(1);
            assertThat(spikes.timesOf(1)[0]).isCloseTo(10, within(1e-12));
            assertThat(Arrays.stream(spikes.neurons()).boxed()).containsExactly(0, 1, 0);
        }
    }
}
