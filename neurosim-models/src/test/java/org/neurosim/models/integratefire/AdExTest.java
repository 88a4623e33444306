package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.api.Integrator;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.HybridSolution;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.membrane.ReceptorSet;
import org.neurosim.models.stimuli.Stimuli;

/** {@link AdEx} against Brian 2.5.1 and converged solutions, and its firing patterns. */
class AdExTest {

    private static AdEx.Builder published(String set) {
        return AdEx.builder(
                switch (set) {
                    case "tonic" -> AdEx.Pattern.TONIC_SPIKING;
                    case "adapting" -> AdEx.Pattern.ADAPTATION;
                    default -> AdEx.Pattern.REGULAR_BURSTING;
                });
    }

    private static Cell cell(String set, double dt, Integrator integrator) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/adex_" + set + "_trace.csv");
        String values = reference.text("{'C':");
        double current = Double.parseDouble(reference.text("} I = ").split(" ")[0]);
        AdEx.Builder b = published(set)
                .capacitance(Double.parseDouble(values.split(",")[0]))
                .leakConductance(value(values, "gL"))
                .restingPotential(value(values, "EL"))
                .threshold(value(values, "VT"))
                .slopeFactor(value(values, "DT"))
                .adaptation(value(values, "a"), value(values, "b"), value(values, "tauw"))
                .reset(value(values, "Vr"))
                .peak(value(values, "Vcut"));
        return new Cell(b.build(), dt).configure(p -> p.integrator(integrator)).current(Stimuli.step(current, 20, 1e6));
    }

    private static double value(String text, String name) {
        int k = text.indexOf("'" + name + "':") + name.length() + 3;
        return Double.parseDouble(text.substring(k).split("[,}]")[0]);
    }

    /** The same method, the same step: every sample of the whole run to the 7 printed digits. */
    @ParameterizedTest
    @CsvSource({"tonic", "adapting", "bursting"})
    void sameSchemeAsBrian(String set) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/adex_" + set + "_trace.csv");
        double[] v = reference.column("v_euler_dt0.1");
        Cell.Run run = cell(set, 0.1, Integrators.euler()).every(0.2).run((v.length - 1) * 0.2, "v", "w");

        assertThat(Errors.relative(run.trace("v"), 0, v, 0, v.length, 1)).isLessThan(0.6e-6);
        assertThat(Errors.relative(run.trace("w"), 0, reference.column("w_euler_dt0.1"), 0, v.length, 1))
                .isLessThan(0.6e-6);
        double[] labels =
                ReferenceCsv.read("brian2/adex_" + set + "_spikes.csv").of("brian_euler_dt0.1");
        for (int k = 0; k < labels.length; k++) {
            labels[k] += 0.1;
        }
        assertThat(run.spikeTimes()).containsExactly(labels, within(1e-6));
    }

    /** Each spike is late by up to one step, and so is all that follows it. */
    @ParameterizedTest
    @CsvSource({"tonic, 0.02", "adapting, 0.02", "bursting, 0.005"})
    void converges(String set, double dt) {
        double[] expected =
                ReferenceCsv.read("brian2/adex_" + set + "_spikes.csv").of("ref");
        double duration = Math.rint(expected[expected.length - 1] + 2);
        double[] spikes =
                cell(set, dt, Integrators.rk4()).every(0.2).run(duration).spikeTimes();
        assertThat(spikes.length).isGreaterThanOrEqualTo(expected.length - 1);
        for (int k = 0; k < Math.min(spikes.length, expected.length); k++) {
            assertThat(spikes[k] - expected[k]).as("lateness of spike " + k).isBetween(-1e-6, (k + 1) * 4 * dt);
        }
    }

    /**
     * The default set, against a converged solution: 9 spikes, each late by up to a step, which adaptation makes more
     * of in those that follow.
     */
    @Test
    void regularSpikingOfThePaper() {
        double dt = 0.002;
        double[] spikes = new Cell(AdEx.builder().build(), dt)
                .current(Stimuli.direct(700))
                .every(1000)
                .run(1000)
                .spikeTimes();
        assertThat(spikes).hasSize(9);
        double[] expected = {24.61126, 63.22078, 142.41549, 266.43171, 394.42455};
        for (int k = 0; k < expected.length; k++) {
            assertThat(spikes[k]).isCloseTo(expected[k], within(2.5 * (k + 1) * dt));
        }
    }

    /** What the paper's figure shows, in counts and intervals of 500 ms of response. */
    @ParameterizedTest
    @EnumSource(AdEx.Pattern.class)
    void firingPatterns(AdEx.Pattern pattern) {
        double[] t = new Cell(AdEx.builder(pattern).current(pattern.current()).build(), 0.02)
                .every(500)
                .run(500)
                .spikeTimes();
        double[] interval = new double[Math.max(0, t.length - 1)];
        for (int k = 0; k < interval.length; k++) {
            interval[k] = t[k + 1] - t[k];
        }
        int last = interval.length - 1;
        switch (pattern) {
            case TONIC_SPIKING -> assertThat(interval[last]).isCloseTo(interval[2], within(0.5));
            case ADAPTATION -> assertThat(interval[last]).isGreaterThan(2 * interval[0]);
            case INITIAL_BURST -> {
                assertThat(interval[0]).isLessThan(15);
                assertThat(interval[last]).isGreaterThan(3 * interval[0]);
            }
            case REGULAR_BURSTING, DELAYED_REGULAR_BURSTING -> {
                assertThat(java.util.Arrays.stream(interval).max().orElse(0))
                        .isGreaterThan(
                                4 * java.util.Arrays.stream(interval).min().orElse(1e9));
                assertThat(t[0]).isGreaterThan(pattern == AdEx.Pattern.REGULAR_BURSTING ? 5 : 30);
            }
            case DELAYED_ACCELERATING -> assertThat(interval[last]).isLessThan(0.8 * interval[0]);
            case TRANSIENT_SPIKING -> assertThat(t[t.length - 1]).isLessThan(100);
            default -> {
                double mean = (t[t.length - 1] - t[0]) / interval.length;
                double variance = 0;
                for (double i : interval) {
                    variance += (i - mean) * (i - mean) / interval.length;
                }
                assertThat(Math.sqrt(variance) / mean)
                        .as("coefficient of variation")
                        .isGreaterThan(0.15);
            }
        }
    }

    /** Method and step that overshoot the peak by far end in a spike, not in an overflow. */
    @ParameterizedTest
    @CsvSource({"0.1", "1", "5"})
    void upstrokesDoNotOverflow(double dt) {
        for (Integrator method : new Integrator[] {Integrators.rk4(), Integrators.adaptive(1e-6, 1e-6)}) {
            double[] spikes = new Cell(AdEx.builder().current(20_000).build(), dt)
                    .configure(p -> p.integrator(method))
                    .run(200)
                    .spikeTimes();
            assertThat(spikes).isNotEmpty();
        }
    }

    /**
     * The problem of NEST's test_aeif_lsodar: mean relative error of v below 5e-4, of w below 1e-4, over 100
     * ms. The peak is at -20 instead of 0 mV, for the event location of the solver; the difference is below 1e-5 ms.
     */
    @Test
    void burstsLikeAnEventExactSolution() {
        double dt = 0.001;
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            dy[0] = (11 * (-70 - y[0]) + 22 * Math.exp((Math.min(y[0], -20) + 50) / 2) - y[1] + 420)
                                    / 200;
                            dy[1] = (3 * (y[0] + 70) - y[1]) / 300;
                        },
                        y -> y[0] + 20,
                        y -> y[0] = -58,
                        0,
                        -70,
                        5)
                .to(100, 0.1);
        Cell.Run run = new Cell(
                        AdEx.builder()
                                .capacitance(200)
                                .leakConductance(11)
                                .restingPotential(-70)
                                .threshold(-50)
                                .reset(-58)
                                .peak(-20)
                                .adaptation(3, 0, 300)
                                .current(420)
                                .build(),
                        dt)
                .configure(p -> p.initially("w", 5))
                .every(0.1)
                .run(100, "v", "w");
        assertThat(run.spikeTimes()).hasSameSizeAs(solution.spikeTimes());
        assertThat(solution.spikeTimes()).isNotEmpty();
        assertThat(meanRelativeError(run.trace("v"), solution.trace(0))).isLessThan(5e-4);
        assertThat(meanRelativeError(run.trace("w"), solution.trace(1))).isLessThan(1e-4);
    }

    private static double meanRelativeError(double[] actual, double[] expected) {
        double sum = 0;
        for (int k = 0; k < expected.length; k++) {
            sum += Math.abs((actual[k + 1] - expected[k]) / expected[k]);
        }
        return sum / expected.length;
    }

    /** All kinds of receptors together, below threshold, against an independent solution with its own kinetics. */
    @Test
    void receptors() {
        double gain = ReceptorSet.betaGain(1, 4);
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            double synaptic = y[2] + y[4] - y[6] * y[0];
                            dy[0] = (30 * (-70.6 - y[0])
                                            + 60 * Math.exp((Math.min(y[0], 0) + 50.4) / 2)
                                            - y[1]
                                            + synaptic)
                                    / 281;
                            dy[1] = (4 * (y[0] + 70.6) - y[1]) / 144;
                            dy[2] = -y[2] / 2;
                            dy[3] = -y[3] / 3;
                            dy[4] = Math.E / 3 * y[3] - y[4] / 3;
                            dy[5] = -y[5];
                            dy[6] = gain * y[5] - y[6] / 4;
                        },
                        y -> -1,
                        y -> {},
                        0,
                        -70.6,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0)
                .to(5, 0.1)
                .change(y -> {
                    y[0] += 3;
                    y[2] += 100;
                    y[3] += 80;
                    y[5] += 3;
                })
                .to(40, 0.1);
        Cell.Run run = new Cell(
                        AdEx.builder()
                                .receptor(Receptor.delta("d"))
                                .receptor(Receptor.expCurrent("i", 2))
                                .receptor(Receptor.alphaCurrent("a", 3))
                                .receptor(Receptor.betaConductance("g", 1, 4, 0))
                                .build(),
                        0.1)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .input("d", 3, 0.1, 4.9)
                .input("i", 100, 0.1, 4.9)
                .input("a", 80, 0.1, 4.9)
                .input("g", 3, 0.1, 4.9)
                .run(40, "v", "w");
        assertThat(run.spikeTimes()).isEmpty();
        assertThat(Errors.absolute(run.trace("v"), 51, solution.trace(0), 50, 350))
                .isLessThan(1e-8);
        assertThat(Errors.absolute(run.trace("w"), 51, solution.trace(1), 50, 350))
                .isLessThan(1e-8);
    }
}
