package org.neurosim.core.integrators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {

    /** Relative to each entry; the systems at hand have entries of one sign pattern, so that nothing cancels. */
    private static void assertEntries(double[][] actual, double[][] expected, double relative) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                assertThat(Math.abs(actual[i][j] - expected[i][j]))
                        .as("entry %d,%d: %s, expected %s", i, j, actual[i][j], expected[i][j])
                        .isLessThanOrEqualTo(relative * Math.abs(expected[i][j]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 0.01, 0.1, 1, 10, 100})
    void synapticChainsAgreeWithTheSeriesInManyDigits(double t) {
        double[][] chain = {
            {-1.0 / 10, 1.0 / 250, 0, 0},
            {0, -1.0 / 2, 1, 0},
            {0, 0, -1.0 / 2, 0.3},
            {0, 0, 0, -1.0 / 7}
        };
        assertEntries(MatrixExponential.of(chain, t), BigExponential.of(chain, t), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 1, 10})
    void aLargeCouplingOrDriveCostsNoDigitsElsewhere(double t) {
        double[][] inSiUnits = {{-1.0 / 10, 4e9, 1e5}, {0, -1.0 / 2, 0}, {0, 0, 0}};
        assertEntries(MatrixExponential.of(inSiUnits, t), BigExponential.of(inSiUnits, t), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 20, 300})
    void decayIsRelativelyPreciseHoweverFarItGoes(double t) {
        double[][] a = {{-1.7}};
        assertEntries(MatrixExponential.of(a, t), new double[][] {{StrictMath.exp(-1.7 * t)}}, 3e-13);
    }

    @Test
    void nothingHappensInNoTimeOrWithoutDynamics() {
        assertThat(MatrixExponential.of(new double[][] {{-3, 2}, {1, -4}}, 0)).isDeepEqualTo(new double[][] {
            {1, 0}, {0, 1}
        });
        assertThat(MatrixExponential.of(new double[2][2], 5)).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    }

    @Test
    void singularMatrixGivesTheIntegral() {
        assertEntries(
                MatrixExponential.of(new double[][] {{0, 3}, {0, 0}}, 0.7),
                new double[][] {{1, 3 * 0.7}, {0, 1}},
                1e-15);
    }

    @Test
    void rotationStaysARotation() {
        double[][] r = MatrixExponential.of(new double[][] {{0, 1}, {-1, 0}}, 1000);
        assertThat(r[0][0]).isCloseTo(StrictMath.cos(1000), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(r[0][1]).isCloseTo(StrictMath.sin(1000), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(r[0][0] * r[1][1] - r[0][1] * r[1][0]).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void randomSymmetricMatricesAgreeWithTheirEigenvalues() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            int n = 1 + trial % 6;
            double[][] a = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    a[i][j] = random.nextDouble(-2, 1);
                    a[j][i] = a[i][j];
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
            assertThat(eigen.decompose(new DMatrixRMaj(a))).isTrue();
            double[][] expected = new double[n][n];
            double norm = 0;
            for (int k = 0; k < n; k++) {
                DMatrixRMaj v = eigen.getEigenVector(k);
                double e = StrictMath.exp(eigen.getEigenvalue(k).real);
                norm = Math.max(norm, e);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        expected[i][j] += v.get(i) * v.get(j) * e;
                    }
                }
            }
            double[][] actual = MatrixExponential.of(a, 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertThat(Math.abs(actual[i][j] - expected[i][j]))
                            .as("trial %d", trial)
                            .isLessThan(1e-12 * norm);
                }
            }
        }
    }
}
