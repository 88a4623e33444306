package org.neurosim.models.integratefire;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Value;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Course;
import org.neurosim.models.DoubleDouble;
import org.neurosim.models.ExponentialSum;
import org.neurosim.models.Receptor;

/** No crossing is missed and none invented: hard cases against a search by brute force, the closest ones against double-double arithmetic. */
class ThresholdSearchTest {

    private static final int CASES = 100_000;
    private static final int THRESHOLDS = 4;
    private static final int GRID = 240;

    /** Closer than this, relative to the sizes of the terms, a case is judged by double-double. */
    private static final double CLOSE = 1e-8;

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
                sum += drives[k] * h(k, t);
            }
            return sum;
        }

        double end() {
            return 25 * Math.max(tau, Arrays.stream(taus).max().orElse(0));
        }

        private double h(int k, double t) {
            double d = 1 / tau - 1 / taus[k];
            return d == 0
                    ? t * Math.exp(-t / tau)
                    : Math.abs(t * d) < 1
                            ? Math.exp(-t / tau) * Math.expm1(t * d) / d
                            : (Math.exp(-t / taus[k]) - Math.exp(-t / tau)) / d;
        }

        /** Of the terms without their signs: what rounding errors are relative to. */
        double size(double t) {
            double sum = Math.abs(start) * Math.exp(-t / tau);
            for (int k = 0; k < taus.length; k++) {
                sum += Math.abs(drives[k]) * h(k, t);
            }
            return sum;
        }

        ExponentialSum exact() {
            ExponentialSum sum = new ExponentialSum().add(DoubleDouble.of(start), 0, tau);
            for (int k = 0; k < taus.length; k++) {
                if (taus[k] == tau) {
                    sum.add(DoubleDouble.of(drives[k]), 1, tau);
                    continue;
                }
                DoubleDouble d = DoubleDouble.ONE.over(tau).minus(DoubleDouble.ONE.over(taus[k]));
                DoubleDouble factor = DoubleDouble.of(drives[k]).over(d);
                sum.add(factor, 0, taus[k]).add(DoubleDouble.ZERO.minus(factor), 0, tau);
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
    }

    /**
     * A threshold near a peak, and what is true of it.
     *
     * @param by by how much the threshold is below the peak
     * @param close whether double-double has judged it
     * @param from the first crossing is not before it, NaN if there is none
     * @param to and not after it
     * @param tolerance of a calculated time that is compared with from and to
     */
    private record Case(
            Membrane m, double gap, double by, double size, boolean close, double from, double to, double tolerance) {
        boolean crosses() {
            return by > 0;
        }

        @Override
        public String toString() {
            return "threshold " + gap + " below the peak by " + by + ", size " + size + ", first crossing within "
                    + from + ", " + to;
        }
    }

    private static final List<Case> GRAZING = new ArrayList<>();

    @BeforeAll
    static void draw() {
        SplittableRandom random = new SplittableRandom(20240501);
        while (GRAZING.size() < CASES) {
            Membrane m = membrane(random);
            Course course = new Course(m::v, m.end(), GRID);
            if (!course.hasPeak()) {
                continue; // monotonic: no peak to graze
            }
            double top = course.peak();
            double size = Math.max(m.size(0), m.size(course.peakTime()));
            ExponentialSum exact = m.exact();
            DoubleDouble peak = exact.peak(course.peakTime());
            for (int k = 0; k < THRESHOLDS && GRAZING.size() < CASES; k++) {
                double by = size * Math.pow(10, -2 - 10 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
                double gap = top - by;
                if (m.start < gap && gap > 0) {
                    GRAZING.add(judged(m, course, exact, peak, gap, by, size));
                }
            }
        }
    }

    @AfterAll
    static void forget() {
        GRAZING.clear();
    }

    private static Case judged(
            Membrane m, Course course, ExponentialSum exact, DoubleDouble peak, double gap, double by, double size) {
        boolean close = Math.abs(by) < CLOSE * size;
        double truly = close ? peak.minus(gap).hi() : by;
        if (truly < 0) {
            return new Case(m, gap, truly, size, close, Double.NaN, Double.NaN, 0);
        }
        int k = course.above(gap);
        if (!close) {
            return new Case(m, gap, truly, size, false, course.time(k - 1), course.time(k), 1e-12 * course.time(k));
        }
        double crossing = exact.crossing(gap, course.crossing(gap, k));
        assertThat(crossing).isBetween(course.time(k - 1), course.time(k));
        // Rounding errors of the terms, some ulps, over the slope there.
        double slope = exact.derivative().at(crossing).hi();
        double tolerance = 20 * Math.ulp(crossing) + 20 * 0x1p-53 * size / slope;
        return new Case(m, gap, truly, size, true, crossing, crossing, tolerance);
    }

    private static void judge(Case c, double found, String what) {
        if (!c.crosses()) {
            assertThat(found).as("%s, %s", what, c).isInfinite();
        } else if (!(found >= c.from - c.tolerance && found <= c.to + c.tolerance)) {
            assertThat(found).as("%s, %s", what, c).isBetween(c.from - c.tolerance, c.to + c.tolerance);
        }
    }

    @Test
    @DisplayName(
            "100,000 grazing cases: peaks above the threshold by 1e-2 to 1e-12 of the terms are found at their first crossing, peaks below by as little are not")
    void grazing() {
        int crossings = 0;
        int close = 0;
        for (Case c : GRAZING) {
            double found = c.m.search(c.gap, 0);
            judge(c, found, "search");
            if (c.crosses()) {
                crossings++;
                if (!(Math.abs(c.m.v(found) - c.gap) <= 1e-14 * c.size)) {
                    assertThat(c.m.v(found)).as("%s", c).isEqualTo(c.gap);
                }
            }
            close += c.close ? 1 : 0;
        }
        assertThat(GRAZING).hasSize(CASES);
        assertThat(crossings).isBetween(2 * CASES / 5, 3 * CASES / 5);
        assertThat(close).isBetween(CASES / 3, CASES / 2);
    }

    private static Neuron lif(int receptors) {
        Lif.Builder b =
                Lif.builder().capacitance(1).restingPotential(0).reset(-1000).refractory(1e5);
        for (int k = 0; k < receptors; k++) {
            b.receptor(Receptor.expCurrent("r" + k, 5));
        }
        return b.build();
    }

    /** One cell whose values the test sets. */
    private record Cell(NeuronSpec spec, double[][] parameters, double[][] states) implements EventCells {
        Cell(NeuronSpec spec) {
            this(
                    spec,
                    new double[spec.parameters().size()][1],
                    new double[spec.states().size()][1]);
            for (int k = 0; k < parameters.length; k++) {
                parameters[k][0] = spec.parameters().get(k).defaultValue();
            }
        }

        void set(String parameter, double value) {
            parameters[spec.parameterIndex(parameter)][0] = value;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public double[] parameter(int index) {
            return parameters[index];
        }

        @Override
        public boolean isUniform(int index) {
            return true;
        }

        @Override
        public double[] state(int index) {
            return states[index];
        }
    }

    @Test
    @DisplayName("in the same cases the quiet time of Lif is not after the first crossing")
    void quietTime() {
        Cell[] cells = new Cell[4];
        EventDynamics[] lifs = new EventDynamics[4];
        for (int n = 1; n < 4; n++) {
            cells[n] = new Cell(lif(n).spec());
            lifs[n] = ((Neuron.EventDriven) lif(n)).eventDynamics(cells[n]);
        }
        int told = 0;
        for (Case c : GRAZING) {
            int n = c.m.taus.length;
            Cell cell = cells[n];
            cell.set("tau_m", c.m.tau);
            cell.set("V_th", c.gap);
            cell.states[0][0] = c.m.start;
            for (int k = 0; k < n; k++) {
                cell.set("tau_r" + k, c.m.taus[k]);
                cell.states[k + 1][0] = c.m.drives[k];
            }
            double found = lifs[n].timeToSpike(0);
            judge(c, found, "timeToSpike");
            double quiet = lifs[n].quietTime(0);
            if (!(quiet >= 0 && quiet <= (c.crosses() ? Math.min(found, c.to) : found))) {
                assertThat(quiet).as("%s", c).isBetween(0.0, found);
            }
            told += quiet > 0 ? 1 : 0;
        }
        assertThat(told).isEqualTo(CASES);
    }

    @Test
    @DisplayName(
            "in a network of 100,000 neurons with these currents and thresholds those spike that are to, when they are to")
    void network() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", CASES, lif(3)).integrator(eventDriven());
        p.with("tau_m", column(c -> c.m.tau)).with("V_th", column(c -> c.gap)).initially("v", column(c -> c.m.start));
        for (int k = 0; k < 3; k++) {
            int r = k;
            p.with("tau_r" + k, column(c -> r < c.m.taus.length ? c.m.taus[r] : 5));
            p.initially("I_r" + k, column(c -> r < c.m.taus.length ? c.m.drives[r] : 0));
        }
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(100))) {
            net.run(2000);
        }
        double[] found = new double[CASES];
        Arrays.fill(found, Double.POSITIVE_INFINITY);
        int[] neurons = spikes.neurons();
        double[] times = spikes.times();
        for (int k = 0; k < times.length; k++) {
            found[neurons[k]] = times[k];
        }
        for (int n = 0; n < CASES; n++) {
            judge(GRAZING.get(n), found[n], "neuron " + n);
        }
        assertThat(spikes.size())
                .isEqualTo((int) GRAZING.stream().filter(Case::crosses).count());
    }

    private static Value column(ToDoubleFunction<Case> value) {
        return array(GRAZING.stream().mapToDouble(value).toArray());
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
            Course course = new Course(m::v, m.end(), GRID);
            for (int k = 0; course.time(k) < found; k++) {
                assertThat(course.value(k)).isLessThan(gap + 1e-11);
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
