package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Value;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Course;
import org.neurosim.models.DoubleDouble;
import org.neurosim.models.ExponentialSum;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;

/**
 * No crossing is missed and none invented: {@link LinearCrossing} for membranes with moving thresholds and with alpha and beta currents, against a search by
 * brute force on textbook sums of exponentials; the closest cases are judged in double-double arithmetic.
 */
class LinearCrossingTest {
    private static final int CASES = 100_000;
    private static final int THRESHOLDS = 20;
    private static final int GRID = 400;

    /** Closer than this, relative to the sizes of the terms, a case is judged by double-double. */
    private static final double CLOSE = 1e-8;

    /** D as a sum of terms c t^k e^(-t/tau); the same as a linear system. */
    private static final class Curve {
        final double[] tau;
        final int[] power;
        final double[] factor;
        final ExponentialSum exact = new ExponentialSum();
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

        private double end() {
            return 30 * Arrays.stream(tau).max().orElseThrow();
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
        return membrane(random, kind, new double[] {m, kind == 2 ? m : s, kind == 2 ? m : r, q});
    }

    /** With v' = -v/m + i, i' = y - i/s, y' = -y/r, theta' = -theta/q; D = v - theta. */
    private static Curve membrane(SplittableRandom random, int kind, double[] taus) {
        double m = taus[0];
        double s = taus[1];
        double r = taus[2];
        double q = taus[3];
        double v = 20 * random.nextDouble() - 12;
        double i = 6 * random.nextDouble() - 3;
        double y = 6 * random.nextDouble() - 3;
        double theta = 20 * random.nextDouble() - 5;
        Curve c = new Curve(4, 4);
        switch (kind) {
            case 0 -> { // alpha
                DoubleDouble d = between(m, s);
                DoubleDouble a =
                        DoubleDouble.of(i).over(d).minus(DoubleDouble.of(y).over(d.times(d)));
                set(c, 0, s, 0, a);
                set(c, 1, s, 1, DoubleDouble.of(y).over(d));
                set(c, 2, m, 0, DoubleDouble.of(v).minus(a));
            }
            case 1 -> { // beta
                DoubleDouble a = DoubleDouble.of(y).over(between(s, r));
                DoubleDouble u = a.over(between(m, r));
                DoubleDouble x = DoubleDouble.of(i).minus(a).over(between(m, s));
                set(c, 0, r, 0, u);
                set(c, 1, s, 0, x);
                set(c, 2, m, 0, DoubleDouble.of(v).minus(u).minus(x));
            }
            default -> { // alpha with the time constant of the membrane
                set(c, 0, m, 0, DoubleDouble.of(v));
                set(c, 1, m, 1, DoubleDouble.of(i));
                set(c, 2, m, 2, DoubleDouble.of(y / 2));
            }
        }
        set(c, 3, q, 0, DoubleDouble.of(-theta));
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

    /** 1/a - 1/b. */
    private static DoubleDouble between(double a, double b) {
        return DoubleDouble.ONE.over(a).minus(DoubleDouble.ONE.over(b));
    }

    private static void set(Curve c, int term, double tau, int power, DoubleDouble factor) {
        c.tau[term] = tau;
        c.power[term] = power;
        c.factor[term] = factor.hi();
        c.exact.add(factor, power, tau);
    }

    /**
     * A threshold near a peak, and what is true of it.
     *
     * @param by by how much the threshold is below the peak
     * @param close whether double-double has judged it
     * @param crossing the first, NaN if there is none
     * @param tolerance of a calculated time
     */
    private record Case(
            Curve c, double gap, double by, double noise, boolean close, double crossing, double tolerance) {

        void judge(double found, String what) {
            if (Double.isNaN(crossing)
                    ? found != Double.POSITIVE_INFINITY
                    : !(Math.abs(found - crossing) <= tolerance)) {
                assertThat(found).as("%s: %s", what, this).isEqualTo(crossing);
            }
        }

        @Override
        public String toString() {
            return "threshold " + gap + " below the peak by " + by + " of " + noise + ", crossing " + crossing
                    + ", tolerance " + tolerance;
        }
    }

    /** Up to a number of thresholds near the highest peak of a curve; none if it has no peak above 0 and above its start. */
    private static List<Case> cases(Curve c, SplittableRandom random, int most) {
        Course course = new Course(c::at, c.end(), GRID);
        List<Case> cases = new ArrayList<>();
        if (!course.hasPeak()) {
            return cases;
        }
        double top = course.peak();
        double noise = Math.max(c.size(0), c.size(course.peakTime()));
        DoubleDouble peak = c.exact.peak(course.peakTime());
        ExponentialSum slope = c.exact.derivative();
        for (int k = 0; k < most; k++) {
            double by = noise * Math.pow(10, -2 - 10 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double gap = top - by;
            // Left out: thresholds below the start or at rest.
            if (c.at(0) >= gap || gap <= 1e-9 * noise) {
                continue;
            }
            boolean close = Math.abs(by) < CLOSE * noise;
            double truly = close ? peak.minus(gap).hi() : by;
            double crossing = truly < 0 ? Double.NaN : course.crossing(gap);
            if (close && truly > 0) {
                crossing = c.exact.crossing(gap, crossing);
            }
            // Rounding errors of the terms, of the rates in the matrix among them, over the slope.
            double tolerance = truly < 0
                    ? 0
                    : 20 * Math.ulp(crossing)
                            + 50 * 0x1p-53 * noise / slope.at(crossing).hi();
            cases.add(new Case(c, gap, truly, noise, close, crossing, tolerance));
        }
        return cases;
    }

    @Test
    @DisplayName(
            "100,000 grazing cases: peaks above the threshold by 1e-2 to 1e-12 of the terms are found at their first crossing, peaks below by as little are not")
    void grazing() {
        SplittableRandom random = new SplittableRandom(20261123);
        int crossings = 0;
        int misses = 0;
        int close = 0;
        for (int n = 0; crossings + misses < CASES; n++) {
            Curve c = membrane(random, n % 3);
            LinearCrossing search = null;
            for (Case threshold : cases(c, random, Math.min(THRESHOLDS, CASES - crossings - misses))) {
                search = search == null ? c.search() : search;
                double found = search.first(c.z, -threshold.gap);
                threshold.judge(found, "case " + n);
                double quiet = search.quiet(c.z, -threshold.gap);
                if (!(quiet > 0 && quiet <= found)) {
                    assertThat(quiet)
                            .as("case %d: quiet time, %s", n, threshold)
                            .isBetween(0.0, found);
                }
                crossings += threshold.by > 0 ? 1 : 0;
                misses += threshold.by > 0 ? 0 : 1;
                close += threshold.close ? 1 : 0;
            }
        }
        assertThat(crossings + misses).isEqualTo(CASES);
        assertThat(crossings).isBetween(2 * CASES / 5, 3 * CASES / 5);
        assertThat(close).isBetween(CASES / 3, CASES / 2);
    }

    @Test
    @DisplayName("in a network of 10,000 Lif with alpha currents those spike that are to, when they are to")
    void network() {
        int n = 10_000;
        SplittableRandom random = new SplittableRandom(4);
        List<Case> cases = new ArrayList<>();
        while (cases.size() < n) {
            Curve c = membrane(random, 0, new double[] {10, 3, 3, 5});
            c.exact.add(DoubleDouble.of(c.z[3]), 0, 5);
            c.factor[3] = 0;
            cases.addAll(cases(c, random, Math.min(3, n - cases.size())));
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population(
                        "p",
                        n,
                        Lif.builder()
                                .capacitance(1)
                                .tauM(10)
                                .restingPotential(0)
                                .reset(-1000)
                                .refractory(1e5)
                                .receptor(Receptor.alphaCurrent("in", 3))
                                .build())
                .with("V_th", column(cases, x -> x.gap))
                .initially("v", column(cases, x -> x.c.z[0]))
                .initially("I_in", column(cases, x -> x.c.z[1]))
                .initially("y_in", column(cases, x -> x.c.z[2] * 3 / Math.E))
                .integrator(eventDriven());
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(100))) {
            net.run(1000);
        }
        double[] found = new double[n];
        Arrays.fill(found, Double.POSITIVE_INFINITY);
        int[] neurons = spikes.neurons();
        double[] times = spikes.times();
        for (int k = 0; k < times.length; k++) {
            found[neurons[k]] = times[k];
        }
        for (int k = 0; k < n; k++) {
            cases.get(k).judge(found[k], "neuron " + k);
        }
        assertThat(times.length)
                .isEqualTo((int) cases.stream().filter(x -> x.by > 0).count())
                .isGreaterThan(n / 3);
    }

    private static Value column(List<Case> cases, ToDoubleFunction<Case> value) {
        return array(cases.stream().mapToDouble(value).toArray());
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
