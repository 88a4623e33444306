package org.neurosim.models.eprop;

import java.util.Arrays;
import java.util.Random;

/**
 * The network of {@link EpropTest} in dense loops, from the equations of the paper: time is the index m of the end of a step, and all sums over time are written out instead of being carried on.
 *
 * <p>Inputs, recurrent and output synapses have delays of {@link #inDelay}, {@link #recDelay} and {@link #outDelay} steps, biases of one.
 */
final class EpropReference {

    final int inputs = 7;
    final int cells = 9;
    final int outs = 2;
    final int steps;
    final int inDelay = 2;
    final int recDelay = 1;
    final double tauM = 18;
    final double vTh = 0.8;
    final double beta;
    final double tauA = 60;
    final double gamma = 0.4;
    final int refractory = 2;
    final double tauOut = 11;
    final double[][] wIn = new double[cells][inputs];
    final double[][] wRec = new double[cells][cells];
    final double[][] wOut = new double[outs][cells];
    final double[][] feedback = new double[cells][outs];
    final double[] bias = new double[outs];
    int outDelay = 1;
    boolean softmax;
    double rateStrength;
    double rateTarget; // Hz
    final double tauF = 70;

    // By time: what happens.
    final boolean[][] in;
    final boolean[][] z;
    final double[][] psi;
    final double[][] y;
    final double[][] error;
    final double[][] target; // during the step that ends at m

    EpropReference(int steps, double beta, boolean recurrent, long seed) {
        this.steps = steps;
        this.beta = beta;
        in = new boolean[steps + 1][inputs];
        z = new boolean[steps + 1][cells];
        psi = new double[steps + 1][cells];
        y = new double[steps + 1][outs];
        error = new double[steps + 1][outs];
        target = new double[steps + 1][outs];
        Random random = new Random(seed);
        fill(wIn, 0.5, 0.4, random);
        fill(wRec, 0, recurrent ? 0.3 : 0, random);
        fill(wOut, 0, 0.7, random);
        for (int j = 0; j < cells; j++) {
            wRec[j][j] = 0;
            for (int k = 0; k < outs; k++) {
                feedback[j][k] = wOut[k][j];
            }
        }
        for (int m = 1; m <= steps; m++) {
            for (int i = 0; i < inputs; i++) {
                in[m][i] = random.nextDouble() < 0.12;
            }
            for (int k = 0; k < outs; k++) {
                target[m][k] = Math.sin(m * 0.05 * (k + 1));
            }
        }
    }

    private static void fill(double[][] w, double mean, double sd, Random random) {
        for (double[] row : w) {
            for (int i = 0; i < row.length; i++) {
                row[i] = mean + sd * random.nextGaussian();
            }
        }
    }

    void run() {
        double alpha = StrictMath.exp(-1 / tauM);
        double rho = StrictMath.exp(-1 / tauA);
        double kappa = StrictMath.exp(-1 / tauOut);
        double[] v = new double[cells];
        double[] a = new double[cells];
        int[] last = new int[cells];
        Arrays.fill(last, -1000);
        for (int m = 1; m <= steps; m++) {
            for (int j = 0; j < cells; j++) {
                v[j] = alpha * v[j] - (z[m - 1][j] ? vTh : 0);
                a[j] = rho * a[j] + (z[m - 1][j] ? 1 : 0);
                for (int i = 0; i < inputs; i++) {
                    v[j] += m >= inDelay && in[m - inDelay][i] ? wIn[j][i] : 0;
                }
                for (int i = 0; i < cells; i++) {
                    v[j] += m >= recDelay && z[m - recDelay][i] ? wRec[j][i] : 0;
                }
            }
            for (int j = 0; j < cells; j++) {
                double theta = vTh + beta * a[j];
                boolean free = m - last[j] > refractory;
                psi[m][j] = free ? gamma / vTh * Math.max(0, 1 - Math.abs(v[j] - theta) / vTh) : 0;
                z[m][j] = free && v[j] >= theta;
                last[j] = z[m][j] ? m : last[j];
            }
            for (int k = 0; k < outs; k++) {
                y[m][k] = kappa * y[m - 1][k];
                for (int j = 0; j < cells; j++) {
                    y[m][k] += m >= outDelay && z[m - outDelay][j] ? wOut[k][j] : 0;
                }
                y[m][k] += m > 1 ? bias[k] : 0; // of a source that spikes from step 1 on
                error[m][k] = softmax ? lateError(m, k) : y[m][k] - target[m][k];
            }
        }
    }

    /** That of the step before. */
    private double lateError(int m, int k) {
        double sum = 0;
        for (int l = 0; l < outs; l++) {
            sum += StrictMath.exp(y[m - 1][l]);
        }
        return m == 1 ? 0 : StrictMath.exp(y[m - 1][k]) / sum - target[m - 1][k];
    }

    /** Running average of the rate, Hz. */
    private double rate(int j, int m) {
        return trace(z, j, 0, tauF, m) * (1 - StrictMath.exp(-1 / tauF)) * 1000;
    }

    private int late() {
        return softmax ? 1 : 0;
    }

    /** Trace of spikes that arrive after a delay, at time m. */
    private double trace(boolean[][] spikes, int i, int delay, double tau, int m) {
        double sum = 0;
        for (int s = 0; s + delay <= m; s++) {
            sum += spikes[s][i] ? StrictMath.exp(-(m - s - delay) / tau) : 0;
        }
        return sum;
    }

    /** Gradient of a synapse from a train onto neuron j, with the errors of times up to the last but one. */
    double gradient(boolean[][] spikes, int i, int delay, int j) {
        double[] e = new double[steps + 1];
        double eps = 0;
        for (int m = 0; m <= steps; m++) {
            double x = trace(spikes, i, delay, tauM, m);
            e[m] = psi[m][j] * (x - beta * eps);
            eps = psi[m][j] * x + (StrictMath.exp(-1 / tauA) - psi[m][j] * beta) * eps;
        }
        double sum = 0;
        for (int m = 1; m < steps; m++) {
            double bar = 0;
            int last = m - late() - outDelay;
            for (int s = 0; s <= last; s++) {
                bar += StrictMath.exp(-(last - s) / tauOut) * e[s];
            }
            for (int k = 0; k < outs; k++) {
                sum += feedback[j][k] * error[m][k] * bar;
            }
        }
        for (int m = 0; m <= steps - 1 - outDelay - late() && rateStrength > 0; m++) {
            sum += rateStrength * (rate(j, m) - rateTarget) * e[m];
        }
        return sum;
    }

    double outputGradient(int j, int k) {
        return outputGradient(z, j, outDelay, k, steps);
    }

    /** With the errors of times up to the last one given. */
    double outputGradient(boolean[][] spikes, int j, int delay, int k, int last) {
        double sum = 0;
        for (int m = 1; m <= last; m++) {
            sum += error[m][k] * trace(spikes, j, delay + late(), tauOut, m);
        }
        return sum;
    }

    /** By back-propagation through time, backwards: dE/dw of the input synapses, not through the reset, with the errors of times up to the last but one. */
    double[][] backPropagated() {
        double alpha = StrictMath.exp(-1 / tauM);
        double rho = StrictMath.exp(-1 / tauA);
        double kappa = StrictMath.exp(-1 / tauOut);
        double[][] gradient = new double[cells][inputs];
        double[][] dy = new double[steps + outDelay][outs];
        double[] dv = new double[cells];
        double[] da = new double[cells];
        for (int m = steps - 1; m >= 1; m--) {
            for (int j = 0; j < cells; j++) {
                double dz = da[j];
                for (int k = 0; k < outs; k++) {
                    dz += wOut[k][j] * dy[m + outDelay][k];
                }
                dv[j] = alpha * dv[j] + psi[m][j] * dz;
                da[j] = rho * da[j] - beta * psi[m][j] * dz;
                for (int i = 0; i < inputs; i++) {
                    gradient[j][i] += m >= inDelay && in[m - inDelay][i] ? dv[j] : 0;
                }
            }
            for (int k = 0; k < outs; k++) {
                dy[m][k] = error[m][k] + kappa * dy[m + 1][k];
            }
        }
        return gradient;
    }
}
