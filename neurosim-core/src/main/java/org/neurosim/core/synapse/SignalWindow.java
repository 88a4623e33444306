package org.neurosim.core.synapse;

import java.util.List;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Signal;

/**
 * The stretch of time over which prefix integrals of signals run, {@code P(t) = integral from b to t of exp(-(s - b) / tau) D(s) ds}. From two of them comes the integral between any two times of
 * the stretch, {@code (P(t_1) - P(t_0)) exp((t_0 - b) / tau)}. At its end b is moved and all synapses are brought up to that time; so the exponentials stay below e^6, and a difference of
 * prefixes loses three decimal digits at most.
 *
 * <p>Times are in steps. A stretch is (b, b + length]; the first one begins with time 0, which is step -1.
 */
final class SignalWindow {

    private static final double MOST_TIME_CONSTANTS = 6;
    private static final int MOST_STEPS = 8192;

    /** Where the first stretch begins. */
    static final int START = -1;

    final int length;

    /** By signal and steps since b. */
    private final double[][] fade;

    private final double[][] growth;

    SignalWindow(List<Signal> signals, double dt) {
        int shortest = MOST_STEPS;
        for (Signal s : signals) {
            shortest = s.hasIntegral() ? (int) Math.min(shortest, MOST_TIME_CONSTANTS * s.tau() / dt) : shortest;
        }
        length = Math.max(1, shortest);
        fade = new double[signals.size()][];
        growth = new double[signals.size()][];
        for (int k = 0; k < fade.length; k++) {
            if (!signals.get(k).hasIntegral()) {
                continue;
            }
            fade[k] = new double[length + 2];
            growth[k] = new double[length + 2];
            double perStep = dt / signals.get(k).tau();
            for (int n = 0; n < length + 2; n++) {
                fade[k][n] = ElementaryMath.exp(-n * perStep);
                growth[k][n] = ElementaryMath.exp(n * perStep);
            }
        }
    }

    /** Beginning b of the stretch to which a time belongs. */
    int beginOf(int time) {
        return time <= length ? START : (time - 1) / length * length;
    }

    /** Whether a stretch ends at a time. */
    boolean endsAt(int time) {
        return time > 0 && time % length == 0;
    }

    double fade(int signal, int steps) {
        return fade[signal][steps];
    }

    double growth(int signal, int steps) {
        return growth[signal][steps];
    }
}
