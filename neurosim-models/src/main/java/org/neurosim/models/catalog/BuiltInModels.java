package org.neurosim.models.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.spi.ModelProvider;

/** Registers all models of this module. A new model adds its description to the list of its kind. */
public final class BuiltInModels implements ModelProvider {

    /** For the service loader. */
    public BuiltInModels() {}

    @Override
    public List<ModelDescription> models() {
        return Stream.of(
                        IntegrateAndFire.models(),
                        ConductanceCells.models(),
                        RateUnits.models(),
                        Receptors.models(),
                        Synapses.models(),
                        PlasticityRules.models(),
                        StructuralRules.models(),
                        SpikeSources.models(),
                        Currents.models())
                .flatMap(List::stream)
                .toList();
    }
}
