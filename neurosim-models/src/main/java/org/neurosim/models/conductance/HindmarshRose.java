package org.neurosim.models.conductance;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The Hindmarsh-Rose neuron: spikes, bursts and chaos in three dimensionless polynomial equations.
 *
 * <pre>
 * tau dv/dt = y - a v^3 + b v^2 - z + I_e + I(t) + receptors
 * tau dy/dt = c - d v^2 - y
 * tau dz/dt = r (s (v - v_r) - z)
 * </pre>
 *
 * with I(t) the current of the stimuli; v is the paper's x. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>a, b, c, d</td><td></td><td>1, 3, 1, 5</td><td>{@link Builder#spiking spiking}</td><td>fast
 *       subsystem</td></tr>
 *   <tr><td>r, s, v_r</td><td></td><td>0.006, 4, -1.6</td><td>{@link Builder#adaptation adaptation}</td><td>rate,
 *       strength and zero of the adaptation</td></tr>
 *   <tr><td>I_e</td><td></td><td>0</td><td>{@link Builder#current current}</td><td>constant current: with the defaults
 *       bursts at 2, chaos at 3.25, tonic spikes at 4</td></tr>
 *   <tr><td>tau</td><td>ms</td><td>1</td><td>{@link Builder#timeUnit timeUnit}</td><td>unit of time of the
 *       equations</td></tr>
 *   <tr><td>v_th</td><td></td><td>1</td><td>{@link Builder#threshold threshold}</td><td>level that makes a
 *       spike</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}.
 *
 * <p><b>Units.</b> v, y and z are pure numbers: 1 pA of a stimulus or receptor counts as 1, 1 nS too, reversal
 * potentials and delta weights are values of v.
 *
 * <p><b>Spike.</b> Where v crosses v_th upwards ({@link Threshold.Condition#RISING}).
 *
 * <p><b>State variables.</b> v, y and z, start at -1.6, -11.8 and 0, that is at the zero of the adaptation with y at its
 * steady state for the default parameters; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default (fourth order), adaptive for reference.
 *
 * <p>Source: Hindmarsh and Rose 1984, Proc R Soc Lond B 221:87.
 */
public final class HindmarshRose {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;
    private static final int R = 4;
    private static final int S = 5;
    private static final int V_R = 6;
    private static final int I_E = 7;
    private static final int TAU = 8;
    private static final int PARAMETERS = 10;
    private static final int V = 0;
    private static final int Y = 1;
    private static final int Z = 2;

    private HindmarshRose() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends DimensionlessBuilder<Builder> {
        private double a = 1;
        private double b = 3;
        private double c = 1;
        private double d = 5;
        private double r = 0.006;
        private double s = 4;
        private double vR = -1.6;

        private Builder() {
            super("HindmarshRose");
        }

        /**
         * Sets the fast subsystem.
         *
         * @param a cubic term of v
         * @param b quadratic term of v
         * @param c constant of y
         * @param d quadratic term of y
         * @return this builder
         * @throws IllegalArgumentException unless all are finite
         */
        public Builder spiking(double a, double b, double c, double d) {
            this.a = require("a", a, "", Range.FINITE);
            this.b = require("b", b, "", Range.FINITE);
            this.c = require("c", c, "", Range.FINITE);
            this.d = require("d", d, "", Range.FINITE);
            return this;
        }

        /**
         * Sets the adaptation.
         *
         * @param r rate
         * @param s strength
         * @param vR value of v at which it is zero
         * @return this builder
         * @throws IllegalArgumentException unless r is finite and &gt;= 0 and s and vR are finite
         */
        public Builder adaptation(double r, double s, double vR) {
            this.r = require("r", r, "", Range.NON_NEGATIVE);
            this.s = require("s", s, "", Range.FINITE);
            this.vR = require("v_r", vR, "", Range.FINITE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the names of two receptors clash
         */
        public Neuron.Differential build() {
            NeuronSpec.Builder declared = NeuronSpec.builder(model())
                    .parameter("a", "", a, Range.FINITE)
                    .parameter("b", "", b, Range.FINITE)
                    .parameter("c", "", c, Range.FINITE)
                    .parameter("d", "", d, Range.FINITE)
                    .parameter("r", "", r, Range.NON_NEGATIVE)
                    .parameter("s", "", s, Range.FINITE)
                    .parameter("v_r", "", vR, Range.FINITE);
            declareCommon(declared);
            declared.state("v", "", -1.6).state("y", "", -11.8).state("z", "", 0);
            NeuronSpec spec = finish(declared, PARAMETERS);
            return new Cell(spec, ReceptorSet.of(spec, receptors()));
        }
    }

    private record Cell(NeuronSpec spec, ReceptorSet receptors) implements Neuron.Differential {

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            int n = block.size();
            receptors.total(block, x, block.parameter(I_E), x[V], dx[V]);
            membrane(x, block.parameter(A), block.parameter(B), block.parameter(TAU), dx[V], n);
            recovery(x[V], x[Y], block.parameter(C), block.parameter(D), block.parameter(TAU), dx[Y], n);
            adaptation(x[V], x[Z], block, dx[Z], n);
        }

        private static void membrane(double[][] x, double[] a, double[] b, double[] tau, double[] dv, int n) {
            double[] v = x[V];
            double[] y = x[Y];
            double[] z = x[Z];
            for (int i = 0; i < n; i++) {
                dv[i] = (y[i] + v[i] * v[i] * (b[i] - a[i] * v[i]) - z[i] + dv[i]) / tau[i];
            }
        }

        private static void recovery(double[] v, double[] y, double[] c, double[] d, double[] tau, double[] dy, int n) {
            for (int i = 0; i < n; i++) {
                dy[i] = (c[i] - d[i] * v[i] * v[i] - y[i]) / tau[i];
            }
        }

        private static void adaptation(double[] v, double[] z, Block block, double[] dz, int n) {
            double[] r = block.parameter(R);
            double[] s = block.parameter(S);
            double[] zero = block.parameter(V_R);
            double[] tau = block.parameter(TAU);
            for (int i = 0; i < n; i++) {
                dz[i] = r[i] * (s[i] * (v[i] - zero[i]) - z[i]) / tau[i];
            }
        }
    }
}
