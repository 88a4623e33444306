package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalQuantileTest {

    /** The two formulas put together as {@link Distributions#normal} does. */
    private static double quantile(double p) {
        if (Math.abs(p - 0.5) > NormalQuantile.CENTRAL_32 * 0x1p-32) {
            return NormalQuantile.tail(p);
        }
        double[] x = {p};
        NormalQuantile.central(x, 1);
        return x[0];
    }

    /** Values of 30 digits by Newton's method on the error function in multiple precision. */
    @ParameterizedTest
    @CsvSource({
        "1.1102230246251565e-16, -8.2095361516013868556",
        "1e-14, -7.6506280929352688166",
        "1.3e-11, -6.6676114565107408347",
        "1.5e-11, -6.6465708874771128614",
        "1e-06, -4.7534243088228989573",
        "0.001, -3.0902323061678135354",
        "0.05, -1.644853626951472688",
        "0.0749, -1.4402382675279636631",
        "0.0751, -1.4388253927525399824",
        "0.2, -0.84162123357291416552",
        "0.3, -0.52440051270804081597",
        "0.49, -0.025068908258711058033",
        "0.5000001, 2.5066282733116483012e-7",
        "0.6, 0.25334710313579974132",
        "0.9, 1.2815515655446005935",
        "0.924, 1.43250272082581191",
        "0.926, 1.446632067158978807",
        "0.99, 2.3263478740408407676",
        "0.999999, 4.7534243088170877657"
    })
    void quantilesAreRightToFifteenDigits(double p, double x) {
        assertThat(quantile(p)).isCloseTo(x, within(6e-16 * Math.abs(x)));
    }

    @Test
    void bordersOfTheFormulasAreSmooth() {
        for (double p : new double[] {0.075, 0.925, 1.388794e-11}) {
            double before = quantile(p * (1.0 - 1e-9));
            double after = quantile(p * (1.0 + 1e-9));
            assertThat(after - before).isBetween(1e-12, 2e-8);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-16, 1e-12, 1e-5, 0.01, 0.0749, 0.0751, 0.3, 0.5, 0.77, 0.926, 0.9999})
    void quantilesOfTheNormalDistributionInvertItsDistributionFunction(double p) {
        double x = quantile(p);
        NormalDistribution oracle = new NormalDistribution(null, 0, 1);
        // density times dx = dp; both sides carry rounding errors of about 1e-15 relative
        assertThat(oracle.cumulativeProbability(x)).isCloseTo(p, within(4e-14 * p + 1e-30 + 2e-16));
    }
}
