package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/** {@link Lif} with conductance receptors: coefficients of the membrane equation. */
final class ConductanceLif implements Neuron.ConditionallyLinear {
    private final NeuronSpec spec;
    private final ReceptorSet receptors;

    ConductanceLif(NeuronSpec spec, ReceptorSet receptors) {
        this.spec = spec;
        this.receptors = receptors;
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        int n = block.size();
        double[] drive = a[Lif.V];
        double[] conductance = b[Lif.V];
        boolean uniform = block.isUniform(Lif.C_M) && block.isUniform(Lif.TAU_M) && block.isUniform(Lif.E_L);
        if (uniform && !block.hasCurrent() && block.isUniform(Lif.I_E) && receptors.isUniformPair(block)) {
            pair(block, x, drive, conductance);
            return;
        }
        System.arraycopy(block.parameter(Lif.I_E), 0, drive, 0, n);
        Arrays.fill(conductance, 0, n, 0);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        receptors.add(block, x, drive, conductance);
        double[] c = block.parameter(Lif.C_M);
        double[] tau = block.parameter(Lif.TAU_M);
        double[] rest = block.parameter(Lif.E_L);
        if (uniform) {
            membrane(c[0], tau[0], rest[0], drive, conductance, n);
        } else {
            membrane(c, tau, rest, drive, conductance, n);
        }
    }

    /** All at once for the most frequent case: two conductances, uniform parameters, no stimulus. The same operations in the same order. */
    private void pair(Block block, double[][] x, double[] a, double[] b) {
        double c = block.parameter(Lif.C_M)[0];
        double tau = block.parameter(Lif.TAU_M)[0];
        double r = 1 / (c * tau);
        double leak = c * r;
        pair(
                x[receptors.conductance(0)],
                receptors.reversal(block, 0),
                x[receptors.conductance(1)],
                receptors.reversal(block, 1),
                block.parameter(Lif.I_E)[0],
                leak,
                leak * block.parameter(Lif.E_L)[0],
                tau * r,
                a,
                b,
                block.size());
    }

    private static void pair(
            double[] g,
            double reversal,
            double[] g2,
            double reversal2,
            double constant,
            double leak,
            double toRest,
            double perPicoampere,
            double[] a,
            double[] b,
            int n) {
        for (int i = 0; i < n; i++) {
            a[i] = toRest + perPicoampere * (constant + g[i] * reversal + g2[i] * reversal2);
            b[i] = leak + perPicoampere * (g[i] + g2[i]);
        }
    }

    /**
     * a = E_L / tau_m + drive / C_m, b = 1 / tau_m + conductance / C_m with one division, the dearest operation here.
     */
    private static void membrane(double[] c, double[] tau, double[] rest, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double r = 1 / (c[i] * tau[i]);
            double leak = c[i] * r;
            double perPicoampere = tau[i] * r;
            a[i] = leak * rest[i] + perPicoampere * a[i];
            b[i] = leak + perPicoampere * b[i];
        }
    }

    /** The same where the parameters are the same for all. */
    private static void membrane(double c, double tau, double rest, double[] a, double[] b, int n) {
        double r = 1 / (c * tau);
        double leak = c * r;
        double perPicoampere = tau * r;
        double toRest = leak * rest;
        for (int i = 0; i < n; i++) {
            a[i] = toRest + perPicoampere * a[i];
            b[i] = leak + perPicoampere * b[i];
        }
    }
}
