package org.neurosim.models.catalog;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;

/** Receptors, described by what they add to the simplest neuron. */
final class Receptors {

    private static final String ALPHA = "Rall 1967, J Neurophysiol 30:1138";
    private static final String BETA = "Destexhe, Mainen and Sejnowski 1994, Neural Comput 6:14";
    private static final String DELTA = "Stein 1965, Biophys J 5:173; Brunel 2000, J Comput Neurosci 8:183";
    private static final String EXPONENTIAL = "Brette et al. 2007, J Comput Neurosci 23:349";
    private static final String BLOCK = "Jahr and Stevens 1990, J Neurosci 10:3178";
    private static final String PRESETS = "Hill and Tononi 2005, J Neurophysiol 93:1671";

    private Receptors() {}

    static List<ModelDescription> models() {
        return List.of(
                of("delta", Receptor.delta("name"), "A spike makes the membrane potential jump by its weight.", DELTA),
                of(
                        "expCurrent",
                        Receptor.expCurrent("name", 5),
                        "A spike causes a current that jumps to its weight and decays exponentially.",
                        EXPONENTIAL),
                of(
                        "alphaCurrent",
                        Receptor.alphaCurrent("name", 2),
                        "A spike causes a current in the form of an alpha function whose peak is the weight.",
                        ALPHA),
                of(
                        "betaCurrent",
                        Receptor.betaCurrent("name", 1, 5),
                        "A spike causes a current that rises and decays exponentially and whose peak is the weight.",
                        BETA),
                of(
                        "expConductance",
                        Receptor.expConductance("name", 5, 0),
                        "A spike opens a conductance that jumps to its weight and decays exponentially.",
                        EXPONENTIAL),
                of(
                        "alphaConductance",
                        Receptor.alphaConductance("name", 2, 0),
                        "A spike opens a conductance in the form of an alpha function whose peak is the weight.",
                        ALPHA),
                of(
                        "betaConductance",
                        Receptor.betaConductance("name", 1, 5, 0),
                        "A spike opens a conductance that rises and decays exponentially and whose peak is the weight.",
                        BETA),
                of(
                        "nmdaConductance",
                        Receptor.nmdaConductance("name", 4, 40, 0, 1),
                        "A conductance as betaConductance, blocked by magnesium at low membrane potentials.",
                        BLOCK),
                of(
                        "gapJunction",
                        Receptor.gapJunction("name"),
                        "Electrical coupling, for GapJunction.",
                        "Hahne et al. 2015, Front Neuroinform 9:22"),
                of(
                        "gradedConductance",
                        Receptor.gradedConductance("name", 0),
                        "A conductance that follows what presynaptic neurons transmit, for GradedSynapse.",
                        "Wang and Rinzel 1992, Neural Comput 4:84"),
                of(
                        "gradedCurrent",
                        Receptor.gradedCurrent("name"),
                        "A current that follows what presynaptic neurons transmit, for GradedSynapse and RateConnection.",
                        "Hahne et al. 2017, Front Neuroinform 11:34"),
                of("ampa", Receptor.ampa(), "Preset: fast excitation.", PRESETS),
                of("nmda", Receptor.nmda(), "Preset: slow excitation with magnesium block.", PRESETS + "; " + BLOCK),
                of("gabaA", Receptor.gabaA(), "Preset: fast inhibition.", PRESETS),
                of("gabaB", Receptor.gabaB(), "Preset: slow inhibition, linear.", PRESETS));
    }

    private static ModelDescription of(String factory, Receptor receptor, String summary, String reference) {
        NeuronSpec without = Lif.builder().build().spec();
        NeuronSpec with = Lif.builder().receptor(receptor).build().spec();
        return ModelDescription.receptor("Receptor." + factory, Receptor.class, without, with)
                .summary(summary)
                .reference(reference)
                .build();
    }
}
