package org.neurosim.models.rates;

import java.util.List;
import java.util.Objects;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/**
 * The connection of {@linkplain RateUnit rate units}: adds {@code w_ij r_j(t - d_ij)}, or {@code w_ij phi(r_j(t - d_ij))}, to
 * the input h_i of the target. Delay 0 unless the projection gives one.
 *
 * <p>Where the gain function is applied makes the difference between the two usual forms: {@code phi(sum of w r)}, the gain
 * at the unit, or {@code sum of w phi(r)}, the gain at the connection (what NEST calls linear summation or not).
 *
 * <p>Second order in the time step ({@link Synapse.Graded}). Ends at receptor "in" of rate units ("exc" or "inh" with multiplicative coupling), or at a {@link
 * org.neurosim.models.Receptor#gradedCurrent} of other neurons.
 *
 * <p>Source: Hahne et al. 2017, Front Neuroinform 11:34.
 */
public final class RateConnection implements Synapse.Graded {

    /** The variable that rate units transmit. */
    static final String RATE = "r";

    private static final RateConnection PLAIN = new RateConnection(null);

    private final SynapseSpec spec = new SynapseSpec("RateConnection", List.of());
    private final Gain gain;

    private RateConnection(Gain gain) {
        this.gain = gain;
    }

    /**
     * Transmits the rate.
     *
     * @return the model
     */
    public static RateConnection rateConnection() {
        return PLAIN;
    }

    /**
     * Transmits a function of the rate.
     *
     * @param gain function phi
     * @return the model
     */
    public static RateConnection of(Gain gain) {
        return new RateConnection(Objects.requireNonNull(gain, "gain"));
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public String presynapticVariable() {
        return RATE;
    }

    @Override
    public void transmit(Transmission neurons) {
        int n = neurons.size();
        if (gain == null) {
            System.arraycopy(neurons.variable(), 0, neurons.out(), 0, n);
            return;
        }
        for (int k = 0; k < gain.size(); k++) {
            gain.fill(k, neurons.scratch(k), n);
        }
        gain.apply(
                neurons.math(),
                neurons.variable(),
                neurons.scratch(0),
                neurons.scratch(1),
                neurons.scratch(2),
                neurons.out(),
                n);
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
