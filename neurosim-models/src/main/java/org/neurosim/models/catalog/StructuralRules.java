package org.neurosim.models.catalog;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.Range;
import org.neurosim.models.plasticity.GrowthCurve;
import org.neurosim.models.plasticity.StructuralPlasticity;

/** What lets synapses come and go. */
final class StructuralRules {

    private static final String BUTZ = "Butz and van Ooyen 2013, PLoS Comput Biol 9:e1003259";
    private static final String DIAZ_PIER = "Diaz-Pier et al. 2016, Front Neuroanat 10:57";

    private StructuralRules() {}

    static List<ModelDescription> models() {
        return List.of(
                ModelDescription.structuralRule("StructuralPlasticity", StructuralPlasticity.class)
                        .argument("tau_Ca", "ms", 10_000, Range.POSITIVE)
                        .argument("beta_Ca", "", 0.001, Range.POSITIVE)
                        .argument("weight", "that of the receptor", 1, Range.FINITE)
                        .argument("delay", "ms", 1, Range.POSITIVE)
                        .argument("vacantDecay", "", 0.1, Range.between(0, 1))
                        .summary("Synapses come and go as neurons grow and lose synaptic elements by their activity.")
                        .reference(BUTZ + "; " + DIAZ_PIER)
                        .build(),
                ModelDescription.structuralRule("GrowthCurve.linear", GrowthCurve.class)
                        .argument("nu", "1/ms", Range.POSITIVE)
                        .argument("epsilon", "", Range.POSITIVE)
                        .summary("Growth of synaptic elements that falls linearly with calcium, for"
                                + " StructuralPlasticity.")
                        .reference(DIAZ_PIER)
                        .build(),
                ModelDescription.structuralRule("GrowthCurve.gaussian", GrowthCurve.class)
                        .argument("nu", "1/ms", Range.POSITIVE)
                        .argument("eta", "", Range.FINITE)
                        .argument("epsilon", "", Range.FINITE)
                        .summary("Growth of synaptic elements between two concentrations of calcium, for"
                                + " StructuralPlasticity.")
                        .reference(BUTZ)
                        .build());
    }
}
