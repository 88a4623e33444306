package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Cell;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.BinarySynapse;

/** {@link BinaryNeuron} and {@link BinarySynapse}: statistics of a two-state process, and the sum that h must be. */
class BinaryNeuronTest {
    private static final double DT = 0.1;

    /**
     * With constant input: s relaxes to g with tau_m, {@code mean of s = g (1 - exp(-t/tau_m))}. 4000 neurons; four
     * standard deviations, and 1 % of tau_m for the grid.
     */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0, 1})
    void relaxesToItsGain(double input) {
        int size = 4000;
        double gain = 0.1 * input + 0.4 * (1 + Math.tanh(1.5 * (input - 0.2)));
        Cell.Run run = new Cell(BinaryNeuron.ginzburg(10, 0.2, 0.1, 0.8, 1.5), size, DT)
                .current(Stimuli.direct(input))
                .every(5)
                .run(60, "s");
        for (int k = 0; k <= 12; k++) {
            double mean = 0;
            for (int i = 0; i < size; i++) {
                mean += run.trace("s", i)[k] / size;
            }
            double g = Math.max(0, Math.min(1, gain));
            double p = g * (1 - Math.exp(-5.0 * k / 10));
            assertThat(mean).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / size) + 0.01 * g));
        }
    }

    /** Above threshold it turns on after an exponential time of mean tau_m and stays; below it never turns on. */
    @Test
    void sharpThreshold() {
        int size = 4000;
        Cell.Run on = new Cell(BinaryNeuron.mcCullochPitts(10, 1), size, DT)
                .current(Stimuli.direct(1.5))
                .every(10)
                .run(100, "s");
        int silent = 0;
        double waiting = 0;
        for (int i = 0; i < size; i++) {
            double[] t = on.spikes().timesOf(i);
            assertThat(t.length).isLessThanOrEqualTo(1);
            assertThat(on.trace("s", i)[10]).isEqualTo(t.length);
            silent += 1 - t.length;
            waiting += t.length == 0 ? 110 : t[0];
        }
        assertThat(silent).isLessThan(5);
        assertThat(waiting / size).isCloseTo(10 + DT / 2, within(4 * 10 / Math.sqrt(size)));

        Cell.Run off = new Cell(BinaryNeuron.mcCullochPitts(10, 1), 100, DT)
                .current(Stimuli.direct(1))
                .run(100);
        assertThat(off.spikes().size()).isZero();
    }

    /** h of a target is the weighted sum of the sources' states one delay ago, at every sample. */
    @Test
    void inputIsTheSumOfStates() {
        int size = 20;
        Neuron model = BinaryNeuron.ginzburg(5, 0, 0, 1, 1);
        NetworkBuilder b = NetworkBuilder.create();
        Population sources = b.population("sources", size, model);
        Population target = b.population("target", 3, model);
        b.project(sources, target)
                .connect(allToAll())
                .synapse(BinarySynapse.INSTANCE)
                .weight(0.25)
                .delay(1);
        StateRecord s = b.record(sources, "s", DT);
        StateRecord h = b.record(target, "h", DT);
        SpikeRecord spikes = b.recordSpikes(sources);
        try (Network network = b.build(timeStep(DT).seed(5))) {
            network.run(200);
        }
        assertThat(spikes.size()).isGreaterThan(200);
        int delay = 10;
        for (int k = delay; k <= 2000; k++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += 0.25 * s.of(i)[k - delay];
            }
            for (int j = 0; j < 3; j++) {
                assertThat(h.of(j)[k]).as("input at sample " + k).isCloseTo(sum, within(1e-12));
            }
        }
    }

    @Test
    void synapseDescribesItself() {
        assertThat(BinarySynapse.INSTANCE).hasToString("BinarySynapse");
        assertThat(BinarySynapse.INSTANCE.spec().variables()).hasSize(1);
    }
}
