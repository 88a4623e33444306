package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;

/**
 * The quadratic integrate-and-fire neuron, normal form of class 1 excitability.
 *
 * <pre>
 * C_m dv/dt = k (v - V_r) (v - V_t) + I_e + I(t) + sum of the receptors' currents
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_peak} at the end of a step; then {@code v =
 * V_reset}, held there for t_ref.
 *
 * <p><b>Theta form.</b> With the distance from the vertex {@code V_m = (V_r + V_t) / 2} and the unit of time C_m / k per
 * mV, {@code V = v - V_m} obeys {@code dV/dt = V^2 + eta}, {@code eta = I / k - ((V_t - V_r) / 2)^2}. With {@code V =
 * tan(theta / 2)} that is the theta neuron {@code d(theta)/dt = 1 - cos(theta) + (1 + cos(theta)) eta}, which spikes at
 * theta = pi: the limit V_peak = -V_reset (about the vertex) to infinity. Its period at constant eta &gt; 0 is pi /
 * sqrt(eta); with finite peak and reset it is (atan(V_peak / sqrt(eta)) - atan(V_reset / sqrt(eta))) / sqrt(eta).
 * To come within 1 % of the theta neuron put the peak and the reset about 64 sqrt(eta) above and below the vertex. The
 * limit itself, event-driven, is {@link ThetaNeuron}.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>100</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>k</td><td>pA/mV2</td><td>0.5</td><td>quadratic</td><td>gain</td></tr>
 *   <tr><td>V_r</td><td>mV</td><td>-65</td><td>quadratic</td><td>resting potential</td></tr>
 *   <tr><td>V_t</td><td>mV</td><td>-45</td><td>quadratic</td><td>instantaneous threshold without input</td></tr>
 *   <tr><td>V_peak</td><td>mV</td><td>30</td><td>peak</td><td>level that makes a spike</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-65</td><td>reset</td><td>reset potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>refractory period, rounded to steps</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. By default the membrane time constant at rest, C_m / (k (V_t - V_r)), is
 * 10 ms and the rheobase, k ((V_t - V_r) / 2)^2, 50 pA.
 *
 * <p><b>State variables.</b> v (mV), starts at V_r; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default. Spikes lie on the grid, each late by up to one
 * step. An adaptive method may reach infinity within a step; that is a spike like any other. Without receptors or with
 * delta receptors only it is also a {@link Neuron.EventDriven}, without any grid: with {@code dy/dt = a y^2 + b} for y = v -
 * V_m the solution is a tangent, a fraction or a hyperbolic tangent for b above, at or below 0, and the time to the peak
 * {@code atan2(omega (p - y), b + a p y) / omega}, {@code (p - y) / (a p y)} or {@code log(1 + 2 s (p - y) / ((y - s) (p +
 * s))) / (2 omega)}, with omega = sqrt(|a b|), s = sqrt(-b / a).
 *
 * <p>Sources: Ermentrout and Kopell 1986, SIAM J Appl Math 46:233 (theta neuron); Latham, Richmond, Nelson and Nirenberg
 * 2000, J Neurophysiol 83:808 (quadratic integrate-and-fire); Izhikevich 2007, Dynamical systems in neuroscience, ch. 3
 * and 8.
 */
public final class Qif {

    private Qif() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends FactoredQuadraticBuilder<Builder> {

        private Builder() {
            super("Qif", "V_reset");
            capacitance(100);
            quadratic(0.5, -65, -45);
            peak(30);
            reset(-65);
        }

        @Override
        public Neuron.Differential build() {
            return build(declare().state("v", "mV", "V_r"), FactoredQuadraticNeuron.A, false);
        }
    }
}
