package org.neurosim.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.SpikeTimes.INTERPOLATED;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.model.Threshold.Condition;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;
import org.neurosim.core.integrators.Integrators;

/** Spike times between the grid points. */
class OffGridTest {

    /** First spike of a LIF neuron under constant current: tau ln(v_inf / (v_inf - v_th)). */
    private static double firstSpike(double dt, SimulationOptions.SpikeTimes times) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.Lif()).with("i_e", 450);
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(dt).spikeTimes(times))) {
            net.runUntil(() -> r.size() > 0, 4096 * dt);
            return r.times()[0];
        }
    }

    @Test
    void theErrorOfTheInterpolationIsOfSecondOrder() {
        double exact = 10 * Math.log(18.0 / (18.0 - 15));
        double worstCoarse = 0;
        double worstFine = 0;
        // The error depends on where in its step the crossing falls: take the worst of several.
        for (int k = 0; k < 10; k++) {
            double dt = 0.4 + 0.013 * k;
            worstCoarse = Math.max(worstCoarse, Math.abs(firstSpike(dt, INTERPOLATED) - exact));
            worstFine = Math.max(worstFine, Math.abs(firstSpike(dt / 8, INTERPOLATED) - exact));
        }
        double order = Math.log(worstCoarse / worstFine) / Math.log(8);
        assertThat(order).isBetween(1.7, 2.3);
        assertThat(worstFine).isLessThan(1e-3);
    }

    @Test
    void gridTimesAreEndsOfSteps() {
        assertThat(firstSpike(0.5, SimulationOptions.SpikeTimes.ON_GRID)).isEqualTo(18);
        assertThat(firstSpike(0.5, INTERPOLATED)).isBetween(17.5, 18.0);
    }

    /** The dynamics stay on the grid: steps and states are the same, times alone differ. */
    @Test
    void theDynamicsDoNotChange() {
        long[][] steps = new long[2][];
        double[][] v = new double[2][];
        for (int k = 0; k < 2; k++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 50, new TestModels.Lif())
                    .with("i_e", org.neurosim.api.connect.Values.ofIndex(i -> 400 + 10 * i));
            SpikeRecord r = b.recordSpikes(p);
            List<Double> streamed = new ArrayList<>();
            b.streamSpikes(p, (s, n, t, count) -> {
                for (int q = 0; q < count; q++) {
                    streamed.add(t[q]);
                }
            });
            try (Network net = b.build(timeStep(0.1)
                    .threads(2)
                    .spikeTimes(k == 0 ? SimulationOptions.SpikeTimes.ON_GRID : INTERPOLATED))) {
                net.run(100);
                steps[k] = r.steps();
                v[k] = net.read(p, "v");
                double[] times = r.times();
                assertThat(streamed.stream().mapToDouble(Double::doubleValue).toArray())
                        .containsExactly(times);
                for (int q = 0; q < times.length; q++) {
                    assertThat(times[q] / 0.1 - steps[k][q]).isBetween(0.0, 1 + 1e-9);
                }
            }
        }
        assertThat(steps[1]).containsExactly(steps[0]);
        assertThat(v[1]).containsExactly(v[0]);
    }

    private static double firstSpikeOf(Neuron model, double x, double step) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, model).initially("x", x);
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(step).spikeTimes(INTERPOLATED))) {
            net.run(10 * step);
            return r.times()[0];
        }
    }

    @Test
    void aStraightCrossingIsFoundExactly() {
        // x = 0.3 + 2 t reaches 4 at 1.85.
        assertThat(firstSpikeOf(new TestModels.Ramp(Condition.AT_OR_ABOVE), 0.3, 0.5))
                .isCloseTo(1.85, Offset.offset(1e-14));
        assertThat(firstSpikeOf(new TestModels.Ramp(Condition.RISING), 0.3, 0.5))
                .isCloseTo(1.85, Offset.offset(1e-14));
        assertThat(firstSpikeOf(new TestModels.Ramp(Condition.RISING), 0, 0.5))
                .as("on the grid")
                .isEqualTo(2);
    }

    @Test
    void whereNothingIsCrossedTheTimeIsTheEndOfTheStep() {
        assertThat(firstSpikeOf(new TestModels.Ramp(Condition.AT_OR_ABOVE), 7, 0.5))
                .as("above from the start")
                .isEqualTo(0.5);
    }

    @Test
    void aMovingThresholdIsCrossedWhereBothMeet() {
        NetworkBuilder b = NetworkBuilder.create();
        // v stays at 5; theta falls from 9 by (1 - 9)/10 per ms in the first Euler step of 8 ms: 9 - 6.4 = 2.6.
        Population p = b.population("p", 1, new TestModels.AdaptiveThreshold())
                .with("i", 5)
                .with("theta_0", 1)
                .with("tau_theta", 10)
                .initially("v", 5)
                .initially("theta", 9)
                .integrator(Integrators.euler());
        SpikeRecord r = b.recordSpikes(p);
        try (Network net = b.build(timeStep(8).spikeTimes(INTERPOLATED))) {
            net.step();
            assertThat(r.times()[0]).isCloseTo(8 * 4 / 6.4, Offset.offset(1e-12));
        }
    }

    @Test
    void sourcesAndPeaksStayOnTheGrid() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("s", 2, TestInputs.source(step -> step == 3));
        Population peak = b.population("p", 1, new TestModels.Ramp(Condition.PEAK));
        b.stimulate(peak, "in", TestInputs.arrivals((target, step) -> step == 8 ? -2 : 0));
        SpikeRecord r = b.recordSpikes(b.union(peak, source));
        try (Network net = b.build(timeStep(0.5).spikeTimes(INTERPOLATED))) {
            net.run(10);
            assertThat(r.times()).containsExactly(2, 2, 4.5);
        }
    }
}
