package org.neurosim.models.rates;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;
import org.neurosim.models.checks.Checks;

/** What the rules between {@linkplain RateUnit rate units} share: they transmit the rate and see that of the target. */
abstract class RateLearning implements Synapse.GradedRule {
    private final SynapseSpec spec;

    /** Learning rate, 1/ms. */
    final double learningRate;

    RateLearning(String name, double learningRate, SynapseSpec.Variable... variables) {
        spec = new SynapseSpec(name, List.of(variables));
        this.learningRate = Checks.require(name, "eta", learningRate, "1/ms", Range.FINITE);
    }

    @Override
    public final SynapseSpec spec() {
        return spec;
    }

    @Override
    public final String presynapticVariable() {
        return RateConnection.RATE;
    }

    @Override
    public final void transmit(Transmission neurons) {
        System.arraycopy(neurons.variable(), 0, neurons.out(), 0, neurons.size());
    }

    @Override
    public final String toString() {
        return spec.name();
    }
}
