package org.neurosim.examples.decision;

import org.neurosim.examples.networks.Wang;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/**
 * A trial of the decision network.
 *
 * @param result the run
 * @param choice 0 for A, 1 for B: the higher rate around the end of the stimulus
 * @param time from the onset of the stimulus to the decision, ms; infinite if there was none
 */
public record Trial(RunResult result, int choice, double time) {

    private static final double ONSET = Wang.STIMULUS.from(); // ms
    private static final double OFFSET = Wang.STIMULUS.to(); // ms
    private static final double AROUND = 250; // ms
    private static final double WINDOW = 100; // ms
    private static final double STEP = 20; // ms
    private static final double DECIDED = 15; // Hz in a window
    private static final double LATEST = 500; // ms after the end of the stimulus

    /** Time that a trial must at least run for its choice, ms. */
    public static final double SHORTEST = OFFSET + AROUND;

    /**
     * Runs a trial.
     *
     * @param coherence coherence in favour of A, -100 to 100 %
     * @param seed seed
     * @param duration biological time, ms, at least {@link #SHORTEST}
     * @param threads threads
     * @return the outcome
     */
    public static Trial of(double coherence, long seed, double duration, int threads) {
        Wang wang = new Wang(coherence);
        RunResult result =
                Runner.run(wang, new RunSettings(duration, wang.defaultTimeStep(), 1, seed, threads), RunListener.NONE);
        int choice =
                rate(result, 0, OFFSET - AROUND, OFFSET + AROUND) > rate(result, 1, OFFSET - AROUND, OFFSET + AROUND)
                        ? 0
                        : 1;
        double time = Double.POSITIVE_INFINITY;
        double latest = Math.min(OFFSET + LATEST, duration - WINDOW);
        for (double start = ONSET; start <= latest && time == Double.POSITIVE_INFINITY; start += STEP) {
            if (rate(result, choice, start, start + WINDOW) > DECIDED) {
                time = start + WINDOW - ONSET;
            }
        }
        return new Trial(result, choice, time);
    }

    /**
     * Mean rate of a population in a window.
     *
     * @param population 0 for A, 1 for B
     * @param from start, ms
     * @param to end, ms
     * @return rate, Hz
     */
    public double rate(int population, double from, double to) {
        return rate(result, population, from, to);
    }

    private static double rate(RunResult result, int population, double from, double to) {
        RunResult.Part part = result.populations().get(population);
        double dt = result.settings().timeStep();
        long first = Math.round(from / dt);
        long end = Math.round(to / dt);
        long[] steps = result.spikes().steps();
        int[] neurons = result.spikes().neurons();
        long spikes = 0;
        for (int k = 0; k < steps.length; k++) {
            int i = neurons[k] - part.first();
            spikes += steps[k] >= first && steps[k] < end && i >= 0 && i < part.size() ? 1 : 0;
        }
        return spikes / (part.size() * (to - from) / 1000);
    }
}
