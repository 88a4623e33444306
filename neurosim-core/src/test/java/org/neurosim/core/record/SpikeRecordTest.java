package org.neurosim.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.record.RateRecord;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.engine.TestInputs;

class SpikeRecordTest {

    private static final double DT = 0.5;

    private final NetworkBuilder b = NetworkBuilder.create();

    /** Cell c of this source spikes at the end of the steps that are c modulo 10. */
    private Population source(String name, int size) {
        return b.source(name, size, TestInputs.source((cell, step) -> step % 10 == cell % 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void subsetsAreNumberedFromZeroInTheirOrder(int threads) {
        Population p = source("p", 7);
        Population q = source("q", 5);
        Neurons mixed = b.union(q.slice(3, 5), p.slice(2, 6), q.slice(0, 1));
        SpikeRecord all = b.recordSpikes(b.union(p, q));
        SpikeRecord part = b.recordSpikes(p.slice(2, 4));
        SpikeRecord some = b.recordSpikes(mixed.slice(1, 6));
        try (Network net = b.build(timeStep(DT).threads(threads))) {
            net.run(10 * DT);
            assertThat(all.steps()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6);
            assertThat(all.neurons()).containsExactly(0, 7, 1, 8, 2, 9, 3, 10, 4, 11, 5, 6);
            assertThat(all.neuronCount()).isEqualTo(12);
            assertThat(part.neurons()).containsExactly(0, 1);
            assertThat(part.times()).containsExactly(1.5, 2);
            // mixed is q3 q4 p2 p3 p4 p5 q0; its slice q4 p2 p3 p4 p5.
            assertThat(some.steps()).containsExactly(2, 3, 4, 4, 5);
            assertThat(some.neurons()).as("ascending within a step").containsExactly(1, 2, 0, 3, 4);
            assertThat(some.counts()).containsExactly(1, 1, 1, 1, 1);
            assertThat(some.timesOf(0)).containsExactly(2.5);
            assertThatThrownBy(() -> some.timesOf(5))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("neuron 5; must be in [0, 4]");
        }
    }

    @Test
    void timesAreEndsOfStepsWithoutAccumulatedError() {
        Population p = b.source("p", 1, TestInputs.source(step -> true));
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.1))) {
            net.run(200);
            double[] times = r.times();
            for (int k = 0; k < times.length; k++) {
                assertThat(times[k]).isEqualTo((k + 1) * 0.1);
            }
            assertThat(r.timesOf(0)).containsExactly(times);
        }
    }

    @Test
    void meanRateCountsNeuronsAndTime() {
        Population p = source("p", 20);
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(DT))) {
            assertThat(r.meanRate()).isZero();
            net.run(100);
            // Every cell once in 5 ms.
            assertThat(r.meanRate()).isEqualTo(200);
            assertThat(r.size()).isEqualTo(400);
        }
    }

    @Test
    void clearingForgetsAndGoesOn() {
        Population p = source("p", 10);
        SpikeRecord r = b.recordSpikes(p);
        long empty = r.fingerprint();
        try (Network net = b.build(timeStep(DT))) {
            net.run(10);
            assertThat(r.fingerprint()).isNotEqualTo(empty);
            r.clear();
            assertThat(r.size()).isZero();
            assertThat(r.times()).isEmpty();
            assertThat(r.counts()).containsOnly(0);
            assertThat(r.meanRate()).isZero();
            assertThat(r.lastStepSize()).isZero();
            assertThat(r.fingerprint()).isEqualTo(empty);
            net.run(5);
            assertThat(r.size()).isEqualTo(10);
            assertThat(r.times()[0]).isEqualTo(10.5);
            assertThat(r.meanRate()).isEqualTo(200);
        }
    }

    @Test
    void lastStepIsThatOfTheStepMadeLast() {
        Population p = b.source("p", 8, TestInputs.source((cell, step) -> step % 4 == 1 && cell % 2 == 0));
        SpikeRecord r = b.recordSpikes(p);
        int[] buffer = {-1, -1, -1};
        try (Network net = b.build(timeStep(DT))) {
            assertThat(r.lastStepSize()).isZero();
            net.step();
            assertThat(r.lastStep(buffer)).isZero();
            net.step();
            assertThat(r.lastStepSize()).isEqualTo(4);
            assertThat(r.lastStep(buffer)).as("as many as there is room for").isEqualTo(3);
            assertThat(buffer).containsExactly(0, 2, 4);
            net.step();
            assertThat(r.lastStepSize()).isZero();
            net.run(3 * DT);
            assertThat(r.lastStepSize()).as("after a run over several steps").isEqualTo(4);
            net.run(DT);
            assertThat(r.lastStepSize()).isZero();
        }
    }

    @Test
    void aFullRecordStopsTheRunAndLosesNothing() {
        Population p = source("p", 10);
        SpikeRecord small = b.recordSpikes(p, 25);
        SpikeRecord large = b.recordSpikes(p);
        try (Network net = b.build(timeStep(DT))) {
            assertThatThrownBy(() -> net.run(1000))
                    .isInstanceOf(RecorderFullException.class)
                    .hasMessageContaining(
                            "spike record of p has reached its bound of 25 spikes (it holds " + small.size() + ")")
                    .hasMessageContaining("larger bound, clear() the record between runs, or use streamSpikes");
            assertThat(small.size()).isBetween(25, 25 + 64);
            assertThat(large.neurons())
                    .as("the other records have the same steps")
                    .containsExactly(small.neurons());
            assertThat(net.stepCount()).isEqualTo(small.size());
            assertThatThrownBy(net::step).isInstanceOf(RecorderFullException.class);
            small.clear();
            long before = net.stepCount();
            assertThat(net.run(10)).as("once there is room it goes on").isTrue();
            assertThat(small.size()).isEqualTo(20);
            assertThat(large.size()).isEqualTo((int) before + 20);
        }
    }

    @Test
    void manySpikesAreKept() {
        Population p = b.source("p", 1000, TestInputs.source(step -> true));
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(DT).threads(2))) {
            net.run(50);
            assertThat(r.size()).isEqualTo(100_000);
            assertThat(r.counts()).containsOnly(100);
            int[] neurons = r.neurons();
            for (int k = 0; k < neurons.length; k++) {
                assertThat(neurons[k]).isEqualTo(k % 1000);
            }
        }
    }

    @Test
    void listenersGetEverySpikeOnceInOrder() {
        Population p = b.source("p", 700, TestInputs.source((cell, step) -> (cell + step) % 3 == 0));
        List<int[]> batches = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        b.streamSpikes(p, (s, n, t, count) -> {
            batches.add(Arrays.copyOf(n, count));
            for (int k = 0; k < count; k++) {
                steps.add(s[k]);
                times.add(t[k]);
            }
        });
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(DT).threads(2))) {
            net.run(40);
            net.step();
            assertThat(batches.stream().flatMapToInt(Arrays::stream).toArray()).containsExactly(r.neurons());
            assertThat(steps.stream().mapToLong(Long::longValue).toArray()).containsExactly(r.steps());
            assertThat(times.stream().mapToDouble(Double::doubleValue).toArray())
                    .containsExactly(r.times());
            assertThat(batches.size()).as("in batches, not one by one").isBetween(2, 50);
        }
    }

    @Test
    void aListenerIsNotCalledForNothing() {
        Population p = b.source("p", 3, TestInputs.source(step -> step == 100));
        int[] calls = new int[1];
        b.streamSpikes(p, (s, n, t, count) -> calls[0]++);
        try (Network net = b.build(timeStep(DT))) {
            net.run(100);
            assertThat(calls[0]).isEqualTo(1);
        }
    }

    /** What a listener throws reaches the caller; the network, whose other records may have missed the batch, is not run on. */
    @Test
    void aListenerThatThrowsEndsTheRun() {
        Population p = source("p", 3);
        RuntimeException mine = new RuntimeException("disk full");
        b.streamSpikes(p, (s, n, t, count) -> {
            throw mine;
        });
        try (Network net = b.build(timeStep(DT))) {
            assertThatThrownBy(() -> net.run(10)).isSameAs(mine);
            assertThatThrownBy(net::step)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("disk full")
                    .hasCause(mine);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ratesAreSpikesPerNeuronAndSecondInBins(int threads) {
        // Both cells of the union at steps 0 and 1, then one at 5.
        Population p = b.source("p", 3, TestInputs.source((cell, step) -> step < 2 || step == 5 && cell == 2));
        RateRecord rate = b.recordRate(b.union(p.slice(0, 1), p.slice(2, 3)), 2);
        try (Network net = b.build(timeStep(DT).threads(threads))) {
            assertThat(rate.size()).isZero();
            assertThat(rate.binWidth()).isEqualTo(2);
            net.run(1.5);
            assertThat(rate.size()).as("complete bins only").isZero();
            net.run(3);
            assertThat(rate.size()).isEqualTo(2);
            assertThat(rate.times()).containsExactly(0, 2);
            assertThat(rate.rates()[0]).isCloseTo(4 / (2 * 2e-3), Offset.offset(1e-9));
            assertThat(rate.rates()[1]).isCloseTo(1 / (2 * 2e-3), Offset.offset(1e-9));
            net.run(800);
            assertThat(rate.size()).isEqualTo(402);
            assertThat(Arrays.stream(rate.rates()).skip(2).sum()).isZero();
        }
    }

    @Test
    void hashesTellTrainsApart() {
        Population p = source("p", 10);
        Population q = b.source("q", 10, TestInputs.source((cell, step) -> step % 10 == 9 - cell));
        SpikeRecord a = b.recordSpikes(p);
        SpikeRecord same = b.recordSpikes(p);
        SpikeRecord other = b.recordSpikes(q);
        try (Network net = b.build(timeStep(DT))) {
            net.run(5);
            assertThat(a.fingerprint()).isEqualTo(same.fingerprint()).isNotEqualTo(other.fingerprint());
            long before = a.fingerprint();
            net.step();
            assertThat(a.fingerprint()).isNotEqualTo(before);
        }
    }
}
