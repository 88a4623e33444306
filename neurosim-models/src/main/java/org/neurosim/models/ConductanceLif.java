package org.neurosim.models;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;

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
        System.arraycopy(block.parameter(Lif.I_E), 0, drive, 0, n);
        Arrays.fill(conductance, 0, n, 0);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        receptors.add(block, x, drive, conductance);
        membrane(block.parameter(Lif.C_M), block.parameter(Lif.TAU_M), block.parameter(Lif.E_L), drive, conductance, n);
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
}
