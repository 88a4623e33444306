package org.neurosim.examples.embedding;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.spi.ModelProvider;

/** How the neuron of one's own gets into the catalogue of models. Not registered here: the catalogue of this project lists the library's models. */
public final class OwnModels implements ModelProvider {

    @Override
    public List<ModelDescription> models() {
        return List.of(ModelDescription.neuron(AdaptingNeuron.class, AdaptingNeuron::new)
                .summary("Leaky integrate-and-fire neuron with an adaptation current.")
                .reference("Treves 1993, Network 4:259")
                .build());
    }
}
