package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No crossing is missed and none invented: hard cases against a search by brute force. */
class ThresholdSearchTest {

    private static final int CASES = 100_000;
    private static final int GRID = 240;

    /** A membrane with its currents. */
    private static final class Membrane {
        double tau;
        double start;
        double[] taus;
        double[] drives;

        /** v - c with textbook exponentials; the equal case by its limit. */
        double v(double t) {
            double sum = start * Math.exp(-t / tau);
            for (int k = 0; k < taus.length; k++) {
                double d = 1 / tau - 1 / taus[k];
                double h = d == 0
                        ? t * Math.exp(-t / tau)
                        : Math.abs(t * d) < 1
                                ? Math.exp(-t / tau) * Math.expm1(t * d) / d
                                : (Math.exp(-t / taus[k]) - Math.exp(-t / tau)) / d;
                sum += drives[k] * h;
            }
            return sum;
        }

        double search(double gap, double rest) {
            ThresholdSearch search = new ThresholdSearch(taus.length);
            double[][] columns = new double[taus.length][];
            for (int k = 0; k < taus.length; k++) {
                columns[k] = new double[] {taus[k]};
            }
            search.timeConstants(tau, columns, 0);
            for (int k = 0; k < taus.length; k++) {
                search.drive(k, drives[k]);
            }
            return search.first(rest + start, rest, rest + gap);
        }

        /** Times of all local maxima, found on a grid that is fine near 0 and refined by halving brackets. */
        double[] maxima() {
            double[] found = new double[GRID];
            int count = 0;
            double end = 0;
            for (double x : taus) {
                end = Math.max(end, 25 * x);
            }
            end = Math.max(end, 25 * tau);
            double before = v(0);
            double here = v(time(1, end));
            for (int k = 2; k <= GRID; k++) {
                double after = v(time(k, end));
                if (here >= before && here >= after) {
                    found[count++] = refine(time(k - 2, end), time(k, end));
                }
                before = here;
                here = after;
            }
            return java.util.Arrays.copyOf(found, count);
        }

        private static double time(int k, double end) {
            double x = (double) k / GRID;
            return end * x * x * x;
        }

        private double refine(double from, double to) {
            double low = from;
            double high = to;
            for (int k = 0; k < 70; k++) {
                double a = low + 0.4 * (high - low);
                double b = low + 0.6 * (high - low);
                if (v(a) < v(b)) {
                    low = a;
                } else {
                    high = b;
                }
            }
            return 0.5 * (low + high);
        }
    }

    @Test
    @DisplayName(
            "100,000 grazing cases: peaks above the threshold by 1e-2 to 1e-10 are found, peaks below by as little are not")
    void grazing() {
        SplittableRandom random = new SplittableRandom(20240501);
        int crossings = 0;
        for (int n = 0; n < CASES; n++) {
            Membrane m = membrane(random);
            double[] maxima = m.maxima();
            if (maxima.length == 0) {
                continue;
            }
            double peak = Double.NEGATIVE_INFINITY;
            double size = Math.abs(m.start);
            for (double t : maxima) {
                peak = Math.max(peak, m.v(t));
                size = Math.max(size, Math.abs(m.v(t)));
            }
            double by = size * Math.pow(10, -2 - 8 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double gap = peak - by;
            if (m.start >= gap || gap <= 0) {
                continue;
            }
            double found = m.search(gap, 0);
            String what = "case " + n + ": threshold below the peak by " + by;
            if (by < 0) {
                assertThat(found).as(what).isInfinite();
                continue;
            }
            crossings++;
            assertThat(found).as(what).isFinite();
            assertThat(m.v(found)).as(what).isCloseTo(gap, within(1e-12 * size));
            for (double t : maxima) {
                if (t < found) {
                    assertThat(m.v(t)).as(what + ": earlier peak").isLessThan(gap + 1e-13 * size);
                }
            }
            // The earliest peak above the threshold comes after the crossing.
            assertThat(java.util.Arrays.stream(maxima)
                            .filter(t -> m.v(t) > gap)
                            .min()
                            .orElseThrow())
                    .as(what)
                    .isGreaterThanOrEqualTo(found * (1 - 1e-12));
        }
        assertThat(crossings).isGreaterThan(CASES / 10);
    }

    private static Membrane membrane(SplittableRandom random) {
        Membrane m = new Membrane();
        m.tau = 1 + 40 * random.nextDouble();
        int n = 1 + random.nextInt(3);
        m.taus = new double[n];
        m.drives = new double[n];
        for (int k = 0; k < n; k++) {
            int kind = random.nextInt(6);
            m.taus[k] = kind == 0
                    ? m.tau
                    : kind == 1 ? m.tau * (1 + 1e-9 * random.nextDouble()) : 0.5 + 30 * random.nextDouble();
            m.drives[k] = 6 * random.nextDouble() - 3;
        }
        m.start = 20 * random.nextDouble() - 12;
        return m;
    }

    @Test
    @DisplayName("above the threshold at rest a crossing is always found, the first one")
    void suprathreshold() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 20_000; n++) {
            Membrane m = membrane(random);
            double gap = -0.01 - 2 * random.nextDouble();
            m.start = gap - 10 * random.nextDouble();
            double found = m.search(gap, -49);
            assertThat(found).as("case " + n).isFinite();
            assertThat(m.v(found)).isCloseTo(gap, within(1e-11));
            for (double t : m.maxima()) {
                if (t < found) {
                    assertThat(m.v(t)).isLessThan(gap + 1e-11);
                }
            }
        }
    }

    @Test
    @DisplayName("rest at the threshold: never reached; without currents the closed form")
    void special() {
        Membrane m = new Membrane();
        m.tau = 10;
        m.start = -15;
        m.taus = new double[] {5};
        m.drives = new double[] {0};
        assertThat(m.search(0, 0)).isInfinite();
        assertThat(m.search(1, 0)).isInfinite();
        assertThat(m.search(-5, 0)).isCloseTo(10 * Math.log(3), within(1e-13));
        m.drives[0] = Double.NaN;
        assertThat(m.search(-5, 0)).isNaN();
    }
}
