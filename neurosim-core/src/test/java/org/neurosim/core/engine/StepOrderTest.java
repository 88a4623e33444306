package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.array;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.model.Threshold.Condition;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;

/** Each sentence of the order within a step, as the documentation of {@link Network} has it, on examples that can be checked by hand. */
class StepOrderTest {

    private final NetworkBuilder b = NetworkBuilder.create();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 63, 64, 65, 200})
    void aSpikeAtTWithDelayDArrivesAtTPlusD(int delaySteps) {
        // Spikes at the end of step 3, that is at t = 4 steps.
        Population source = b.source("s", 1, TestInputs.source(step -> step == 3));
        Population counter = b.population("c", 1, new TestModels.Counter());
        b.project(source, counter).connect(allToAll()).weight(1).delay(0.5 * delaySteps);
        try (Network net = b.build(timeStep(0.5))) {
            for (int stepsMade = 1; stepsMade <= delaySteps + 8; stepsMade++) {
                net.step();
                // The state at t = stepsMade shows arrivals at t and before.
                assertThat(net.read(counter, "x")[0])
                        .as("after %d steps", stepsMade)
                        .isEqualTo(stepsMade >= 4 + delaySteps ? 1 : 0);
            }
        }
    }

    @Test
    void currentsAreTakenAtTheStartOfTheStepAndHeld() {
        Population p = b.population("p", 1, new TestModels.DifferentialLif()).integrator(Integrators.euler());
        b.stimulate(p, TestInputs.current((target, step) -> step == 2 ? 250 : 0));
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1);
            assertThat(net.read(p, "v")[0]).isZero();
            net.step();
            assertThat(net.read(p, "v")[0]).isEqualTo(0.5);
        }
    }

    @Test
    void arrivalsAreNotIntegratedInTheirOwnStep() {
        Population p = b.population("p", 1, new TestModels.DifferentialLif()).integrator(Integrators.euler());
        b.stimulate(p, "delta", TestInputs.arrivals((target, step) -> step == 0 ? 8 : 0));
        b.stimulate(p, "exc", TestInputs.arrivals((target, step) -> step == 0 ? 250 : 0));
        try (Network net = b.build(timeStep(0.5))) {
            net.step();
            assertThat(net.read(p, "v")[0]).isEqualTo(8);
            assertThat(net.read(p, "s_exc")[0]).isEqualTo(250);
            net.step();
            assertThat(net.read(p, "v")[0]).isEqualTo(8 + 0.5 * (-8.0 / 10 + 1));
            assertThat(net.read(p, "s_exc")[0]).isEqualTo(250 + 0.5 * (-250.0 / 2));
        }
    }

    @Test
    void theThresholdIsTestedAfterArrivalsAndTheSpikeHasTheTimeOfTheEndOfTheStep() {
        Population p = b.population("p", 3, new TestModels.DifferentialLif()).integrator(Integrators.euler());
        b.stimulate(p, "delta", TestInputs.arrivals((target, step) -> step == 4 ? 14 + target : 0));
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(5);
            assertThat(spikes.neurons()).containsExactly(1, 2);
            assertThat(spikes.steps()).containsExactly(4, 4);
            assertThat(spikes.times()).containsExactly(2.5, 2.5);
        }
    }

    /** R = round(t_ref / dt) steps from the one after the spike; input into clamped variables is lost, other variables go on. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0", "0.3, 1", "0.5, 1", "1, 2", "2, 4", "2.2, 4"})
    void refractoryStepsAreCountedFromTheStepAfterTheSpike(double period, int steps) {
        Population p = b.population("p", 1, new TestModels.DifferentialLif())
                .with("t_ref", period)
                .with("i_e", 2500)
                .with("v_reset", 3)
                .integrator(Integrators.euler());
        b.stimulate(p, "delta", TestInputs.arrivals((target, step) -> step == 0 ? 20 : 1));
        b.stimulate(p, "exc", TestInputs.arrivals((target, step) -> 1));
        try (Network net = b.build(timeStep(0.5))) {
            net.step();
            assertThat(net.read(p, "v")[0]).as("reset in the step of the spike").isEqualTo(3);
            for (int k = 0; k < steps; k++) {
                double before = net.read(p, "s_exc")[0];
                net.step();
                assertThat(net.read(p, "v")[0])
                        .as("held in refractory step %d", k)
                        .isEqualTo(3);
                assertThat(net.read(p, "s_exc")[0]).isEqualTo(before + 0.5 * (-before / 2) + 1);
            }
            double s = net.read(p, "s_exc")[0];
            net.step();
            double expected = 3 + 0.5 * (-3.0 / 10 + (s + 2500) / 250) + 1;
            assertThat(net.read(p, "v")[0]).as("the first step after").isEqualTo(expected);
        }
    }

    @Test
    void aRefractoryNeuronDoesNotSpikeButMayRightAfterwards() {
        Population p = b.population("p", 1, new TestModels.DifferentialLif())
                .with("t_ref", 1.5)
                .with("v_reset", 16)
                .integrator(Integrators.euler());
        SpikeRecord spikes = b.recordSpikes(p);
        b.stimulate(p, "delta", TestInputs.arrivals((target, step) -> 16));
        try (Network net = b.build(timeStep(0.5))) {
            net.run(10);
            // Reset above threshold: spikes whenever it may, every 1 + 3 steps.
            assertThat(spikes.steps()).containsExactly(0, 4, 8, 12, 16);
        }
    }

    /** Without clamped variables the period only suppresses spikes: the state goes on, and conditions are tested as ever. */
    @Test
    void aPeriodWithoutClampedVariablesOnlySuppressesSpikes() {
        Population p =
                b.population("p", 1, new TestModels.Ramp(Condition.AT_OR_ABOVE)).with("t_ref", 2);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(7.5);
            // x = step + 1 reaches 4 at the end of step 3 and is never reset; then every 1 + 4 steps.
            assertThat(spikes.steps()).containsExactly(3, 8, 13);
            assertThat(net.read(p, "x")[0]).isEqualTo(15);
        }
    }

    @Test
    void aRisingConditionFiresOnceForEachCrossing() {
        Population p =
                b.population("p", 1, new TestModels.Ramp(Condition.RISING)).with("t_ref", 0);
        b.stimulate(p, "in", TestInputs.arrivals((target, step) -> step == 6 ? -5 : 0));
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(8);
            // 1 2 3 4* 5 6 | 7 - 5 = 2, 3, 4*, 5 ...
            assertThat(spikes.steps()).containsExactly(3, 8);
        }
    }

    @Test
    void aPeakConditionFiresWhereTheVariableFallsAboveTheLevel() {
        Population p = b.population("p", 1, new TestModels.Ramp(Condition.PEAK)).with("t_ref", 0);
        b.stimulate(
                p, "in", TestInputs.arrivals((target, step) -> step == 2 ? -2 : step == 8 ? -2 : step == 9 ? -1 : 0));
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(8);
            // 1 2 1 (falls below the level) 2 3 4 5 6 5* 5 (does not fall) 6 ...
            assertThat(spikes.steps()).containsExactly(8);
        }
    }

    /** The level is a variable too: what was below and is above now may have got there because the level fell. */
    @ParameterizedTest
    @ValueSource(strings = {"AT_OR_ABOVE", "RISING"})
    void aThresholdThatFallsBelowTheVariableMakesItSpike(Condition condition) {
        Population p = b.population("p", 1, new TestModels.AdaptiveThreshold(condition))
                .with("i", 5)
                .with("theta_0", 1)
                .with("tau_theta", 10)
                .initially("v", 5)
                .initially("theta", 9)
                .integrator(Integrators.euler());
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            // theta - 1: 8, 7.2, 6.48, 5.832, 5.2488, 4.72392, 4.251528, 3.8263752
            net.run(6);
            assertThat(spikes.size()).isZero();
            net.step();
            assertThat(spikes.steps()).containsExactly(6);
            assertThat(net.read(p, "v")[0]).as("reset").isZero();
            assertThat(net.read(p, "theta")[0])
                    .as("onSpike comes after the reset")
                    .isCloseTo(1 + 3.8263752 + 4, org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @Test
    void aThresholdThatRisesAboveTheVariableMakesNoSpike() {
        Population p = b.population("p", 1, new TestModels.AdaptiveThreshold(Condition.RISING))
                .with("i", 5)
                .with("theta_0", 8)
                .initially("v", 5)
                .initially("theta", 4)
                .integrator(Integrators.euler());
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(30);
            assertThat(spikes.size()).as("it was above from the start").isZero();
        }
    }

    @Test
    void theSpikesOfAStepArriveTogetherHoweverManyProjectionsCarryThem() {
        Population source = b.source("s", 3, TestInputs.source((cell, step) -> step == cell));
        Population p = b.population("p", 3, new TestModels.Counter());
        b.project(source, p).connect(oneToOne()).weight(1).delay(1);
        b.project(source, p).connect(allToAll()).weight(10).delay(array(1, 1, 1, 1.5, 1.5, 1.5, 2, 2, 2));
        b.project(source.slice(2, 3), p.slice(0, 1))
                .connect(allToAll())
                .weight(100)
                .delay(0.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1);
            assertThat(net.read(p, "x")).containsExactly(0, 0, 0);
            net.step(); // t = 1.5: cell 0 at 0.5 + 1
            assertThat(net.read(p, "x")).containsExactly(11, 10, 10);
            net.step(); // t = 2: cell 1 at 1 + 1, one to one; cell 2 at 1.5 + 0.5
            assertThat(net.read(p, "x")).containsExactly(111, 11, 10);
            net.step(); // t = 2.5: cell 1 at 1 + 1.5, cell 2 at 1.5 + 1
            assertThat(net.read(p, "x")).containsExactly(121, 21, 21);
            net.step();
            net.step(); // t = 3.5: cell 2 at 1.5 + 2
            assertThat(net.read(p, "x")).containsExactly(131, 31, 31);
            assertThat(net.statistics().synapticEvents()).isEqualTo(13);
        }
    }

    @Test
    void theHostsSpikesAndCurrentsActInTheNextStep() {
        SpikeInput input = b.spikeInput("host", 3);
        Population p = b.population("p", 3, new TestModels.Counter());
        Population lif =
                b.population("lif", 2, new TestModels.DifferentialLif()).integrator(Integrators.euler());
        CurrentInput current = b.currentInput(lif);
        b.project(input, p).connect(oneToOne()).weight(1).delay(0.5);
        SpikeRecord spikes = b.recordSpikes(input);
        try (Network net = b.build(timeStep(0.5))) {
            net.step();
            input.fire(1);
            input.fire(1);
            input.fire(2);
            current.set(1, 250);
            net.step();
            assertThat(spikes.neurons()).containsExactly(1, 2);
            assertThat(spikes.times()).containsExactly(1, 1);
            assertThat(net.read(lif, "v")).containsExactly(0, 0.5);
            net.step();
            assertThat(net.read(p, "x")).containsExactly(0, 1, 1);
            assertThat(net.read(lif, "v")[1]).as("the current stays").isEqualTo(0.5 + 0.5 * (1 - 0.05));
            current.setAll(0);
            net.run(5);
            assertThat(spikes.size()).isEqualTo(2);
            assertThat(net.read(p, "x")).containsExactly(0, 1, 1);
        }
    }

    @Test
    void recordersSampleTheStateAfterTheReset() {
        Population p = b.population("p", 1, new TestModels.DifferentialLif())
                .with("v_reset", -2)
                .integrator(Integrators.euler());
        b.stimulate(p, "delta", TestInputs.arrivals((target, step) -> step == 1 ? 20 : 0));
        var v = b.record(p, "v", 0.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1.5);
            assertThat(v.times()).containsExactly(0, 0.5, 1, 1.5);
            assertThat(v.of(0)).containsExactly(0, 0, -2, -2);
        }
    }

    @Test
    void aRefractoryPeriodWithoutEndIsPossible() {
        Population p = b.population("p", 1, new TestModels.DifferentialLif())
                .with("t_ref", 1e300)
                .with("i_e", 1000);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1000);
            assertThat(spikes.size()).isEqualTo(1);
            assertThat(net.read(p, "v")[0]).isZero();
        }
    }
}
