package org.neurosim.core.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;
import org.neurosim.core.integrators.Integrators;

/** Each way to describe a network wrongly, and the message that says what is wrong, where, what is admissible and what to do. */
class DescriptionErrorsTest {

    private final NetworkBuilder b = NetworkBuilder.create();
    private final Population exc = b.population("exc", 10, new TestModels.Lif());
    private final Population fhn = b.population("fhn", 5, new TestModels.FitzHughNagumo());
    private final Population bare = b.population("bare", 2, new TestModels.Exponential());
    private final Population source = b.source("src", 4, TestInputs.source(step -> false));
    private final Stimulus current = TestInputs.current(1);
    private final Stimulus arrivals = TestInputs.arrivals((target, step) -> 0);

    private static void refused(ThrowingCallable use, String message) {
        assertThatThrownBy(use).isInstanceOf(InvalidNetworkException.class).hasMessage(message);
    }

    private void buildRefused(String message) {
        refused(() -> b.build(timeStep(0.1)), message);
    }

    @Test
    void populations() {
        TestModels.Lif model = new TestModels.Lif();
        refused(
                () -> b.population("exc", 1, model),
                "population name exc is taken; names must be unique within a network");
        refused(
                () -> b.source("fhn", 1, TestInputs.source(s -> true)),
                "population name fhn is taken; names must be unique within a network");
        refused(() -> b.spikeInput("src", 1), "population name src is taken; names must be unique within a network");
        refused(() -> b.population(" ", 1, model), "population name is blank; give each population a name");
        refused(() -> b.population("x", 0, model), "population x: size = 0; must be at least 1");
        refused(() -> b.source("x", -3, TestInputs.source(s -> true)), "population x: size = -3; must be at least 1");
        refused(
                () -> b.population("x", Integer.MAX_VALUE, model),
                "population x: size = 2147483647 makes 2147483668 neurons in all; a network has at most 2147483647");
        assertThatThrownBy(() -> b.population(null, 1, model))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> b.population("x", 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("model");
        assertThatThrownBy(() -> b.source("x", 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source");
        assertThatCode(() -> b.population("x", 1, model))
                .as("a refused name is free")
                .doesNotThrowAnyException();
    }

    @Test
    void parametersAndInitialValues() {
        refused(
                () -> exc.with("tau", 1),
                "population exc: model lif has no parameter tau; it has tau_m, e_l, c_m, v_th, v_reset, t_ref, tau_exc, tau_inh, i_e");
        refused(() -> exc.with("tau_m", 0), "population exc: parameter tau_m = 0.0 ms; must be finite and > 0");
        refused(
                () -> exc.with("tau_m", Double.NaN),
                "population exc: parameter tau_m = NaN ms; must be finite and > 0");
        refused(
                () -> exc.initially("u", 1),
                "population exc: model lif has no state variable u; it has v, s_exc, s_inh");
        refused(
                () -> exc.initially("v", Double.POSITIVE_INFINITY),
                "population exc: initial value of v = Infinity; must be finite");
        refused(
                () -> source.with("rate", 1),
                "population src is a spike source (given spikes), which has no use for parameters");
        refused(
                () -> source.initially("v", 1),
                "population src is a spike source (given spikes), which has no use for initial values");
        refused(
                () -> source.integrator(Integrators.rk4()),
                "population src is a spike source (given spikes), which has no use for an integrator");
        assertThatThrownBy(() -> exc.with("tau_m", null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void individualParametersAreCheckedWhenBuilt() {
        exc.with("tau_m", ofIndex(i -> 3 - i));
        buildRefused("population exc: parameter tau_m = 0.0 ms of neuron 3; must be finite and > 0");
        exc.with("tau_m", constant(-1));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .hasMessageContaining("population exc: parameter tau_m = -1.0 ms")
                .hasMessageContaining("must be finite and > 0");
        exc.with("tau_m", array(1, 2, 3));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("exc")
                .hasMessageContaining("tau_m")
                .hasMessageContaining("3")
                .hasMessageContaining("10");
        exc.with("tau_m", ofPair((i, j) -> 1));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("exc")
                .hasMessageContaining("tau_m");
        exc.with("tau_m", 3).initially("v", ofIndex(i -> i == 7 ? Double.NaN : 0));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("exc")
                .hasMessageContaining("initial value of v")
                .hasMessageContaining("NaN")
                .hasMessageContaining("7");
        exc.initially("v", 3);
        try (Network net = b.build(timeStep(0.1))) {
            assertThat(net.read(exc, "v"))
                    .as("a description that has been put right can be built")
                    .containsOnly(3);
        }
    }

    @Test
    void slicesAndUnions() {
        for (int[] range : new int[][] {{-1, 3}, {3, 3}, {5, 4}, {0, 11}}) {
            assertThatThrownBy(() -> exc.slice(range[0], range[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage(
                            "slice [" + range[0] + ", " + range[1] + ") of exc; must be a non-empty part of [0, 10)");
        }
        refused(() -> b.union(), "union of no neurons; give at least one set");
        refused(
                () -> b.union(fhn, exc.slice(0, 5), exc.slice(4, 6)),
                "union of fhn+exc[0..5)+exc[4..6): neuron 4 of population exc is in more than one part; parts must not overlap");
        Neurons foreign = NetworkBuilder.create().population("far", 1, new TestModels.Lif());
        refused(() -> b.union(exc, foreign), "neurons far belong to another network");
    }

    @Test
    void projections() {
        refused(
                () -> b.project(exc, source),
                "projection exc -> src: target src is a spike source, which takes no input; project onto neurons");
        refused(
                () -> b.project(exc, b.union(fhn, bare)),
                "projection exc -> fhn+bare: model exponential of population bare has no receptor; build the model with one");
        Neurons foreign = NetworkBuilder.create().population("far", 1, new TestModels.Lif());
        refused(() -> b.project(foreign, exc), "neurons far belong to another network");
        refused(() -> b.project(exc, foreign), "neurons far belong to another network");
        Projection p = b.project(exc, b.union(exc, fhn));
        refused(
                () -> p.receptor("exc"),
                "projection exc -> exc+fhn: model FitzHugh-Nagumo of population fhn has no receptor exc; it has in, on w");
        refused(() -> p.weight(Double.NaN), "projection exc -> exc+fhn: weight = NaN; must be finite");
        refused(
                () -> p.delay(-1),
                "projection exc -> exc+fhn: delay = -1.0 ms; must be finite and at least one time step, or at least 0 in an event-driven network");
        refused(
                () -> p.delay(Double.POSITIVE_INFINITY),
                "projection exc -> exc+fhn: delay = Infinity ms; must be finite and at least one time step, or at least 0 in an event-driven network");
        assertThatThrownBy(() -> p.connect(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("connector");
        buildRefused("projection exc -> exc+fhn has no connection rule; call connect(...)");
    }

    @Test
    void sizesThatDoNotFitTheRule() {
        b.project(exc, fhn).connect(oneToOne());
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("exc -> fhn")
                .hasMessageContaining("10")
                .hasMessageContaining("5");
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "0.05, 0.05", "1.00001, 1.00001"})
    void delaysThatAreNotWholeStepsAreRefused(double delay, String text) {
        b.project(exc, exc).connect(allToAll()).delay(delay);
        buildRefused("projection exc -> exc: delay = " + text
                + " ms; must be a whole number of time steps of 0.1 ms: choose such a delay, or call roundDelays()");
    }

    @Test
    void delaysOutOfRange() {
        Projection p = b.project(exc, exc).connect(allToAll()).delay(6554);
        buildRefused("projection exc -> exc: delay = 6554.0 ms; must be in [0.1, 6553.5] ms (1 to 65535 time steps)");
        p.delay(1e-9);
        buildRefused("projection exc -> exc: delay = 1.0E-9 ms; must be in [0.1, 6553.5] ms (1 to 65535 time steps)");
        p.delay(ofPair((i, j) -> i == 3 && j == 4 ? -1 : 1));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("projection exc -> exc: delay = -1.0 ms; must be in [0.1, 6553.5] ms");
        p.delay(ofPair((i, j) -> Double.NaN));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("NaN");
        p.delay(uniform(1, 2));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(
                        "must be a whole number of time steps of 0.1 ms: choose such a delay, or call roundDelays()");
        p.roundDelays();
        try (Network net = b.build(timeStep(0.1))) {
            for (double d : net.connections(p).delays()) {
                assertThat(d).isBetween(0.99, 2.01);
            }
        }
    }

    @Test
    void roundingMakesAtLeastOneStep() {
        Projection p = b.project(exc, fhn).connect(allToAll()).delay(0.001).roundDelays();
        try (Network net = b.build(timeStep(0.1))) {
            assertThat(net.connections(p).delays()).containsOnly(0.1);
        }
    }

    @Test
    void stimuli() {
        refused(
                () -> b.stimulate(exc, arrivals),
                "stimulus given arrivals of exc enters at a receptor; name one: stimulate(targets, receptor, stimulus)");
        refused(
                () -> b.stimulate(exc, "exc", current),
                "stimulus given current of exc is a current and enters at no receptor: stimulate(targets, stimulus)");
        refused(
                () -> b.stimulate(source, current),
                "stimulus given current: target src is a spike source, which takes no input; stimulate neurons");
        refused(
                () -> b.stimulate(b.union(exc, fhn), "exc", arrivals),
                "stimulus given arrivals of exc+fhn: model FitzHugh-Nagumo of population fhn has no receptor exc; it has in, on w");
        refused(
                () -> b.currentInput(source),
                "stimulus host current: target src is a spike source, which takes no input; stimulate neurons");
        Neurons foreign = NetworkBuilder.create().population("far", 1, new TestModels.Lif());
        refused(() -> b.stimulate(foreign, current), "neurons far belong to another network");
    }

    private record Picky(String name, Port port) implements Stimulus {
        @Override
        public void check(int targets, double dt) {
            throw new IllegalArgumentException(
                    "waveform of 3 samples for " + targets + " targets at dt = " + dt + " ms");
        }

        @Override
        public void apply(org.neurosim.api.model.Drive drive) {}
    }

    @Test
    void stimuliThatDoNotFitTheirTargetsSaySoWhenBuilt() {
        b.stimulate(exc.slice(0, 2), new Picky("picky", Stimulus.Port.CURRENT));
        buildRefused("stimulus picky of exc[0..2): waveform of 3 samples for 2 targets at dt = 0.1 ms");
    }

    @Test
    void sourcesThatDoNotFitTheirSizeSaySoWhenBuilt() {
        b.source("list", 3, new SpikeSource() {
            @Override
            public String name() {
                return "list";
            }

            @Override
            public void check(int size, double dt) {
                throw new IllegalArgumentException("4 spike trains for " + size + " cells");
            }

            @Override
            public void emit(Emission emission) {}
        });
        buildRefused("population list: 4 spike trains for 3 cells");
    }

    @Test
    void records() {
        refused(
                () -> b.record(exc, "u", 0.1),
                "record of u of exc: model lif of population exc has no state variable u; it has v, s_exc, s_inh");
        refused(
                () -> b.record(b.union(exc, source), "v", 0.1),
                "record of v of exc+src: population src is a spike source without state");
        refused(
                () -> b.record(exc, "tau_m", 0.1),
                "record of tau_m of exc: model lif of population exc has no state variable tau_m; it has v, s_exc, s_inh");
        refused(
                () -> b.record(exc, "v", 0),
                "record of v of exc: interval = 0.0 ms; must be finite and at least one time step");
        refused(
                () -> b.record(exc, "v", Double.NaN),
                "record of v of exc: interval = NaN ms; must be finite and at least one time step");
        refused(
                () -> b.recordRate(exc, -1),
                "record of rate of exc: bin width = -1.0 ms; must be finite and at least one time step");
        refused(() -> b.recordSpikes(exc, 0), "spike record of exc: bound = 0 spikes; must be in [1, 2147483639]");
        refused(
                () -> b.recordSpikes(exc, Integer.MAX_VALUE),
                "spike record of exc: bound = 2147483647 spikes; must be in [1, 2147483639]");
        assertThatThrownBy(() -> b.streamSpikes(exc, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("listener");
        Neurons foreign = NetworkBuilder.create().population("far", 1, new TestModels.Lif());
        refused(() -> b.recordSpikes(foreign), "neurons far belong to another network");
        refused(() -> b.record(foreign, "v", 1), "neurons far belong to another network");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.31, 0.04})
    void intervalsThatAreNotWholeStepsAreRefusedWhenBuilt(double interval) {
        b.record(exc.slice(1, 3), "v", interval);
        buildRefused("record of v of exc[1..3): interval = " + interval
                + " ms; must be a whole number of time steps of 0.1 ms, at least one (nearest: "
                + (interval > 0.1 ? 0.3 : 0.1) + " ms)");
    }

    @Test
    void binWidthsThatAreNotWholeStepsAreRefusedWhenBuilt() {
        b.recordRate(exc, 0.55);
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(
                        "rate record of exc: bin width = 0.55 ms; must be a whole number of time steps of 0.1 ms");
    }

    @Test
    void theNetwork() {
        refused(
                () -> NetworkBuilder.create().build(timeStep(0.1)),
                "the network has no population; add one with population(...)");
        assertThatThrownBy(() -> b.build(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("options");
    }

    @Test
    void aBuilderBuildsOnce() {
        Projection p = b.project(exc, exc).connect(allToAll());
        b.build(timeStep(0.1)).close();
        ThrowingCallable[] uses = {
            () -> b.build(timeStep(0.1)),
            () -> b.population("new", 1, new TestModels.Lif()),
            () -> b.source("new", 1, TestInputs.source(s -> true)),
            () -> b.spikeInput("new", 1),
            () -> b.currentInput(exc),
            () -> b.union(exc),
            () -> b.project(exc, exc),
            () -> b.stimulate(exc, current),
            () -> b.stimulate(exc, "exc", arrivals),
            () -> b.recordSpikes(exc),
            () -> b.recordSpikes(exc, 10),
            () -> b.streamSpikes(exc, (s, n, t, c) -> {}),
            () -> b.record(exc, "v", 1),
            () -> b.recordRate(exc, 1),
            () -> exc.with("tau_m", 3),
            () -> exc.with("tau_m", uniform(1, 2)),
            () -> exc.initially("v", 3),
            () -> exc.integrator(Integrators.exact()),
            () -> p.connect(oneToOne()),
            () -> p.weight(1),
            () -> p.delay(1),
            () -> p.receptor("exc"),
            () -> p.roundDelays()
        };
        for (int k = 0; k < uses.length; k++) {
            assertThatThrownBy(uses[k])
                    .as("use %d", k)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this builder has built its network; describe another with NetworkBuilder.create()");
        }
    }

    @Test
    void hostInputs() {
        SpikeInput input = b.spikeInput("keys", 3);
        CurrentInput c = b.currentInput(exc.slice(2, 4));
        for (int cell : new int[] {-1, 3}) {
            assertThatThrownBy(() -> input.fire(cell))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("spike input keys: cell " + cell + "; must be in [0, 2]");
        }
        assertThatThrownBy(() -> c.set(2, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("current input into exc[2..4): neuron 2; must be in [0, 1]");
        assertThatThrownBy(() -> c.set(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("current into exc[2..4) = NaN pA; must be finite");
        assertThatThrownBy(() -> c.setAll(Double.NEGATIVE_INFINITY))
                .hasMessage("current into exc[2..4) = -Infinity pA; must be finite");
    }
}
