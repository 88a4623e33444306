package org.neurosim.core.record;

import org.neurosim.api.record.SpikeListener;
import org.neurosim.core.describe.NeuronSet;

/** Passes spikes on in batches, through fixed buffers. */
public final class SpikeStream extends SpikeSink {

    private static final int BATCH = 4096;

    private final SpikeListener listener;
    private final long[] steps = new long[BATCH];
    private final int[] ids = new int[BATCH];
    private final double[] times = new double[BATCH];
    private int size;
    private long currentStep;
    private double dt;
    private boolean exact;

    /**
     * A stream.
     *
     * @param neurons neurons to record
     * @param listener gets the batches
     */
    public SpikeStream(NeuronSet neurons, SpikeListener listener) {
        super(neurons);
        this.listener = listener;
    }

    @Override
    public void attach(double timeStep) {
        dt = timeStep;
    }

    @Override
    public void takesTimes() {
        exact = true;
    }

    @Override
    public void beginStep(long step) {
        currentStep = step;
    }

    @Override
    public void take(int[] source, int from, int to, int shift, double[] fractions) {
        for (int k = from; k < to; k++) {
            steps[size] = currentStep;
            ids[size] = source[k] + shift;
            times[size] = exact ? fractions[k] : (currentStep + (fractions == null ? 1 : fractions[k])) * dt;
            if (++size == BATCH) {
                flush();
            }
        }
    }

    @Override
    public void endBatch(long made) {
        flush();
    }

    private void flush() {
        int count = size;
        size = 0;
        if (count > 0) {
            listener.spikes(steps, ids, times, count);
        }
    }
}
