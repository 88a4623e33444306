package org.neurosim.models.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.synapses.StaticSynapse;

/**
 * Spike sources against the times and statistics that they promise. Random bounds: five standard deviations of the
 * estimate, fixed seeds.
 */
class SpikeSourcesTest {
    private static final double SIGMAS = 5;

    private static SpikeRecord record(SpikeSource source, int size, double dt, double duration, long seed) {
        NetworkBuilder b = NetworkBuilder.create();
        SpikeRecord spikes = b.recordSpikes(b.source("source", size, source));
        try (Network net = b.build(timeStep(dt).seed(seed))) {
            net.run(duration);
        }
        return spikes;
    }

    /** Random trains of 1500 cells, several blocks, given in any order. */
    @Test
    void givenTimesAreEmitted() {
        Random random = new Random(1);
        double[][] times = new double[1500][];
        double[][] sorted = new double[1500][];
        for (int c = 0; c < times.length; c++) {
            TreeSet<Integer> steps = new TreeSet<>();
            int count = random.nextInt(6);
            while (steps.size() < count) {
                steps.add(1 + random.nextInt(500));
            }
            sorted[c] = steps.stream().mapToDouble(s -> s * 0.1).toArray();
            times[c] = steps.descendingSet().stream().mapToDouble(s -> s * 0.1).toArray();
        }
        SpikeRecord spikes = record(Sources.spikes(times), 1500, 0.1, 50, 1);

        for (int c = 0; c < times.length; c++) {
            assertThat(spikes.timesOf(c)).as("cell " + c).containsExactly(sorted[c], within(1e-9));
        }
    }

    @Test
    void firstPossibleSpikeAndLastStep() {
        SpikeRecord spikes = record(Sources.spikes(new double[] {0.1, 0.2, 5}), 1, 0.1, 5, 1);
        assertThat(spikes.steps()).containsExactly(0, 1, 49);
    }

    @Test
    void timesBeyondTheRunAndEmptyTrains() {
        SpikeRecord spikes = record(Sources.spikes(new double[] {7}, new double[0]), 2, 0.1, 5, 1);
        assertThat(spikes.size()).isZero();
    }

    @Test
    void roundedTimes() {
        SpikeRecord spikes = record(Sources.roundedSpikes(new double[] {0.01, 0.26, 1.04, 3.7777}), 1, 0.1, 5, 1);
        assertThat(spikes.timesOf(0)).containsExactly(new double[] {0.1, 0.3, 1.0, 3.8}, within(1e-9));
    }

    /** One source serves networks of different time steps. */
    @Test
    void sourceIsReusable() {
        SpikeSource source = Sources.spikes(new double[] {1, 2.5});
        assertThat(record(source, 1, 0.1, 5, 1).timesOf(0)).containsExactly(new double[] {1, 2.5}, within(1e-9));
        assertThat(record(source, 1, 0.25, 5, 1).timesOf(0)).containsExactly(new double[] {1, 2.5}, within(1e-9));
        assertThat(record(source, 1, 0.1, 5, 1).timesOf(0)).containsExactly(new double[] {1, 2.5}, within(1e-9));
    }

    /** A spike at t with delay d arrives at t + d, and the sample at t + d has it. */
    @Test
    void arrival() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 2, Sources.spikes(new double[] {1}, new double[] {2}));
        Population cells = b.population(
                "cells", 2, Lif.builder().receptor(Receptor.expCurrent("in", 5)).build());
        b.project(source, cells)
                .connect(oneToOne())
                .synapse(StaticSynapse.staticSynapse())
                .weight(3)
                .delay(1.5);
        StateRecord current = b.record(cells, "I_in", 0.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(5);
        }

        assertThat(current.of(0)).startsWith(0, 0, 0, 0, 0, 3);
        assertThat(current.of(1)).startsWith(0, 0, 0, 0, 0, 0, 0, 3);
    }

    /** Rate, coefficient of variation of the intervals sqrt(1 - p), and independence of cells. */
    @ParameterizedTest
    @CsvSource({"20, 0.1", "500, 0.1", "500, 1", "4000, 0.1"})
    void poisson(double rate, double dt) {
        int cells = 200;
        double duration = 1000;
        SpikeRecord spikes = record(Sources.poisson(rate), cells, dt, duration, 9);
        double p = rate * dt / 1000;
        double steps = duration / dt;
        double trials = cells * steps;

        assertThat(spikes.size()).as("spikes").isCloseTo((int) Math.round(p * trials), within((int)
                (SIGMAS * Math.sqrt(trials * p * (1 - p)))));

        double sum = 0;
        double squares = 0;
        int n = 0;
        double fano = 0;
        int[] counts = spikes.counts();
        for (int c = 0; c < cells; c++) {
            double[] t = spikes.timesOf(c);
            for (int k = 1; k < t.length; k++) {
                double interval = t[k] - t[k - 1];
                sum += interval;
                squares += interval * interval;
                n++;
            }
            double expected = p * steps;
            fano += (counts[c] - expected) * (counts[c] - expected) / (expected * (1 - p)) / cells;
        }
        double mean = sum / n;
        double cv = Math.sqrt(squares / n - mean * mean) / mean;
        // long intervals are cut off by the end of the run: a bias of one part in the number of intervals of a train
        double cut = (double) cells / n;
        assertThat(cv).as("CV").isCloseTo(Math.sqrt(1 - p), within(SIGMAS * 1.5 / Math.sqrt(n) + cut));
        assertThat(fano)
                .as("variance of counts, 1 if steps are independent")
                .isCloseTo(1, within(SIGMAS * Math.sqrt(2.0 / cells)));
    }

    @Test
    void poissonCellsAreIndependent() {
        int cells = 1000;
        SpikeRecord spikes = record(Sources.poisson(1000), cells, 0.1, 200, 10);
        int[] inStep = new int[2000];
        for (long s : spikes.steps()) {
            inStep[(int) s]++;
        }
        double mean = cells * 0.1;
        double variance = 0;
        for (int count : inStep) {
            variance += (count - mean) * (count - mean) / inStep.length;
        }

        assertThat(variance).isCloseTo(mean * 0.9, within(SIGMAS * mean * 0.9 * Math.sqrt(2.0 / inStep.length)));
    }

    @Test
    void poissonOfOneRatePerCell() {
        double[] rates = new double[1200];
        for (int c = 0; c < rates.length; c++) {
            rates[c] = c % 3 * 400;
        }
        int[] counts =
                record(Sources.poisson(rates), rates.length, 0.1, 500, 11).counts();

        for (int c = 0; c < rates.length; c++) {
            double mean = rates[c] * 0.5;
            assertThat((double) counts[c]).as("cell " + c).isCloseTo(mean, within(SIGMAS * Math.sqrt(mean)));
        }
    }

    @Test
    void poissonDependsOnTheSeedAlone() {
        long one = record(Sources.poisson(50), 1000, 0.1, 100, 12).fingerprint();
        assertThat(record(Sources.poisson(50), 1000, 0.1, 100, 12).fingerprint())
                .isEqualTo(one);
        assertThat(record(Sources.poisson(50), 1000, 0.1, 100, 13).fingerprint())
                .isNotEqualTo(one);
    }

    @Test
    void certainSpikes() {
        assertThat(record(Sources.poisson(10_000), 3, 0.1, 1, 1).counts()).containsExactly(10, 10, 10);
        assertThat(record(Sources.poisson(0), 3, 0.1, 1, 1).counts()).containsExactly(0, 0, 0);
    }
}
