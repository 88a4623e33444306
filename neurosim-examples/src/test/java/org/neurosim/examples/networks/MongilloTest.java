package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/** Working memory after Mongillo et al.: the item that was cued, and no other, answers a signal to all neurons as long as its synapses are facilitated. */
class MongilloTest {

    private static final int ITEMS = 5;
    private static final double CUE_END = 1_350; // ms
    private static final double ANSWER = 5; // Hz during the readout; the other neurons have less than 1.5
    private static final double USE = 0.19;
    private static final double TAU_FAC = 1_500; // ms

    private static RunResult run(double drive, double silence, double duration, long seed) {
        return Runner.run(new Mongillo(drive, silence), new RunSettings(duration, 0.1, 1, seed, 2), RunListener.NONE);
    }

    /** Rates of the items during the readout, Hz. */
    private static double[] readout(RunResult result) {
        Scenario.Episode readout = result.scenario().episodes().get(1);
        double[] rates = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            rates[item] = WindowStatistics.of(result, item, readout.from(), readout.to())
                    .rate();
        }
        return rates;
    }

    private static boolean isFirstAlone(double[] rates) {
        for (int item = 1; item < ITEMS; item++) {
            if (rates[item] > ANSWER) {
                return false;
            }
        }
        return rates[0] > ANSWER;
    }

    @Test
    @DisplayName("a silent memory is read out after a second; until then its synapses are more facilitated than others")
    void silentMemory() {
        RunResult result = run(Mongillo.SILENT, 1_000, 2_600, 1);
        for (int item = 0; item < ITEMS; item++) {
            assertThat(WindowStatistics.of(result, item, CUE_END + 50, 2_350).rate())
                    .as("silence of item %d", item + 1)
                    .isLessThan(2);
        }
        for (double time = CUE_END; time <= 2_350; time += 100) {
            double cued = facilitation(result, 0, time);
            for (int item = 1; item < ITEMS; item++) {
                assertThat(cued).as("u at %s ms", time).isGreaterThan(1.5 * facilitation(result, item, time));
            }
        }
        assertThat(isFirstAlone(readout(result))).as("item 1 answers alone").isTrue();
    }

    /** Mean u of the synapses of an item, from its spikes. */
    private static double facilitation(RunResult result, int item, double time) {
        RunResult.Part part = result.populations().get(item);
        double[] u = new double[part.size()];
        double[] since = new double[part.size()];
        long[] steps = result.spikes().steps();
        int[] neurons = result.spikes().neurons();
        double dt = result.settings().timeStep();
        for (int k = 0; k < steps.length && (steps[k] + 1) * dt <= time; k++) {
            int i = neurons[k] - part.first();
            if (i >= 0 && i < part.size()) {
                double t = (steps[k] + 1) * dt;
                u[i] *= Math.exp((since[i] - t) / TAU_FAC); // above USE
                u[i] += USE * (1 - USE - u[i]);
                since[i] = t;
            }
        }
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += USE + u[i] * Math.exp((since[i] - time) / TAU_FAC);
        }
        return sum / u.length;
    }

    @Test
    @Tag("slow")
    @DisplayName("more than 95 % of 20 memories are read out after a second")
    void readouts() {
        List<Long> failed = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            if (!isFirstAlone(readout(run(Mongillo.SILENT, 1_000, 2_600, seed)))) {
                failed.add(seed);
            }
        }
        assertThat(failed).as("seeds whose readout failed").isEmpty();
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "after five time constants of facilitation item 1 answers alone in no more of 10 trials than by chance")
    void forgotten() {
        int trials = 10;
        int answers = 0;
        for (long seed = 1; seed <= trials; seed++) {
            answers += isFirstAlone(readout(run(Mongillo.SILENT, 5 * TAU_FAC, 9_100, seed))) ? 1 : 0;
        }
        // With chances of 1 in 5, 5 or more of 10 come about in 3 % of the cases.
        assertThat(answers).as("item 1 answers alone").isLessThan(5);
    }

    /** 0.2 to 0.3 s in the paper; here 0.30 s, the upper end. A stronger drive makes the first intervals shorter, not the later ones: 0.30 s on average at 24 mV, too. */
    @Test
    @Tag("slow")
    @DisplayName("with a stronger drive the item reactivates itself in population spikes some 0.3 s apart, for seconds")
    void reactivation() {
        int seeds = 2;
        double interval = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            List<Integer> times = populationSpikes(run(Mongillo.REACTIVATING, 10_000, 5_000, seed));
            assertThat(times).as("population spikes").hasSizeGreaterThan(9);
            assertThat(times.get(times.size() - 1)).as("the last one, ms").isGreaterThan(4_500);
            interval += (times.get(times.size() - 1) - times.get(0)) / (times.size() - 1.0) / seeds;
        }
        assertThat(interval).isBetween(200.0, 320.0);
    }

    /** Times in ms from 50 ms after the cue at which a fifth of the neurons of item 1 spike within 10 ms, more than 50 ms apart. */
    private static List<Integer> populationSpikes(RunResult result) {
        RunResult.Part item = result.populations().get(0);
        int[] counts = new int[500]; // per 10 ms
        long[] steps = result.spikes().steps();
        int[] neurons = result.spikes().neurons();
        for (int k = 0; k < steps.length; k++) {
            if (neurons[k] < item.size()) {
                counts[(int) (steps[k] / 100)]++;
            }
        }
        List<Integer> times = new ArrayList<>(); // ms
        for (int bin = 140; bin < counts.length; bin++) {
            boolean isSpike = counts[bin] > 0.2 * item.size();
            if (isSpike && (times.isEmpty() || bin * 10 - times.get(times.size() - 1) > 50)) {
                times.add(bin * 10);
            }
        }
        return times;
    }
}
