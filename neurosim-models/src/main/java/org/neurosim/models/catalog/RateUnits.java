package org.neurosim.models.catalog;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.models.rates.Gain;
import org.neurosim.models.rates.RateUnit;

/** Rate units, one entry per gain function. */
final class RateUnits {

    private RateUnits() {}

    static List<ModelDescription> models() {
        return List.of(
                of("linear", Gain.linear(1), "Rate unit with a linear gain."),
                of(
                        "thresholdLinear",
                        Gain.thresholdLinear(1, 0, 1e10),
                        "Rate unit with a gain that is linear above a threshold, up to a ceiling."),
                of("sigmoid", Gain.sigmoid(1, 0, 1), "Rate unit with a logistic gain."),
                of("tanh", Gain.tanh(1, 0), "Rate unit with the hyperbolic tangent for a gain."),
                of(
                        "multiplicative",
                        RateUnit.builder(Gain.linear(1)).multiplicative(1, 0, 1, 0),
                        "Linear rate unit whose excitation and inhibition depend on its rate (multiplicative coupling)."));
    }

    private static ModelDescription of(String function, Gain gain, String summary) {
        return of(function, RateUnit.builder(gain), summary);
    }

    private static ModelDescription of(String function, RateUnit.Builder unit, String summary) {
        return ModelDescription.neuron(RateUnit.class, unit::build)
                .name("RateUnit." + function)
                .summary(summary + " Noise at the input or the output.")
                .reference("Hahne et al. 2017, Front Neuroinform 11:34")
                .build();
    }
}
