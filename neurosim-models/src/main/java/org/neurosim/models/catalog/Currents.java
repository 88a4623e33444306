package org.neurosim.models.catalog;

import java.util.List;
import java.util.function.Supplier;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.stimuli.Stimuli;

/** Stimuli. */
final class Currents {

    private Currents() {}

    static List<ModelDescription> models() {
        return List.of(
                of("direct", () -> Stimuli.direct(1))
                        .summary("Constant current.")
                        .argument("pA", "pA", Range.FINITE)
                        .build(),
                of("step", () -> Stimuli.step(1, 0, 1))
                        .summary("Current that is on for a while.")
                        .argument("pA", "pA", Range.FINITE)
                        .argument("onMs", "ms", Range.NON_NEGATIVE)
                        .argument("offMs", "ms", Range.NON_NEGATIVE)
                        .build(),
                of("steps", () -> Stimuli.steps(new double[] {0}, new double[] {1}))
                        .summary("Piecewise constant current.")
                        .argument("times", "ms", Range.NON_NEGATIVE)
                        .argument("pA", "pA", Range.FINITE)
                        .build(),
                of("ramp", () -> Stimuli.ramp(0, 1, 0, 1))
                        .summary("Current that goes linearly from one value to another.")
                        .argument("fromPa", "pA", Range.FINITE)
                        .argument("toPa", "pA", Range.FINITE)
                        .argument("startMs", "ms", Range.NON_NEGATIVE)
                        .argument("endMs", "ms", Range.NON_NEGATIVE)
                        .build(),
                of("sine", () -> Stimuli.sine(1, 1, 0, 0))
                        .summary("Sinusoidal current.")
                        .argument("amplitudePa", "pA", Range.FINITE)
                        .argument("frequencyHz", "Hz", Range.NON_NEGATIVE)
                        .argument("phaseRad", "rad", Range.FINITE)
                        .argument("offsetPa", "pA", Range.FINITE)
                        .build(),
                of("waveform", () -> Stimuli.waveform(1, new double[] {1}))
                        .summary("Sampled current, each sample held.")
                        .argument("dtMs", "ms", Range.POSITIVE)
                        .argument("pA", "pA", Range.FINITE)
                        .build(),
                of("interpolatedWaveform", () -> Stimuli.interpolatedWaveform(1, new double[] {1}))
                        .summary("Sampled current, linearly interpolated.")
                        .argument("dtMs", "ms", Range.POSITIVE)
                        .argument("pA", "pA", Range.FINITE)
                        .build(),
                of("gaussianNoise", () -> Stimuli.gaussianNoise(0, 1, 1))
                        .summary("Current noise: a new normal number per target and interval.")
                        .argument("meanPa", "pA", Range.FINITE)
                        .argument("sdPa", "pA", Range.NON_NEGATIVE)
                        .argument("intervalMs", "ms", Range.POSITIVE)
                        .build(),
                of("ornsteinUhlenbeck", () -> Stimuli.ornsteinUhlenbeck(0, 1, 1))
                        .summary("Current noise with exponential autocorrelation, one process per target.")
                        .reference("Uhlenbeck and Ornstein 1930, Phys Rev 36:823; Gillespie 1996, Phys Rev E 54:2084")
                        .argument("meanPa", "pA", Range.FINITE)
                        .argument("sdPa", "pA", Range.NON_NEGATIVE)
                        .argument("tauMs", "ms", Range.POSITIVE)
                        .build(),
                of("poisson", () -> Stimuli.poisson(1000, 1))
                        .summary(
                                "Poisson input to a receptor, independent for each target, of one rate or a rate per target.")
                        .reference("Stein 1965, Biophys J 5:173")
                        .argument("rateHz", "Hz", Range.NON_NEGATIVE)
                        .argument("weight", "that of the receptor", Range.FINITE)
                        .build());
    }

    private static ModelDescription.Builder of(String factory, Supplier<Stimulus> example) {
        return ModelDescription.stimulus("Stimuli." + factory, Stimuli.class, example);
    }
}
