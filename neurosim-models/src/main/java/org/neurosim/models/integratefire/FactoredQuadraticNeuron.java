package org.neurosim.models.integratefire;

import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.ReceptorSet;

/** {@link Qif} and {@link Izhikevich2007}: the quadratic form {@code k (v - V_r) (v - V_t)}, with or without u. */
class FactoredQuadraticNeuron extends QuadraticNeuron {
    static final int C_M = 0;
    static final int K = 1;
    static final int V_R = 2;
    static final int V_T = 3;
    static final int V_PEAK = 4;
    static final int I_E = 6;
    static final int A = 8;
    static final int B = 9;
    static final int D = 10;

    private final boolean recovering;

    FactoredQuadraticNeuron(NeuronSpec spec, ReceptorSet receptors, boolean recovering) {
        super(spec, receptors, I_E);
        this.recovering = recovering;
    }

    @Override
    void own(Block block, double[][] x, double[][] dx) {
        int n = block.size();
        double[] v = x[V];
        double[] rest = block.parameter(V_R);
        if (recovering) {
            subtract(x[U], dx[V], n);
            recovery(v, x[U], block.parameter(A), block.parameter(B), rest, dx[U], n);
        }
        upstroke(v, block.parameter(K), rest, block.parameter(V_T), block.parameter(C_M), dx[V], n);
    }

    /** du = a (b (v - V_r) - u). */
    private static void recovery(double[] v, double[] u, double[] a, double[] b, double[] rest, double[] du, int n) {
        for (int i = 0; i < n; i++) {
            du[i] = a[i] * (b[i] * (v[i] - rest[i]) - u[i]);
        }
    }

    private static void subtract(double[] u, double[] drive, int n) {
        for (int i = 0; i < n; i++) {
            drive[i] -= u[i];
        }
    }

    private static void upstroke(
            double[] v, double[] k, double[] rest, double[] threshold, double[] c, double[] dv, int n) {
        for (int i = 0; i < n; i++) {
            dv[i] = (k[i] * (v[i] - rest[i]) * (v[i] - threshold[i]) + dv[i]) / c[i];
        }
    }

    @Override
    public void onSpike(Block block, double[][] x, int[] spiking, int count) {
        if (recovering) {
            SpikeJumps.add(x[U], block.parameter(D), spiking, count);
        }
    }
}
