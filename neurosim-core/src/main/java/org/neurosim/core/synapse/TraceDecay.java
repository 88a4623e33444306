package org.neurosim.core.synapse;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Trace;

/** How a trace decays over whole steps: {@code exp(-k dt / tau)}, from a table for short times. */
final class TraceDecay {

    private static final int TABLE = 4096;

    private final double perStep;
    private final double[] table = new double[TABLE];

    TraceDecay(Trace trace, double dt) {
        perStep = -dt / trace.tau();
        for (int k = 0; k < TABLE; k++) {
            table[k] = ElementaryMath.exp(k * perStep);
        }
    }

    double over(int steps) {
        return steps < TABLE ? table[steps] : ElementaryMath.exp(steps * perStep);
    }
}
