package org.neurosim.models.integratefire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.models.Receptor;
import org.neurosim.models.events.LinearEvents;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/** {@link Glif}: the rules at a spike, and the equations in the two forms. */
abstract class GlifNeuron implements Neuron {
    static final int THETA_INF = Leak.OWN;
    private static final int V_RESET = Leak.OWN + 1;
    private static final int F_V = Leak.OWN + 1;
    private static final int DELTA_V = Leak.OWN + 2;
    private static final int DELTA_THETA_S = Leak.OWN + 3;
    static final int B_S = Leak.OWN + 4;
    static final int A_V = Leak.OWN + 5;
    static final int B_V = Leak.OWN + 6;

    final NeuronSpec spec;
    final ReceptorSet receptors;
    final Layout layout;

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
    public final NeuronSpec spec() {
        return spec;
    }

    @Override
    public final void onSpike(Block block, double[][] x, int[] spiking, int count) {
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

    /** With current and delta receptors: one linear system. */
    static final class Exact extends GlifNeuron implements Neuron.Linear, Neuron.EventDriven {

        Exact(NeuronSpec spec, ReceptorSet receptors, Layout layout) {
            super(spec, receptors, layout);
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
        public EventDynamics eventDynamics(EventCells cells) {
            return LinearEvents.of(this, cells);
        }
    }

    /** With conductances among the receptors. */
    static final class Conductances extends GlifNeuron implements Neuron.ConditionallyLinear {

        Conductances(NeuronSpec spec, ReceptorSet receptors, Layout layout) {
            super(spec, receptors, layout);
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            int n = block.size();
            Leak.gather(block, x, receptors, a[Leak.V], b[Leak.V]);
            for (int j = 0; j < layout.currents(); j++) {
                Membrane.addCurrent(x[1 + j], a[Leak.V], n);
                Arrays.fill(a[1 + j], 0, n, 0);
                System.arraycopy(block.parameter(layout.currentParameters() + 3 * j), 0, b[1 + j], 0, n);
            }
            Membrane.perCapacitance(block.parameter(Leak.C_M), a[Leak.V], b[Leak.V], n);
            if (layout.level().resetRules) {
                spikeThreshold(
                        block.parameter(B_S), block.parameter(THETA_INF), a[layout.theta()], b[layout.theta()], n);
            }
            if (layout.level().voltageThreshold) {
                int thetaV = layout.thetaV();
                drive(x[Leak.V], block.parameter(Leak.E_L), block.parameter(A_V), a[thetaV], n);
                System.arraycopy(block.parameter(B_V), 0, b[thetaV], 0, n);
                addDrive(block.parameter(B_S), block.parameter(B_V), x[thetaV], a[thetaV], a[layout.theta()], n);
            }
        }

        /** d theta = b_s (theta_inf - theta). */
        private static void spikeThreshold(double[] rate, double[] infinity, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                a[i] = rate[i] * infinity[i];
                b[i] = rate[i];
            }
        }

        /** a_v (v - E_L). */
        private static void drive(double[] v, double[] rest, double[] coupling, double[] a, int n) {
            for (int i = 0; i < n; i++) {
                a[i] = coupling[i] * (v[i] - rest[i]);
            }
        }

        /** d theta += a_v (v - E_L) + (b_s - b_v) theta_v. */
        private static void addDrive(
                double[] spikeRate, double[] voltageRate, double[] thetaV, double[] drive, double[] a, int n) {
            for (int i = 0; i < n; i++) {
                a[i] += drive[i] + (spikeRate[i] - voltageRate[i]) * thetaV[i];
            }
        }
    }
}
