package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;

/**
 * Events of a given hazard (escape noise), by time rescaling: with the hazard lambda(t) integrated into a state variable
 * H, {@code dH/dt = lambda}, the next event is where H reaches a level drawn from the exponential distribution of mean
 * 1. That is exact in continuous time and needs one random number per event, none per step; on the grid, an event has
 * the probability 1 - exp(-integral of lambda over the step).
 *
 * <p>Source: Brown, Barbieri, Ventura, Kass and Frank 2002, Neural Comput 14:325 (time-rescaling theorem).
 */
final class EscapeNoise {
    private final int integral;
    private final int level;

    /** With the indices of the two state variables. */
    private EscapeNoise(int integral, int level) {
        this.integral = integral;
        this.level = level;
    }

    /** Declares the state variables "hazard" and "escape_level" and the spike condition. */
    static void declare(NeuronSpec.Builder spec) {
        spec.state("hazard", "", 0).state("escape_level", "", 1).threshold("hazard", "escape_level");
    }

    static EscapeNoise of(NeuronSpec spec) {
        return new EscapeNoise(spec.stateIndex("hazard"), spec.stateIndex("escape_level"));
    }

    /** Index of the integrated hazard. */
    int integral() {
        return integral;
    }

    /** Draws the levels of all neurons of the block. */
    void initialize(Block block, double[][] x) {
        double[] draw = block.scratch(0);
        // The first numbers are left to a spike in step 0.
        block.random().uniform(draw);
        block.random().uniform(draw);
        block.math().log(draw, draw, block.size());
        for (int i = 0; i < block.size(); i++) {
            x[level][i] = -draw[i];
        }
    }

    /** Starts anew for the neurons that had an event. */
    void restart(Block block, double[][] x, int[] spiking, int count) {
        double[] draw = block.scratch(0);
        block.random().uniform(draw);
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            x[integral][i] = 0;
            x[level][i] = -ElementaryMath.log(draw[i]);
        }
    }

    /** The hazard moves as given, the level not at all. */
    void coefficients(double[][] a, double[][] b, int n) {
        Arrays.fill(b[integral], 0, n, 0);
        Arrays.fill(a[level], 0, n, 0);
        Arrays.fill(b[level], 0, n, 0);
    }
}
