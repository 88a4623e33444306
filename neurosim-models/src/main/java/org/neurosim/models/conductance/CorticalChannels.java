package org.neurosim.models.conductance;

import java.util.List;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.membrane.GateRates;
import org.neurosim.models.membrane.Membrane;

/** The slow channels of {@link Pospischil}, where their formulas are. */
final class CorticalChannels {

    private CorticalChannels() {}

    /** g_M p, reversing at E_K. */
    record SlowPotassium(double g, double tauMax) implements Channel.Kind {

        @Override
        public List<Channel.OwnParameter> parameters() {
            return List.of(
                    new Channel.OwnParameter("g_M", "nS", g, Range.NON_NEGATIVE),
                    new Channel.OwnParameter("tau_max", "ms", tauMax, Range.POSITIVE));
        }

        @Override
        public List<String> gates() {
            return List.of("p");
        }

        @Override
        public Channel bind(NeuronSpec spec) {
            return new SlowPotassiumKernel(
                    spec.parameterIndex("g_M"), spec.parameterIndex("tau_max"), spec.stateIndex("p"));
        }
    }

    private record SlowPotassiumKernel(int g, int tauMax, int p) implements Channel {

        @Override
        public void add(Block block, double[][] x, double[] drive, double[] conductance) {
            double[] open = block.scratch(0);
            product(block.parameter(g), x[p], open, block.size());
            Membrane.addConductance(open, block.parameter(ChannelNeuron.E_K), drive, conductance, block.size());
        }

        @Override
        public void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            ColumnMath math = block.math();
            GateRates.logistic(math, v, 1, -35, 10, a[p], n);
            GateRates.exponential(math, v, 1, -35, 20, b[p], n);
            rate(block.parameter(tauMax), a[p], b[p], n);
        }

        /** a takes the steady state and b the exponential. */
        private static void rate(double[] tauMax, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double rate = (3.3 * b[i] + 1 / b[i]) / tauMax[i];
                a[i] *= rate;
                b[i] = rate;
            }
        }

        private static void product(double[] g, double[] gate, double[] open, int n) {
            for (int i = 0; i < n; i++) {
                open[i] = g[i] * gate[i];
            }
        }
    }

    /** g_CaL q^2 r. */
    record HighThresholdCalcium(double g, double e) implements Channel.Kind {

        @Override
        public List<Channel.OwnParameter> parameters() {
            return List.of(
                    new Channel.OwnParameter("g_CaL", "nS", g, Range.NON_NEGATIVE),
                    new Channel.OwnParameter("E_CaL", "mV", e, Range.FINITE));
        }

        @Override
        public List<String> gates() {
            return List.of("q", "r");
        }

        @Override
        public Channel bind(NeuronSpec spec) {
            return new HighThresholdKernel(
                    spec.parameterIndex("g_CaL"),
                    spec.parameterIndex("E_CaL"),
                    spec.stateIndex("q"),
                    spec.stateIndex("r"));
        }
    }

    private record HighThresholdKernel(int g, int e, int q, int r) implements Channel {

        @Override
        public void add(Block block, double[][] x, double[] drive, double[] conductance) {
            double[] open = block.scratch(0);
            squared(block.parameter(g), x[q], x[r], open, block.size());
            Membrane.addConductance(open, block.parameter(e), drive, conductance, block.size());
        }

        @Override
        public void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            ColumnMath math = block.math();
            GateRates.linoid(math, v, 0.055 * 3.8, -27, 3.8, a[q], n);
            GateRates.exponential(math, v, 0.94, -75, -17, b[q], n);
            GateRates.exponential(math, v, 0.000457, -13, -50, a[r], n);
            GateRates.logistic(math, v, 0.0065, -15, 28, b[r], n);
            GateRates.total(a[q], b[q], n);
            GateRates.total(a[r], b[r], n);
        }
    }

    /** g_CaT s_inf^2 u. */
    record LowThresholdCalcium(double g, double e, double shift) implements Channel.Kind {

        @Override
        public List<Channel.OwnParameter> parameters() {
            return List.of(
                    new Channel.OwnParameter("g_CaT", "nS", g, Range.NON_NEGATIVE),
                    new Channel.OwnParameter("E_CaT", "mV", e, Range.FINITE),
                    new Channel.OwnParameter("V_x", "mV", shift, Range.FINITE));
        }

        @Override
        public List<String> gates() {
            return List.of("u");
        }

        @Override
        public Channel bind(NeuronSpec spec) {
            return new LowThresholdKernel(
                    spec.parameterIndex("g_CaT"),
                    spec.parameterIndex("E_CaT"),
                    spec.parameterIndex("V_x"),
                    spec.stateIndex("u"));
        }
    }

    private record LowThresholdKernel(int g, int e, int shift, int u) implements Channel {
        /** Q10 of 3 from 24 to 36 degrees Celsius. */
        private static final double PER_Q10 = 1 / StrictMath.pow(3, 1.2);

        @Override
        public void add(Block block, double[][] x, double[] drive, double[] conductance) {
            int n = block.size();
            double[] shifted = block.scratch(0);
            double[] s = block.scratch(1);
            sum(x[ChannelNeuron.V], block.parameter(shift), shifted, n);
            GateRates.logistic(block.math(), shifted, 1, -57, 6.2, s, n);
            squared(block.parameter(g), s, x[u], s, n);
            Membrane.addConductance(s, block.parameter(e), drive, conductance, n);
        }

        @Override
        public void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            ColumnMath math = block.math();
            double[] shifted = block.scratch(0);
            double[] rise = block.scratch(1);
            sum(v, block.parameter(shift), shifted, n);
            GateRates.logistic(math, shifted, 1, -81, -4, a[u], n);
            GateRates.exponential(math, shifted, 1, -113.2, 5, rise, n);
            GateRates.logistic(math, shifted, 1, -84, -3.2, b[u], n);
            timeConstant(rise, b[u], n);
            GateRates.fromSteadyState(a[u], b[u], n);
        }

        private static void timeConstant(double[] rise, double[] tau, int n) {
            for (int i = 0; i < n; i++) {
                tau[i] = (30.8 + (211.4 + rise[i]) * tau[i]) * PER_Q10;
            }
        }

        private static void sum(double[] x, double[] y, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = x[i] + y[i];
            }
        }
    }

    /** open = g x^2 y; open may be x. */
    private static void squared(double[] g, double[] x, double[] y, double[] open, int n) {
        for (int i = 0; i < n; i++) {
            open[i] = g[i] * (x[i] * x[i] * y[i]);
        }
    }
}
