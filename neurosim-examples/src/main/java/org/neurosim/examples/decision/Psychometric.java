package org.neurosim.examples.decision;

import java.util.List;
import java.util.Locale;

/**
 * A psychometric curve: the fraction of choices for A against coherence, and the Weibull function {@code p(c) = 1 - exp(-(c / alpha)^beta) / 2} of the largest likelihood.
 *
 * @param points what was measured, one per coherence
 * @param alpha coherence with 82 % of the choices for A, %
 * @param beta slope
 */
public record Psychometric(List<Point> points, double alpha, double beta) {

    private static final double LEAST_ALPHA = 1; // %
    private static final double MOST_ALPHA = 50; // %
    private static final double MOST_BETA = 5;
    private static final double GRID = 0.05;

    /**
     * Trials at a coherence.
     *
     * @param coherence coherence in favour of A, %
     * @param trials number of trials
     * @param forA choices for A
     * @param meanTime mean decision time of the trials with a decision, ms; NaN without any
     */
    public record Point(double coherence, int trials, int forA, double meanTime) {

        /** Fraction of choices for A. */
        public double fraction() {
            return (double) forA / trials;
        }

        /** Lower end of Wilson's interval of one standard error, which a fraction of 0 or 1 has as well. */
        public double low() {
            return middle() - halfWidth();
        }

        /** Upper end of that interval. */
        public double high() {
            return middle() + halfWidth();
        }

        private double middle() {
            return (forA + 0.5) / (trials + 1);
        }

        private double halfWidth() {
            double p = fraction();
            return Math.sqrt(trials * p * (1 - p) + 0.25) / (trials + 1);
        }
    }

    /**
     * Fits the curve.
     *
     * @param points what was measured
     * @return points and curve
     */
    public static Psychometric of(List<Point> points) {
        double best = Double.NEGATIVE_INFINITY;
        double alpha = LEAST_ALPHA;
        double beta = GRID;
        for (double a = LEAST_ALPHA; a <= MOST_ALPHA; a *= 1 + GRID / 5) {
            for (double b = GRID; b <= MOST_BETA; b += GRID) {
                double likelihood = 0;
                for (Point point : points) {
                    double p = probability(point.coherence, a, b);
                    likelihood += log(point.forA, p) + log(point.trials - point.forA, 1 - p);
                }
                if (likelihood > best) {
                    best = likelihood;
                    alpha = a;
                    beta = b;
                }
            }
        }
        return new Psychometric(List.copyOf(points), alpha, beta);
    }

    /** Value of the curve at a coherence in per cent. */
    public double at(double coherence) {
        return probability(coherence, alpha, beta);
    }

    /** The parameters in words; says so where the trials don't determine alpha. */
    public String fit() {
        if (alpha == LEAST_ALPHA || alpha > MOST_ALPHA / (1 + GRID / 5)) {
            return "alpha is not determined by these trials";
        }
        return String.format(Locale.ROOT, "alpha %.1f %%, beta %.2f", alpha, beta);
    }

    private static double probability(double coherence, double alpha, double beta) {
        return 1 - 0.5 * Math.exp(-Math.pow(coherence / alpha, beta));
    }

    private static double log(int count, double p) {
        return count == 0 ? 0 : count * Math.log(Math.max(p, Double.MIN_NORMAL));
    }
}
