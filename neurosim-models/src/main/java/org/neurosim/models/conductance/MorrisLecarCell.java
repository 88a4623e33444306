package org.neurosim.models.conductance;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The kernels of {@link MorrisLecar}, where its formulas are documented. The hyperbolic tangents are logistic functions: (1 + tanh(x)) / 2 = 1 / (1 + exp(-2 x)).
 */
record MorrisLecarCell(NeuronSpec spec, ReceptorSet receptors) implements Neuron.ConditionallyLinear {
    private static final int C_M = 0;
    private static final int G_CA = 1;
    private static final int E_CA = 2;
    private static final int G_K = 3;
    private static final int E_K = 4;
    private static final int G_L = 5;
    private static final int E_L = 6;
    private static final int I_E = 7;
    private static final int V_1 = 8;
    private static final int V_2 = 9;
    private static final int V_3 = 10;
    private static final int V_4 = 11;
    private static final int PHI = 12;
    static final int PARAMETERS = 15;
    private static final int V = 0;
    private static final int W = 1;

    @Override
    public void initialize(Block block, double[][] x) {
        activation(block.math(), x[V], block.parameter(V_3), block.parameter(V_4), x[W], block.size());
    }

    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        int n = block.size();
        double[] drive = a[V];
        double[] conductance = b[V];
        System.arraycopy(block.parameter(I_E), 0, drive, 0, n);
        Arrays.fill(conductance, 0, n, 0);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        receptors.add(block, x, drive, conductance);
        Membrane.addConductance(block.parameter(G_L), block.parameter(E_L), drive, conductance, n);
        double[] open = block.scratch(0);
        activation(block.math(), x[V], block.parameter(V_1), block.parameter(V_2), open, n);
        times(block.parameter(G_CA), open, open, n);
        Membrane.addConductance(open, block.parameter(E_CA), drive, conductance, n);
        times(block.parameter(G_K), x[W], open, n);
        Membrane.addConductance(open, block.parameter(E_K), drive, conductance, n);
        Membrane.perCapacitance(block.parameter(C_M), drive, conductance, n);
        recovery(block, x[V], a[W], b[W], n);
    }

    private static void activation(ColumnMath math, double[] v, double[] middle, double[] width, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 2 * (v[i] - middle[i]) / width[i];
        }
        math.sigmoid(out, out, n);
    }

    private static void times(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    private static void recovery(Block block, double[] v, double[] a, double[] b, int n) {
        double[] middle = block.parameter(V_3);
        double[] width = block.parameter(V_4);
        double[] phi = block.parameter(PHI);
        activation(block.math(), v, middle, width, a, n);
        for (int i = 0; i < n; i++) {
            b[i] = 0.5 * (v[i] - middle[i]) / width[i];
        }
        block.math().exp(b, b, n);
        for (int i = 0; i < n; i++) {
            double rate = phi[i] * 0.5 * (b[i] + 1 / b[i]);
            a[i] *= rate;
            b[i] = rate;
        }
    }
}
