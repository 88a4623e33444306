package org.neurosim.models.integratefire;

import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The generalised leaky integrate-and-fire neurons GLIF 1 to 5 of the Allen Institute.
 *
 * <pre>
 * C_m dv/dt      = g_L (E_L - v) + sum of I_j + I_e + I(t) + sum of the receptors' currents
 * dI_j/dt        = -k_j I_j                                  after-spike currents, j = 1, 2, ... (3, 4, 5)
 * d theta_s/dt   = -b_s theta_s                              spike-dependent threshold (2, 4, 5)
 * d theta_v/dt   = a_v (v - E_L) - b_v theta_v               voltage-dependent threshold (5)
 * theta          = theta_inf + theta_s + theta_v
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= theta} at the end of a step. For t_ref after that
 * everything but the receptors stands still; then it goes on from
 *
 * <pre>
 * v       = V_reset                                     (1, 3)
 * v       = E_L + f_v (v - E_L) - delta_v               (2, 4, 5)
 * I_j     = delta_I_j + r_j I_j exp(-k_j t_ref)
 * theta_s = delta_theta_s + theta_s exp(-b_s t_ref)
 * theta_v unchanged
 * </pre>
 *
 * with the values at the spike on the right.
 *
 * <table>
 *   <caption>The levels</caption>
 *   <tr><th>level</th><th>paper</th><th>reset rules and theta_s</th><th>I_j</th><th>theta_v</th></tr>
 *   <tr><td>1</td><td>LIF</td><td></td><td></td><td></td></tr>
 *   <tr><td>2</td><td>LIF-R</td><td>yes</td><td></td><td></td></tr>
 *   <tr><td>3</td><td>LIF-ASC</td><td></td><td>yes</td><td></td></tr>
 *   <tr><td>4</td><td>LIF-R-ASC</td><td>yes</td><td>yes</td><td></td></tr>
 *   <tr><td>5</td><td>LIF-R-ASC-A</td><td>yes</td><td>yes</td><td>yes</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>58.72</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>9.43</td><td>leakConductance</td><td>leak conductance, 1/R of the paper</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-78.85</td><td>restingPotential</td><td>leak reversal potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>3.75</td><td>refractory</td><td>refractory period, rounded to steps</td></tr>
 *   <tr><td>theta_inf</td><td>mV</td><td>-51.68</td><td>threshold</td><td>threshold at rest</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-78.85</td><td>reset</td><td>reset potential (1, 3)</td></tr>
 *   <tr><td>f_v, delta_v</td><td>, mV</td><td>0.2, -18.51</td><td>resetRule</td><td>reset rule (2, 4, 5)</td></tr>
 *   <tr><td>delta_theta_s, b_s</td><td>mV, 1/ms</td><td>0.37, 0.009</td><td>spikeThreshold</td><td>spike-dependent
 *       threshold (2, 4, 5)</td></tr>
 *   <tr><td>k_j, delta_I_j, r_j</td><td>1/ms, pA, </td><td>0.003, -9.18, 1; 0.1, -198.94,
 *       1</td><td>afterSpikeCurrents</td><td>after-spike currents (3, 4, 5)</td></tr>
 *   <tr><td>a_v, b_v</td><td>1/ms</td><td>0.005, 0.09</td><td>voltageThreshold</td><td>voltage-dependent threshold
 *       (5)</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}, of any kind. The defaults are those of NEST's {@code
 * glif_psc}; E_L and theta_inf are potentials, not relative to rest, and delta_v has the paper's sign (NEST's {@code
 * voltage_reset_add} is its negative).
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; I_1, I_2, ... (pA), start at 0; theta_v (mV), starts at 0; theta
 * (mV), the whole threshold, starts at theta_inf; each only where the level has it; then those of the receptors.
 *
 * <p><b>Numerics.</b> With current and delta receptors only, the model is a {@link Neuron.Linear}, the threshold
 * included: exact for any time step. With a conductance among them it is a {@link Neuron.ConditionallyLinear}:
 * exponential Euler by default (first order), RK4 or an adaptive method for reference. Spikes lie on the grid. The linear
 * model is also a {@link Neuron.EventDriven} ({@link org.neurosim.models.events.LinearEvents}), without any grid.
 *
 * <p>Source: Teeter, Iyer, Menon et al. 2018, Nat Commun 9:709.
 */
public final class Glif {

    private Glif() {}

    /**
     * Starts with the defaults of a level.
     *
     * @param level level
     * @return builder
     */
    public static Builder builder(Level level) {
        return new Builder(Objects.requireNonNull(level, "level"));
    }

    /**
     * Threshold homeostasis (intrinsic plasticity): the excitatory neuron of Diehl and Cook, without receptors. A level 2 neuron with a fixed reset, whose threshold rises by theta_plus at
     * each spike and falls back with tau_theta, so that neurons that fire more than others become harder to excite.
     *
     * <p>tau_m = 100 ms (C_m = 100 pF, g_L = 1 nS), E_L = -65 mV, reset to -65 mV, t_ref = 5 ms, theta_inf = -52 mV, theta_plus = 0.05 mV, tau_theta = 1e7 ms. Constants of the authors' published program
     * (its offset of 20 mV is the initial value of its theta: here the threshold starts at -52 mV); there the receptors are conductances with 1 ms, 0 mV and 2 ms, -100 mV. For a homeostasis
     * seen within seconds, give {@link Builder#spikeThreshold spikeThreshold} a larger rate: the neuron comes to rest where theta_plus times its rate times tau_theta is the rise of the threshold.
     *
     * <p>Source: Diehl and Cook 2015, Front Comput Neurosci 9:99.
     *
     * @return builder
     */
    public static Builder diehlCook2015() {
        return builder(Level.GLIF2)
                .capacitance(100)
                .leakConductance(1)
                .restingPotential(-65)
                .refractory(5)
                .threshold(-52)
                .resetRule(0, 0)
                .spikeThreshold(0.05, 1e-7);
    }

    /** Levels of the family, by the mechanisms that they have. */
    public enum Level {
        /** Leaky integrate-and-fire. */
        GLIF1(false, false, false),
        /** With biologically defined reset rules. */
        GLIF2(true, false, false),
        /** With after-spike currents. */
        GLIF3(false, true, false),
        /** With reset rules and after-spike currents. */
        GLIF4(true, true, false),
        /** With reset rules, after-spike currents and voltage-dependent threshold. */
        GLIF5(true, true, true);

        final boolean resetRules;
        final boolean currents;
        final boolean voltageThreshold;

        Level(boolean resetRules, boolean currents, boolean voltageThreshold) {
            this.resetRules = resetRules;
            this.currents = currents;
            this.voltageThreshold = voltageThreshold;
        }
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends LeakyBuilder<Builder> {
        private final Level level;
        private double threshold = -51.68;
        private double reset = -78.85;
        private double fraction = 0.2;
        private double shift = -18.51;
        private double thresholdJump = 0.37;
        private double thresholdDecay = 0.009;
        private double[] decays = {0.003, 0.1};
        private double[] amplitudes = {-9.18, -198.94};
        private double[] ratios = {1, 1};
        private double coupling = 0.005;
        private double voltageDecay = 0.09;

        private Builder(Level level) {
            super(name(level), 58.72, 9.43, -78.85);
            this.level = level;
            refractory(3.75);
        }

        private static String name(Level level) {
            return "Glif" + (level.ordinal() + 1);
        }

        private void requireMechanism(boolean present, String what, String others) {
            if (!present) {
                throw new IllegalArgumentException(model() + ": has no " + what + "; use level " + others);
            }
        }

        /**
         * Sets the threshold at rest.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder threshold(double mV) {
            threshold = require("theta_inf", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the potential after a spike, for levels 1 and 3.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException at other levels, and unless finite
         */
        public Builder reset(double mV) {
            requireMechanism(!level.resetRules, "fixed reset", "GLIF1 or GLIF3, or resetRule(...)");
            reset = require("V_reset", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the reset of v to E_L + f_v (v - E_L) - delta_v.
         *
         * @param fraction f_v
         * @param shiftMv delta_v, mV
         * @return this builder
         * @throws IllegalArgumentException at levels 1 and 3, and unless both are finite
         */
        public Builder resetRule(double fraction, double shiftMv) {
            requireMechanism(level.resetRules, "reset rules", "GLIF2, GLIF4 or GLIF5");
            this.fraction = require("f_v", fraction, "", Range.FINITE);
            shift = require("delta_v", shiftMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the spike-dependent threshold.
         *
         * @param jumpMv what a spike adds, mV
         * @param decayPerMs rate of decay, 1/ms
         * @return this builder
         * @throws IllegalArgumentException at levels 1 and 3, and unless both are finite and the rate &gt; 0
         */
        public Builder spikeThreshold(double jumpMv, double decayPerMs) {
            requireMechanism(level.resetRules, "spike-dependent threshold", "GLIF2, GLIF4 or GLIF5");
            thresholdJump = require("delta_theta_s", jumpMv, "mV", Range.FINITE);
            thresholdDecay = require("b_s", decayPerMs, "1/ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the after-spike currents, any number.
         *
         * @param decaysPerMs rates of decay k_j, 1/ms
         * @param amplitudesPa what a spike adds, delta_I_j, pA
         * @param ratios what is left of the current at a spike, r_j
         * @return this builder
         * @throws IllegalArgumentException at levels 1 and 2, if the lengths differ, and unless all are finite and the
         *     rates &gt; 0
         */
        public Builder afterSpikeCurrents(double[] decaysPerMs, double[] amplitudesPa, double[] ratios) {
            requireMechanism(level.currents, "after-spike currents", "GLIF3, GLIF4 or GLIF5");
            if (decaysPerMs.length != amplitudesPa.length || ratios.length != amplitudesPa.length) {
                throw new IllegalArgumentException(model() + ": " + decaysPerMs.length + " rates, "
                        + amplitudesPa.length + " amplitudes and " + ratios.length
                        + " ratios of after-spike currents; give the same number of each");
            }
            decays = Checks.requireAll(model(), "k", decaysPerMs, "1/ms", Range.POSITIVE);
            amplitudes = Checks.requireAll(model(), "delta_I", amplitudesPa, "pA", Range.FINITE);
            this.ratios = Checks.requireAll(model(), "r", ratios, "", Range.FINITE);
            return this;
        }

        /**
         * Sets the voltage-dependent threshold.
         *
         * @param couplingPerMs a_v, 1/ms
         * @param decayPerMs b_v, 1/ms
         * @return this builder
         * @throws IllegalArgumentException at other levels than 5, and unless both are finite and the decay &gt; 0
         */
        public Builder voltageThreshold(double couplingPerMs, double decayPerMs) {
            requireMechanism(level.voltageThreshold, "voltage-dependent threshold", "GLIF5");
            coupling = require("a_v", couplingPerMs, "1/ms", Range.FINITE);
            voltageDecay = require("b_v", decayPerMs, "1/ms", Range.POSITIVE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return a {@link Neuron.Linear} without conductance receptors, else a {@link Neuron.ConditionallyLinear}
         * @throws IllegalArgumentException if V_reset is not below theta_inf (1, 3), or the names of two receptors
         *     clash
         */
        @Override
        public Neuron build() {
            NeuronSpec.Builder b = declare().parameter("theta_inf", "mV", threshold, Range.FINITE);
            GlifNeuron.Layout layout = new GlifNeuron.Layout(level, decays.length);
            if (level.resetRules) {
                b.parameter("f_v", "", fraction, Range.FINITE)
                        .parameter("delta_v", "mV", shift, Range.FINITE)
                        .parameter("delta_theta_s", "mV", thresholdJump, Range.FINITE)
                        .parameter("b_s", "1/ms", thresholdDecay, Range.POSITIVE);
            } else {
                Checks.requireBelow(model(), "V_reset", reset, "theta_inf", threshold);
                b.parameter("V_reset", "mV", reset, Range.FINITE);
            }
            if (level.voltageThreshold) {
                b.parameter("a_v", "1/ms", coupling, Range.FINITE)
                        .parameter("b_v", "1/ms", voltageDecay, Range.POSITIVE);
            }
            for (int j = 0; j < layout.currents(); j++) {
                b.parameter("k_" + (j + 1), "1/ms", decays[j], Range.POSITIVE)
                        .parameter("delta_I_" + (j + 1), "pA", amplitudes[j], Range.FINITE)
                        .parameter("r_" + (j + 1), "", ratios[j], Range.FINITE);
            }
            NeuronSpec spec = layout.declareStates(b, receptors());
            ReceptorSet set = ReceptorSet.of(spec, receptors());
            return ReceptorSet.linear(receptors())
                    ? new GlifNeuron.Exact(spec, set, layout)
                    : new GlifNeuron.Conductances(spec, set, layout);
        }
    }
}
