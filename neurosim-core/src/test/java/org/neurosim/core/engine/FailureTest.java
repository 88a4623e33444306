package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.ofIndex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Population;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;

/** Failures while running: reported with what is known, never silent, and what has been computed stays readable. */
class FailureTest {

    private final NetworkBuilder b = NetworkBuilder.create();

    private Population quadratic(int size, int bad) {
        return b.population("q", size, new TestModels.Quadratic(false))
                .with("k", ofIndex(i -> i == bad ? 1 : 0))
                .with("i", ofIndex(i -> i == bad ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aStateThatRunsAwayIsNamed(int threads) {
        Population q = quadratic(600, 555);
        Population fine = b.population("fine", 3, new TestModels.Lif());
        StateRecord v = b.record(q, "v", 0.5);
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            NumericalFailureException e = catchThrowableOfType(NumericalFailureException.class, () -> net.run(1000));
            assertThat(e.population()).isEqualTo("q");
            assertThat(e.neuron()).isEqualTo(555);
            assertThat(e.variable()).isEqualTo("v");
            assertThat(e.value()).isNotEqualTo(0).matches(x -> !Double.isFinite(x));
            assertThat(e.time()).isBetween(2.0, 34.0);
            assertThat(e.getMessage())
                    .contains("population q, neuron 555: v = " + e.value() + " at " + e.time() + " ms")
                    .contains(
                            "use a smaller time step or a more stable integrator, or check parameters, weights and currents");
            assertThat(Double.isFinite(net.read(q, "v")[555])).isFalse();
            assertThat(net.read(q, "v")[554]).isZero();
            assertThat(net.read(fine, "v")).containsOnly(0);
            assertThat(v.size()).isPositive();
            assertThat(net.statistics().steps()).isEqualTo(net.stepCount());
            for (Runnable use : new Runnable[] {net::step, () -> net.run(1), () -> net.runUntil(() -> true, 1)}) {
                assertThatThrownBy(use::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("the network has stopped and can only be read, because: " + e.getMessage())
                        .hasCause(e);
            }
        }
    }

    @Test
    void failuresAreFoundAtTheEndOfAShortRunToo() {
        Population q = quadratic(3, 1);
        b.stimulate(q, "in", TestInputs.arrivals((target, step) -> target == 2 && step == 4 ? Double.NaN : 0));
        try (Network net = b.build(timeStep(0.001))) {
            assertThatThrownBy(() -> net.run(0.01))
                    .isInstanceOf(NumericalFailureException.class)
                    .hasMessageContaining("neuron 2: v = NaN");
            assertThatThrownBy(net::step).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void singleStepsAreCheckedWithin64() {
        Population c = b.population("c", 3, new TestModels.Counter());
        b.stimulate(
                c,
                "in",
                TestInputs.arrivals((target, step) -> target == 2 && step == 70 ? Double.POSITIVE_INFINITY : 0));
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(() -> {
                        for (int k = 0; k < 128; k++) {
                            net.step();
                        }
                    })
                    .isInstanceOf(NumericalFailureException.class)
                    .hasMessageContaining("population c, neuron 2: x = Infinity at 64.0 ms (found within 64 steps");
        }
    }

    private SpikeSource badSource(RuntimeException failure) {
        return new SpikeSource() {
            @Override
            public String name() {
                return "bad";
            }

            @Override
            public void emit(Emission emission) {
                emission.spike(0);
                if (emission.step() == 5 && emission.first() > 0) {
                    throw failure;
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatAKernelThrowsReachesTheCallerAndEndsTheNetwork(int threads) {
        // Without a message: the network must nevertheless know that it has failed.
        NullPointerException failure = new NullPointerException();
        b.source("s", 2000, badSource(failure));
        Population p = b.population("p", 3, new TestModels.Lif());
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            net.run(2);
            assertThatThrownBy(() -> net.run(2)).isSameAs(failure);
            assertThatThrownBy(() -> net.run(2))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("because: java.lang.NullPointerException")
                    .hasCause(failure);
            assertThat(net.read(p, "v")).hasSize(3);
        }
    }

    /** Slices of one step, of which a round has several: those before the failing one count. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatHappenedBeforeAFailureIsRecorded(int threads) {
        RuntimeException failure = new RuntimeException("mine");
        Population s = b.source("s", 2000, badSource(failure));
        Population p = b.population("p", 30, new TestModels.Lif());
        b.project(s, p).connect(allToAll()).receptor("exc").weight(0.01).delay(0.5);
        SpikeRecord spikes = b.recordSpikes(s.slice(0, 1));
        StateRecord v = b.record(p, "v", 0.5);
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            assertThat(net.statistics().sliceSteps()).isEqualTo(1);
            assertThatThrownBy(() -> net.run(10)).isSameAs(failure);
            assertThat(net.stepCount()).isEqualTo(5);
            assertThat(spikes.size()).isEqualTo(5);
            assertThat(v.size()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 2, -1, 10})
    void sourcesMustNameTheirCellsInOrder(int second) {
        b.source("s", 10, new SpikeSource() {
            @Override
            public String name() {
                return "unordered";
            }

            @Override
            public void emit(Emission emission) {
                emission.spike(3);
                emission.spike(second);
            }
        });
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(net::step)
                    .isInstanceOf(NeurosimException.class)
                    .hasMessage("spike source unordered of population s named cell " + second
                            + " after cell 3 of a block of 10; cells must be named in ascending order, each once");
        }
    }
}
