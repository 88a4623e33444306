package org.neurosim.core.synapse;

import java.util.List;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.core.describe.NeuromodulatorDescription;

/** The concentrations of the network's neuromodulators over the last steps: those at the start of each step, from which they decay until its end. */
public final class ModulatorLevels {

    private final List<NeuromodulatorDescription> modulators;
    private final double[] decay;
    private final double[][] ring;
    private final double dt;

    /**
     * All concentrations 0.
     *
     * @param modulators neuromodulators of the network
     * @param dt time step, ms
     * @param longestDendriticDelay how many steps ago tables ask about at most
     */
    public ModulatorLevels(List<NeuromodulatorDescription> modulators, double dt, int longestDendriticDelay) {
        this.modulators = modulators;
        this.dt = dt;
        decay = new double[modulators.size()];
        for (int m = 0; m < decay.length; m++) {
            decay[m] = ElementaryMath.exp(-dt / modulators.get(m).tau());
        }
        ring = new double[decay.length][longestDendriticDelay + 2];
    }

    /**
     * Sets a concentration.
     *
     * @param modulator index of the neuromodulator
     * @param step step at whose start it has the value
     * @param value concentration
     */
    public void set(int modulator, long step, double value) {
        ring[modulator][(int) (step % ring[modulator].length)] = value;
    }

    /**
     * A concentration at the start of a step.
     *
     * @param modulator index of the neuromodulator
     * @param step one of the last steps or the next
     * @return concentration
     */
    public double at(int modulator, long step) {
        return ring[modulator][(int) (step % ring[modulator].length)];
    }

    /**
     * A concentration at the end of a step, before releases at that time.
     *
     * @param modulator index of the neuromodulator
     * @param step one of the last steps
     * @return concentration
     */
    public double atEnd(int modulator, long step) {
        return at(modulator, step) * decay[modulator];
    }

    int indexOf(String name) {
        int m = 0;
        while (!modulators.get(m).name().equals(name)) {
            m++;
        }
        return m;
    }

    /** Integral over one step of {@code exp(-s / tau) D(s)} for a concentration of 1 at its start. */
    double overStep(int modulator, double tau) {
        double rate = 1 / tau + 1 / modulators.get(modulator).tau();
        return -ElementaryMath.expm1(-dt * rate) / rate;
    }
}
