package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;

/**
 * The synapse of constant weight: each presynaptic spike makes the receptor's variable of the target jump by the
 * weight, after the delay. No parameters, no variables; weights are in the unit of the receptor. It is what a
 * projection has where no synapse model is named.
 */
public final class StaticSynapse implements Synapse {

    /** The only instance. */
    public static final StaticSynapse INSTANCE = new StaticSynapse();

    private final SynapseSpec spec = new SynapseSpec("StaticSynapse", List.of());

    private StaticSynapse() {}

    /**
     * The model, for static import.
     *
     * @return {@link #INSTANCE}
     */
    public static StaticSynapse staticSynapse() {
        return INSTANCE;
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
