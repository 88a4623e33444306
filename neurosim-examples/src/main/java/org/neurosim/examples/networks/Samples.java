package org.neurosim.examples.networks;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.neurosim.api.Network;

/** A quantity that the host samples at every call of {@link #accept}. */
final class Samples implements Consumer<Network> {

    private final ToDoubleFunction<Network> quantity;
    private double[] times = new double[1024];
    private double[] values = new double[1024];
    private int count;

    Samples(ToDoubleFunction<Network> quantity) {
        this.quantity = quantity;
    }

    @Override
    public void accept(Network network) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        times[count] = network.time();
        values[count++] = quantity.applyAsDouble(network);
    }

    /** What has been sampled by the end of a run. */
    Experiment.Course course(String axis, String name) {
        return new Experiment.Course(axis, name, () -> Arrays.copyOf(times, count), () -> Arrays.copyOf(values, count));
    }
}
