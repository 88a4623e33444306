package org.neurosim.models.conductance;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The FitzHugh-Nagumo neuron: a cubic membrane and a linear recovery, dimensionless.
 *
 * <pre>
 * tau dv/dt = v - v^3 / 3 - w + I_e + I(t) + receptors
 * tau dw/dt = phi (v + a - b w)
 * </pre>
 *
 * with I(t) the current of the stimuli. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>a</td><td></td><td>0.7</td><td>{@link Builder#recovery recovery}</td><td>offset of the recovery</td></tr>
 *   <tr><td>b</td><td></td><td>0.8</td><td>{@link Builder#recovery recovery}</td><td>slope of the recovery</td></tr>
 *   <tr><td>phi</td><td></td><td>0.08</td><td>{@link Builder#recovery recovery}</td><td>rate of the recovery</td></tr>
 *   <tr><td>I_e</td><td></td><td>0</td><td>{@link Builder#current current}</td><td>constant current</td></tr>
 *   <tr><td>tau</td><td>ms</td><td>1</td><td>{@link Builder#timeUnit timeUnit}</td><td>unit of time of the
 *       equations</td></tr>
 *   <tr><td>v_th</td><td></td><td>1</td><td>{@link Builder#threshold threshold}</td><td>level that makes a
 *       spike</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. With the defaults it rests at v = -1.19941, w = -0.62426 and oscillates
 * for I between 0.331 and 1.419 (Hopf bifurcations).
 *
 * <p><b>Units.</b> v and w are pure numbers: 1 pA of a stimulus or receptor counts as 1, 1 nS too, reversal potentials
 * and delta weights are values of v.
 *
 * <p><b>Spike.</b> Where v crosses v_th upwards ({@link Threshold.Condition#RISING}).
 *
 * <p><b>State variables.</b> v and w, start at the rest of the default parameters; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default (fourth order), adaptive for reference.
 *
 * <p>Sources: FitzHugh 1961, Biophys J 1:445; Nagumo, Arimoto and Yoshizawa 1962, Proc IRE 50:2061; in the form of
 * FitzHugh 1969, in Schwan (ed.), Biological engineering, ch. 1.
 */
public final class FitzHughNagumo {
    private static final int A = 0;
    private static final int B = 1;
    private static final int PHI = 2;
    private static final int I_E = 3;
    private static final int TAU = 4;
    private static final int PARAMETERS = 6;
    private static final int V = 0;
    private static final int W = 1;

    private FitzHughNagumo() {}

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
        private double a = 0.7;
        private double b = 0.8;
        private double phi = 0.08;

        private Builder() {
            super("FitzHughNagumo");
        }

        /**
         * Sets the recovery.
         *
         * @param a offset
         * @param b slope
         * @param phi rate
         * @return this builder
         * @throws IllegalArgumentException unless a and b are finite and phi is finite and &gt; 0
         */
        public Builder recovery(double a, double b, double phi) {
            this.a = require("a", a, "", Range.FINITE);
            this.b = require("b", b, "", Range.FINITE);
            this.phi = require("phi", phi, "", Range.POSITIVE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the names of two receptors clash
         */
        public Neuron.Differential build() {
            NeuronSpec.Builder s = NeuronSpec.builder(model())
                    .parameter("a", "", a, Range.FINITE)
                    .parameter("b", "", b, Range.FINITE)
                    .parameter("phi", "", phi, Range.POSITIVE);
            declareCommon(s);
            s.state("v", "", -1.19941).state("w", "", -0.62426);
            NeuronSpec spec = finish(s, PARAMETERS);
            return new Cell(spec, ReceptorSet.of(spec, receptors()));
        }
    }

    private record Cell(NeuronSpec spec, ReceptorSet receptors) implements Neuron.Differential {

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            int n = block.size();
            receptors.total(block, x, block.parameter(I_E), x[V], dx[V]);
            membrane(x[V], x[W], block.parameter(TAU), dx[V], n);
            recovery(x[V], x[W], block, dx[W], n);
        }

        private static void membrane(double[] v, double[] w, double[] tau, double[] dv, int n) {
            for (int i = 0; i < n; i++) {
                dv[i] = (v[i] - v[i] * v[i] * v[i] / 3 - w[i] + dv[i]) / tau[i];
            }
        }

        private static void recovery(double[] v, double[] w, Block block, double[] dw, int n) {
            double[] a = block.parameter(A);
            double[] b = block.parameter(B);
            double[] phi = block.parameter(PHI);
            double[] tau = block.parameter(TAU);
            for (int i = 0; i < n; i++) {
                dw[i] = phi[i] * (v[i] + a[i] - b[i] * w[i]) / tau[i];
            }
        }
    }
}
