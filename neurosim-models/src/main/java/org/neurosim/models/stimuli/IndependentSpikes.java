package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Emission;

/** Spikes that neurons have independently of each other. */
final class IndependentSpikes {

    private IndependentSpikes() {}

    /** Lets each neuron spike in the step with a probability. Uses the scratch column 0. */
    static void emit(Emission emission, double probability) {
        int n = emission.size();
        double[] uniform = emission.scratch(0);
        emission.random().uniform(uniform);
        for (int i = 0; i < n; i++) {
            if (uniform[i] < probability) {
                emission.spike(i);
            }
        }
    }

    /** How many spikes of a train are left out before one is copied, if each is with a probability: a geometric number, infinite at 0. */
    static double leftOut(double uniform, double probability) {
        return probability == 0
                ? Double.POSITIVE_INFINITY
                : Math.floor(ElementaryMath.log(uniform) / ElementaryMath.log1p(-probability));
    }
}
