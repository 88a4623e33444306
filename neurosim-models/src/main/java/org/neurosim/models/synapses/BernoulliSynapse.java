package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.checks.Checks;

/**
 * A synapse that fails: each spike is transmitted with the full weight with probability p, else not at all, independently of all other synapses and spikes. What arrives of n spikes has the mean
 * {@code n p weight} and the variance {@code n p (1 - p) weight^2}.
 *
 * <p>NEST's {@code bernoulli_synapse}. Source: Lefort, Tomm, Sarria and Petersen 2009, Neuron 61:301 (unreliable transmission in the barrel cortex).
 */
public final class BernoulliSynapse implements Synapse.PresynapticRule {

    private final double probability;
    private final SynapseSpec spec = new SynapseSpec("BernoulliSynapse", List.of());

    private BernoulliSynapse(double probability) {
        this.probability = Checks.require("BernoulliSynapse", "p", probability, "", Range.between(0, 1));
    }

    /**
     * The model.
     *
     * @param probability p, probability of transmission, 0 to 1
     * @return the model
     * @throws IllegalArgumentException if the probability is out of range
     */
    public static BernoulliSynapse of(double probability) {
        return new BernoulliSynapse(probability);
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double[] out = row.transmitted();
        double[] chance = row.uniform();
        double p = probability;
        for (int k = row.from(); k < row.to(); k++) {
            out[k] = chance[k] < p ? out[k] : 0;
        }
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
