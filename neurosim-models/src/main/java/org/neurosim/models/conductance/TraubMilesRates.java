package org.neurosim.models.conductance;

import static org.neurosim.models.conductance.ChannelNeuron.H;
import static org.neurosim.models.conductance.ChannelNeuron.M;
import static org.neurosim.models.conductance.ChannelNeuron.N;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;

/**
 * The rates of {@link TraubMiles}, which other models of cortical cells share: one exponential instead of six. With {@code z = exp(-u/360)} all others are powers of it: beta_n
 * needs z^9, alpha_h z^20, alpha_m z^90, and beta_m, beta_h and alpha_n need z^72. The quotients are taken as they
 * are printed, except within {@value #NEAR} mV of a point where one is 0/0: there a second pass puts in the value
 * from exprel. Rates are good to 1e-12.
 *
 * <p>Short passes over scratch columns, each small enough for the JIT compiler to vectorise. The one loop with a
 * branch, hardly ever taken, stays scalar; it costs less than three exprel columns would.
 */
final class TraubMilesRates {
    private static final double ALPHA_M = StrictMath.exp(13.0 / 4);
    private static final double BETA_M = StrictMath.exp(40.0 / 5);
    private static final double ALPHA_H = 0.128 * StrictMath.exp(17.0 / 18);
    private static final double ALPHA_N = StrictMath.exp(15.0 / 5);
    private static final double BETA_N = 0.5 * StrictMath.exp(10.0 / 40);
    private static final double NEAR = 0.1;

    private TraubMilesRates() {}

    /**
     * Writes alpha and alpha + beta of the gates m, h, n (1/ms); uses the scratch columns 0 to 4.
     *
     * @param offset V_T, mV
     */
    static void write(Block block, double[] v, double[] offset, double[][] a, double[][] b) {
        int n = block.size();
        double[] u = block.scratch(0);
        double[] z = block.scratch(1);
        double[] z20 = block.scratch(2);
        double[] z72 = block.scratch(3);
        double[] z90 = block.scratch(4);
        arguments(v, offset, u, z, n);
        block.math().exp(z, z, n);
        powers(z, z20, z72, z90, n);
        gateM(u, z72, z90, a[M], b[M], n);
        gateH(z20, z72, a[H], b[H], n);
        gateN(u, z, z72, a[N], b[N], n);
        double[] distance = z20; // no longer needed
        toSingular(u, distance, n);
        correct(u, distance, z, a, b, n);
    }

    /** Distances to the nearest point where a quotient is 0/0, mV. */
    private static void toSingular(double[] u, double[] distance, int n) {
        for (int i = 0; i < n; i++) {
            double x = u[i];
            distance[i] = Math.min(Math.min(Math.abs(x - 13), Math.abs(x - 15)), Math.abs(x - 40));
        }
    }

    private static void correct(double[] u, double[] distance, double[] z9, double[][] a, double[][] b, int n) {
        for (int i = 0; i < n; i++) {
            if (distance[i] < NEAR) {
                nearSingular(u[i], i, z9[i], a, b);
            }
        }
    }

    private static void arguments(double[] v, double[] offset, double[] u, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            double x = v[i] - offset[i];
            u[i] = x;
            z[i] = x * (-1.0 / 360);
        }
    }

    /** Replaces z by z^9. */
    private static void powers(double[] z, double[] z20, double[] z72, double[] z90, int n) {
        for (int i = 0; i < n; i++) {
            double z2 = z[i] * z[i];
            double z4 = z2 * z2;
            double z8 = z4 * z4;
            double z9 = z8 * z[i];
            double z18 = z9 * z9;
            double z36 = z18 * z18;
            z[i] = z9;
            z20[i] = z18 * z2;
            z72[i] = z36 * z36;
            z90[i] = z36 * z36 * z18;
        }
    }

    /** beta_m in a form that neither overflows nor loses its small values: -q / (e^-q - 1) = q + q / (e^q - 1). */
    private static void gateM(double[] u, double[] z72, double[] z90, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double alpha = 0.32 * (13 - u[i]) / (ALPHA_M * z90[i] - 1);
            double w = 0.28 * (40 - u[i]);
            a[i] = alpha;
            b[i] = alpha + (w + w / (BETA_M * z72[i] - 1));
        }
    }

    private static void gateH(double[] z20, double[] z72, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double alpha = ALPHA_H * z20[i];
            a[i] = alpha;
            b[i] = alpha + 4 / (1 + BETA_M * z72[i]);
        }
    }

    private static void gateN(double[] u, double[] z9, double[] z72, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double alpha = 0.032 * (15 - u[i]) / (ALPHA_N * z72[i] - 1);
            a[i] = alpha;
            b[i] = alpha + BETA_N * z9[i];
        }
    }

    private static void nearSingular(double u, int i, double z9, double[][] a, double[][] b) {
        double alphaM = 1.28 / ElementaryMath.exprel((13 - u) / 4);
        double alphaN = 0.16 / ElementaryMath.exprel((15 - u) / 5);
        a[M][i] = alphaM;
        b[M][i] = alphaM + 1.4 / ElementaryMath.exprel((u - 40) / 5);
        a[N][i] = alphaN;
        b[N][i] = alphaN + BETA_N * z9;
    }
}
