package org.neurosim.core.record;

import java.util.Arrays;
import org.neurosim.api.record.RateRecord;
import org.neurosim.core.describe.NeuronSet;

/** Spike counts in time bins. */
public final class RateBins extends SpikeSink implements RateRecord {

    private final double width;
    private long stepsPerBin = 1;
    private long[] counts = new long[64];
    private int bin;
    private long stepsMade;

    /**
     * An empty record.
     *
     * @param neurons neurons counted together
     * @param width width of the bins, ms
     */
    public RateBins(NeuronSet neurons, double width) {
        super(neurons);
        this.width = width;
    }

    @Override
    public void attach(double dt) {
        stepsPerBin = TimeGrid.steps(width, dt, "rate record of " + recorded().label() + ": bin width");
    }

    @Override
    public void beginStep(long step) {
        bin = (int) (step / stepsPerBin);
        if (bin >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
    }

    @Override
    public void take(int[] ids, int from, int to, int shift, double[] fractions) {
        counts[bin] += to - from;
    }

    @Override
    public void endBatch(long made) {
        stepsMade = made;
    }

    @Override
    public double binWidth() {
        return width;
    }

    @Override
    public int size() {
        return (int) (stepsMade / stepsPerBin);
    }

    @Override
    public double[] times() {
        double[] times = new double[size()];
        for (int k = 0; k < times.length; k++) {
            times[k] = k * width;
        }
        return times;
    }

    @Override
    public double[] rates() {
        double[] rates = new double[size()];
        for (int k = 0; k < rates.length; k++) {
            rates[k] = counts[k] / (recorded().size() * width * 1e-3);
        }
        return rates;
    }
}
