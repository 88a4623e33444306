package org.neurosim.core.engine;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold.Condition;

/** Small neuron models for the tests of core, which cannot use neurosim-models. Each is as plain as its formula. */
public final class TestModels {

    private TestModels() {}

    /**
     * Leaky integrate-and-fire with exponential currents "exc" and "inh" (pA) and a receptor "delta" (mV), linear. Parameters tau_m, e_l, c_m, v_th, v_reset,
     * t_ref, tau_exc, tau_inh, i_e; states v, s_exc, s_inh.
     */
    public static final class Lif implements Neuron.Linear {
        private final NeuronSpec spec = declare("lif").build();

        static NeuronSpec.Builder declare(String name) {
            return NeuronSpec.builder(name)
                    .parameter("tau_m", "ms", 10, Range.POSITIVE)
                    .parameter("e_l", "mV", 0, Range.FINITE)
                    .parameter("c_m", "pF", 250, Range.POSITIVE)
                    .parameter("v_th", "mV", 15, Range.FINITE)
                    .parameter("v_reset", "mV", 0, Range.FINITE)
                    .parameter("t_ref", "ms", 2, Range.NON_NEGATIVE)
                    .parameter("tau_exc", "ms", 2, Range.POSITIVE)
                    .parameter("tau_inh", "ms", 5, Range.POSITIVE)
                    .parameter("i_e", "pA", 0, Range.FINITE)
                    .state("v", "mV", "e_l")
                    .decaying("s_exc", "pA", "tau_exc")
                    .decaying("s_inh", "pA", "tau_inh")
                    .receptor("exc", "pA", "s_exc")
                    .receptor("inh", "pA", "s_inh")
                    .receptor("delta", "mV", "v")
                    .threshold("v", "v_th")
                    .reset("v", "v_reset")
                    .refractory("t_ref", "v");
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(3);
            s.matrix()[0][0] = -1 / p.get(0);
            s.matrix()[0][1] = 1 / p.get(2);
            s.matrix()[0][2] = 1 / p.get(2);
            s.matrix()[1][1] = -1 / p.get(6);
            s.matrix()[2][2] = -1 / p.get(7);
            s.rest()[0] = p.get(1);
            s.constant()[0] = p.get(8) / p.get(2);
            s.current()[0] = 1 / p.get(2);
            return s;
        }
    }

    /** The same neuron as {@link Lif}, given by its right-hand side: for Euler, whose every operation a test can repeat. */
    public static final class DifferentialLif implements Neuron.Differential {
        private final NeuronSpec spec = Lif.declare("differential lif").build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            double[] tau = block.parameter(0);
            double[] rest = block.parameter(1);
            double[] c = block.parameter(2);
            double[] ie = block.parameter(8);
            double[] current = block.current();
            for (int i = 0; i < block.size(); i++) {
                dx[0][i] = (rest[i] - x[0][i]) / tau[i] + (x[1][i] + x[2][i] + ie[i] + current[i]) / c[i];
            }
        }
    }

    /** The same neuron as {@link Lif}, given by {@code a - b x}. */
    public static final class ConditionallyLinearLif implements Neuron.ConditionallyLinear {
        private final NeuronSpec spec = Lif.declare("conditionally linear lif").build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            double[] tau = block.parameter(0);
            double[] rest = block.parameter(1);
            double[] c = block.parameter(2);
            double[] ie = block.parameter(8);
            double[] current = block.current();
            for (int i = 0; i < block.size(); i++) {
                a[0][i] = rest[i] / tau[i] + (x[1][i] + x[2][i] + ie[i] + current[i]) / c[i];
                b[0][i] = 1 / tau[i];
            }
        }
    }

    /** Alpha-function current into a leaky membrane without threshold, linear: tau_m, tau_s, c_m; v, d, s with ds/dt = d - s / tau_s. */
    public static final class AlphaMembrane implements Neuron.Linear {
        private final NeuronSpec spec = NeuronSpec.builder("alpha membrane")
                .parameter("tau_m", "ms", 10, Range.POSITIVE)
                .parameter("tau_s", "ms", 2, Range.POSITIVE)
                .parameter("c_m", "pF", 1, Range.POSITIVE)
                .state("v", "mV", 0)
                .decaying("d", "pA/ms", "tau_s")
                .filtered("s", "pA", "tau_s", "d", p -> 1)
                .receptor("in", "pA/ms", "d")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(3);
            s.matrix()[0][0] = -1 / p.get(0);
            s.matrix()[0][2] = 1 / p.get(2);
            s.matrix()[1][1] = -1 / p.get(1);
            s.matrix()[2][2] = -1 / p.get(1);
            s.matrix()[2][1] = 1;
            return s;
        }
    }

    /** A linear system given as such, without parameters, states x0, x1, ... and a receptor "in" onto x0. */
    public static final class Given implements Neuron.Linear {
        private final NeuronSpec spec;
        private final LinearSystem system;

        public Given(LinearSystem system) {
            this.system = system;
            NeuronSpec.Builder b = NeuronSpec.builder("given linear");
            for (int k = 0; k < system.size(); k++) {
                b.state("x" + k, "", 0);
            }
            spec = b.receptor("in", "", "x0").build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            return system;
        }
    }

    /** A chain x0 driven by all others, which decay: n states, every coefficient in proportion to parameter "scale", rests other than zero. */
    public static final class Chain implements Neuron.Linear {
        private final NeuronSpec spec;
        private final int n;

        public Chain(int n) {
            this.n = n;
            NeuronSpec.Builder b = NeuronSpec.builder("chain").parameter("scale", "", 1, Range.POSITIVE);
            for (int k = 0; k < n; k++) {
                b.state("x" + k, "", 0);
            }
            spec = b.receptor("in", "", "x0").build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(n);
            for (int k = 0; k < n; k++) {
                s.matrix()[k][k] = -p.get(0) / (2 + k);
                s.matrix()[0][k] = k == 0 ? -p.get(0) / 10 : p.get(0) * (0.3 + 0.1 * k);
                s.rest()[k] = 0.1 * k - 0.3;
            }
            s.constant()[0] = 0.7 * p.get(0);
            s.current()[0] = 0.3;
            return s;
        }
    }

    /** Membrane with adaptation driven by the voltage, linear and cyclic: dv = (e - v)/tau_m - w, dw = (a (v - e) - w)/tau_w; v clamped when refractory. */
    public static final class Adapting implements Neuron.Linear {
        private final NeuronSpec spec = NeuronSpec.builder("adapting")
                .parameter("tau_m", "ms", 10, Range.POSITIVE)
                .parameter("e_l", "mV", -65, Range.FINITE)
                .parameter("a", "1/ms", 0.05, Range.FINITE)
                .parameter("tau_w", "ms", 30, Range.POSITIVE)
                .parameter("v_th", "mV", -50, Range.FINITE)
                .parameter("v_reset", "mV", -58, Range.FINITE)
                .parameter("t_ref", "ms", 2, Range.NON_NEGATIVE)
                .parameter("b", "mV/ms", 0.1, Range.FINITE)
                .state("v", "mV", "e_l")
                .state("w", "mV/ms", 0)
                .receptor("in", "mV", "v")
                .receptor("on w", "mV/ms", "w")
                .threshold("v", "v_th")
                .reset("v", "v_reset")
                .refractory("t_ref", "v")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(2);
            s.matrix()[0][0] = -1 / p.get(0);
            s.matrix()[0][1] = -1;
            s.matrix()[1][0] = p.get(2) / p.get(3);
            s.matrix()[1][1] = -1 / p.get(3);
            s.rest()[0] = p.get(1);
            s.current()[0] = 0.01;
            return s;
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            double[] b = block.parameter(7);
            for (int k = 0; k < count; k++) {
                x[1][spiking[k]] += b[spiking[k]];
            }
        }
    }

    /** FitzHugh-Nagumo: dv = v - v^3/3 - w + i + I, dw = (v + a - b w)/tau; spikes where v rises through v_th; spike periods only suppress. */
    public static final class FitzHughNagumo implements Neuron.Differential {
        private final NeuronSpec spec;

        public FitzHughNagumo() {
            this(Condition.RISING);
        }

        public FitzHughNagumo(Condition condition) {
            spec = NeuronSpec.builder("FitzHugh-Nagumo")
                    .parameter("i", "1/ms", 0.5, Range.FINITE)
                    .parameter("a", "", 0.7, Range.FINITE)
                    .parameter("b", "", 0.8, Range.FINITE)
                    .parameter("tau", "ms", 12.5, Range.POSITIVE)
                    .parameter("v_th", "", 1, Range.FINITE)
                    .parameter("t_sup", "ms", 0.5, Range.NON_NEGATIVE)
                    .state("v", "", -1)
                    .state("w", "", -0.5)
                    .receptor("in", "", "v")
                    .receptor("on w", "", "w")
                    .threshold("v", "v_th", condition)
                    .refractory("t_sup")
                    .build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            double[] current = block.current();
            for (int i = 0; i < block.size(); i++) {
                double v = x[0][i];
                double w = x[1][i];
                dx[0][i] = v - v * v * v / 3 - w + block.parameter(0)[i] + current[i];
                dx[1][i] = (v + block.parameter(1)[i] - block.parameter(2)[i] * w) / block.parameter(3)[i];
            }
        }
    }

    /** Van der Pol oscillator, stiff for large mu: dx = y, dy = mu (1 - x^2) y - x + I. */
    public static final class VanDerPol implements Neuron.Differential {
        private final NeuronSpec spec = NeuronSpec.builder("van der Pol")
                .parameter("mu", "", 1, Range.NON_NEGATIVE)
                .state("x", "", 1)
                .state("y", "", 0)
                .receptor("in", "", "y")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            double[] mu = block.parameter(0);
            for (int i = 0; i < block.size(); i++) {
                dx[0][i] = x[1][i];
                dx[1][i] = mu[i] * (1 - x[0][i] * x[0][i]) * x[1][i] - x[0][i] + block.current()[i];
            }
        }
    }

    /** A membrane with a voltage-dependent gate, conditionally linear: dv = g n (e - v) + (l - v)/tau + I/c, dn = (r(v) - n)/tau_n(v), rational rates. */
    public static final class Gated implements Neuron.ConditionallyLinear {
        private final NeuronSpec spec = NeuronSpec.builder("gated")
                .parameter("g", "1/ms", 0.8, Range.NON_NEGATIVE)
                .parameter("e", "", 3, Range.FINITE)
                .parameter("tau", "ms", 2, Range.POSITIVE)
                .parameter("l", "", -1, Range.FINITE)
                .parameter("tau_s", "ms", 3, Range.POSITIVE)
                .state("v", "", -0.5)
                .state("n", "", 0.2)
                .decaying("s", "", "tau_s")
                .receptor("in", "", "s")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            for (int i = 0; i < block.size(); i++) {
                double v = x[0][i];
                double n = x[1][i];
                double leak = 1 / block.parameter(2)[i];
                double g = block.parameter(0)[i] * n;
                a[0][i] = g * block.parameter(1)[i] + leak * block.parameter(3)[i] + x[2][i] + block.current()[i];
                b[0][i] = g + leak;
                double opening = v * v / (1 + v * v);
                a[1][i] = 0.5 * opening;
                b[1][i] = 0.5 * (opening + 1 / (2 + v));
            }
        }

        /** The right-hand side with constant drive, for the oracle. */
        public static void rightHandSide(double[] x, double current, double[] dx) {
            double v = x[0];
            double n = x[1];
            double opening = v * v / (1 + v * v);
            dx[0] = 0.8 * n * (3 - v) + (-1 - v) / 2 + x[2] + current;
            dx[1] = 0.5 * opening * (1 - n) - 0.5 / (2 + v) * n;
            dx[2] = -x[2] / 3;
        }
    }

    /** Leaky membrane whose threshold theta jumps at each spike and decays: dv = (i - v)/tau + I, dtheta = (theta_0 - theta)/tau_theta. */
    public static final class AdaptiveThreshold implements Neuron.Differential {
        private final NeuronSpec spec;

        public AdaptiveThreshold() {
            this(Condition.AT_OR_ABOVE);
        }

        public AdaptiveThreshold(Condition condition) {
            spec = NeuronSpec.builder("adaptive threshold")
                    .parameter("tau", "ms", 8, Range.POSITIVE)
                    .parameter("i", "mV", 0, Range.FINITE)
                    .parameter("theta_0", "mV", 10, Range.FINITE)
                    .parameter("tau_theta", "ms", 20, Range.POSITIVE)
                    .parameter("jump", "mV", 4, Range.FINITE)
                    .parameter("v_reset", "mV", 0, Range.FINITE)
                    .parameter("t_ref", "ms", 1, Range.NON_NEGATIVE)
                    .state("v", "mV", 0)
                    .state("theta", "mV", "theta_0")
                    .receptor("in", "mV", "v")
                    .receptor("on theta", "mV", "theta")
                    .threshold("v", "theta", condition)
                    .reset("v", "v_reset")
                    .refractory("t_ref", "v")
                    .build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            for (int i = 0; i < block.size(); i++) {
                dx[0][i] = (block.parameter(1)[i] - x[0][i]) / block.parameter(0)[i] + block.current()[i];
                dx[1][i] = (block.parameter(2)[i] - x[1][i]) / block.parameter(3)[i];
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            for (int k = 0; k < count; k++) {
                x[1][spiking[k]] += block.parameter(4)[spiking[k]];
            }
        }
    }

    /** Leaky membrane with several receptors "r0", "r1", ... that all make v jump. */
    public static final class SharedTarget implements Neuron.Linear {
        private final NeuronSpec spec;

        public SharedTarget(int receptors) {
            NeuronSpec.Builder b = NeuronSpec.builder("shared target")
                    .parameter("v_th", "mV", 10, Range.FINITE)
                    .parameter("v_reset", "mV", 0, Range.FINITE)
                    .state("v", "mV", 0)
                    .threshold("v", "v_th")
                    .reset("v", "v_reset");
            for (int r = 0; r < receptors; r++) {
                b.receptor("r" + r, "mV", "v");
            }
            spec = b.build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(1);
            s.matrix()[0][0] = -0.1;
            return s;
        }
    }

    /** x grows by 2 per ms, is compared with level 4 and never reset; a period t_ref only suppresses spikes. */
    public static final class Ramp implements Neuron.Differential {
        private final NeuronSpec spec;

        public Ramp(Condition condition) {
            spec = NeuronSpec.builder("ramp")
                    .parameter("level", "", 4, Range.FINITE)
                    .parameter("t_ref", "ms", 0, Range.NON_NEGATIVE)
                    .parameter("slope", "1/ms", 2, Range.FINITE)
                    .state("x", "", 0)
                    .receptor("in", "", "x")
                    .threshold("x", "level", condition)
                    .refractory("t_ref")
                    .build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            System.arraycopy(block.parameter(2), 0, dx[0], 0, block.size());
        }
    }

    /** One variable that stays where it is: arrivals are all that happens to it. Receptor "in". */
    public static final class Counter implements Neuron.Differential {
        private final NeuronSpec spec = NeuronSpec.builder("counter")
                .state("x", "", 0)
                .receptor("in", "", "x")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            java.util.Arrays.fill(dx[0], 0, block.size(), 0);
        }
    }

    /** dv = i + k v^2: without threshold it runs to infinity in finite time where k is positive. */
    public static final class Quadratic implements Neuron.Differential {
        private final NeuronSpec spec;

        public Quadratic(boolean spikes) {
            NeuronSpec.Builder b = NeuronSpec.builder("quadratic")
                    .parameter("k", "", 1, Range.NON_NEGATIVE)
                    .parameter("i", "", 1, Range.FINITE)
                    .parameter("v_peak", "", 1000, Range.FINITE)
                    .parameter("v_reset", "", 0, Range.FINITE)
                    .state("v", "", 0)
                    .receptor("in", "", "v");
            spec = spikes ? b.threshold("v", "v_peak").reset("v", "v_reset").build() : b.build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            for (int i = 0; i < block.size(); i++) {
                dx[0][i] = block.parameter(1)[i] + block.parameter(0)[i] * x[0][i] * x[0][i];
            }
        }
    }

    /** dx = 100 - x^5: far from rest, steps that are too long overflow although the solution is tame. */
    public static final class Quintic implements Neuron.Differential {
        private final NeuronSpec spec = NeuronSpec.builder("quintic")
                .state("x", "", 0)
                .receptor("in", "", "x")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            for (int i = 0; i < block.size(); i++) {
                double v = x[0][i];
                dx[0][i] = 100 - v * v * v * v * v;
            }
        }
    }

    /** dv = e^v with peak 1000 and reset to 0; dw = v - w. */
    public static final class Exponential implements Neuron.Differential {
        private final NeuronSpec spec = NeuronSpec.builder("exponential")
                .parameter("v_peak", "", 1000, Range.FINITE)
                .parameter("v_reset", "", 0, Range.FINITE)
                .state("w", "", 0)
                .state("v", "", 0)
                .threshold("v", "v_peak")
                .reset("v", "v_reset")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            block.math().exp(x[1], dx[1], block.size());
            for (int i = 0; i < block.size(); i++) {
                dx[0][i] = x[1][i] - x[0][i];
            }
        }
    }

    /** A model that gives no dynamics. */
    public static final class Inert implements Neuron {
        private final NeuronSpec spec =
                NeuronSpec.builder("inert").state("v", "mV", 0).build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }
    }
}
