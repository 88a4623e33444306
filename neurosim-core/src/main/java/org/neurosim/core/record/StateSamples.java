package org.neurosim.core.record;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.record.StateRecord;
import org.neurosim.core.describe.NeuronSet;

/**
 * Samples of a state variable, in chunks of whole samples. The thread that runs the network makes room before a batch of steps; each
 * partition then writes the values of its own neurons, so that no two threads write the same element.
 */
public final class StateSamples implements StateRecord {

    private static final int CHUNK_VALUES = 1 << 14;

    /** What fits into an array. */
    private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

    private final NeuronSet neurons;
    private final String variable;
    private final double interval;
    private final int samplesPerChunk;
    private final List<double[]> chunks = new ArrayList<>();
    private long stepsPerSample = 1;
    private long firstSample;
    private int size;

    /**
     * An empty record.
     *
     * @param neurons neurons to record
     * @param variable name of the variable
     * @param interval time between samples, ms
     */
    public StateSamples(NeuronSet neurons, String variable, double interval) {
        this.neurons = neurons;
        this.variable = variable;
        this.interval = interval;
        this.samplesPerChunk = Math.max(1, CHUNK_VALUES / neurons.size());
    }

    /**
     * The set that is recorded.
     *
     * @return set
     */
    public NeuronSet recorded() {
        return neurons;
    }

    /**
     * Called once when the network is built.
     *
     * @param dt time step, ms
     */
    public void attach(double dt) {
        stepsPerSample =
                TimeGrid.steps(interval, dt, "record of " + variable + " of " + neurons.label() + ": interval");
    }

    /**
     * Whether a sample is taken when so many steps have been made.
     *
     * @param steps steps made
     * @return true if a sample is due
     */
    public boolean isDue(long steps) {
        return steps % stepsPerSample == 0;
    }

    /**
     * Makes room for all samples up to a number of steps.
     *
     * @param steps steps that will have been made
     */
    public void makeRoom(long steps) {
        long samples = steps / stepsPerSample + 1 - firstSample;
        if (samples > MOST_SAMPLES) {
            throw new RecorderFullException("record of " + variable + " of " + neurons.label() + " has " + size
                    + " samples; at most " + MOST_SAMPLES + " fit: clear() it between runs or use a larger interval");
        }
        while ((long) chunks.size() * samplesPerChunk < samples) {
            chunks.add(new double[samplesPerChunk * neurons.size()]);
        }
    }

    /**
     * The chunk that holds the sample taken after so many steps.
     *
     * @param steps steps made
     * @return values
     */
    public double[] chunk(long steps) {
        return chunks.get((int) ((steps / stepsPerSample - firstSample) / samplesPerChunk));
    }

    /**
     * Where in its chunk a sample begins: the value of neuron j is at this index plus j.
     *
     * @param steps steps made
     * @return index
     */
    public int offset(long steps) {
        return (int) ((steps / stepsPerSample - firstSample) % samplesPerChunk) * neurons.size();
    }

    /**
     * Tells that all samples up to a number of steps are written.
     *
     * @param steps steps made
     */
    public void commit(long steps) {
        size = (int) (steps / stepsPerSample + 1 - firstSample);
    }

    @Override
    public String variable() {
        return variable;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int neuronCount() {
        return neurons.size();
    }

    @Override
    public double[] times() {
        double[] times = new double[size];
        for (int k = 0; k < size; k++) {
            times[k] = (firstSample + k) * interval;
        }
        return times;
    }

    @Override
    public double[] of(int neuron) {
        if (neuron < 0 || neuron >= neurons.size()) {
            throw new IndexOutOfBoundsException("record of " + variable + " of " + neurons.label() + ": neuron "
                    + neuron + "; must be in [0, " + (neurons.size() - 1) + "]");
        }
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = chunks.get(k / samplesPerChunk)[k % samplesPerChunk * neurons.size() + neuron];
        }
        return values;
    }

    @Override
    public double[] mean() {
        double[] means = new double[size];
        int n = neurons.size();
        for (int k = 0; k < size; k++) {
            double[] chunk = chunks.get(k / samplesPerChunk);
            int at = k % samplesPerChunk * n;
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += chunk[at + j];
            }
            means[k] = sum / n;
        }
        return means;
    }

    @Override
    public void clear() {
        firstSample += size;
        size = 0;
        chunks.clear();
    }
}
