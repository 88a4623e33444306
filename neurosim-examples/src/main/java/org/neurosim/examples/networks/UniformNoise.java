package org.neurosim.examples.networks;

import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Stimulus;

/**
 * A current that is drawn anew for every neuron and time step, evenly from an interval around 0.
 *
 * @param width width of the interval, pA
 */
record UniformNoise(double width) implements Stimulus {

    @Override
    public String name() {
        return "uniform noise current";
    }

    @Override
    public Port port() {
        return Port.CURRENT;
    }

    @Override
    public void apply(Drive drive) {
        double[] current = drive.out();
        drive.random().uniform(current);
        for (int i = 0; i < drive.size(); i++) {
            current[i] = width * (current[i] - 0.5);
        }
    }
}
