package org.neurosim.examples.report;

import org.neurosim.examples.run.RunResult;

/**
 * Power of a run's spike count per ms at the frequencies 1, 2, ... Hz: the mean over stretches of a second of {@code |sum over t of n(t) exp(-2 pi i f t)|^2 / 1000}.
 *
 * @param power power at 1 Hz, 2 Hz, ...
 */
public record Spectrum(double[] power) {

    private static final int SEGMENT = 1000; // ms
    private static final int HIGHEST = 100; // Hz

    /**
     * Reads a run.
     *
     * @param result run
     * @param from start, ms
     * @param to end, ms, at least a second later; what is left of the last second is not used
     * @return the spectrum of all neurons' spikes
     */
    public static Spectrum of(RunResult result, double from, double to) {
        int segments = (int) Math.floor((to - from) / SEGMENT + 1e-9);
        if (segments < 1) {
            throw new IllegalArgumentException("from " + from + " to " + to + " ms; must be at least a second");
        }
        double[] counts = new double[segments * SEGMENT];
        double dt = result.settings().timeStep();
        for (long step : result.spikes().steps()) {
            double t = (step + 0.5) * dt - from;
            if (t >= 0 && t < counts.length) {
                counts[(int) t]++;
            }
        }
        double[] power = new double[HIGHEST];
        for (int s = 0; s < segments; s++) {
            for (int f = 1; f <= HIGHEST; f++) { // a constant has no part in these
                double re = 0;
                double im = 0;
                for (int t = 0; t < SEGMENT; t++) {
                    double phase = 2 * Math.PI * ((f * t) % SEGMENT) / SEGMENT;
                    re += counts[s * SEGMENT + t] * Math.cos(phase);
                    im += counts[s * SEGMENT + t] * Math.sin(phase);
                }
                power[f - 1] += (re * re + im * im) / SEGMENT / segments;
            }
        }
        return new Spectrum(power);
    }

    /**
     * Power in a band.
     *
     * @param low lowest frequency, Hz
     * @param high highest frequency, Hz
     * @return sum over the frequencies from low to high
     */
    public double band(int low, int high) {
        double sum = 0;
        for (int f = low; f <= high; f++) {
            sum += power[f - 1];
        }
        return sum;
    }
}
