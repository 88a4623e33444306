package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.core.engine.NaiveNetwork.Cells;
import org.neurosim.core.engine.NaiveNetwork.Spike;

/** The engine against its naive twin on random networks: the same spikes, and states that agree to the last bit (see {@link RandomNetwork} why they must). */
class ReferenceSimulationTest {

    private static final int STEPS = 130;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21, 12, 13, 14, 15, 22, 17, 18, 19, 20})
    void smallNetworksAgreeStepByStep(long seed) {
        RandomNetwork r = new RandomNetwork(seed, 7);
        int threads = new int[] {1, 2, 3, 7}[(int) (seed % 4)];
        try (Network net = r.builder.build(
                SimulationOptions.timeStep(RandomNetwork.DT).threads(threads).seed(seed))) {
            r.connectTwin(net);
            for (int k = 0; k < STEPS; k++) {
                net.step();
                r.naive.step();
                assertSameStates(r, net, seed);
            }
            assertSameSpikes(r, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105})
    void largerNetworksAgreeHoweverTheRunIsDivided(long seed) {
        RandomNetwork r = new RandomNetwork(seed, 11);
        int threads = new int[] {1, 2, 3, 7}[(int) (seed % 4)];
        SplittableRandom random = new SplittableRandom(seed);
        try (Network net = r.builder.build(
                SimulationOptions.timeStep(RandomNetwork.DT).threads(threads).seed(seed))) {
            r.connectTwin(net);
            for (int done = 0; done < STEPS; ) {
                int steps = Math.min(STEPS - done, random.nextInt(80));
                net.run(steps * RandomNetwork.DT);
                for (int k = 0; k < steps; k++) {
                    r.naive.step();
                }
                done += steps;
                assertSameStates(r, net, seed);
            }
            assertSameSpikes(r, seed);
        }
    }

    private static void assertSameStates(RandomNetwork r, Network net, long seed) {
        for (int p = 0; p < r.populations.size(); p++) {
            Cells cells = r.naive.populations.get(p);
            for (int k = 0; k < cells.x.length; k++) {
                String variable = cells.spec.states().get(k).name();
                double[] actual = net.read(r.populations.get(p), variable);
                if (!Arrays.equals(actual, cells.x[k])) {
                    int i = Arrays.mismatch(actual, cells.x[k]);
                    throw new AssertionError("seed " + seed + ", population " + p + " (" + cells.spec + "), neuron " + i
                            + ", step " + (net.stepCount() - 1) + ": " + variable + " = " + actual[i] + ", expected "
                            + cells.x[k][i]);
                }
            }
        }
    }

    private static void assertSameSpikes(RandomNetwork r, long seed) {
        int[] first = new int[r.populations.size()];
        for (int p = 1; p < first.length; p++) {
            first[p] = first[p - 1] + r.populations.get(p - 1).size();
        }
        int[] neurons = r.naive.spikes.stream()
                .mapToInt(s -> first[s.population()] + s.neuron())
                .toArray();
        long[] steps = r.naive.spikes.stream().mapToLong(Spike::step).toArray();
        long byNeurons = r.naive.spikes.stream()
                .filter(s -> r.naive.populations.get(s.population()).model != null)
                .count();
        assertThat(byNeurons).as("seed %d: a network that does something", seed).isGreaterThan(10);
        assertThat(r.spikes.steps()).as("seed %d", seed).containsExactly(steps);
        assertThat(r.spikes.neurons()).as("seed %d", seed).containsExactly(neurons);
    }
}
