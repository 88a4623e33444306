package org.neurosim.models.stimuli;

import java.util.Arrays;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Stimulus;

/** A current that is a function of time alone, the same for all targets. */
abstract class UniformCurrent implements Stimulus {
    private final String name;

    UniformCurrent(String name) {
        this.name = name;
    }

    /**
     * The current in a step.
     *
     * @param time start of the step, ms
     * @param dt time step, ms
     * @return current, pA
     */
    abstract double at(double time, double dt);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Port port() {
        return Port.CURRENT;
    }

    @Override
    public final void apply(Drive drive) {
        Arrays.fill(drive.out(), 0, drive.size(), at(drive.time(), drive.dt()));
    }

    @Override
    public final String toString() {
        return name;
    }
}
