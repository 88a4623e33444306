package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * {@link AdEx} and {@link Eif}: the membrane with exponential upstroke, with or without the adaptation current w.
 *
 * <p>Everywhere on the right-hand side v is taken as {@code min(v, V_peak)}: up to the peak nothing changes, and beyond
 * it, where methods look ahead within the step of a spike, the exponential cannot overflow.
 */
final class ExponentialNeuron implements Neuron.Differential {
    static final int V_T = Leak.OWN;
    static final int DELTA_T = Leak.OWN + 1;
    static final int V_PEAK = Leak.OWN + 2;
    static final int V_RESET = Leak.OWN + 3;
    static final int A = Leak.OWN + 4;
    static final int B = Leak.OWN + 5;
    static final int TAU_W = Leak.OWN + 6;
    static final int W = 1;

    private final NeuronSpec spec;
    private final ReceptorSet receptors;
    private final boolean adapting;

    ExponentialNeuron(NeuronSpec spec, ReceptorSet receptors, boolean adapting) {
        this.spec = spec;
        this.receptors = receptors;
        this.adapting = adapting;
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    @Override
    public void derivatives(Block block, double[][] x, double[][] dx) {
        int n = block.size();
        double[] v = block.scratch(0);
        double[] upstroke = block.scratch(1);
        double[] conductance = block.scratch(2);
        double[] dv = dx[Leak.V];
        Leak.gather(block, x, receptors, dv, conductance);
        cut(x[Leak.V], block.parameter(V_PEAK), v, n);
        if (adapting) {
            subtract(x[W], dv, n);
            adaptation(v, x[W], block.parameter(Leak.E_L), block.parameter(A), block.parameter(TAU_W), dx[W], n);
        }
        exponent(v, block.parameter(V_T), block.parameter(DELTA_T), upstroke, n);
        block.math().exp(upstroke, upstroke, n);
        scale(upstroke, block.parameter(Leak.G_L), block.parameter(DELTA_T), n);
        slope(v, upstroke, conductance, block.parameter(Leak.C_M), dv, n);
    }

    @Override
    public void onSpike(Block block, double[][] x, int[] spiking, int count) {
        if (adapting) {
            SpikeJumps.add(x[W], block.parameter(B), spiking, count);
        }
    }

    private static void cut(double[] v, double[] peak, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(v[i], peak[i]);
        }
    }

    private static void subtract(double[] w, double[] drive, int n) {
        for (int i = 0; i < n; i++) {
            drive[i] -= w[i];
        }
    }

    private static void exponent(double[] v, double[] threshold, double[] sharpness, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (v[i] - threshold[i]) / sharpness[i];
        }
    }

    private static void scale(double[] upstroke, double[] leak, double[] sharpness, int n) {
        for (int i = 0; i < n; i++) {
            upstroke[i] *= leak[i] * sharpness[i];
        }
    }

    private static void slope(double[] v, double[] upstroke, double[] conductance, double[] c, double[] dv, int n) {
        for (int i = 0; i < n; i++) {
            dv[i] = (dv[i] - conductance[i] * v[i] + upstroke[i]) / c[i];
        }
    }

    private static void adaptation(
            double[] v, double[] w, double[] rest, double[] a, double[] tau, double[] dw, int n) {
        for (int i = 0; i < n; i++) {
            dw[i] = (a[i] * (v[i] - rest[i]) - w[i]) / tau[i];
        }
    }
}
