package org.neurosim.core.synapse;

import java.util.List;
import org.neurosim.api.model.Signal;

/** Concentrations of the neuromodulators that a rule reads, and their prefix integrals, by steps since the beginning of the stretch. */
final class ModulatorIntegrals {

    private final ModulatorLevels levels;
    private final SignalWindow window;

    /** By signal: index of the neuromodulator, -1 for postsynaptic signals. */
    private final int[] modulator;

    private final double[] perStep;
    private final double[][] prefix;
    private final double[][] level;

    ModulatorIntegrals(List<Signal> signals, ModulatorLevels levels, SignalWindow window) {
        this.levels = levels;
        this.window = window;
        modulator = new int[signals.size()];
        perStep = new double[modulator.length];
        prefix = new double[modulator.length][];
        level = new double[modulator.length][];
        for (int s = 0; s < modulator.length; s++) {
            Signal signal = signals.get(s);
            modulator[s] = -1;
            if (signal.source() == Signal.Source.NEUROMODULATOR) {
                modulator[s] = levels.indexOf(signal.name());
                perStep[s] = levels.overStep(modulator[s], signal.tau());
                prefix[s] = new double[window.length + 2];
                level[s] = new double[window.length + 2];
            }
        }
    }

    /** Takes the concentrations over the step that ends at a time at the synapses, n steps after the beginning. */
    void take(int time, int n) {
        for (int s = 0; s < modulator.length; s++) {
            if (modulator[s] >= 0) {
                prefix[s][n] = prefix[s][n - 1] + window.fade(s, n - 1) * levels.at(modulator[s], time) * perStep[s];
                level[s][n] = levels.atEnd(modulator[s], time);
            }
        }
    }

    /** Begins another stretch, n steps after the beginning of this one. */
    void beginAt(int n) {
        for (int s = 0; s < modulator.length; s++) {
            if (modulator[s] >= 0) {
                level[s][0] = level[s][n];
                prefix[s][0] = 0;
            }
        }
    }

    boolean isModulator(int signal) {
        return modulator[signal] >= 0;
    }

    double[] prefix(int signal) {
        return prefix[signal];
    }

    double level(int signal, int n) {
        return level[signal][n];
    }
}
