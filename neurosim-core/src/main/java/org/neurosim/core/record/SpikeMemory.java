package org.neurosim.core.record;

import java.util.Arrays;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.describe.NeuronSet;

/** Spikes in memory: growing columns of steps and neurons (12 bytes per spike), and of times within the step if they are off the grid. */
public final class SpikeMemory extends SpikeSink implements SpikeRecord {

    private final int bound;
    private int[] ids = new int[1024];
    private long[] steps = new long[1024];
    private double[] fractions;
    private int size;
    private int lastStepStart;
    private long firstStep;
    private long stepsMade;
    private long currentStep;
    private double dt = Double.NaN;
    private boolean exact;

    /**
     * An empty record.
     *
     * @param neurons neurons to record
     * @param bound number of spikes at which a run stops
     */
    public SpikeMemory(NeuronSet neurons, int bound) {
        super(neurons);
        this.bound = bound;
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
        lastStepStart = size;
        currentStep = step;
    }

    @Override
    public void take(int[] source, int from, int to, int shift, double[] within) {
        int count = to - from;
        ensure(count, within != null);
        int at = size;
        for (int k = from; k < to; k++) {
            ids[at++] = source[k] + shift;
        }
        Arrays.fill(steps, size, size + count, currentStep);
        if (fractions != null) {
            if (within != null) {
                System.arraycopy(within, from, fractions, size, count);
            } else {
                Arrays.fill(fractions, size, size + count, 1);
            }
        }
        size += count;
    }

    private void ensure(int count, boolean offGrid) {
        long needed = (long) size + count;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new RecorderFullException(fullMessage());
        }
        if (needed > ids.length) {
            int length = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, ids.length + (long) (ids.length >> 1)));
            ids = Arrays.copyOf(ids, length);
            steps = Arrays.copyOf(steps, length);
            if (fractions != null) {
                fractions = Arrays.copyOf(fractions, length);
            }
        }
        if (offGrid && fractions == null) {
            fractions = new double[ids.length];
            Arrays.fill(fractions, 0, size, 1);
        }
    }

    @Override
    public void endBatch(long made) {
        stepsMade = made;
    }

    @Override
    public void requireRoom() {
        if (size >= bound) {
            throw new RecorderFullException(fullMessage());
        }
    }

    private String fullMessage() {
        return "spike record of " + recorded().label() + " has reached its bound of " + bound + " spikes (it holds "
                + size + "); give recordSpikes a larger bound, clear() the record between runs, or use streamSpikes";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int neuronCount() {
        return recorded().size();
    }

    @Override
    public double[] times() {
        double[] times = new double[size];
        for (int k = 0; k < size; k++) {
            times[k] = time(k);
        }
        return times;
    }

    private double time(int k) {
        if (exact) {
            return fractions[k];
        }
        return (steps[k] + (fractions == null ? 1 : fractions[k])) * dt;
    }

    @Override
    public int[] neurons() {
        return Arrays.copyOf(ids, size);
    }

    @Override
    public long[] steps() {
        return Arrays.copyOf(steps, size);
    }

    @Override
    public double[] timesOf(int neuron) {
        if (neuron < 0 || neuron >= neuronCount()) {
            throw new IndexOutOfBoundsException("spike record of " + recorded().label() + ": neuron " + neuron
                    + "; must be in [0, " + (neuronCount() - 1) + "]");
        }
        double[] times = new double[16];
        int count = 0;
        for (int k = 0; k < size; k++) {
            if (ids[k] == neuron) {
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = time(k);
            }
        }
        return Arrays.copyOf(times, count);
    }

    @Override
    public int[] counts() {
        int[] counts = new int[neuronCount()];
        for (int k = 0; k < size; k++) {
            counts[ids[k]]++;
        }
        return counts;
    }

    @Override
    public double meanRate() {
        double seconds = (stepsMade - firstStep) * dt * 1e-3;
        return seconds > 0 ? size / (neuronCount() * seconds) : 0;
    }

    @Override
    public int lastStepSize() {
        return size - lastStepStart;
    }

    @Override
    public int lastStep(int[] out) {
        int count = Math.min(size - lastStepStart, out.length);
        System.arraycopy(ids, lastStepStart, out, 0, count);
        return count;
    }

    @Override
    public long fingerprint() {
        long hash = 0x9E3779B97F4A7C15L;
        for (int k = 0; k < size; k++) {
            hash = mix(hash ^ mix(steps[k] * 0xD1B54A32D192ED03L + ids[k]));
        }
        return hash;
    }

    /** The finaliser of MurmurHash3. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        x = (x ^ (x >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return x ^ (x >>> 33);
    }

    @Override
    public void clear() {
        size = 0;
        lastStepStart = 0;
        firstStep = stepsMade;
    }
}
