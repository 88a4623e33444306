package org.neurosim.examples.networks;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.models.plasticity.PairStdp;

/**
 * The network of {@link Brunel} with plastic synapses between excitatory neurons: additive spike-timing-dependent plasticity of all pairs, slightly depressing on the whole.
 *
 * <p>tau_plus = tau_minus = 20 ms; A_plus is 1 % of the initial weight and A_minus 1.05 times as much; weights from 0 to twice the initial one; delays are axonal.
 */
public final class BrunelStdp implements Scenario {

    @Override
    public String name() {
        return "brunel-stdp";
    }

    @Override
    public String description() {
        return "brunel with 10 M plastic synapses between excitatory neurons (additive STDP)";
    }

    @Override
    public double smallestScale() {
        return 0.01;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        return experiment(b, setting).populations();
    }

    @Override
    public Experiment experiment(NetworkBuilder b, Setting setting) {
        double weight = 0.1 / setting.scale(); // mV
        return Brunel.experiment(
                b,
                setting,
                PairStdp.additive(2 * weight)
                        .tau(20, 20)
                        .amplitudes(0.01 * weight, 1.05 * 0.01 * weight)
                        .build());
    }
}
