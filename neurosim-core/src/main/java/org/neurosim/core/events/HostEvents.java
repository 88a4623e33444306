package org.neurosim.core.events;

import java.util.Arrays;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.api.model.Emission;
import org.neurosim.core.describe.PopulationDescription;

/** Cells that the host lets spike: at the end of the step that is made next. */
final class HostEvents extends EventGroup implements Emission {

    private final PopulationDescription population;
    private int[] due = new int[16];
    private int count;
    private int taken;
    private double time;
    private long step;
    private double dt;

    HostEvents(PopulationDescription population) {
        this.population = population;
    }

    /** Collects what the host has asked for. */
    void beginStep(long newStep, double timeStep) {
        count = 0;
        taken = 0;
        step = newStep;
        dt = timeStep;
        time = (newStep + 1) * timeStep;
        population.source().emit(this);
    }

    @Override
    public void spike(int cell) {
        if (count == due.length) {
            due = Arrays.copyOf(due, 2 * count);
        }
        due[count++] = cell;
    }

    @Override
    double next() {
        return taken < count ? time : Double.POSITIVE_INFINITY;
    }

    @Override
    boolean endsPeriod() {
        return false;
    }

    @Override
    int occur(double now) {
        return due[taken++];
    }

    @Override
    void receive(
            double now, int receptor, int[] targets, int from, int to, double[] weights, int shift, double weight) {
        throw new IllegalStateException("a spike source takes no input");
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public int first() {
        return 0;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public double time() {
        return step * dt;
    }

    @Override
    public double dt() {
        return dt;
    }

    @Override
    public ColumnMath math() {
        throw new UnsupportedOperationException("host spikes need no mathematics");
    }

    @Override
    public BlockRandom random() {
        throw new UnsupportedOperationException("host spikes need no random numbers");
    }

    @Override
    public double[] scratch(int k) {
        throw new UnsupportedOperationException("host spikes need no scratch columns");
    }

    @Override
    public double[] state(int index) {
        throw new UnsupportedOperationException("host spikes have no state");
    }
}
