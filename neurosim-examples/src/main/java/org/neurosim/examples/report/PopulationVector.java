package org.neurosim.examples.report;

import org.neurosim.examples.run.RunResult;

/**
 * The direction in which a population on a ring is active, over time: angle and length of the mean over the spikes of a bin of {@code exp(i theta)}, where neuron j of n stands
 * for {@code theta = 360 (j + 1/2) / n} degrees.
 *
 * <p>A <b>bump</b> is there where the length is above {@value #BUMP}. If a share q of the spikes is from one region and the others come from everywhere alike, the length is at most q: so with a bump more
 * than {@value #BUMP} of all spikes are from it. It is no matter of chance: with N independent spikes from everywhere the length exceeds r with the probability exp(-N r^2) (Rayleigh; N r^2 is
 * exponentially distributed for large N), 10^-11 for 300 spikes.
 *
 * @param bin width of the bins, ms
 * @param angles direction in each bin, 0 to 360 degrees
 * @param lengths 1 if all spikes are from one place, 0 if they come from everywhere alike or there is none
 */
public record PopulationVector(double bin, double[] angles, double[] lengths) {

    /** Length above which there is a bump. */
    public static final double BUMP = 0.3;

    /**
     * Reads a run.
     *
     * @param result run
     * @param population index of the population
     * @param bin width of the bins, ms
     * @return direction in every whole bin
     */
    public static PopulationVector of(RunResult result, int population, double bin) {
        RunResult.Part part = result.populations().get(population);
        int bins = (int) Math.floor(result.settings().duration() / bin + 1e-9);
        double[] x = new double[bins];
        double[] y = new double[bins];
        int[] counts = new int[bins];
        long[] steps = result.spikes().steps();
        int[] neurons = result.spikes().neurons();
        for (int k = 0; k < steps.length; k++) {
            int i = neurons[k] - part.first();
            int n = (int) ((steps[k] + 0.5) * result.settings().timeStep() / bin);
            if (i >= 0 && i < part.size() && n < bins) {
                double theta = 2 * Math.PI * (i + 0.5) / part.size();
                x[n] += Math.cos(theta);
                y[n] += Math.sin(theta);
                counts[n]++;
            }
        }
        double[] angles = new double[bins];
        double[] lengths = new double[bins];
        for (int n = 0; n < bins; n++) {
            angles[n] = (Math.toDegrees(Math.atan2(y[n], x[n])) + 360) % 360;
            lengths[n] = counts[n] == 0 ? 0 : Math.hypot(x[n], y[n]) / counts[n];
        }
        return new PopulationVector(bin, angles, lengths);
    }

    /**
     * Whether there is a bump.
     *
     * @param n number of the bin
     * @return true if the length is above {@value #BUMP}
     */
    public boolean isBump(int n) {
        return lengths[n] > BUMP;
    }
}
