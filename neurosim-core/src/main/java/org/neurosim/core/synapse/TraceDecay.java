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

    /** out[k] = value[neuron] decayed from last[neuron] to now, for the neurons that are targets from begin on. */
    void gather(char[] target, int begin, int size, double[] value, int[] last, int now, double[] out) {
        double[] factors = table;
        for (int k = 0; k < size; k++) {
            int neuron = target[begin + k];
            int steps = now - last[neuron];
            out[k] = value[neuron] * (steps < TABLE ? factors[steps] : over(steps));
        }
    }

    /** out[i] = value[i] decayed from last[i] to now. */
    void decay(double[] value, int[] last, int now, double[] out, int n) {
        double[] factors = table;
        for (int i = 0; i < n; i++) {
            int steps = now - last[i];
            out[i] = value[i] * (steps < TABLE ? factors[steps] : over(steps));
        }
    }

    /** out[e] = value decayed from since to step[e], and another value where they are equal. */
    void decay(double value, double valueAtOnce, int since, int[] step, int count, double[] out) {
        double[] factors = table;
        for (int e = 0; e < count; e++) {
            int steps = step[e] - since;
            out[e] = steps == 0 ? valueAtOnce : value * (steps < TABLE ? factors[steps] : over(steps));
        }
    }

    /** The inverse of {@link #over}. */
    double growth(int steps) {
        return over(-steps);
    }

    /** Whole steps in so many time constants, at least 1. */
    int stepsOf(double timeConstants) {
        return (int) Math.max(1, Math.min(1 << 28, timeConstants / -perStep));
    }

    /** Decay over steps, growth if they are negative. */
    double over(int steps) {
        return steps >= 0 && steps < TABLE ? table[steps] : ElementaryMath.exp(steps * perStep);
    }
}
