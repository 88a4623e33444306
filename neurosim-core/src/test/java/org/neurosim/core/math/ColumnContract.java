package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.math.ElementaryMath;

/** What every provider of column operations must do: give the bits of the scalar functions, for any length, also in place, and leave the rest of the result alone. */
final class ColumnContract {

    private static final int[] LENGTHS = {0, 1, 2, 3, 5, 207, 511, 512, 513, 1024, 1500};

    private ColumnContract() {}

    /** A column operation. */
    private interface Operation {
        void apply(double[] x, double[] y, int n);
    }

    static void check(ColumnMath math) {
        check("exp", math::exp, ElementaryMath::exp);
        check("expm1", math::expm1, ElementaryMath::expm1);
        check("exprel", math::exprel, ElementaryMath::exprel);
        check("log", math::log, ElementaryMath::log);
        check("tanh", math::tanh, ElementaryMath::tanh);
        check("sigmoid", math::sigmoid, ElementaryMath::sigmoid);
        check("sin", math::sin, ElementaryMath::sin);
        check("cos", math::cos, ElementaryMath::cos);
        for (double p : new double[] {-1.5, 0, 0.5, 3}) {
            check("pow " + p, (x, y, n) -> math.pow(x, p, y, n), x -> ElementaryMath.pow(x, p));
        }
    }

    private static void check(String name, Operation operation, DoubleUnaryOperator scalar) {
        for (double spread : new double[] {1e-3, 1, 30, 800, 1e300}) {
            for (int n : LENGTHS) {
                compare(name + " to +-" + spread, operation, scalar, arguments(n, spread, false));
                compare(name + " with special values", operation, scalar, arguments(n, spread, true));
            }
        }
    }

    private static double[] arguments(int n, double spread, boolean special) {
        double[] odd = {0, -0.0, Double.NaN, 1 / 0.0, -1 / 0.0, 1e-320, -1e-310, 709.9, -745.2, 1e17, 0.5, -1};
        SplittableRandom random = new SplittableRandom(n);
        double[] x = new double[n + 3];
        for (int i = 0; i < x.length; i++) {
            x[i] = special && random.nextInt(4) == 0
                    ? odd[random.nextInt(odd.length)]
                    : spread * (2 * random.nextDouble() - 1);
        }
        return x;
    }

    private static void compare(String what, Operation operation, DoubleUnaryOperator scalar, double[] x) {
        int n = x.length - 3;
        double[] expected = x.clone();
        for (int i = 0; i < n; i++) {
            expected[i] = scalar.applyAsDouble(x[i]);
        }
        double[] y = x.clone();
        double[] argument = x.clone();
        operation.apply(argument, y, n);
        requireSameBits(what, argument, x);
        requireSameBits(what, y, expected);
        operation.apply(argument, argument, n);
        requireSameBits(what + " in place", argument, expected);
    }

    private static void requireSameBits(String what, double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Double.doubleToLongBits(actual[i]))
                    .as("%s, element %d of %d: %s instead of %s", what, i, expected.length, actual[i], expected[i])
                    .isEqualTo(Double.doubleToLongBits(expected[i]));
        }
    }
}
