package org.neurosim.models.integratefire;

/** What spikes do to single variables. */
final class SpikeJumps {

    private SpikeJumps() {}

    /** x += jump for the neurons that spike. */
    static void add(double[] x, double[] jump, int[] spiking, int count) {
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            x[i] += jump[i];
        }
    }
}
