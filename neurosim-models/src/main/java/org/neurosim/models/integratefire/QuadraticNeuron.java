package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * What the neurons with quadratic upstroke share: receptors, the recovery variable u, and its jump at a spike.
 *
 * <pre>
 * C_m dv/dt = quadratic(v) - u + I_e + I(t) + sum of the receptors' currents
 * du/dt     = a (b (v - v_0) - u)
 * </pre>
 *
 * with the quadratic form given by the subclass. Nothing is cut at the peak: quadratic solutions stay finite over a
 * step of a fixed-step method.
 */
abstract class QuadraticNeuron implements Neuron.Differential {
    static final int V = 0;
    static final int U = 1;

    private final NeuronSpec spec;
    private final ReceptorSet receptors;
    private final int constantCurrent;

    /** With the index of the parameter that holds the constant current. */
    QuadraticNeuron(NeuronSpec spec, ReceptorSet receptors, int constantCurrent) {
        this.spec = spec;
        this.receptors = receptors;
        this.constantCurrent = constantCurrent;
    }

    @Override
    public final NeuronSpec spec() {
        return spec;
    }

    @Override
    public final void derivatives(Block block, double[][] x, double[][] dx) {
        int n = block.size();
        double[] conductance = block.scratch(0);
        double[] drive = dx[V];
        System.arraycopy(block.parameter(constantCurrent), 0, drive, 0, n);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        Arrays.fill(conductance, 0, n, 0);
        receptors.add(block, x, drive, conductance);
        flow(conductance, x[V], drive, n);
        own(block, x, dx);
    }

    /** drive -= conductance * v. */
    private static void flow(double[] conductance, double[] v, double[] drive, int n) {
        for (int i = 0; i < n; i++) {
            drive[i] -= conductance[i] * v[i];
        }
    }

    /** Turns the current in dx[V] (pA) into the slope of v, and writes that of u if there is one. */
    abstract void own(Block block, double[][] x, double[][] dx);
}
