package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.core.math.ColumnMathProvider;

class NormalSamplerTest {

    private final NormalSampler sampler = new NormalSampler(ColumnMathProvider.create());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 207, 512, 513, 1024, 5000})
    void givesTheBitsOfTheScalarFunction(int n) {
        int[] low = new int[n + 2];
        int[] high = new int[n + 2];
        Threefry.fill(7L, n, n + 2, 1, low, high);
        // The ends of the interval, the borders of the central region, and the far tails.
        int[] special = {0, -1, Integer.MIN_VALUE, 322122547, 322122548, 322122546, -322122548, -322122547, 1, -2};
        for (int i = 0; i < Math.min(n, special.length); i++) {
            high[i] = special[i];
        }
        double[] expected = new double[n + 2];
        for (int i = 0; i < n; i++) {
            expected[i] = Distributions.normal(Distributions.word(low[i], high[i]));
        }
        double[] column = new double[n + 2];
        double[] sampled = new double[n + 2];
        Distributions.normal(low, high, column, n);
        sampler.fill(low, high, sampled, n);
        assertThat(column).isEqualTo(expected);
        assertThat(sampled).isEqualTo(expected);
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
        assertThat(NormalQuantile.of(p)).isCloseTo(x, within(6e-16 * Math.abs(x)));
    }

    @Test
    void bordersOfTheFormulasAreSmooth() {
        for (double p : new double[] {0.075, 0.925, 1.388794e-11}) {
            double before = NormalQuantile.of(p * (1.0 - 1e-9));
            double after = NormalQuantile.of(p * (1.0 + 1e-9));
            assertThat(after - before).isBetween(1e-12, 2e-8);
        }
    }

    @Test
    void exponentialNumbersAreLogarithms() {
        int[] low = {0, -1, 5};
        int[] high = {0, -1, 1 << 30};
        double[] out = new double[3];
        Distributions.exponential(low, high, out, 3, ColumnMathProvider.create());
        assertThat(out[0]).isCloseTo(53 * Math.log(2.0), within(1e-14));
        assertThat(out[1]).isEqualTo(0x1p-53);
        assertThat(out[2]).isCloseTo(Math.log(4.0), within(1e-12));
    }

    @Test
    void halfOpenNumbersReachZeroAndNotOne() {
        double[] out = new double[2];
        Distributions.uniformWithZero(new int[] {0, -1}, new int[] {0, -1}, out, 2);
        assertThat(out).containsExactly(0.0, 1.0 - 0x1p-53);
    }
}
