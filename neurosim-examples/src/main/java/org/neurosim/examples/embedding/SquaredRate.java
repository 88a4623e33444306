package org.neurosim.examples.embedding;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/** A graded synapse of one's own, as shown in docs/write-your-own-neuron.md. */
public final class SquaredRate implements Synapse.Graded {

    /** Makes the model. */
    public SquaredRate() {}

    @Override
    public SynapseSpec spec() {
        return new SynapseSpec("SquaredRate", List.of());
    }

    @Override
    public String presynapticVariable() {
        return "r";
    }

    @Override
    public void transmit(Transmission neurons) {
        double[] r = neurons.variable();
        double[] out = neurons.out();
        for (int i = 0; i < neurons.size(); i++) {
            out[i] = r[i] * r[i];
        }
    }
}
