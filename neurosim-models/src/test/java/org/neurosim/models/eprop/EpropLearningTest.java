package org.neurosim.models.eprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofPair;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** Pattern generation, the first task of Bellec et al. 2020 in small: a frozen input comes again and again, and a readout of a recurrent network is to
 * follow a sum of sines. The weights onto the readout are left as they were drawn, so that all learning is that of the recurrent network by e-prop. */
class EpropLearningTest {

    private static final int PERIOD = 250; // ms
    private static final int TRIALS = 60;
    private static final int INPUTS = 20;
    private static final int CELLS = 40;

    private static double[] target() {
        Random random = new Random(3);
        double[] period = new double[PERIOD];
        for (int harmonic = 1; harmonic <= 4; harmonic++) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int t = 0; t < PERIOD; t++) {
                period[t] += 0.5 * Math.sin(2 * Math.PI * harmonic * t / PERIOD + phase);
            }
        }
        return IntStream.range(0, PERIOD * TRIALS)
                .mapToDouble(t -> period[t % PERIOD])
                .toArray();
    }

    private static double[][] frozenInput() {
        Random random = new Random(4);
        double[][] trains = new double[INPUTS][];
        for (int i = 0; i < INPUTS; i++) {
            int[] once = IntStream.range(0, PERIOD)
                    .filter(t -> random.nextDouble() < 0.05)
                    .toArray();
            trains[i] = IntStream.range(0, TRIALS)
                    .boxed()
                    .flatMapToDouble(trial -> Arrays.stream(once).mapToDouble(t -> t + 1 + (double) trial * PERIOD))
                    .toArray();
        }
        return trains;
    }

    /** Mean squared error by trial. */
    private static double[] losses(double rate) {
        double[] readout =
                new Random(6).doubles(CELLS).map(u -> 0.5 * (u - 0.5)).toArray();
        NetworkBuilder b = NetworkBuilder.create();
        Alif.Builder cell = Alif.builder().adaptation(0.05, 200).refractory(3);
        Population in = b.source("in", INPUTS, Sources.spikes(frozenInput()));
        Population rec = b.population("rec", CELLS, cell.build());
        Population out = b.population("out", 1, Readout.of(20));
        b.stimulate(out, Stimuli.waveform(1, target()));
        var rule = Eprop.builder(cell, 20).learningRate(rate, PERIOD).build();
        b.project(in, rec)
                .connect(allToAll())
                .synapse(rule)
                .weight(normal(0.1, 0.3))
                .delay(1);
        b.project(rec, rec)
                .connect(allToAll())
                .synapse(rule)
                .weight(normal(0, 0.1))
                .delay(1);
        b.project(rec, out)
                .connect(allToAll())
                .weight(ofPair((i, k) -> readout[i]))
                .delay(1);
        b.project(out, rec)
                .connect(allToAll())
                .synapse(Eprop.feedback())
                .receptor("learning")
                .weight(ofPair((k, j) -> readout[j]));
        StateRecord error = b.record(out, "error", 1);
        try (Network network = b.build(timeStep(1).seed(5))) {
            network.run(PERIOD * TRIALS);
            double[] e = error.of(0);
            return IntStream.range(0, TRIALS)
                    .mapToDouble(trial -> DoubleStream.of(Arrays.copyOfRange(e, trial * PERIOD, (trial + 1) * PERIOD))
                            .map(x -> x * x)
                            .average()
                            .orElseThrow())
                    .toArray();
        }
    }

    private static double mean(double[] losses, int from) {
        return Arrays.stream(losses, from, from + 10).average().orElseThrow();
    }

    /** Without learning the error stays where it was; the fraction is twice what came out. */
    @Test
    @DisplayName("the error falls below an eighth of what it is without learning")
    void followsThePattern() {
        double untrained = mean(losses(0), TRIALS - 10);
        assertThat(untrained).isGreaterThan(1); // a readout of 0 has an error of 0.5
        assertThat(mean(losses(3e-4), TRIALS - 10)).isLessThan(untrained / 8);
    }
}
