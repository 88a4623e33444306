package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Sources;

/**
 * Event-driven {@link Glif} and {@link Mat}: given the spikes, voltage and threshold are sums of exponentials, which are written down here from the papers' equations; at each
 * spike they must meet, and before it they must not.
 */
class MovingThresholdTest {

    /** mV; sums of some hundred exponentials and the rounding of spike times. */
    private static final double TOLERANCE = 1e-10;

    private static final double[] INPUT = {3.3, 20.1, 21.7, 22.05, 60.4, 61, 61.5, 90.9, 130, 155.5, 170.25, 171, 200.1
    };
    private static final double WEIGHT = 180;
    private static final double TAU_S = 3;

    private static double[] spikes(Neuron model, double duration) {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(INPUT));
        Population p = b.population("p", 1, model).integrator(eventDriven());
        b.project(s, p).connect(oneToOne()).weight(WEIGHT).delay(0);
        var record = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(duration);
        }
        return record.times();
    }

    /** (e^(-a t) - e^(-b t)) / (b - a). */
    private static double between(double a, double b, double t) {
        return Math.exp(-a * t) * -Math.expm1(-(b - a) * t) / (b - a);
    }

    /** A GLIF between its events, by the default parameters of the class. */
    private static final class Solution {
        static final double C = 58.72;
        static final double REST = -78.85;
        static final double T_REF = 3.75;
        static final double[] K = {0.003, 0.1};
        static final double[] JUMP = {-9.18, -198.94};
        static final double A_V = 0.005;
        static final double B_V = 0.09;
        static final double B_S = 0.009;
        final double rate = 9.43 / C;
        final double drive;
        final Glif.Level level;
        double u; // v - E_L
        double input;
        final double[] after = new double[2];
        double thetaS;
        double thetaV;

        Solution(Glif.Level level, double current) {
            this.level = level;
            drive = current / C;
        }

        private boolean has(Glif.Level... levels) {
            return Arrays.asList(levels).contains(level);
        }

        /** theta - v. */
        double missing() {
            return -51.68 + thetaS + thetaV - REST - u;
        }

        /** u = sum of A_m e^(-r_m t), and so theta_v, which is driven by it. */
        void move(double t) {
            double[] rates = {0, 1 / TAU_S, K[0], K[1], rate};
            double[] sizes = new double[5];
            sizes[0] = drive / rate;
            sizes[1] = input / C / (rate - 1 / TAU_S);
            sizes[2] = after[0] / C / (rate - K[0]);
            sizes[3] = after[1] / C / (rate - K[1]);
            sizes[4] = u - sizes[0] - sizes[1] - sizes[2] - sizes[3];
            double next = 0;
            double driven = 0;
            for (int m = 0; m < 5; m++) {
                next += sizes[m] * Math.exp(-rates[m] * t);
                driven += has(Glif.Level.GLIF5) ? A_V * sizes[m] * between(rates[m], B_V, t) : 0;
            }
            u = next;
            thetaV = thetaV * Math.exp(-B_V * t) + driven;
            thetaS *= Math.exp(-B_S * t);
            input *= Math.exp(-t / TAU_S);
            for (int j = 0; j < 2; j++) {
                after[j] *= Math.exp(-K[j] * t);
            }
        }

        void spike() {
            if (has(Glif.Level.GLIF3, Glif.Level.GLIF4, Glif.Level.GLIF5)) {
                for (int j = 0; j < 2; j++) {
                    after[j] = JUMP[j] + after[j] * Math.exp(-K[j] * T_REF);
                }
            }
            if (has(Glif.Level.GLIF1, Glif.Level.GLIF3)) {
                u = 0;
            } else {
                u = 0.2 * u + 18.51;
                thetaS = 0.37 + thetaS * Math.exp(-B_S * T_REF);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Glif.Level.class)
    @DisplayName("GLIF 1 to 5 with input: voltage and threshold meet at the spikes, not before")
    void glif(Glif.Level level) {
        double current = 480;
        double[] times = spikes(
                Glif.builder(level)
                        .current(current)
                        .receptor(Receptor.expCurrent("in", TAU_S))
                        .build(),
                250);
        assertThat(times.length).isGreaterThan(8);
        Solution s = new Solution(level, current);
        double now = 0;
        double until = 0;
        int nextInput = 0;
        for (int k = 0; k < times.length; ) {
            boolean isInput = nextInput < INPUT.length && INPUT[nextInput] < times[k];
            double event = isInput ? INPUT[nextInput] : times[k];
            double quiet = Math.min(event, Math.max(now, until)) - now;
            s.input *= Math.exp(-quiet / TAU_S);
            double left = event - now - quiet;
            for (int j = 0; j < 50; j++) {
                s.move(left / 50);
                if (j < 49) {
                    assertThat(s.missing()).as("between, before %f", event).isPositive();
                }
            }
            now = event;
            if (isInput) {
                s.input += WEIGHT;
                nextInput++;
                continue;
            }
            assertThat(s.missing()).as("spike %d at %f", k, event).isCloseTo(0, within(TOLERANCE));
            s.spike();
            until = now + Solution.T_REF;
            k++;
        }
    }

    /** Integral of s e^(-s/tau_v) over the derivative of e^(-r t) from 0 to t, s the time since: the response of theta_v per beta. */
    private static double memory(double r, double tauV, double t) {
        double d = 1 / tauV - r;
        return -r * Math.exp(-r * t) * (1 - Math.exp(-d * t) * (1 + d * t)) / (d * d);
    }

    @Test
    @DisplayName(
            "AMAT2 with input: voltage and threshold, whose third part remembers the voltage, meet at the spikes, not before")
    void amat2() {
        double current = 600;
        double capacitance = 200;
        double tau = 10;
        double beta = 0.2;
        double tauV = 5;
        double[] times = spikes(
                Mat.amat2()
                        .threshold(-55)
                        .fastThreshold(10, 10)
                        .slowThreshold(1, 200)
                        .voltageThreshold(beta, tauV)
                        .current(current)
                        .receptor(Receptor.expCurrent("in", TAU_S))
                        .build(),
                250);
        assertThat(times.length).isGreaterThan(8);
        for (int k = 0; k < times.length; k++) {
            double free = k == 0 ? 0 : times[k - 1] + 2;
            for (int j = 0; j < 200; j++) {
                double t = free + (times[k] - free) * j / 200;
                assertThat(missing(times, k, t, current, capacitance, tau, beta, tauV))
                        .as("%f before spike %d", t, k)
                        .isPositive();
            }
            assertThat(missing(times, k, times[k], current, capacitance, tau, beta, tauV))
                    .as("spike %d at %f", k, times[k])
                    .isCloseTo(0, within(TOLERANCE));
        }
        assertThat(times[times.length - 1]).isGreaterThan(200);
    }

    /** theta - v at a time after k spikes. */
    private static double missing(
            double[] spikes,
            int k,
            double t,
            double current,
            double capacitance,
            double tau,
            double beta,
            double tauV) {
        double step = current / capacitance * tau;
        double v = -70 + step * -Math.expm1(-t / tau);
        double theta = -55 - beta * step * memory(1 / tau, tauV, t);
        for (double input : INPUT) {
            double s = t - input;
            if (s > 0) {
                double size = WEIGHT / capacitance / (1 / tau - 1 / TAU_S);
                v += size * (Math.exp(-s / TAU_S) - Math.exp(-s / tau));
                theta += beta * size * (memory(1 / TAU_S, tauV, s) - memory(1 / tau, tauV, s));
            }
        }
        for (int j = 0; j < k; j++) {
            theta += 10 * Math.exp(-(t - spikes[j]) / 10) + Math.exp(-(t - spikes[j]) / 200);
        }
        return theta - v;
    }
}
