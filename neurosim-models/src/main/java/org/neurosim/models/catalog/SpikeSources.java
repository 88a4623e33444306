package org.neurosim.models.catalog;

import java.util.List;
import java.util.function.Supplier;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.stimuli.Sources;

/** Spike sources. */
final class SpikeSources {

    private static final String POISSON = "Dayan and Abbott 2001, Theoretical neuroscience, ch. 1.4";
    private static final String THINNING = "Lewis and Shedler 1979, Nav Res Logist Q 26:403";
    private static final Range PROBABILITY = Range.between(0, 1);
    private static final Range SHAPE = Range.between(0.1, 10_000);

    private SpikeSources() {}

    static List<ModelDescription> models() {
        return List.of(
                of("spikes", () -> Sources.spikes(new double[] {1}))
                        .summary("Given spike times on the grid of the time step.")
                        .argument("timesPerCell", "ms", Range.POSITIVE)
                        .build(),
                of("roundedSpikes", () -> Sources.roundedSpikes(new double[] {1}))
                        .summary("Given spike times, rounded to the grid of the time step.")
                        .argument("timesPerCell", "ms", Range.POSITIVE)
                        .build(),
                of("poisson", () -> Sources.poisson(10))
                        .summary(
                                "Independent Poisson trains of one rate, a rate per cell or a rate that is a function of time.")
                        .reference(POISSON + "; " + THINNING)
                        .argument("rateHz", "Hz", Range.NON_NEGATIVE)
                        .build(),
                of("poissonSteps", () -> Sources.poissonSteps(new double[] {0}, new double[] {10}))
                        .summary("Independent Poisson trains of a piecewise constant rate.")
                        .reference(POISSON)
                        .argument("times", "ms", Range.NON_NEGATIVE)
                        .argument("ratesHz", "Hz", Range.NON_NEGATIVE)
                        .build(),
                of("sinusoidalPoisson", () -> Sources.sinusoidalPoisson(10, 5, 1, 0))
                        .summary("Independent Poisson trains whose rate is sinusoidally modulated.")
                        .reference(POISSON + "; " + THINNING)
                        .argument("meanHz", "Hz", Range.NON_NEGATIVE)
                        .argument("amplitudeHz", "Hz", Range.NON_NEGATIVE)
                        .argument("frequencyHz", "Hz", Range.NON_NEGATIVE)
                        .argument("phaseRad", "rad", Range.FINITE)
                        .build(),
                of("gamma", () -> Sources.gamma(10, 2))
                        .summary("Independent gamma renewal trains with dead time.")
                        .reference("Cox 1962, Renewal theory")
                        .argument("rateHz", "Hz", Range.POSITIVE)
                        .argument("shape", "", SHAPE)
                        .argument("deadTimeMs", "ms", 0, Range.NON_NEGATIVE)
                        .build(),
                of("poissonWithDeadTime", () -> Sources.poissonWithDeadTime(10, 2))
                        .summary("Independent Poisson trains with dead time.")
                        .reference("Cox 1962, Renewal theory")
                        .argument("rateHz", "Hz", Range.POSITIVE)
                        .argument("deadTimeMs", "ms", Range.NON_NEGATIVE)
                        .build(),
                of("multipleInteraction", () -> Sources.multipleInteraction(10, 0.1, 1))
                        .summary("Correlated Poisson trains: random copies of one mother train.")
                        .reference("Kuhn, Aertsen and Rotter 2003, Neural Comput 15:67")
                        .argument("rateHz", "Hz", Range.NON_NEGATIVE)
                        .argument("copyProbability", "", new Range(0, 1, false, true))
                        .argument("motherSeed", "", Range.FINITE)
                        .build(),
                of("dilution", () -> Sources.dilution(new double[] {1}, 0.5))
                        .summary("Random copies of a given train.")
                        .reference("Cox and Isham 1980, Point processes, ch. 4")
                        .argument("timesMs", "ms", Range.POSITIVE)
                        .argument("copyProbability", "", PROBABILITY)
                        .build(),
                of("pulsePackets", () -> Sources.pulsePackets(new double[] {10}, 1))
                        .summary("Packets in which each cell spikes once, at a normally distributed time.")
                        .reference("Diesmann, Gewaltig and Aertsen 1999, Nature 402:529")
                        .argument("centresMs", "ms", Range.POSITIVE)
                        .argument("sdMs", "ms", Range.NON_NEGATIVE)
                        .build());
    }

    private static ModelDescription.Builder of(String factory, Supplier<SpikeSource> example) {
        return ModelDescription.source("Sources." + factory, Sources.class, example);
    }
}
