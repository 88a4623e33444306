package org.neurosim.models.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.Cell;
import org.neurosim.models.integratefire.Lif;

/** Deterministic current stimuli against their closed forms, as the charge that each step puts onto a capacitor. */
class CurrentStimuliTest {

    /** A capacitor of 1 pF (the leak has a time constant of 10^15 ms). */
    static final Neuron CAPACITOR = Lif.builder()
            .tauM(1e15)
            .capacitance(1)
            .restingPotential(0)
            .threshold(1e12)
            .reset(0)
            .build();

    /** The current in each step, from the voltage of a capacitor. */
    static double[] currents(double[] v, double dt) {
        double[] result = new double[v.length - 1];
        for (int n = 0; n < result.length; n++) {
            result[n] = (v[n + 1] - v[n]) / dt;
        }
        return result;
    }

    private static void assertCurrent(Stimulus stimulus, double dt, DoubleUnaryOperator expected) {
        int size = 700;
        Cell.Run run = new Cell(CAPACITOR, size, dt).current(stimulus).run(20, "v");
        for (int cell : new int[] {0, 511, 512, size - 1}) {
            double[] current = currents(run.trace("v", cell), dt);
            for (int n = 0; n < current.length; n++) {
                assertThat(current[n])
                        .as("current at %s ms into cell %d", n * dt, cell)
                        .isCloseTo(expected.applyAsDouble(n * dt), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void direct(double dt) {
        assertCurrent(Stimuli.direct(-37), dt, t -> -37);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void step(double dt) {
        assertCurrent(Stimuli.step(100, 3, 7.5), dt, t -> t > 2.99 && t < 7.49 ? 100 : 0);
        assertCurrent(Stimuli.step(100, 0, 7.5), dt, t -> t < 7.49 ? 100 : 0);
        assertCurrent(Stimuli.step(100, 3, Double.POSITIVE_INFINITY), dt, t -> t > 2.99 ? 100 : 0);
        assertCurrent(Stimuli.step(100, 3, 3), dt, t -> 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void steps(double dt) {
        Stimulus stimulus = Stimuli.steps(new double[] {1, 2.5, 8, 15}, new double[] {10, -20, 0, 30});
        assertCurrent(stimulus, dt, t -> t < 0.99 ? 0 : t < 2.49 ? 10 : t < 7.99 ? -20 : t < 14.99 ? 0 : 30);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void ramp(double dt) {
        assertCurrent(
                Stimuli.ramp(-10, 50, 3.03, 12),
                dt,
                t -> -10 + 60 * Math.min(1, Math.max(0, (t - 3.03) / (12 - 3.03))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void sine(double dt) {
        assertCurrent(Stimuli.sine(40, 73, 0.3, -5), dt, t -> -5 + 40 * Math.sin(2 * Math.PI * 73 * t / 1000 + 0.3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void waveform(double dt) {
        double[] samples = {3, -1, 4, 1, -5, 9, 2, 6, -5, 3};
        assertCurrent(Stimuli.waveform(1.5, samples), dt, t -> {
            int k = (int) Math.floor((t + 1e-9) / 1.5);
            return k < samples.length ? samples[k] : 0;
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.25})
    void interpolatedWaveform(double dt) {
        double[] samples = {3, -1, 4, 1, -5, 9, 2, 6, -5, 3};
        for (double interval : new double[] {1.53, 0.07}) {
            assertCurrent(Stimuli.interpolatedWaveform(interval, samples), dt, t -> {
                int k = (int) Math.floor(t / interval);
                double f = t / interval - k;
                return k >= samples.length - 1 ? 0 : samples[k] * (1 - f) + samples[k + 1] * f;
            });
        }
    }

    @Test
    void interpolatedWaveformReachesItsLastSample() {
        assertCurrent(
                Stimuli.interpolatedWaveform(0.5, new double[] {2, 6}),
                0.25,
                t -> t == 0 ? 2 : t == 0.25 ? 4 : t == 0.5 ? 6 : 0);
    }

    @Test
    void stimuliAddUp() {
        double[] v = new Cell(CAPACITOR, 0.1)
                .current(Stimuli.direct(5))
                .current(Stimuli.step(7, 1, 2))
                .run(3, "v")
                .trace("v");
        double[] current = currents(v, 0.1);

        assertThat(current[5]).isCloseTo(5, within(1e-9));
        assertThat(current[15]).isCloseTo(12, within(1e-9));
        assertThat(current[25]).isCloseTo(5, within(1e-9));
    }

    /** What a stimulus was given can be changed afterwards without effect. */
    @Test
    void argumentsAreCopied() {
        double[] times = {0, 1};
        double[] values = {3, 4};
        Stimulus stimulus = Stimuli.steps(times, values);
        times[1] = 0.5;
        values[1] = 9;

        assertCurrent(stimulus, 0.1, t -> t < 0.99 ? 3 : 4);
    }

    /** A leaky cell under a sinusoidal current oscillates with the amplitude R A / sqrt(1 + (omega tau)^2). */
    @Test
    void sineThroughALeakyMembrane() {
        Neuron cell = Lif.builder()
                .tauM(10)
                .restingPotential(0)
                .threshold(1e6)
                .reset(0)
                .build();
        double[] v = new Cell(cell, 0.01)
                .current(Stimuli.sine(50, 40, 0, 0))
                .run(200, "v")
                .trace("v");
        double largest = 0;
        for (int k = 15_000; k < v.length; k++) {
            largest = Math.max(largest, v[k]);
        }
        double omegaTau = 2 * Math.PI * 40 / 1000 * 10;

        assertThat(largest).isCloseTo(50 / Math.sqrt(1 + omegaTau * omegaTau), within(1e-4));
    }
}
