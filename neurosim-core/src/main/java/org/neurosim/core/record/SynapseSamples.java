package org.neurosim.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.core.describe.ProjectionDescription;

/** Samples of a variable of synapses, one array for each. The thread that runs the network takes them between slices. */
public final class SynapseSamples implements SynapseRecord {

    private final ProjectionDescription projection;
    private final String variable;
    private final double interval;
    private final Filter filter;
    private final long bound;
    private final List<double[]> samples = new ArrayList<>();
    private int[] sources = {};
    private int[] targets = {};
    private long stepsPerSample = 1;
    private long firstSample;

    /**
     * An empty record.
     *
     * @param projection projection
     * @param variable name of the variable, or {@code weight}
     * @param interval time between samples, ms
     * @param filter which synapses are recorded
     * @param bound greatest number of values
     */
    public SynapseSamples(
            ProjectionDescription projection, String variable, double interval, Filter filter, long bound) {
        this.projection = projection;
        this.variable = variable;
        this.interval = interval;
        this.filter = filter;
        this.bound = bound;
    }

    private String label() {
        return "record of " + variable + " of projection " + projection.label();
    }

    /** Checks it when the description is complete. */
    public void check() {
        if (!projection.hasRule()) {
            throw new InvalidNetworkException(
                    label()
                            + ": its synapses are static and nothing about them changes; read their weights with connections(...)");
        }
        try {
            projection.variableIndex(variable);
        } catch (IllegalArgumentException e) {
            throw new InvalidNetworkException(label() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The projection that is recorded.
     *
     * @return projection
     */
    public ProjectionDescription projection() {
        return projection;
    }

    /**
     * Which synapses are recorded.
     *
     * @return filter
     */
    public Filter filter() {
        return filter;
    }

    /**
     * Called once when the network is built.
     *
     * @param dt time step, ms
     * @param sourceOf presynaptic neurons of the recorded synapses
     * @param targetOf postsynaptic neurons
     */
    public void attach(double dt, int[] sourceOf, int[] targetOf) {
        stepsPerSample = TimeGrid.steps(interval, dt, label() + ": interval");
        sources = sourceOf;
        targets = targetOf;
        if (sources.length > bound) {
            throw new InvalidNetworkException(label() + ": " + sources.length + " synapses; a record holds at most "
                    + bound + " values: choose synapses with a filter");
        }
    }

    /**
     * The first time at which a sample is due.
     *
     * @param steps steps made
     * @return number of steps, above the steps made
     */
    public long nextDue(long steps) {
        return (steps / stepsPerSample + 1) * stepsPerSample;
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

    /** Stops a run before a sample that there is no room for. */
    public void requireRoom() {
        if ((samples.size() + 1L) * sources.length > bound) {
            throw new RecorderFullException(label() + " has " + samples.size() + " samples of " + sources.length
                    + " synapses; at most " + bound
                    + " values fit: clear() it between runs, use a larger interval or choose synapses with a filter");
        }
    }

    /**
     * Adds a sample.
     *
     * @return the array for its values, by synapse
     */
    public double[] add() {
        double[] values = new double[sources.length];
        samples.add(values);
        return values;
    }

    @Override
    public String variable() {
        return variable;
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public int synapseCount() {
        return sources.length;
    }

    @Override
    public int[] sources() {
        return sources.clone();
    }

    @Override
    public int[] targets() {
        return targets.clone();
    }

    @Override
    public double[] times() {
        double[] times = new double[size()];
        for (int k = 0; k < times.length; k++) {
            times[k] = (firstSample + k) * interval;
        }
        return times;
    }

    @Override
    public double[] of(int synapse) {
        Objects.checkIndex(synapse, sources.length);
        return samples.stream().mapToDouble(values -> values[synapse]).toArray();
    }

    @Override
    public double[] sample(int sample) {
        return samples.get(sample).clone();
    }

    @Override
    public double[] mean() {
        double[] means = new double[size()];
        for (int k = 0; k < means.length; k++) {
            double sum = 0;
            for (double value : samples.get(k)) {
                sum += value;
            }
            means[k] = sum / sources.length;
        }
        return means;
    }

    @Override
    public void clear() {
        firstSample += samples.size();
        samples.clear();
    }
}
