package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.HybridSolution;
import org.neurosim.models.NestProtocol;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;

/** {@link Gif} against {@code gif_psc_exp} of NEST 3.10.0, event-exact solutions, and the statistics of escape noise. */
class GifTest {

    private static Gif.Builder nest(ReferenceCsv reference) {
        return Gif.builder()
                .capacitance(reference.parameter("C_m"))
                .leakConductance(reference.parameter("g_L"))
                .restingPotential(reference.parameter("E_L"))
                .refractory(reference.parameter("t_ref"))
                .reset(reference.parameter("V_reset"))
                .escape(
                        reference.parameter("V_T_star"),
                        reference.parameter("Delta_V"),
                        1000 * reference.parameter("lambda_0"))
                .spikeTriggeredCurrent(reference.numbersAfter("param q_stc:"), reference.numbersAfter("param tau_stc:"))
                .movingThreshold(reference.numbersAfter("param q_sfa:"), reference.numbersAfter("param tau_sfa:"));
    }

    /**
     * The width of 1e-4 mV makes the noise a sharp threshold: spikes where v passes V_T. NEST resets v one step after
     * the spike, we in its step (the next begins t_ref later here, t_ref + dt there), and holds the spike-triggered
     * current during a step: at 0.01 ms a difference of at most 0.03 ms per spike.
     */
    @Test
    void sharpThreshold() {
        ReferenceCsv reference = ReferenceCsv.read("nest/gif_psc_exp_dc.csv");
        Cell.Run run = new Cell(nest(reference).build(), 0.01)
                .configure(p -> p.integrator(Integrators.rk4()))
                .current(NestProtocol.directCurrent(reference))
                .every(0.1)
                .run(250, "v", "gamma_1", "gamma_2", "eta_1", "eta_2");
        double[] expected = ReferenceCsv.read("nest/gif_psc_exp_dc_spikes.csv").of("0.01");
        double[] spikes = run.spikeTimes();
        assertThat(spikes).hasSameSizeAs(expected);
        for (int k = 0; k < spikes.length; k++) {
            assertThat(spikes[k]).as("spike " + k).isCloseTo(expected[k], within(0.03 * (k + 1)));
        }
        int before = (int) Math.floor((expected[0] - 1) / 0.1);
        assertThat(Errors.absolute(run.trace("v"), 1, reference.column("V_m_dt0.01"), 0, before))
                .as("v before the first spike")
                .isLessThan(1e-9);
    }

    /**
     * No spikes. NEST lets an input act one step early and holds the current over the step: at 0.01 ms that is up to
     * 0.01 ms x 300 pA / 80 pF = 0.04 mV.
     */
    @Test
    void subthreshold() {
        ReferenceCsv reference = ReferenceCsv.read("nest/gif_psc_exp_subthreshold_spikes.csv");
        Gif.Builder b = nest(reference)
                .receptor(Receptor.expCurrent("ex", reference.parameter("tau_syn_ex")))
                .receptor(Receptor.expCurrent("in", reference.parameter("tau_syn_in")));
        Cell.Run run = NestProtocol.withInputs(new Cell(b.build(), 0.01), reference, "ex", "in", 1)
                .configure(p -> p.integrator(Integrators.rk4()))
                .every(0.1)
                .run(150, "v");
        assertThat(run.spikeTimes()).isEmpty();
        double[] expected = reference.column("V_m_dt0.01");
        assertThat(Errors.absolute(run.trace("v"), 1, expected, 0, expected.length))
                .isLessThan(0.04);
    }

    /** The conductance form below threshold against an event-exact solution. */
    @Test
    void conductances() {
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            dy[0] = (4 * (-70 - y[0]) - y[1] * y[0] + 50) / 80;
                            dy[1] = -y[1] / 3;
                        },
                        y -> -1,
                        y -> {},
                        0,
                        -70,
                        0)
                .to(5, 0.1)
                .change(y -> y[1] += 6)
                .to(30, 0.1);
        double[] v = new Cell(
                        Gif.builder()
                                .escape(0, 1, 0)
                                .current(50)
                                .receptor(Receptor.expConductance("in", 3, 0))
                                .build(),
                        0.1)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .input("in", 6, 0.1, 4.9)
                .run(30, "v")
                .trace("v");
        assertThat(Errors.absolute(v, 1, solution.trace(0), 0, 300)).isLessThan(1e-8);
    }

    /** Adaptation against an event-exact solution of the deterministic limit. */
    @Test
    void adaptation() {
        double dt = 0.01;
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            dy[0] = refractory ? 0 : (4 * (-70 - y[0]) - y[1] + 200) / 80;
                            dy[1] = -y[1] / 60;
                            dy[2] = -y[2] / 100;
                        },
                        y -> y[0] - (-40 + y[2]),
                        y -> {
                            y[0] = -55;
                            y[1] += 10;
                            y[2] += 3;
                        },
                        4,
                        -70,
                        0,
                        0)
                .to(300, 0);
        double[] spikes = new Cell(
                        Gif.builder()
                                .escape(-40, 1e-5, 1e6)
                                .current(200)
                                .spikeTriggeredCurrent(new double[] {10}, new double[] {60})
                                .movingThreshold(new double[] {3}, new double[] {100})
                                .build(),
                        dt)
                .configure(p -> p.integrator(Integrators.rk4()))
                .every(1)
                .run(300)
                .spikeTimes();
        double[] expected = solution.spikeTimes();
        assertThat(expected.length).isGreaterThan(5);
        assertThat(spikes).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(spikes[k] - expected[k]).isBetween(-1e-3, (k + 1) * dt);
        }
    }

    /**
     * A hazard that does not depend on v: intervals are t_ref plus an exponential time of mean 10 ms, delayed by half a
     * step by the grid. 2000 neurons: the count of spikes by renewal theory (the first interval has no refractory
     * period) within four standard deviations, and the distribution of the intervals that begin in the first 100 ms (the
     * end of the run cuts none of them but e^-10) by Kolmogorov-Smirnov at the level of 1e-4, besides the step of the
     * distribution on the grid.
     */
    @Test
    void escapeNoiseIsExponential() {
        int size = 2000;
        double dt = 0.1;
        Cell.Run run = new Cell(Gif.builder().escape(-35, 1e12, 100).build(), size, dt).run(204);
        double mean = 14 + dt / 2;
        double count = size * ((204 - 10 - dt / 2) / mean + (100 + mean * mean) / (2 * mean * mean));
        double deviation = Math.sqrt(size * 204 * 100 / (mean * mean * mean));
        assertThat((double) run.spikes().size()).isCloseTo(count, within(4 * deviation));

        double[] intervals = intervalsBegunBefore(100, run.spikes(), size);
        assertThat(intervals.length).isGreaterThan(10_000);
        double worst = 0;
        for (int k = 0; k < intervals.length; k++) {
            double cdf = 1 - Math.exp(-(intervals[k] - 4 - dt / 2) / 10);
            worst = Math.max(worst, Math.abs((k + 0.5) / intervals.length - cdf));
        }
        assertThat(worst).isLessThan(2.2 / Math.sqrt(intervals.length) + 0.5 * dt / 10);
    }

    /** Sorted. */
    private static double[] intervalsBegunBefore(double time, SpikeRecord spikes, int size) {
        int[] neurons = spikes.neurons();
        double[] times = spikes.times();
        double[] last = new double[size];
        double[] intervals = new double[spikes.size()];
        int count = 0;
        for (int k = 0; k < spikes.size(); k++) {
            int i = neurons[k];
            double t = times[k];
            if (last[i] > 0 && last[i] < time) {
                intervals[count++] = t - last[i];
            }
            last[i] = t;
        }
        Arrays.sort(intervals, 0, count);
        return Arrays.copyOf(intervals, count);
    }

    /** First passage through the soft threshold at constant v: the hazard of the paper's formula. */
    @Test
    void hazardFollowsTheVoltage() {
        int size = 4000;
        // v stays at -70: lambda = 50 Hz exp((-70 + 71) / 2) = 82.436 Hz.
        Cell.Run run = new Cell(Gif.builder().escape(-71, 2, 50).reset(-70).build(), size, 0.05)
                .options(SimulationOptions.timeStep(0.05).seed(3))
                .run(10);
        long silent = Arrays.stream(run.spikes().counts()).filter(c -> c == 0).count();
        double p = Math.exp(-10 * 0.05 * Math.exp(0.5));
        assertThat((double) silent).isCloseTo(size * p, within(4 * Math.sqrt(size * p * (1 - p))));
    }

    /** Draws depend on seed, neuron and step alone. */
    @Test
    void sameSpikesForAnyNumberOfThreads() {
        long[] prints = new long[3];
        for (int k = 0; k < 3; k++) {
            prints[k] = new Cell(Gif.builder().escape(-60, 5, 100).build(), 700, 0.1)
                    .options(
                            SimulationOptions.timeStep(0.1).seed(k == 2 ? 8 : 7).threads(k == 1 ? 2 : 1))
                    .run(100)
                    .spikes()
                    .fingerprint();
        }
        assertThat(prints[1]).isEqualTo(prints[0]);
        assertThat(prints[2]).isNotEqualTo(prints[0]);
    }
}
