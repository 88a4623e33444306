package org.neurosim.models.integratefire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.Receptor;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The leaky integrate-and-fire neuron.
 *
 * <pre>
 * C_m dv/dt = -(C_m / tau_m) (v - E_L) + I_e + I(t) + sum of the receptors' currents
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_th} at the end of a step; then {@code v =
 * V_reset}, held there for t_ref, while the receptors' variables go on; what jumps v in that time is lost.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>tau_m / (1 GOhm), that is 10</td><td>{@link Builder#capacitance
 *       capacitance}</td><td>membrane capacitance</td></tr>
 *   <tr><td>tau_m</td><td>ms</td><td>10</td><td>{@link Builder#tauM tauM}, {@link Builder#leakConductance
 *       leakConductance}</td> <td>membrane time constant</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-70</td><td>{@link Builder#restingPotential restingPotential}</td><td>leak reversal
 *       potential</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>-55</td><td>{@link Builder#threshold threshold}</td><td>threshold</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-70</td><td>{@link Builder#reset reset}</td><td>reset potential</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>2</td><td>{@link Builder#refractory refractory}</td><td>refractory period, rounded
 *       to steps</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>{@link Builder#current current}</td><td>constant current</td></tr>
 * </table>
 *
 * and those of the {@link Receptor receptors}. The defaults are those of NEST's {@code iaf_psc_exp}, but for the
 * capacitance.
 *
 * <p><b>Capacitance.</b> Where it is not given the input resistance is 1 GOhm: 1 pA of sustained current shifts v by 1
 * mV, so that currents and the weights of current receptors can be read as mV (the convention of models written as
 * {@code tau dv/dt = E_L - v + I}). With {@code capacitance} currents are the field's pA. Of tauM, capacitance and
 * leakConductance at most two can be given; the third follows from {@code tau_m = C_m / g_L}. A population's {@code
 * with("tau_m", ...)} leaves C_m as the model has it.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; then those of the receptors, in their order.
 *
 * <p><b>Numerics.</b> With current and delta receptors only, the model is a {@link Neuron.Linear}: integrated exactly
 * for any time step. With a conductance among them it is a {@link Neuron.ConditionallyLinear}: exponential Euler by
 * default (first order), RK4 or an adaptive method for reference. Spikes, reset and refractory period lie on the grid
 * of the time step in either case. Without conductances it is also a {@link Neuron.EventDriven}, without any grid: in
 * closed form with delta and exponential current receptors, by {@link org.neurosim.models.events.LinearEvents} with others; no crossing of the
 * threshold is missed.
 *
 * <p>Sources: Lapicque 1907; Tuckwell 1988, Introduction to theoretical neurobiology, vol. 1, ch. 3; Rotter and
 * Diesmann 1999, Biol Cybern 81:381 (exact integration).
 */
public final class Lif {
    static final int C_M = 0;
    static final int TAU_M = 1;
    static final int E_L = 2;
    static final int V_TH = 3;
    static final int I_E = 6;
    static final int PARAMETERS = 7;
    static final int V = 0;

    private Lif() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder {
        private static final double DEFAULT_TAU_M = 10;
        private static final double GIGAOHM = 1;

        private double tauM = Double.NaN;
        private double capacitance = Double.NaN;
        private double leakConductance = Double.NaN;
        private double restingPotential = -70;
        private double threshold = -55;
        private double reset = -70;
        private double refractory = 2;
        private double current;
        private final List<Receptor> receptors = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the membrane time constant.
         *
         * @param ms time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder tauM(double ms) {
            tauM = Checks.require("Lif", "tau_m", ms, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the membrane capacitance.
         *
         * @param pF capacitance, pF
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder capacitance(double pF) {
            capacitance = Checks.require("Lif", "C_m", pF, "pF", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the leak conductance g_L, in place of the time constant or the capacitance.
         *
         * @param nS conductance, nS
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder leakConductance(double nS) {
            leakConductance = Checks.require("Lif", "g_L", nS, "nS", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the leak reversal potential, at which the neuron rests.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder restingPotential(double mV) {
            restingPotential = Checks.require("Lif", "E_L", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the threshold.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder threshold(double mV) {
            threshold = Checks.require("Lif", "V_th", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the potential after a spike.
         *
         * @param mV potential, mV, below the threshold
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder reset(double mV) {
            reset = Checks.require("Lif", "V_reset", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the time for which v is held at the reset after a spike.
         *
         * @param ms time, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder refractory(double ms) {
            refractory = Checks.require("Lif", "t_ref", ms, "ms", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the constant current.
         *
         * @param pA current, pA
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder current(double pA) {
            current = Checks.require("Lif", "I_e", pA, "pA", Range.FINITE);
            return this;
        }

        /**
         * Adds a receptor. The first one is where projections end that name none.
         *
         * @param receptor receptor
         * @return this builder
         */
        public Builder receptor(Receptor receptor) {
            receptors.add(Objects.requireNonNull(receptor, "receptor"));
            return this;
        }

        /**
         * Makes the model.
         *
         * @return a {@link Neuron.Linear} and {@link Neuron.EventDriven} without conductance receptors, else a {@link Neuron.ConditionallyLinear}
         * @throws IllegalArgumentException if the reset is not below the threshold, tauM, capacitance and
         *     leakConductance are all given, or the names of two receptors clash
         */
        public Neuron build() {
            if (reset >= threshold) {
                throw new IllegalArgumentException("Lif: V_reset = " + reset + " mV is not below V_th = " + threshold
                        + " mV: it would spike without end; lower the reset or raise the threshold");
            }
            NeuronSpec.Builder b = NeuronSpec.builder("Lif")
                    .parameter("C_m", "pF", resolvedCapacitance(), Range.POSITIVE)
                    .parameter("tau_m", "ms", resolvedTau(), Range.POSITIVE)
                    .parameter("E_L", "mV", restingPotential, Range.FINITE)
                    .parameter("V_th", "mV", threshold, Range.FINITE)
                    .parameter("V_reset", "mV", reset, Range.FINITE)
                    .parameter("t_ref", "ms", refractory, Range.NON_NEGATIVE)
                    .parameter("I_e", "pA", current, Range.FINITE)
                    .state("v", "mV", "E_L");
            ReceptorSet.declare(b, PARAMETERS, receptors);
            NeuronSpec spec = b.threshold("v", "V_th")
                    .reset("v", "V_reset")
                    .refractory("t_ref", "v")
                    .build();
            return ReceptorSet.linear(receptors)
                    ? new LinearLif(spec, receptors)
                    : new ConductanceLif(spec, ReceptorSet.of(spec, receptors));
        }

        private double resolvedTau() {
            if (isGiven(tauM) && isGiven(capacitance) && isGiven(leakConductance)) {
                throw new IllegalArgumentException(
                        "Lif: tau_m = " + tauM + " ms, C_m = " + capacitance + " pF and g_L = " + leakConductance
                                + " nS are all given; give two of them, the third follows from tau_m = C_m / g_L");
            }
            if (isGiven(tauM)) {
                return tauM;
            }
            return isGiven(capacitance) && isGiven(leakConductance) ? capacitance / leakConductance : DEFAULT_TAU_M;
        }

        private double resolvedCapacitance() {
            if (isGiven(capacitance)) {
                return capacitance;
            }
            return isGiven(leakConductance) ? resolvedTau() * leakConductance : resolvedTau() / GIGAOHM;
        }

        private static boolean isGiven(double value) {
            return !Double.isNaN(value);
        }
    }
}
