package org.neurosim.models;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;

/** {@link Glif}: the linear system and the rules at a spike. */
final class GlifNeuron implements Neuron.Linear {
    private static final int THETA_INF = Leak.OWN;
    private static final int V_RESET = Leak.OWN + 1;
    private static final int F_V = Leak.OWN + 1;
    private static final int DELTA_V = Leak.OWN + 2;
    private static final int DELTA_THETA_S = Leak.OWN + 3;
    private static final int B_S = Leak.OWN + 4;
    private static final int A_V = Leak.OWN + 5;
    private static final int B_V = Leak.OWN + 6;

    private final NeuronSpec spec;
    private final ReceptorSet receptors;
    private final Layout layout;

    GlifNeuron(NeuronSpec spec, ReceptorSet receptors, Layout layout) {
        this.spec = spec;
        this.receptors = receptors;
        this.layout = layout;
    }

    /** Where things are. */
    record Layout(Glif.Level level, int currents) {

        Layout {
            currents = level.currents ? currents : 0;
        }

        /** First parameter of the after-spike currents: k, delta_I, r of each. */
        int currentParameters() {
            return (level.resetRules ? B_S : V_RESET) + 1 + (level.voltageThreshold ? 2 : 0);
        }

        int thetaV() {
            return 1 + currents;
        }

        int theta() {
            return 1 + currents + (level.voltageThreshold ? 1 : 0);
        }

        NeuronSpec declareStates(NeuronSpec.Builder b, List<Receptor> receptors) {
            List<String> clamped = new ArrayList<>(List.of("v"));
            b.state("v", "mV", "E_L");
            for (int j = 1; j <= currents; j++) {
                b.state("I_" + j, "pA", 0);
                clamped.add("I_" + j);
            }
            if (level.voltageThreshold) {
                b.state("theta_v", "mV", 0);
                clamped.add("theta_v");
            }
            if (level.resetRules) {
                b.state("theta", "mV", "theta_inf");
                clamped.add("theta");
            }
            ReceptorSet.declare(b, currentParameters() + 3 * currents, receptors);
            b.threshold("v", level.resetRules ? "theta" : "theta_inf");
            if (!level.resetRules) {
                b.reset("v", "V_reset");
            }
            return b.refractory("t_ref", clamped.toArray(String[]::new)).build();
        }
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    /** theta_s is eliminated: theta_s = theta - theta_inf - theta_v. */
    @Override
    public LinearSystem linearSystem(ParameterSet p) {
        LinearSystem s = Leak.linearSystem(spec, receptors, p);
        for (int j = 0; j < layout.currents(); j++) {
            s.matrix()[Leak.V][1 + j] = 1 / p.get(Leak.C_M);
            s.matrix()[1 + j][1 + j] = -p.get(layout.currentParameters() + 3 * j);
        }
        if (layout.level().resetRules) {
            double[] row = s.matrix()[layout.theta()];
            row[layout.theta()] = -p.get(B_S);
            s.rest()[layout.theta()] = p.get(THETA_INF);
            if (layout.level().voltageThreshold) {
                int thetaV = layout.thetaV();
                s.matrix()[thetaV][Leak.V] = p.get(A_V);
                s.matrix()[thetaV][thetaV] = -p.get(B_V);
                row[Leak.V] = p.get(A_V);
                row[thetaV] = p.get(B_S) - p.get(B_V);
            }
        }
        return s;
    }

    @Override
    public void onSpike(Block block, double[][] x, int[] spiking, int count) {
        double[] refractory = block.parameter(Leak.T_REF);
        for (int j = 0; j < layout.currents(); j++) {
            int first = layout.currentParameters() + 3 * j;
            carryOver(
                    x[1 + j],
                    block.parameter(first),
                    block.parameter(first + 1),
                    block.parameter(first + 2),
                    refractory,
                    spiking,
                    count);
        }
        if (layout.level().resetRules) {
            resetVoltage(block, x[Leak.V], spiking, count);
            resetThreshold(block, x, refractory, spiking, count);
        }
    }

    private static void carryOver(
            double[] current,
            double[] rate,
            double[] jump,
            double[] ratio,
            double[] refractory,
            int[] spiking,
            int count) {
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            current[i] = jump[i] + ratio[i] * current[i] * ElementaryMath.exp(-rate[i] * refractory[i]);
        }
    }

    private static void resetVoltage(Block block, double[] v, int[] spiking, int count) {
        double[] rest = block.parameter(Leak.E_L);
        double[] fraction = block.parameter(F_V);
        double[] shift = block.parameter(DELTA_V);
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            v[i] = rest[i] + fraction[i] * (v[i] - rest[i]) - shift[i];
        }
    }

    private void resetThreshold(Block block, double[][] x, double[] refractory, int[] spiking, int count) {
        double[] theta = x[layout.theta()];
        double[] infinity = block.parameter(THETA_INF);
        double[] jump = block.parameter(DELTA_THETA_S);
        double[] rate = block.parameter(B_S);
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            double base = infinity[i] + (layout.level().voltageThreshold ? x[layout.thetaV()][i] : 0);
            double left = (theta[i] - base) * ElementaryMath.exp(-rate[i] * refractory[i]);
            theta[i] = base + left + jump[i];
        }
    }
}
