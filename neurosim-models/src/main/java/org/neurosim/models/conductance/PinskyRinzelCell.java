package org.neurosim.models.conductance;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.GateRates;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/** The kernels of {@link PinskyRinzel}, where its formulas are documented. Scratch columns 0 to 3 are passing values. */
final class PinskyRinzelCell implements Neuron.ConditionallyLinear {
    private static final int C_M = 0;
    private static final int G_L = 1;
    private static final int E_L = 2;
    private static final int G_NA = 3;
    private static final int E_NA = 4;
    private static final int G_KDR = 5;
    private static final int E_K = 6;
    private static final int G_CA = 7;
    private static final int E_CA = 8;
    private static final int G_KAHP = 9;
    private static final int G_KC = 10;
    private static final int G_C = 11;
    private static final int P = 12;
    private static final int I_E = 13;
    private static final int I_D = 14;
    private static final int K_CA = 15;
    static final int PARAMETERS = 18;

    private static final int V = 0;
    private static final int V_D = 1;
    private static final int H = 2;
    private static final int N = 3;
    private static final int S = 4;
    private static final int C = 5;
    private static final int Q = 6;
    private static final int CA = 7;

    /** The paper's potentials are relative to this one, mV. */
    private static final double ZERO = -60;

    private static final double CALCIUM_DECAY = 0.075;
    private static final double CHI_SCALE = 1.0 / 250;
    private static final double Q_BETA = 0.001;

    private final NeuronSpec spec;
    private final ReceptorSet somatic;
    private final ReceptorSet dendritic;

    PinskyRinzelCell(NeuronSpec spec, ReceptorSet somatic, ReceptorSet dendritic) {
        this.spec = spec;
        this.somatic = somatic;
        this.dendritic = dendritic;
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    /** The columns of the gates take alpha first and are then divided by alpha + beta. */
    @Override
    public void initialize(Block block, double[][] x) {
        double[][] a = x.clone();
        double[][] b = new double[CA][];
        for (int gate = H; gate <= Q; gate++) {
            b[gate] = block.scratch(4 + gate);
        }
        rates(block, x, a, b);
        for (int gate = H; gate <= Q; gate++) {
            for (int i = 0; i < block.size(); i++) {
                x[gate][i] /= b[gate][i];
            }
        }
    }

    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        soma(block, x, a[V], b[V]);
        dendrite(block, x, a[V_D], b[V_D], a[CA], b[CA]);
        rates(block, x, a, b);
    }

    private void soma(Block block, double[][] x, double[] drive, double[] conductance) {
        int n = block.size();
        ColumnMath math = block.math();
        double[] part = block.parameter(P);
        System.arraycopy(block.parameter(I_E), 0, drive, 0, n);
        System.arraycopy(block.parameter(G_C), 0, conductance, 0, n);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        somatic.add(block, x, x[V], drive, conductance);
        couple(block.parameter(G_C), x[V_D], part, drive, conductance, n);
        Membrane.addConductance(block.parameter(G_L), block.parameter(E_L), drive, conductance, n);
        double[] m = block.scratch(0);
        double[] beta = block.scratch(1);
        GateRates.linoid(math, x[V], 0.32 * 4, ZERO + 13.1, 4, m, n);
        GateRates.linoid(math, x[V], 0.28 * 5, ZERO + 40.1, -5, beta, n);
        steadyState(m, beta, n);
        squared(block.parameter(G_NA), m, x[H], m, n);
        Membrane.addConductance(m, block.parameter(E_NA), drive, conductance, n);
        product(block.parameter(G_KDR), x[N], m, n);
        Membrane.addConductance(m, block.parameter(E_K), drive, conductance, n);
        Membrane.perCapacitance(block.parameter(C_M), drive, conductance, n);
    }

    private void dendrite(
            Block block, double[][] x, double[] drive, double[] conductance, double[] gain, double[] decay) {
        int n = block.size();
        double[] part = block.scratch(1);
        rest(block.parameter(P), part, n);
        System.arraycopy(block.parameter(I_D), 0, drive, 0, n);
        System.arraycopy(block.parameter(G_C), 0, conductance, 0, n);
        dendritic.add(block, x, x[V_D], drive, conductance);
        couple(block.parameter(G_C), x[V], part, drive, conductance, n);
        Membrane.addConductance(block.parameter(G_L), block.parameter(E_L), drive, conductance, n);
        double[] open = block.scratch(0);
        squared(block.parameter(G_CA), x[S], one(block.scratch(2), n), open, n);
        Membrane.addConductance(open, block.parameter(E_CA), drive, conductance, n);
        calcium(open, block.parameter(E_CA), x[V_D], block.parameter(K_CA), gain, decay, n);
        calciumPotassium(block.parameter(G_KAHP), block.parameter(G_KC), x, open, n);
        Membrane.addConductance(open, block.parameter(E_K), drive, conductance, n);
        Membrane.perCapacitance(block.parameter(C_M), drive, conductance, n);
    }

    /** Adds the coupling to the drive (the conductance has it already) and divides both by the part of the area. */
    private static void couple(double[] g, double[] other, double[] part, double[] drive, double[] conductance, int n) {
        for (int i = 0; i < n; i++) {
            double r = 1 / part[i];
            drive[i] = (drive[i] + g[i] * other[i]) * r;
            conductance[i] *= r;
        }
    }

    private static void rest(double[] part, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 1 - part[i];
        }
    }

    private static double[] one(double[] out, int n) {
        Arrays.fill(out, 0, n, 1);
        return out;
    }

    private static void steadyState(double[] alpha, double[] beta, int n) {
        for (int i = 0; i < n; i++) {
            alpha[i] = alpha[i] / (alpha[i] + beta[i]);
        }
    }

    /** out = g x^2 y. */
    private static void squared(double[] g, double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = g[i] * (x[i] * x[i] * y[i]);
        }
    }

    private static void product(double[] g, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = g[i] * x[i];
        }
    }

    private static void calcium(
            double[] open, double[] reversal, double[] v, double[] perCurrent, double[] gain, double[] decay, int n) {
        for (int i = 0; i < n; i++) {
            gain[i] = perCurrent[i] * open[i] * (reversal[i] - v[i]);
            decay[i] = CALCIUM_DECAY;
        }
    }

    private static void calciumPotassium(double[] ahp, double[] fast, double[][] x, double[] open, int n) {
        double[] c = x[C];
        double[] q = x[Q];
        double[] ca = x[CA];
        for (int i = 0; i < n; i++) {
            open[i] = ahp[i] * q[i] + fast[i] * c[i] * Math.min(ca[i] * CHI_SCALE, 1);
        }
    }

    /** Alpha into a and alpha + beta into b, of the gates. */
    private static void rates(Block block, double[][] x, double[][] a, double[][] b) {
        int n = block.size();
        ColumnMath math = block.math();
        double[] v = x[V];
        double[] d = x[V_D];
        GateRates.exponential(math, v, 0.128, ZERO + 17, -18, a[H], n);
        GateRates.logistic(math, v, 4, ZERO + 40, 5, b[H], n);
        GateRates.linoid(math, v, 0.016 * 5, ZERO + 35.1, 5, a[N], n);
        GateRates.exponential(math, v, 0.25, ZERO + 20, -40, b[N], n);
        GateRates.logistic(math, d, 1.6, ZERO + 65, 1 / 0.072, a[S], n);
        GateRates.linoid(math, d, 0.02 * 5, ZERO + 51.1, -5, b[S], n);
        GateRates.total(a[H], b[H], n);
        GateRates.total(a[N], b[N], n);
        GateRates.total(a[S], b[S], n);
        fastPotassium(math, d, a[C], b[C], block.scratch(0), n);
        slowPotassium(x[CA], a[Q], b[Q], n);
    }

    /**
     * alpha + beta is 2 exp((6.5 - u) / 27) on both sides of u = 50 and alpha the lower of the two branches: they cross
     * at u = 49.999, so that beta is never negative.
     */
    private static void fastPotassium(ColumnMath math, double[] v, double[] a, double[] b, double[] low, int n) {
        GateRates.exponential(math, v, 2, ZERO + 6.5, -27, b, n);
        for (int i = 0; i < n; i++) {
            double u = v[i] - ZERO;
            low[i] = (u - 10) * (1.0 / 11) - (u - 6.5) * (1.0 / 27);
        }
        math.exp(low, low, n);
        for (int i = 0; i < n; i++) {
            a[i] = Math.min(low[i] * (1 / 18.975), b[i]);
        }
    }

    private static void slowPotassium(double[] calcium, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double alpha = Math.min(0.00002 * calcium[i], 0.01);
            a[i] = alpha;
            b[i] = alpha + Q_BETA;
        }
    }
}
