package org.neurosim.core.events;

import java.util.Arrays;

/** A list of spikes: time, neuron and population. */
final class SpikeTrail {

    double[] time = new double[1024];
    int[] neuron = new int[1024];
    int[] population = new int[1024];
    int size;

    void add(double at, int ofPopulation, int ofNeuron) {
        if (size == time.length) {
            time = Arrays.copyOf(time, 2 * size);
            neuron = Arrays.copyOf(neuron, 2 * size);
            population = Arrays.copyOf(population, 2 * size);
        }
        time[size] = at;
        neuron[size] = ofNeuron;
        population[size++] = ofPopulation;
    }
}
