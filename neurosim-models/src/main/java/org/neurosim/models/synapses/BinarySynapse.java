package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/**
 * The synapse of {@link org.neurosim.models.integratefire.BinaryNeuron binary neurons}, whose spikes mean that the state has changed: spikes carry the
 * weight and its negative in turn, so that the target's input is the weight while the source is in state 1 and 0 while
 * it is in state 0. Weights must not change during a run.
 *
 * <p>Variable: "state", the state of the source as far as the synapse knows, 0 or 1; starts at 0.
 *
 * <p>Source: Ginzburg and Sompolinsky 1994, Phys Rev E 50:3171 (the input; that spikes stand for changes of state is a matter of this library).
 */
public final class BinarySynapse implements Synapse.PresynapticRule {

    /** The only instance. */
    public static final BinarySynapse INSTANCE = new BinarySynapse();

    private static final int STATE = 0;

    private final SynapseSpec spec =
            new SynapseSpec("BinarySynapse", List.of(new SynapseSpec.Variable("state", "", 0)));

    private BinarySynapse() {}

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double[] weight = row.weight();
        double[] state = row.variable(STATE);
        double[] out = row.transmitted();
        for (int k = row.from(); k < row.to(); k++) {
            out[k] = weight[k] * (1 - 2 * state[k]);
            state[k] = 1 - state[k];
        }
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
