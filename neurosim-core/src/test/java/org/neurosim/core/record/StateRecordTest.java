package org.neurosim.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.ofIndex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.model.Threshold.Condition;
import org.neurosim.api.record.StateRecord;
import org.neurosim.core.engine.TestModels;

class StateRecordTest {

    private final NetworkBuilder b = NetworkBuilder.create();

    /** x of neuron i after n steps of 0.5 ms is i + n. */
    private Population ramp(String name, int size) {
        return b.population(name, size, new TestModels.Ramp(Condition.AT_OR_ABOVE))
                .initially("x", ofIndex(i -> i));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "1, 1", "1.5, 2", "2.5, 3", "100, 1"})
    void samplesAreTakenAtTimeZeroAndEveryInterval(double interval, int threads) {
        Population p = ramp("p", 3);
        StateRecord r = b.record(p, "x", interval);
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            assertThat(r.size()).as("the initial state").isEqualTo(1);
            assertThat(r.of(2)).containsExactly(2);
            net.run(4);
            net.step();
            net.run(3);
            int samples = (int) Math.floor(7.5 / interval) + 1;
            assertThat(r.size()).isEqualTo(samples);
            assertThat(r.variable()).isEqualTo("x");
            assertThat(r.neuronCount()).isEqualTo(3);
            double[] times = r.times();
            for (int k = 0; k < samples; k++) {
                assertThat(times[k]).isEqualTo(k * interval);
                assertThat(r.of(1)[k]).isEqualTo(1 + times[k] * 2);
                assertThat(r.mean()[k]).isEqualTo(1 + times[k] * 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void unionsAndSlicesAcrossBlocksAndPartitions(int threads) {
        Population p = ramp("p", 1100);
        Population q = ramp("q", 5);
        Neurons set = b.union(q.slice(1, 4), p.slice(500, 1100), q.slice(4, 5), p.slice(0, 2));
        StateRecord r = b.record(set.slice(1, set.size()), "x", 0.5);
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            net.run(50);
            assertThat(r.neuronCount()).isEqualTo(605);
            assertThat(r.size()).isEqualTo(101);
            assertThat(r.of(0)[100]).isEqualTo(2 + 100);
            assertThat(r.of(1)[100]).isEqualTo(3 + 100);
            for (int j = 0; j < 600; j++) {
                assertThat(r.of(2 + j)[7]).isEqualTo(500 + j + 7);
            }
            assertThat(r.of(602)[100]).isEqualTo(4 + 100);
            assertThat(r.of(604)[100]).isEqualTo(1 + 100);
            assertThatThrownBy(() -> r.of(605))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("neuron 605; must be in [0, 604]");
        }
    }

    @Test
    void aVariableMayHaveAnotherPlaceInAnotherModel() {
        Population p = b.population("p", 2, new TestModels.Exponential()).initially("w", 3);
        Population q = b.population("q", 2, new TestModels.FitzHughNagumo()).initially("w", 7);
        StateRecord r = b.record(b.union(p, q), "w", 0.1);
        try (Network net = b.build(timeStep(0.1))) {
            assertThat(r.mean()).containsExactly(5);
            assertThat(r.of(1)).containsExactly(3);
            assertThat(r.of(2)).containsExactly(7);
            assertThat(net.stepCount()).isZero();
        }
    }

    @Test
    void clearingForgetsAndGoesOn() {
        Population p = ramp("p", 2);
        StateRecord r = b.record(p, "x", 1);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(10.5);
            r.clear();
            assertThat(r.size()).isZero();
            assertThat(r.times()).isEmpty();
            assertThat(r.of(0)).isEmpty();
            net.step();
            assertThat(r.times()).containsExactly(11);
            assertThat(r.of(0)).containsExactly(22);
            r.clear();
            net.run(30);
            assertThat(r.times()[0]).isEqualTo(12);
            assertThat(r.size()).isEqualTo(30);
            assertThat(r.of(1)[29]).isEqualTo(1 + 82);
        }
    }

    @Test
    void recordsOfAnyLengthAreKept() {
        Population p = ramp("p", 30);
        StateRecord r = b.record(p, "x", 0.5);
        try (Network net = b.build(timeStep(0.5).threads(2))) {
            net.run(2000);
            assertThat(r.size()).isEqualTo(4001);
            double[] x = r.of(29);
            for (int k = 0; k < x.length; k++) {
                assertThat(x[k]).isEqualTo(29 + k);
            }
        }
    }

    @Test
    void tooManySamplesAreRefusedBeforeTheStep() {
        Population p = ramp("p", 1);
        StateSamples r = new StateSamples((org.neurosim.core.describe.NeuronSet) p, "x", 0.5);
        r.attach(0.5);
        assertThatThrownBy(() -> r.makeRoom(1L << 31))
                .isInstanceOf(org.neurosim.api.RecorderFullException.class)
                .hasMessage(
                        "record of x of p has 0 samples; at most 2147483639 fit: clear() it between runs or use a larger interval");
    }
}
