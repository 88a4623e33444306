package org.neurosim.examples.embedding;

import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * The event-driven neuron of the guide docs/write-your-own-neuron.md: a phase oscillator that inputs push on, the more the farther it is from its spike. Ermentrout
 * 1996, Neural Comput 8:979 (phase response of class 1); Mirollo and Strogatz 1990, SIAM J Appl Math 50:1645 (pulse-coupled oscillators).
 */
public final class PulseOscillator implements Neuron.EventDriven {

    private static final int PERIOD = 0;
    private static final int PHASE = 0;
    private static final int INPUT = 1;

    private static final NeuronSpec SPEC = NeuronSpec.builder("PulseOscillator")
            .parameter("period", "ms", 50, Range.POSITIVE)
            .state("phase", "", 0)
            .state("input", "", 0)
            .receptor("in", "", "input")
            .build();

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public EventDynamics eventDynamics(EventCells cells) {
        double[] phase = cells.state(PHASE);
        double[] input = cells.state(INPUT);
        double[] period = cells.parameter(PERIOD);
        return new EventDynamics() {
            @Override
            public void advance(int i, double duration) {
                phase[i] += duration / period[i];
            }

            @Override
            public double timeToSpike(int i) {
                return Math.max(0, (1 - phase[i]) * period[i]);
            }

            @Override
            public void onInput(int i, int receptor, double weight) {
                double response = 1 - ElementaryMath.cos(2 * Math.PI * phase[i]);
                phase[i] = Math.max(0, phase[i] + input[i] * response);
                input[i] = 0;
            }

            @Override
            public void onSpike(int i) {
                phase[i] = 0;
            }
        };
    }
}
