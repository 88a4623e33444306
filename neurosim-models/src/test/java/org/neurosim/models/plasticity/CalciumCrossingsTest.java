package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;

/** {@link GraupnerBrunel} against a solution that stops at each spike and at each crossing of a threshold, whose times are logarithms. */
class CalciumCrossingsTest {

    private static final double[] PRE = {5, 12, 20, 22, 24, 26, 28, 33, 50, 60, 90};
    private static final double[] POST = {8, 22, 36, 49, 55, 57, 59};
    private static final int END = 120;
    private static final double TAU_CALCIUM = 20;
    private static final double[] THRESHOLDS = {1, 1.3};

    /** c by its closed form, rho by RK4 with at least 2000 steps from one event to the next. */
    private static final class Truth {
        private double c;
        private double rho;
        private double t;
        private final double tau;

        Truth(double rho, double tau) {
            this.rho = rho;
            this.tau = tau;
        }

        void to(double end) {
            while (t < end) {
                double next = end;
                double threshold = 0;
                for (double theta : THRESHOLDS) {
                    double crossing = t + TAU_CALCIUM * StrictMath.log(c / theta);
                    if (c > theta && crossing < next) {
                        next = crossing;
                        threshold = theta;
                    }
                }
                advance(next - t);
                c = threshold > 0 ? threshold : c * StrictMath.exp((t - next) / TAU_CALCIUM);
                t = next;
            }
        }

        private void advance(double time) {
            double p = c > 1.3 ? 321 : 0;
            double d = c > 1 ? 200 : 0;
            double h = time / 2_000;
            for (int k = 0; k < 2_000; k++) {
                double k1 = slope(rho, p, d);
                double k2 = slope(rho + h / 2 * k1, p, d);
                double k3 = slope(rho + h / 2 * k2, p, d);
                double k4 = slope(rho + h * k3, p, d);
                rho += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            }
        }

        private double slope(double r, double p, double d) {
            return (-r * (1 - r) * (0.5 - r) + p * (1 - r) - d * r) / tau;
        }
    }

    /** rho at each millisecond: 1e-9, to which the class comment binds the error of a crossing. At tau = 200 ms rho goes most of the way in one crossing. */
    @ParameterizedTest
    @CsvSource({"0, 20000", "7, 20000", "15, 20000", "7, 2000", "7.5, 200"})
    void efficacy(double delay, double tau) {
        TreeMap<Double, Double> calcium = new TreeMap<>();
        for (double s : PRE) {
            calcium.merge(s + 1 + delay, 0.6, Double::sum);
        }
        for (double s : POST) {
            calcium.merge(s, 0.9, Double::sum);
        }
        for (int k = 1; k <= END; k++) {
            calcium.merge((double) k, 0.0, Double::sum);
        }
        PairOfCells pair = new PairOfCells(
                GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                        .calcium(TAU_CALCIUM, 0.6, 0.9, delay)
                        .rates(200, 321, tau)
                        .build(),
                PRE,
                POST,
                0.4,
                1,
                0,
                1);
        Truth truth = new Truth(0.4, tau);
        double worst = 0;
        try (Network network = pair.build()) {
            for (var event : calcium.entrySet()) {
                double t = event.getKey();
                truth.to(t);
                truth.c += event.getValue();
                if (t == Math.rint(t) && t <= END) {
                    network.step();
                    worst = Math.max(worst, Math.abs(pair.weight(network) - truth.rho));
                }
            }
        }
        assertThat(worst).isLessThan(1e-9);
        assertThat(truth.rho).isNotCloseTo(0.4, within(1e-2));
    }
}
