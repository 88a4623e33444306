package org.neurosim.examples.embedding;

import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/** A neuron model of one's own that sends and takes rates instead of spikes, as shown in docs/write-your-own-neuron.md. */
public final class SigmoidUnit implements Neuron.Differential {
    private static final int TAU = 0;
    private static final int R = 0;
    private static final int H = 1;

    private static final NeuronSpec SPEC = NeuronSpec.builder("SigmoidUnit")
            .parameter("tau", "ms", 10, Range.POSITIVE)
            .state("r", "", 0)
            .held("h", "")
            .receptor("in", "", "h")
            .build();

    /** Makes the model. */
    public SigmoidUnit() {}

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public void derivatives(Block block, double[][] x, double[][] dx) {
        double[] tau = block.parameter(TAU);
        for (int i = 0; i < block.size(); i++) {
            dx[R][i] = (ElementaryMath.sigmoid(x[H][i]) - x[R][i]) / tau[i];
        }
    }
}
