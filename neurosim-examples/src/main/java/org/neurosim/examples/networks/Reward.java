package org.neurosim.examples.networks;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.neurosim.api.Network;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.record.SpikeListener;

/**
 * A reward for one neuron that spikes shortly after another: watches both, and releases dopamine 1 to 3 s later.
 *
 * <p>Listens to the spikes of two neurons, the one before being 0, the one after 1; what is due is released when the host calls {@link #accept}.
 */
final class Reward implements SpikeListener, Consumer<Network> {

    /** Time from one call of {@link #accept} to the next, ms. */
    static final double INTERVAL = 10;

    private static final double WINDOW = 20; // ms
    private static final double EARLIEST = 1_000; // ms after the coincidence
    private static final double SPREAD = 2_000; // ms
    private static final double AMOUNT = 0.5;

    private final Neuromodulator dopamine;
    private final Random random;
    private final PriorityQueue<Double> due = new PriorityQueue<>();
    private double before = Double.NEGATIVE_INFINITY; // last spike of neuron 0, ms

    Reward(Neuromodulator dopamine, Random random) {
        this.dopamine = dopamine;
        this.random = random;
    }

    @Override
    public void spikes(long[] steps, int[] neurons, double[] times, int count) {
        for (int k = 0; k < count; k++) {
            if (neurons[k] == 0) {
                before = times[k];
            } else if (times[k] > before && times[k] - before < WINDOW) {
                due.add(times[k] + EARLIEST + SPREAD * random.nextDouble());
            }
        }
    }

    @Override
    public void accept(Network network) {
        while (!due.isEmpty() && due.peek() <= network.time()) {
            due.remove();
            dopamine.release(AMOUNT);
        }
    }
}
