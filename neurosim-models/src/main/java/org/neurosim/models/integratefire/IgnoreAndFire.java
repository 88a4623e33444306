package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * The ignore-and-fire neuron: takes input, ignores it and spikes regularly. For benchmarks of networks whose activity
 * must not depend on their size or weights.
 *
 * <p>Spikes come at phase x period + n x period, n = 1, 2, ..., each at the nearest end of a step: rounding does not add
 * up, the mean rate is 1/period for any time step not above it.
 *
 * <p><b>Parameters.</b> period (ms); phase (in [0, 1), of the period; the part of the period by which the first spike is
 * late). Give a population phases of its own by {@code with("phase", ...)}. <b>Receptor.</b> "in", ignored (any weight).
 * <b>State variables.</b> clock (ms), time since the last spike (exact, not rounded); due (ms), where it spikes next;
 * ignored, the sum of the weights since the last spike.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}, exact with exponential Euler, the default.
 *
 * <p>Source of the idea: {@code ignore_and_fire} of NEST.
 */
public final class IgnoreAndFire {

    private IgnoreAndFire() {}

    /**
     * A neuron that spikes regularly.
     *
     * @param periodMs time between spikes, ms
     * @return the model, with phase 0
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public static Neuron.ConditionallyLinear every(double periodMs) {
        return new Cell(Checks.require(Cell.NAME, "period", periodMs, "ms", Range.POSITIVE));
    }

    private static final class Cell implements Neuron.ConditionallyLinear {
        static final String NAME = "IgnoreAndFire";
        private static final int PERIOD = 0;
        private static final int PHASE = 1;
        private static final int CLOCK = 0;
        private static final int DUE = 1;
        private static final int IGNORED = 2;

        private final NeuronSpec spec;

        Cell(double period) {
            spec = NeuronSpec.builder(NAME)
                    .parameter("period", "ms", period, Range.POSITIVE)
                    .parameter("phase", "", 0, new Range(0, 1, true, false))
                    .state("clock", "ms", 0)
                    .state("due", "ms", "period")
                    .state("ignored", "", 0)
                    .receptor("in", "", "ignored")
                    .threshold("clock", "due")
                    .build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        /** Half a step early: the end of a step that comes nearest, whatever the rounding of the clock. */
        @Override
        public void initialize(Block block, double[][] x) {
            double[] period = block.parameter(PERIOD);
            double[] phase = block.parameter(PHASE);
            for (int i = 0; i < block.size(); i++) {
                x[CLOCK][i] = -phase[i] * period[i];
                x[DUE][i] = period[i] - 0.5 * block.dt();
            }
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            int n = block.size();
            Arrays.fill(a[CLOCK], 0, n, 1);
            Arrays.fill(b[CLOCK], 0, n, 0);
            for (int k = DUE; k <= IGNORED; k++) {
                Arrays.fill(a[k], 0, n, 0);
                Arrays.fill(b[k], 0, n, 0);
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            double[] period = block.parameter(PERIOD);
            for (int k = 0; k < count; k++) {
                int i = spiking[k];
                x[CLOCK][i] -= period[i];
                x[DUE][i] = period[i] - 0.5 * block.dt();
                x[IGNORED][i] = 0;
            }
        }
    }
}
