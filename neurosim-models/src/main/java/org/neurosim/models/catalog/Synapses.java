package org.neurosim.models.catalog;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.Range;
import org.neurosim.models.BinarySynapse;
import org.neurosim.models.SaturatingNmda;
import org.neurosim.models.StaticSynapse;

/** Synapses and plasticity rules. */
final class Synapses {

    private Synapses() {}

    static List<ModelDescription> models() {
        return List.of(
                ModelDescription.synapse(StaticSynapse.class, StaticSynapse::staticSynapse)
                        .summary("Constant weight.")
                        .build(),
                ModelDescription.synapse(SaturatingNmda.class, SaturatingNmda::brunelWang)
                        .argument("tauRiseMs", "ms", 2, Range.POSITIVE)
                        .argument("tauDecayMs", "ms", 100, Range.POSITIVE)
                        .argument("alphaPerMs", "1/ms", 0.5, Range.POSITIVE)
                        .summary("NMDA synapse whose gating saturates.")
                        .reference("Wang 1999, J Neurosci 19:9587; Brunel and Wang 2001, J Comput Neurosci 11:63")
                        .build(),
                ModelDescription.synapse(BinarySynapse.class, () -> BinarySynapse.INSTANCE)
                        .summary("Synapse of binary neurons: carries the weight and its negative in turn.")
                        .build());
    }
}
