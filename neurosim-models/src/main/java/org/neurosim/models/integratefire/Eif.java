package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;

/**
 * The exponential integrate-and-fire neuron.
 *
 * <pre>
 * C_m dv/dt = g_L (E_L - v) + g_L Delta_T exp((v - V_T) / Delta_T) + I_e + I(t) + sum of the receptors' currents
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_peak} at the end of a step; then {@code v =
 * V_reset}, held there for t_ref.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>200</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>20</td><td>leakConductance</td><td>leak conductance</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-65</td><td>restingPotential</td><td>leak reversal potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>1.7</td><td>refractory</td><td>refractory period, rounded to steps</td></tr>
 *   <tr><td>V_T</td><td>mV</td><td>-59.9</td><td>threshold</td><td>threshold of the upstroke</td></tr>
 *   <tr><td>Delta_T</td><td>mV</td><td>3.48</td><td>slopeFactor</td><td>sharpness of the upstroke</td></tr>
 *   <tr><td>V_peak</td><td>mV</td><td>0</td><td>peak</td><td>level that makes a spike</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-68</td><td>reset</td><td>reset potential</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}, current- or conductance-based. The defaults are those that the paper fits
 * to Wang-Buzsaki neurons, for 20,000 um2 of membrane of 0.1 mS/cm2 and 1 uF/cm2.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default. On the right-hand side v is cut at V_peak, so that
 * no method overflows. From the foot of the upstroke to the peak takes a few tenths of a ms, and the spike lies on the
 * grid: its time is late by up to one step, whatever the method.
 *
 * <p>Source: Fourcaud-Trocme, Hansel, van Vreeswijk and Brunel 2003, J Neurosci 23:11628.
 */
public final class Eif {

    private Eif() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends ExponentialBuilder<Builder> {

        private Builder() {
            super("Eif", 200, 20, -65);
            refractory(1.7);
            threshold(-59.9);
            slopeFactor(3.48);
            peak(0);
            reset(-68);
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if V_reset or V_T is not below V_peak, the exponential can overflow, or the
         *     names of two receptors clash
         */
        @Override
        public Neuron.Differential build() {
            return build(declareMembrane().state("v", "mV", "E_L"), ExponentialNeuron.A, false);
        }
    }
}
