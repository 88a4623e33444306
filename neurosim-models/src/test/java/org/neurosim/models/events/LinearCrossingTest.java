package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * No crossing is missed and none invented: {@link LinearCrossing} for membranes with moving thresholds and with alpha and beta currents, against a search by
 * brute force on textbook sums of exponentials.
 */
class LinearCrossingTest {
    private static final int CASES = 100_000;
    private static final int THRESHOLDS = 20;
    private static final int GRID = 400;

    /** D as a sum of terms c t^k e^(-t/tau); the same as a linear system. */
    private static final class Curve {
        final double[] tau;
        final int[] power;
        final double[] factor;
        final double[][] matrix;
        final double[] w;
        final double[] z;

        Curve(int terms, int variables) {
            tau = new double[terms];
            power = new int[terms];
            factor = new double[terms];
            matrix = new double[variables][variables];
            w = new double[variables];
            z = new double[variables];
        }

        double at(double t) {
            double sum = 0;
            for (int k = 0; k < tau.length; k++) {
                double x = factor[k] * Math.exp(-t / tau[k]);
                for (int j = 0; j < power[k]; j++) {
                    x *= t;
                }
                sum += x;
            }
            return sum;
        }

        /** Of the terms without their signs: what rounding errors are relative to. */
        double size(double t) {
            double sum = 0;
            for (int k = 0; k < tau.length; k++) {
                sum += Math.abs(factor[k]) * Math.exp(-t / tau[k]) * Math.pow(t, power[k]);
            }
            return sum;
        }

        double end() {
            return 30 * Arrays.stream(tau).max().orElseThrow();
        }

        double time(int k) {
            double x = (double) k / GRID;
            return end() * x * x * x;
        }

        /** Times of all local maxima, on a grid that is fine near 0, refined by dividing brackets. */
        double[] maxima() {
            double[] found = new double[GRID];
            int count = 0;
            double before = at(0);
            double here = at(time(1));
            for (int k = 2; k <= GRID; k++) {
                double after = at(time(k));
                if (here >= before && here >= after) {
                    double low = time(k - 2);
                    double high = time(k);
                    for (int j = 0; j < 60; j++) {
                        double a = low + 0.4 * (high - low);
                        double b = low + 0.6 * (high - low);
                        if (at(a) < at(b)) {
                            low = a;
                        } else {
                            high = b;
                        }
                    }
                    found[count++] = 0.5 * (low + high);
                }
                before = here;
                here = after;
            }
            return Arrays.copyOf(found, count);
        }

        LinearCrossing search() {
            return new LinearCrossing(new LinearFlow(matrix), w);
        }
    }

    private static double distinct(SplittableRandom random, double... others) {
        while (true) {
            double tau = 0.3 + 40 * Math.pow(random.nextDouble(), 2);
            if (Arrays.stream(others).allMatch(x -> Math.abs(x - tau) > 0.1 * tau)) {
                return tau;
            }
        }
    }

    /** A membrane with an alpha or beta current and a moving threshold of one exponential. */
    private static Curve membrane(SplittableRandom random, int kind) {
        double m = distinct(random);
        double s = distinct(random, m);
        double r = kind == 1 ? distinct(random, m, s) : s;
        double q = distinct(random, m, s, r);
        double v = 20 * random.nextDouble() - 12;
        double i = 6 * random.nextDouble() - 3;
        double y = 6 * random.nextDouble() - 3;
        double theta = 20 * random.nextDouble() - 5;
        // v' = -v/m + i, i' = y - i/s, y' = -y/r; D = v - theta.
        Curve c;
        switch (kind) {
            case 0 -> { // alpha
                c = new Curve(4, 4);
                double d = 1 / m - 1 / s;
                set(c, 0, s, 0, i / d - y / (d * d));
                set(c, 1, s, 1, y / d);
                set(c, 2, m, 0, v - i / d + y / (d * d));
                set(c, 3, q, 0, -theta);
            }
            case 1 -> { // beta
                c = new Curve(4, 4);
                double a = y / (1 / s - 1 / r);
                double u = a / (1 / m - 1 / r);
                double x = (i - a) / (1 / m - 1 / s);
                set(c, 0, r, 0, u);
                set(c, 1, s, 0, x);
                set(c, 2, m, 0, v - u - x);
                set(c, 3, q, 0, -theta);
            }
            default -> { // alpha with the time constant of the membrane
                s = m;
                r = m;
                c = new Curve(4, 4);
                set(c, 0, m, 0, v);
                set(c, 1, m, 1, i);
                set(c, 2, m, 2, y / 2);
                set(c, 3, q, 0, -theta);
            }
        }
        c.matrix[0][0] = -1 / m;
        c.matrix[0][1] = 1;
        c.matrix[1][1] = -1 / s;
        c.matrix[1][2] = 1;
        c.matrix[2][2] = -1 / r;
        c.matrix[3][3] = -1 / q;
        c.w[0] = 1;
        c.w[3] = -1;
        c.z[0] = v;
        c.z[1] = i;
        c.z[2] = y;
        c.z[3] = theta;
        return c;
    }

    private static void set(Curve c, int term, double tau, int power, double factor) {
        c.tau[term] = tau;
        c.power[term] = power;
        c.factor[term] = factor;
    }

    @Test
    @DisplayName(
            "100,000 grazing cases: peaks above the threshold by 1e-2 to 1e-10 are found, peaks below by as little are not")
    void grazing() {
        SplittableRandom random = new SplittableRandom(20261123);
        int crossings = 0;
        int misses = 0;
        for (int n = 0; n < CASES / THRESHOLDS; n++) {
            Curve c = membrane(random, n % 3);
            double[] maxima = c.maxima();
            double peak = Double.NEGATIVE_INFINITY;
            double size = Math.abs(c.at(0));
            double noise = c.size(0);
            for (double t : maxima) {
                peak = Math.max(peak, c.at(t));
                size = Math.max(size, Math.abs(c.at(t)));
                noise = Math.max(noise, c.size(t));
            }
            LinearCrossing search = c.search();
            for (int k = 0; k < THRESHOLDS && maxima.length > 0; k++) {
                double by = size * Math.pow(10, -2 - 8 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
                double gap = peak - by;
                // Left out: peaks that the textbook sum itself does not resolve, thresholds at rest.
                if (c.at(0) >= gap || gap <= 1e-9 * size || Math.abs(by) < 1e-14 * noise) {
                    continue;
                }
                String what = "case " + n + ": threshold below the peak by " + by;
                double found = search.first(c.z, -gap);
                assertThat(search.quiet(c.z, -gap)).as(what + ": quiet time").isBetween(0.0, found);
                if (by < 0) {
                    misses++;
                    assertThat(found).as(what).isInfinite();
                    continue;
                }
                crossings++;
                assertThat(found).as(what).isFinite();
                assertThat(c.at(found)).as(what).isCloseTo(gap, within(1e-14 * noise + 1e-12 * size));
                double first = Double.POSITIVE_INFINITY;
                for (double t : maxima) {
                    first = c.at(t) > gap + 1e-14 * noise ? Math.min(first, t) : first;
                }
                assertThat(found).as(what + ": not after the first peak above").isLessThanOrEqualTo(first * (1 + 1e-9));
            }
        }
        assertThat(crossings).isGreaterThan(CASES / 10);
        assertThat(misses).isGreaterThan(CASES / 10);
    }

    @Test
    @DisplayName("above the threshold at rest a crossing is always found, the first one; on it none")
    void atRest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 2_000; n++) {
            Curve c = membrane(random, n % 3);
            double gap = -2 * random.nextDouble() - 0.01;
            c.z[0] = c.z[3] + gap - 1;
            double found = c.search().first(c.z, -gap);
            assertThat(found).as("case " + n).isFinite().isPositive();
            LinearFlow flow = new LinearFlow(c.matrix);
            double[] z = c.z.clone();
            flow.advance(z, found);
            assertThat(z[0] - z[3]).as("case " + n).isCloseTo(gap, within(1e-11));
            for (int k = 1; k < 200; k++) {
                System.arraycopy(c.z, 0, z, 0, 4);
                flow.advance(z, found * k / 200);
                assertThat(z[0] - z[3]).as("case " + n).isLessThan(gap + 1e-12);
            }
        }
        Curve c = new Curve(1, 1);
        c.matrix[0][0] = -0.1;
        c.w[0] = 1;
        c.z[0] = -15;
        LinearCrossing search = c.search();
        assertThat(search.first(c.z, 0)).isInfinite();
        assertThat(search.first(c.z, 5)).isCloseTo(10 * Math.log(3), within(1e-13));
        c.z[0] = Double.NaN;
        assertThat(search.first(c.z, 5)).isNaN();
    }

    @Test
    @DisplayName("the flow is the closed form to rounding errors for times from 1e-9 ms to 1e4 ms")
    void flow() {
        SplittableRandom random = new SplittableRandom(9);
        for (int n = 0; n < 300; n++) {
            double m = 0.5 + 50 * random.nextDouble();
            double[][] alpha = {{-1 / m, 1, 0}, {0, -1 / m, 1}, {0, 0, -1 / m}};
            LinearFlow flow = new LinearFlow(alpha);
            double t = Math.pow(10, -9 + 13 * random.nextDouble());
            double[] z = {3, 2, 1};
            flow.advance(z, t);
            double e = Math.exp(-t / m);
            double[] expected = {e * (3 + t * (2 + t / 2)), e * (2 + t), e};
            for (int k = 0; k < 3; k++) {
                // The rounding of 1/m itself makes an error of t/m ulp.
                double tolerance = expected[k] * 1e-15 * (4 + t / m) + 1e-300;
                assertThat(z[k]).as("t " + t + " m " + m).isCloseTo(expected[k], within(tolerance));
            }
        }
    }
}
