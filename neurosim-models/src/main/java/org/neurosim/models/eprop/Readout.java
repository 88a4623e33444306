package org.neurosim.models.eprop;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * A leaky readout of spiking neurons, which compares itself with a target.
 *
 * <pre>
 * y(t + dt)     = exp(-dt / tau_out) y(t) + what arrives at t + dt
 * error(t + dt) = y(t + dt) - target
 * </pre>
 *
 * <p>The target is the current of the stimuli and of the host during the step from t to t + dt, in the unit of y; without one it is 0. Weights are jumps of y; readouts do not spike.
 *
 * <p>Parameter: tau_out (ms), 20. Receptor: "in". State variables: y, error; both start at 0.
 *
 * <p>A {@link Neuron.Linear}, exact between arrivals. With {@link Eprop#output} it learns to follow its target.
 *
 * <p>Source: Bellec et al. 2020, Nat Commun 11:3625.
 */
public final class Readout {

    static final String ERROR = "error";

    private static final String NAME = "Readout";
    private static final int TAU = 0;
    private static final int Y = 0;
    private static final int DIFFERENCE = 1;

    private Readout() {}

    /**
     * Makes the model.
     *
     * @param tauMs tau_out, ms
     * @return the model
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public static Neuron.Linear of(double tauMs) {
        Checks.require(NAME, "tau_out", tauMs, "ms", Range.POSITIVE);
        return new Unit(NeuronSpec.builder(NAME)
                .parameter("tau_out", "ms", tauMs, Range.POSITIVE)
                .state("y", "", 0)
                .state(ERROR, "", 0)
                .receptor("in", "", "y")
                .build());
    }

    private record Unit(NeuronSpec spec) implements Neuron.Linear, Neuron.Discrete {

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(2);
            s.matrix()[Y][Y] = -1 / p.get(TAU);
            return s;
        }

        @Override
        public void endStep(Block block, double[][] x) {
            double[] y = x[Y];
            double[] error = x[DIFFERENCE];
            double[] target = block.current();
            for (int i = 0; i < block.size(); i++) {
                error[i] = y[i] - target[i];
            }
        }
    }
}
