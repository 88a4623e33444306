package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * The relay or parrot neuron: repeats the spikes that arrive at it, at once.
 *
 * <p>It spikes at the end of a step if the weights that arrive at that time add up to the threshold or more; with
 * weights of 1 and the default threshold of 0.5 it repeats each spike, with a threshold of n it is a detector of n
 * coincidences. What arrives is forgotten within the step. A spike that arrives at t is repeated at t: a relay adds the
 * delays of its projections and nothing else.
 *
 * <p><b>Limit.</b> A neuron has at most one spike per step: spikes that arrive together are repeated as one. Projections
 * that are to keep them apart need relays of their own.
 *
 * <p><b>Parameter.</b> threshold (pure number), default 0.5. <b>Receptor.</b> "in". <b>State variable.</b> in, the sum
 * of the weights that have arrived at the end of the present step; 0 where it spiked.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}, for exponential Euler, the default.
 */
public final class Relay {

    private Relay() {}

    /**
     * A relay that repeats every spike that comes with a weight of 1.
     *
     * @return the model
     */
    public static Neuron.ConditionallyLinear relay() {
        return relay(0.5);
    }

    /**
     * A relay with a threshold.
     *
     * @param threshold sum of simultaneous weights at which it spikes
     * @return the model
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public static Neuron.ConditionallyLinear relay(double threshold) {
        return new Cell(Checks.require(Cell.NAME, "threshold", threshold, "", Range.POSITIVE));
    }

    private static final class Cell implements Neuron.ConditionallyLinear {
        static final String NAME = "Relay";

        /** Decay within a step to exp(-64), 1.6e-28 of the value. */
        private static final double PER_STEP = 64;

        private final NeuronSpec spec;

        Cell(double threshold) {
            spec = NeuronSpec.builder(NAME)
                    .parameter("threshold", "", threshold, Range.POSITIVE)
                    .state("in", "", 0)
                    .receptor("in", "", "in")
                    .threshold("in", "threshold")
                    .build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            Arrays.fill(a[0], 0, block.size(), 0);
            Arrays.fill(b[0], 0, block.size(), PER_STEP / block.dt());
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            for (int k = 0; k < count; k++) {
                x[0][spiking[k]] = 0;
            }
        }
    }
}
