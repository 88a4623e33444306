package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.core.integrators.Integrators.exact;
import static org.neurosim.core.integrators.Integrators.exponentialEuler;
import static org.neurosim.core.integrators.Integrators.rk4;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.AdEx;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** Nonlinear clock-driven neurons and event-driven ones that excite and inhibit each other, in one network. */
class HybridNonlinearTest {

    private static final double DURATION = 60;
    private static final int NONLINEAR = 12;
    private static final int LINEAR = 20;

    /** A nonlinear neuron with receptors "exc" and "inh", with the currents that make it spike now and then, and weights in nS. */
    private enum Cell {
        TRAUB_MILES(
                TraubMiles.builder()
                        .receptor(Receptor.alphaConductance("exc", 1, 0))
                        .receptor(Receptor.alphaConductance("inh", 2, -80))
                        .build(),
                exponentialEuler(),
                200,
                15),
        HODGKIN_HUXLEY(
                HodgkinHuxley.builder()
                        .refractory(3)
                        .receptor(Receptor.alphaConductance("exc", 1, 0))
                        .receptor(Receptor.alphaConductance("inh", 2, -80))
                        .build(),
                rk4(),
                900,
                10),
        ADEX(
                AdEx.builder()
                        .receptor(Receptor.alphaConductance("exc", 1, 0))
                        .receptor(Receptor.alphaConductance("inh", 2, -80))
                        .build(),
                rk4(),
                1000,
                15);

        private final Neuron model;
        private final Integrator integrator;
        private final double current;
        private final double weight;

        Cell(Neuron model, Integrator integrator, double current, double weight) {
            this.model = model;
            this.integrator = integrator;
            this.current = current;
            this.weight = weight;
        }
    }

    private static final Neuron LIF = Lif.builder()
            .tauM(10)
            .capacitance(250)
            .refractory(2)
            .receptor(Receptor.expCurrent("exc", 3))
            .receptor(Receptor.expCurrent("inh", 6))
            .build();

    /** Half of either population excites, the other half inhibits both. */
    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Population nonlinear;
        private final Population linear;
        private final Projection[] projections;
        private final SpikeRecord ofNonlinear;
        private final SpikeRecord ofLinear;

        /** Between tells how much the populations do to each other: 1, or 0 for nothing. */
        Net(Cell cell, boolean events, double between) {
            nonlinear = nonlinear(builder, cell);
            linear = linear(builder, events);
            double w = cell.weight;
            projections = new Projection[] {
                project(nonlinear.slice(0, 6), nonlinear, "exc", 0.5 * w, 1),
                project(nonlinear.slice(6, 12), nonlinear, "inh", 0.5 * w, 1),
                project(linear.slice(0, 10), nonlinear, "exc", between * w, 1.5),
                project(linear.slice(10, 20), nonlinear, "inh", between * w, 1.5),
                project(nonlinear.slice(0, 6), linear, "exc", between * 250, 1.25),
                project(nonlinear.slice(6, 12), linear, "inh", between * -250, 1.25),
                project(linear.slice(0, 10), linear, "exc", 100, 0.75),
                project(linear.slice(10, 20), linear, "inh", -100, 0.75)
            };
            ofNonlinear = builder.recordSpikes(nonlinear);
            ofLinear = builder.recordSpikes(linear);
        }

        private Projection project(Neurons from, Population to, String receptor, double weight, double delay) {
            double most = Math.max(weight, 1.5 * weight);
            return builder.project(from, to)
                    .connect(fixedProbability(0.4))
                    .receptor(receptor)
                    .weight(uniform(Math.min(1.5 * weight, most - Math.abs(0.5 * weight)), most))
                    .delay(delay);
        }

        Network run(double dt, double duration) {
            Network net = builder.build(timeStep(dt).seed(5));
            net.run(duration);
            return net;
        }
    }

    private static Population nonlinear(NetworkBuilder b, Cell cell) {
        return b.population("nonlinear", NONLINEAR, cell.model)
                .with("I_e", ofIndex(i -> cell.current * (1 + 0.05 * i)))
                .integrator(cell.integrator);
    }

    private static Population linear(NetworkBuilder b, boolean events) {
        return b.population("linear", LINEAR, LIF)
                .with("I_e", ofIndex(i -> 520.0 + 10 * i))
                .initially("v", ofIndex(i -> -70 + 0.7 * i))
                .integrator(events ? eventDriven() : exact());
    }

    private static void requireClose(SpikeRecord found, SpikeRecord expected, double dt) {
        double sum = 0;
        for (int n = 0; n < expected.neuronCount(); n++) {
            double[] x = found.timesOf(n);
            double[] y = expected.timesOf(n);
            assertThat(x).as("neuron %d, dt %s", n, dt).hasSameSizeAs(y);
            for (int k = 0; k < y.length; k++) {
                sum += Math.abs(x[k] - y[k]);
            }
        }
        assertThat(sum / expected.size()).as("mean deviation, dt %s", dt).isLessThan(15 * dt);
    }

    /**
     * Spikes reach the other population up to a step late, and so do the nonlinear neurons' own; exponential Euler is of the first order. This adds up along the paths through the network, to 1 to 11 steps in the mean, but stays
     * proportional to the step.
     */
    @ParameterizedTest
    @EnumSource(Cell.class)
    @DisplayName("with shorter steps spikes go to those of a clock-driven network with steps of 1 us, in proportion")
    void convergence(Cell cell) {
        Net fine = new Net(cell, false, 1);
        fine.run(0x1p-10, DURATION).close();
        assertThat(fine.ofNonlinear.size()).isGreaterThan(25);
        assertThat(fine.ofLinear.size()).isGreaterThan(25);
        for (double dt : new double[] {0x1p-6, 0x1p-7, 0x1p-8}) {
            Net hybrid = new Net(cell, true, 1);
            hybrid.run(dt, DURATION).close();
            requireClose(hybrid.ofNonlinear, fine.ofNonlinear, dt);
            requireClose(hybrid.ofLinear, fine.ofLinear, dt);
        }
    }

    private static double[][] trains(SpikeRecord spikes, double dt) {
        return IntStream.range(0, spikes.neuronCount())
                .mapToObj(n -> Arrays.stream(spikes.timesOf(n))
                        .map(t -> dt > 0 ? Math.ceil(t / dt) * dt : t)
                        .toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    @DisplayName("each population alone, given the other's spikes, does what it does in the hybrid network")
    void replayed(Cell cell) {
        double dt = 0x1p-5;
        Net net = new Net(cell, true, 1);
        try (Network hybrid = net.run(dt, DURATION)) {
            Connections[] drawn =
                    Arrays.stream(net.projections).map(hybrid::connections).toArray(Connections[]::new);
            double[][] exactly = trains(net.ofLinear, 0);
            double[][] ofLinear = trains(net.ofLinear, dt);
            double[][] ofNonlinear = trains(net.ofNonlinear, 0);
            assertThat(exactly).isNotEqualTo(ofLinear);
            assertThat(trains(net.ofNonlinear, dt)).isDeepEqualTo(ofNonlinear);

            NetworkBuilder b = NetworkBuilder.create();
            Population alone = nonlinear(b, cell);
            SpikeRecord spikes = describe(b, alone, b.source("given", LINEAR, Sources.spikes(ofLinear)), drawn, 0);
            try (Network part = b.build(timeStep(dt))) {
                part.run(DURATION);
                assertThat(spikes.times()).containsExactly(net.ofNonlinear.times());
                assertThat(spikes.neurons()).containsExactly(net.ofNonlinear.neurons());
                assertThat(part.read(alone, "v"))
                        .containsExactly(hybrid.read(net.nonlinear, "v"), within(1e-9)); // input in another order
            }

            NetworkBuilder c = NetworkBuilder.create();
            Population other = linear(c, true);
            SpikeRecord events =
                    describe(c, other, c.source("given", NONLINEAR, Sources.spikes(ofNonlinear)), drawn, 4);
            try (Network part = c.build(timeStep(dt))) {
                part.run(DURATION);
                assertThat(events.neurons()).containsExactly(net.ofLinear.neurons());
                assertThat(events.times()).containsExactly(net.ofLinear.times(), within(1e-9));
                assertThat(part.read(other, "v")).containsExactly(hybrid.read(net.linear, "v"), within(1e-9));
            }
        }
    }

    /** The projections onto one population: four, of which two come from itself. */
    private static SpikeRecord describe(
            NetworkBuilder b, Population alone, Population given, Connections[] drawn, int first) {
        for (int k = first; k < first + 4; k++) {
            boolean own = first == 0 ? k < 2 : k >= 6;
            Connections c = drawn[k];
            Population from = own ? alone : given;
            int half = from.size() / 2;
            b.project(k % 2 == 0 ? from.slice(0, half) : from.slice(half, 2 * half), alone)
                    .connect(pairs(c.sources(), c.targets()))
                    .receptor(k % 2 == 0 ? "exc" : "inh")
                    .weight(array(c.weights()))
                    .delay(array(c.delays()));
        }
        return b.recordSpikes(alone);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    @DisplayName("either population matters to the other")
    void coupling(Cell cell) {
        Net together = new Net(cell, true, 1);
        Net apart = new Net(cell, true, 0);
        together.run(0x1p-5, DURATION).close();
        apart.run(0x1p-5, DURATION).close();
        assertThat(moved(together.ofNonlinear, apart.ofNonlinear)).isGreaterThan(NONLINEAR / 2);
        assertThat(moved(together.ofLinear, apart.ofLinear)).isGreaterThan(LINEAR / 2);
    }

    /** How many neurons spike at times of which one has moved by half a millisecond, or another number of times. */
    private static long moved(SpikeRecord x, SpikeRecord y) {
        return IntStream.range(0, x.neuronCount())
                .filter(n -> {
                    double[] a = x.timesOf(n);
                    double[] b = y.timesOf(n);
                    return a.length != b.length
                            || IntStream.range(0, a.length).anyMatch(k -> Math.abs(a[k] - b[k]) > 0.5);
                })
                .count();
    }
}
