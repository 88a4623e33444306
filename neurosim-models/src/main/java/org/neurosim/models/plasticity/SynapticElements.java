package org.neurosim.models.plasticity;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.record.SpikeListener;

/**
 * Calcium and synaptic elements of neurons. Calcium decays exponentially between spikes, so an element count is a sum of integrals of the growth curve over the intervals between a neuron's spikes: each
 * by Gauss's rule of three points, whose relative error is about 1e-4 (interval / tau)^6.
 */
final class SynapticElements implements SpikeListener {

    private static final double NODE = Math.sqrt(0.6);
    private static final double OUTER = 5.0 / 18;
    private static final double INNER = 8.0 / 18;

    private final GrowthCurve curve;
    private final double tau;
    private final double perSpike;
    private final double[] calcium;
    private final double[] elements;
    private final double[] since;
    private boolean counted;

    SynapticElements(int neurons, GrowthCurve curve, double tau, double perSpike) {
        this.curve = curve;
        this.tau = tau;
        this.perSpike = perSpike;
        calcium = new double[neurons];
        elements = new double[neurons];
        since = new double[neurons];
    }

    @Override
    public void spikes(long[] steps, int[] neurons, double[] times, int count) {
        for (int k = 0; k < count; k++) {
            advance(neurons[k], times[k]);
            calcium[neurons[k]] += perSpike;
        }
    }

    /** Lets all neurons grow up to a time. */
    void advance(double time) {
        for (int i = 0; i < elements.length; i++) {
            advance(i, time);
        }
    }

    private void advance(int i, double time) {
        double duration = time - since[i];
        if (duration <= 0) {
            return;
        }
        double half = duration / 2;
        double growth =
                OUTER * rate(i, half - NODE * half) + INNER * rate(i, half) + OUTER * rate(i, half + NODE * half);
        elements[i] += duration * growth;
        if (counted) {
            elements[i] = Math.max(0, elements[i]);
        }
        calcium[i] *= ElementaryMath.exp(-duration / tau);
        since[i] = time;
    }

    private double rate(int i, double later) {
        return curve.rate(calcium[i] * ElementaryMath.exp(-later / tau));
    }

    /** The first time: what has grown comes on top of the elements that synapses hold. */
    void count(int[] connected) {
        if (!counted) {
            counted = true;
            for (int i = 0; i < elements.length; i++) {
                elements[i] = Math.max(0, elements[i] + connected[i]);
            }
        }
    }

    /** Whole elements without synapse; negative if there are more synapses than elements. */
    int vacant(int i, int connected) {
        return (int) Math.floor(elements[i]) - connected;
    }

    /** Takes away a part of the elements without synapse. */
    void decayVacant(int i, int connected, double part) {
        if (elements[i] > connected) {
            elements[i] -= part * (elements[i] - connected);
        }
    }

    int size() {
        return elements.length;
    }

    double[] calcium() {
        return calcium.clone();
    }

    double[] elements() {
        return elements.clone();
    }
}
