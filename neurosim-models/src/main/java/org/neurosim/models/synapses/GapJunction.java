package org.neurosim.models.synapses;

import java.util.List;
import java.util.Objects;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/**
 * The electrical synapse: a conductance w between two neurons.
 *
 * <pre>
 * I_i(t) = sum over j of w_ij (v_j(t) - v_i(t))
 * </pre>
 *
 * It ends at a {@link org.neurosim.models.Receptor#gapJunction} of the target, with weights in nS, and transmits the membrane potential of the
 * source. A projection is one direction; a gap junction that conducts both ways is two synapses, i to j and j to i, of equal
 * weight. No parameters, no variables.
 *
 * <p><b>Numerics.</b> The potential of the others is extrapolated to the middle of the step and held for the step, the
 * target's own part is integrated with its other conductances: second order in the time step for smooth potentials. Stable
 * while the sum of a neuron's weights times dt is below its capacitance (nS ms = pF). Other than waveform relaxation it needs
 * no iteration. A neuron whose potential is reset without an action potential (integrate-and-fire) transmits what its
 * equation gives: no spikelet; add one with an ordinary projection if it matters.
 *
 * <p><b>Delay.</b> None unless the projection gives one; the network then runs in slices of one step.
 *
 * <p>Source: Bennett and Zukin 2004, Neuron 41:495; Hahne et al. 2015, Front Neuroinform 9:22 (gap junctions in networks
 * of point neurons).
 */
public final class GapJunction implements Synapse.Graded {
    private static final GapJunction OF_V = new GapJunction("v");

    private final SynapseSpec spec = new SynapseSpec("GapJunction", List.of());
    private final String voltage;

    private GapJunction(String voltage) {
        this.voltage = voltage;
    }

    /**
     * Couples the membrane potentials of the name v, which all point neurons have.
     *
     * @return the model
     */
    public static GapJunction gapJunction() {
        return OF_V;
    }

    /**
     * Couples to the potential of another compartment of the source.
     *
     * @param voltage name of the state variable of the source that is transmitted, mV, for example {@code v_d}
     * @return the model
     */
    public static GapJunction from(String voltage) {
        return new GapJunction(Objects.requireNonNull(voltage, "voltage"));
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public String presynapticVariable() {
        return voltage;
    }

    @Override
    public boolean isDiffusive() {
        return true;
    }

    @Override
    public void transmit(Transmission neurons) {
        System.arraycopy(neurons.variable(), 0, neurons.out(), 0, neurons.size());
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
