package org.neurosim.core.describe;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.Neurons;

/** A neuromodulator as described, and its concentration between the slices of a run. */
public final class NeuromodulatorDescription implements Neuromodulator {

    private final NetworkDescription network;
    private final String name;
    private final double tau;
    private final List<Release> releases = new ArrayList<>();
    private double concentration;

    /**
     * Release by spikes.
     *
     * @param neurons neurons
     * @param amount what each spike adds
     * @param delay time from spike to release, ms
     */
    public record Release(NeuronSet neurons, double amount, double delay) {}

    NeuromodulatorDescription(NetworkDescription network, String name, double tau) {
        this.network = network;
        this.name = name;
        this.tau = tau;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double tau() {
        return tau;
    }

    @Override
    public Neuromodulator releasedBy(Neurons neurons, double amount, double delayMs) {
        network.requireOpen();
        NeuronSet set = network.own(neurons);
        if (!Double.isFinite(amount)) {
            throw new InvalidNetworkException("neuromodulator " + name + " released by " + set.label() + ": amount = "
                    + amount + "; must be finite");
        }
        if (!(delayMs > 0 && delayMs < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("neuromodulator " + name + " released by " + set.label() + ": delay = "
                    + delayMs + " ms; must be finite and at least one time step");
        }
        releases.add(new Release(set, amount, delayMs));
        return this;
    }

    /**
     * What releases it.
     *
     * @return in the order of declaration
     */
    public List<Release> releases() {
        return releases;
    }

    @Override
    public void release(double amount) {
        concentration += requireFinite("amount", amount);
    }

    @Override
    public void set(double value) {
        concentration = requireFinite("concentration", value);
    }

    private double requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "neuromodulator " + name + ": " + what + " = " + value + "; must be finite");
        }
        return value;
    }

    @Override
    public double concentration() {
        return concentration;
    }
}
