package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neurosim.api.math.ElementaryMath;

/** Columns of small arguments, which take a shorter way, have the bits of the scalar function. */
class UnscaledExpTest {

    @Test
    void sameBitsOnEitherWay() {
        double[] x = new Random(4).doubles(Excess.CHUNK, -0.36, 0.36).toArray();
        x[0] = 0;
        x[1] = -0.0;
        double[] small = java.util.Arrays.stream(x)
                .map(v -> Math.abs(v) > 0.34 ? v / 2 : v)
                .toArray();
        for (double[] column : new double[][] {x, small}) {
            double[] y = new double[column.length];
            new PlainColumnMath().exp(column, y, column.length);
            for (int i = 0; i < y.length; i++) {
                assertThat(Double.doubleToRawLongBits(y[i]))
                        .isEqualTo(Double.doubleToRawLongBits(ElementaryMath.exp(column[i])));
            }
        }
    }
}
