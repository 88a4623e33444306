package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Stimulus;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Stimuli;

/** Currents and other stimuli that act in time steps, in event-driven networks. */
class EventCurrentsTest {

    private static final double TAU = 10;
    private static final double C = 250;

    private static Neuron lif(boolean withCurrents) {
        return Lif.builder()
                .tauM(TAU)
                .capacitance(C)
                .restingPotential(0)
                .threshold(15)
                .reset(0)
                .refractory(2)
                .receptor(withCurrents ? Receptor.expCurrent("in", 3) : Receptor.delta("in"))
                .build();
    }

    /** From rest: tau log(1 / (1 - C theta / (tau I))) after the current is on, to 1e-12 ms. */
    @Test
    @DisplayName("spikes of a step of current are at their exact times")
    void step() {
        double current = 600;
        double first = -TAU * Math.log(1 - 15 * C / (TAU * current));
        for (boolean withCurrents : new boolean[] {false, true}) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 3, lif(withCurrents)).integrator(eventDriven());
            b.stimulate(p.slice(1, 3), Stimuli.step(current, 5, 40));
            SpikeRecord spikes = b.recordSpikes(p);
            try (Network net = b.build(timeStep(0.5))) {
                net.run(100);
                assertThat(spikes.timesOf(0)).isEmpty();
                double[] times = spikes.timesOf(1);
                assertThat(times.length).isGreaterThan(2);
                for (int k = 0; k < times.length; k++) {
                    assertThat(times[k]).isCloseTo(5 + first + k * (first + 2), within(1e-12));
                    assertThat(times[k]).isLessThan(40);
                }
                assertThat(spikes.timesOf(2)).containsExactly(times);
                assertThat(net.read(p, "I_e")).containsOnly(0);
            }
        }
    }

    static Stream<Arguments> noises() {
        return Stream.of(
                Arguments.of(Stimuli.gaussianNoise(100, 50, 1), false),
                Arguments.of(Stimuli.gaussianNoise(100, 50, 1), true),
                Arguments.of(Stimuli.ornsteinUhlenbeck(50, 40, 5), true),
                Arguments.of(Stimuli.sine(100, 20, 0, 50), false));
    }

    /** Both are exact for currents that are constant over a step; 1e-10 mV after 400 of them. */
    @ParameterizedTest
    @MethodSource("noises")
    @DisplayName("below the threshold potentials are those of the clock-driven engine, with the same random numbers")
    void asClockDriven(Stimulus current, boolean withCurrents) {
        double[][] traces = new double[2][];
        for (int events = 0; events < 2; events++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 600, lif(withCurrents)).with("V_th", 1e3);
            if (events == 1) {
                p.integrator(eventDriven());
            }
            b.stimulate(p.slice(10, 600), current);
            StateRecord v = b.record(p, "v", 5);
            try (Network net = b.build(timeStep(0.25).seed(8))) {
                net.run(100);
                traces[events] = v.of(555);
            }
        }
        assertThat(traces[0]).hasSameSizeAs(traces[1]);
        assertThat(traces[0][15]).isNotZero();
        for (int k = 0; k < traces[0].length; k++) {
            assertThat(traces[1][k]).as("sample %d", k).isCloseTo(traces[0][k], within(1e-10));
        }
    }

    @Test
    @DisplayName("the host sets currents beside the parameter, however the run is divided")
    void host() {
        double[] at = new double[2];
        for (int way = 0; way < 2; way++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 2, lif(false)).with("I_e", 100).integrator(eventDriven());
            CurrentInput input = b.currentInput(p);
            try (Network net = b.build(timeStep(0.5))) {
                net.run(10);
                input.set(1, 50);
                for (int k = 0; k < (way == 0 ? 1 : 20); k++) {
                    net.run(way == 0 ? 10 : 0.5);
                }
                double before = 100 * TAU / C * (1 - Math.exp(-1));
                double level = 150 * TAU / C;
                at[way] = net.read(p, "v")[1];
                assertThat(at[way]).isCloseTo(level + (before - level) * Math.exp(-1), within(1e-12));
                assertThat(net.read(p, "I_e")).containsExactly(100, 100);
                net.write(p, "I_e", 0);
                input.setAll(0);
                net.run(5);
                assertThat(net.read(p, "v")[1]).isCloseTo(at[way] * Math.exp(-0.5), within(1e-12));
            }
        }
        assertThat(at[1]).isEqualTo(at[0]);
    }

    /** Spike times and potentials of a network whose currents change at each step, by the host's input or by the parameter, which makes all groups of neurons anew. */
    private static double[][] driven(Neuron model, double rheobase, double weight, boolean common, boolean byInput) {
        NetworkBuilder b = NetworkBuilder.create();
        int n = 150;
        Population p = b.population("p", n, model).integrator(eventDriven());
        b.stimulate(p, "in", Stimuli.poisson(100, weight));
        CurrentInput input = byInput ? b.currentInput(p) : null;
        SpikeRecord spikes = b.recordSpikes(p);
        SplittableRandom random = new SplittableRandom(6);
        double[] currents = new double[n];
        try (Network net = b.build(timeStep(0.25).seed(2))) {
            for (int k = 0; k < 200; k++) {
                double ofAll = rheobase * random.nextDouble(0.5, 2);
                Arrays.setAll(currents, i -> common ? ofAll : rheobase * random.nextDouble(0.5, 2));
                if (byInput) {
                    for (int i = 0; i < n; i++) {
                        input.set(i, currents[i]);
                    }
                } else {
                    net.write(p, "I_e", currents);
                }
                net.step();
            }
            return new double[][] {
                spikes.times(), Arrays.stream(spikes.neurons()).asDoubleStream().toArray(), net.read(p, "v")
            };
        }
    }

    static Stream<Arguments> models() {
        return Stream.of(
                        Arguments.of(lif(false), 375.0, 1.0),
                        Arguments.of(lif(true), 375.0, 40.0),
                        Arguments.of(new PerfectIf(), 0.1, 0.05),
                        Arguments.of(
                                Qif.builder().receptor(Receptor.delta("in")).build(), 100.0, 1.0),
                        Arguments.of(
                                Mat.mat2()
                                        .receptor(Receptor.expCurrent("in", 3))
                                        .build(),
                                400.0,
                                40.0))
                .flatMap(a ->
                        Stream.of(true, false).map(common -> Arguments.of(a.get()[0], a.get()[1], a.get()[2], common)));
    }

    /** A linear model's point of rest follows the current in another way than it is calculated at first: rounding errors. */
    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("neurons that take over a current do as new ones with it")
    void takenOver(Neuron model, double rheobase, double weight, boolean common) {
        double[][] anew = driven(model, rheobase, weight, common, false);
        double[][] takenOver = driven(model, rheobase, weight, common, true);
        assertThat(anew[0]).hasSizeGreaterThan(100);
        double tolerance = model.spec().name().equals("Mat2") ? 1e-9 : 0;
        assertThat(takenOver[1]).containsExactly(anew[1]);
        assertThat(takenOver[0]).containsExactly(anew[0], within(tolerance));
        assertThat(takenOver[2]).containsExactly(anew[2], within(tolerance));
    }

    /** Weight 2 for the targets whose number is that of the step. */
    private record Diagonal() implements Stimulus {
        @Override
        public String name() {
            return "diagonal";
        }

        @Override
        public Port port() {
            return Port.RECEPTOR;
        }

        @Override
        public void apply(Drive drive) {
            int i = (int) drive.step() - drive.first();
            if (i >= 0 && i < drive.size()) {
                drive.out()[i] = 2;
            }
        }
    }

    @Test
    @DisplayName("input of a stimulus of one's own arrives at the end of its step")
    void receptor() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 700, lif(false)).integrator(eventDriven());
        b.stimulate(p.slice(2, 700), "in", new Diagonal());
        try (Network net = b.build(timeStep(0.5))) {
            net.run(300);
            double[] v = net.read(p, "v");
            assertThat(v[0]).isZero();
            assertThat(v[601]).isEqualTo(2);
            assertThat(v[599]).isCloseTo(2 * Math.exp(-1.0 / TAU), within(1e-14));
            assertThat(v[602]).isZero();
        }
    }

    /** A model without a constant current. */
    private record Still() implements Neuron.EventDriven {
        @Override
        public NeuronSpec spec() {
            return NeuronSpec.builder("still")
                    .parameter("V_th", "mV", 1, Range.FINITE)
                    .state("v", "mV", 0)
                    .threshold("v", "V_th")
                    .build();
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return new EventDynamics() {
                @Override
                public void advance(int i, double duration) {}

                @Override
                public double timeToSpike(int i) {
                    return Double.POSITIVE_INFINITY;
                }
            };
        }
    }

    @Test
    @DisplayName("a model that takes no current is refused")
    void refused() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new Still());
        b.stimulate(p, Stimuli.direct(1));
        assertThatThrownBy(() -> b.build(timeStep(1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("direct current of p")
                .hasMessageContaining("has no parameter I_e in pA");
    }
}
