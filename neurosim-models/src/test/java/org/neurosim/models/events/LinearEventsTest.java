package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Glif;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.stimuli.Sources;

/** Linear models from event to event, against their exact propagators on fine grids and each other. */
class LinearEventsTest {

    /** A model whose receptors are "exc" and "inh", with weights that keep it busy. */
    private record Case(String name, Neuron model, double exc, double inh, double current) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Lif.Builder lif() {
        return Lif.builder()
                .tauM(20)
                .restingPotential(-49)
                .threshold(-50)
                .reset(-60)
                .refractory(5);
    }

    static Stream<Case> cases() {
        Receptor exc = Receptor.expCurrent("exc", 3);
        Receptor inh = Receptor.alphaCurrent("inh", 4);
        Stream<Case> lifs = Stream.of(
                new Case(
                        "alpha and beta, one of the time constants the membrane's",
                        lif().receptor(Receptor.alphaCurrent("exc", 2))
                                .receptor(Receptor.betaCurrent("inh", 1, 20))
                                .build(),
                        6,
                        -2,
                        0),
                new Case(
                        "alpha of the membrane's time constant, exponential, delta",
                        lif().receptor(Receptor.alphaCurrent("exc", 20))
                                .receptor(Receptor.expCurrent("inh", 8))
                                .receptor(Receptor.delta("jump"))
                                .build(),
                        2,
                        -3,
                        0));
        Stream<Case> mats = Stream.of(
                new Case("MAT2", Mat.mat2().receptor(exc).receptor(inh).build(), 60, -80, 600),
                new Case(
                        "AMAT2",
                        Mat.amat2()
                                .threshold(-52)
                                .slowThreshold(1, 200)
                                .voltageThreshold(0.2, 5)
                                .receptor(exc)
                                .receptor(inh)
                                .build(),
                        60,
                        -80,
                        600));
        Stream<Case> glifs = Stream.of(Glif.Level.values())
                .map(level -> new Case(
                        level.name(),
                        Glif.builder(level).receptor(exc).receptor(inh).build(),
                        100,
                        -80,
                        350));
        return Stream.of(lifs, mats, glifs).flatMap(s -> s);
    }

    private static SpikeRecord network(Case c, boolean events, double dt, double duration) {
        NetworkBuilder b = NetworkBuilder.create();
        Population e = b.population("e", 40, c.model());
        Population i = b.population("i", 10, c.model());
        for (Population p : List.of(e, i)) {
            if (c.current() > 0) {
                p.with("I_e", ofIndex(k -> c.current() * (1 + 0.01 * (k % 20))));
            } else {
                p.initially("v", uniform(-60, -50));
            }
            if (events) {
                p.integrator(eventDriven());
            }
        }
        Neurons all = b.union(e, i);
        b.project(e, all)
                .connect(fixedProbability(0.2))
                .receptor("exc")
                .weight(c.exc())
                .delay(1.5);
        b.project(i, all)
                .connect(fixedProbability(0.2))
                .receptor("inh")
                .weight(c.inh())
                .delay(1.5);
        SpikeRecord spikes = b.recordSpikes(all);
        try (Network net = b.build(timeStep(dt).seed(3))) {
            net.run(duration);
        }
        return spikes;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("the spike trains of a recurrent network are those of a clock-driven run with 1 us steps")
    void clockDriven(Case c) {
        double duration = 60;
        SpikeRecord exact = network(c, true, 0.5, duration);
        SpikeRecord grid = network(c, false, 0x1p-10, duration);
        assertThat(exact.size()).isGreaterThan(60);
        for (int n = 0; n < 50; n++) {
            double[] x = exact.timesOf(n);
            double[] y = grid.timesOf(n);
            assertThat(y).as("neuron " + n).hasSameSizeAs(x);
            for (int k = 0; k < x.length; k++) {
                // Each spike of the grid is late by up to a step, and late input makes others late.
                assertThat(y[k]).as("neuron " + n + " spike " + k).isCloseTo(x[k], within(0.05));
            }
        }
    }

    @Test
    @DisplayName("AMAT2 that begins away from rest takes its voltage for an old one, as with steps")
    void initialVoltage() {
        double[][] value = new double[2][];
        for (int method = 0; method < 2; method++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population(
                            "p", 2, Mat.amat2().voltageThreshold(0.2, 5).build())
                    .initially("v", ofIndex(k -> -85 + 10.0 * k));
            if (method == 0) {
                p.integrator(eventDriven());
            }
            try (Network net = b.build(timeStep(0.5))) {
                assertThat(net.read(p, "v_slow")).containsExactly(-85, -75);
                net.run(4);
                value[method] = net.read(p, "theta");
            }
        }
        // Linear: both are exact.
        assertThat(value[0]).containsExactly(value[1], within(1e-9));
        assertThat(value[0][0] - value[0][1]).isGreaterThan(0.1);
    }

    /** A LIF whose event form is the general one. */
    private record General(Neuron.Linear model) implements Neuron.Linear, Neuron.EventDriven {

        @Override
        public NeuronSpec spec() {
            return model.spec();
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            return model.linearSystem(p);
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return LinearEvents.of(model, cells);
        }
    }

    @Test
    @DisplayName("exponential currents: the general form and the closed form give the same spikes to 1e-9 ms")
    void closedForm() {
        Neuron closed = lif().receptor(Receptor.expCurrent("exc", 5))
                .receptor(Receptor.expCurrent("inh", 20))
                .build();
        SpikeRecord x = network(new Case("closed", closed, 5, -9, 0), true, 1, 100);
        SpikeRecord y = network(new Case("general", new General((Neuron.Linear) closed), 5, -9, 0), true, 1, 100);
        assertThat(x.size()).isGreaterThan(50);
        assertThat(y.neurons()).isEqualTo(x.neurons());
        for (int k = 0; k < x.size(); k++) {
            assertThat(y.times()[k]).isCloseTo(x.times()[k], within(1e-9));
        }
    }

    private static double[] samples(Neuron model, double dt, double every, double at, double weight) {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(new double[] {at}));
        Population p = b.population("p", 1, model).integrator(eventDriven());
        b.project(s, p).connect(oneToOne()).weight(weight).delay(1);
        StateRecord v = b.record(p, "v", every);
        try (Network net = b.build(timeStep(dt))) {
            net.run(48);
        }
        return v.of(0);
    }

    /** Convolution of e^(-t/tau_m) with the current of a spike, per pA and pF, from textbook formulas with distinct time constants. */
    private static double alphaPsp(double t, double m, double s) {
        double d = 1 / s - 1 / m;
        return Math.E / s * (Math.exp(-t / m) - Math.exp(-t / s) * (1 + d * t)) / (d * d);
    }

    private static double betaPsp(double t, double m, double r, double s) {
        double peak = r * s / (s - r) * Math.log(s / r);
        double norm = 1 / (Math.exp(-peak / s) - Math.exp(-peak / r));
        return norm
                * ((Math.exp(-t / s) - Math.exp(-t / m)) / (1 / m - 1 / s)
                        - (Math.exp(-t / r) - Math.exp(-t / m)) / (1 / m - 1 / r));
    }

    @Test
    @DisplayName(
            "off-grid spike at 1.132123512 ms: PSPs are the closed forms to 1e-12 of the peak, for any recording step")
    void postsynapticPotential() {
        double at = 1.132123512;
        for (double dt : new double[] {1, 0.5, 0x1p-4, 0x1p-8}) {
            Lif.Builder b = Lif.builder()
                    .tauM(10)
                    .capacitance(250)
                    .restingPotential(0)
                    .threshold(1e4)
                    .reset(0);
            double[] alpha =
                    samples(b.receptor(Receptor.alphaCurrent("in", 0.3)).build(), dt, 1, at, 500);
            Lif.Builder c = Lif.builder()
                    .tauM(10)
                    .capacitance(250)
                    .restingPotential(0)
                    .threshold(1e4)
                    .reset(0);
            double[] beta =
                    samples(c.receptor(Receptor.betaCurrent("in", 0.3, 4)).build(), dt, 1, at, 500);
            for (int k = 0; k < alpha.length; k++) {
                double t = Math.max(0, k - at - 1);
                assertThat(alpha[k]).as("alpha at " + k).isCloseTo(2 * alphaPsp(t, 10, 0.3), within(1.5e-12));
                assertThat(beta[k]).as("beta at " + k).isCloseTo(2 * betaPsp(t, 10, 0.3, 4), within(6e-12));
            }
        }
    }

    @Test
    @DisplayName("where tau_s goes to tau_m the PSP goes to e t^2 / (2 tau) e^(-t/tau) smoothly")
    void equalTimeConstants() {
        double m = 10;
        for (double eps : new double[] {0, 1e-14, -1e-12, 1e-10, -1e-8, 1e-6, -1e-4}) {
            Neuron model = Lif.builder()
                    .tauM(m)
                    .capacitance(1)
                    .restingPotential(0)
                    .threshold(1e4)
                    .reset(0)
                    .receptor(Receptor.alphaCurrent("in", m * (1 + eps)))
                    .build();
            double[] v = samples(model, 1, 1, 2, 1);
            for (int k = 3; k < v.length; k++) {
                double t = k - 3;
                double limit = Math.E / m * t * t / 2 * Math.exp(-t / m);
                // First order in eps: the derivative by tau_s is of the size of the function times t / tau.
                assertThat(v[k]).as("eps " + eps + " t " + t).isCloseTo(limit, within(1e-13 + 5 * Math.abs(eps) * 10));
            }
        }
    }

    @Test
    @DisplayName(
            "the first spike with a constant current is at -tau log(1 - C theta / (tau I)) with any receptor, to 1e-13 ms")
    void constantCurrent() {
        double exact = -10 * Math.log(1 - 250 * 15 / (10 * 1000.0));
        for (Receptor r : List.of(
                Receptor.alphaCurrent("in", 2), Receptor.alphaCurrent("in", 10), Receptor.betaCurrent("in", 0.5, 5))) {
            Neuron model = Lif.builder()
                    .tauM(10)
                    .capacitance(250)
                    .current(1000)
                    .receptor(r)
                    .build();
            for (int k = 0; k <= 13; k += 4) {
                NetworkBuilder b = NetworkBuilder.create();
                Population p = b.population("p", 1, model).integrator(eventDriven());
                SpikeRecord spikes = b.recordSpikes(p);
                StateRecord v = b.record(p, "v", 1);
                try (Network net = b.build(timeStep(Math.scalb(1.0, -k)))) {
                    net.run(5);
                }
                assertThat(spikes.times()).hasSize(1);
                assertThat(spikes.times()[0]).isCloseTo(exact, within(1e-13));
                assertThat(v.of(0)[4]).isCloseTo(-70 + 40 * (1 - Math.exp(-0.4)), within(1e-13));
            }
        }
    }

    @Test
    @DisplayName(
            "MAT2 at constant current: each spike is where v reaches omega plus the exponentials of all spikes before")
    void movingThreshold() {
        Neuron model = Mat.mat2().current(500).build();
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, model).integrator(eventDriven());
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(400);
        }
        double[] times = spikes.times();
        assertThat(times.length).isGreaterThan(8);
        for (int k = 0; k < times.length; k++) {
            double v = -70 + 25 * -Math.expm1(-times[k] / 5);
            double theta = -51;
            for (int j = 0; j < k; j++) {
                double s = times[k] - times[j];
                theta += 37 * Math.exp(-s / 10) + 2 * Math.exp(-s / 200);
            }
            assertThat(v).as("spike " + k).isCloseTo(theta, within(1e-11));
        }
    }

    /** A linear model of one's own: v' = -a v + b w, w' = c v - d w, threshold on v. */
    private record Pair(double[][] matrix, Consumer<NeuronSpec.Builder> more)
            implements Neuron.Linear, Neuron.EventDriven {

        @Override
        public NeuronSpec spec() {
            NeuronSpec.Builder b = NeuronSpec.builder("Pair")
                    .parameter("V_th", "mV", 1, Range.FINITE)
                    .parameter("V_reset", "mV", 0, Range.FINITE)
                    .parameter("t_ref", "ms", 0, Range.NON_NEGATIVE)
                    .state("v", "mV", 0)
                    .state("w", "mV", 0)
                    .receptor("v", "mV", "v")
                    .receptor("w", "mV", "w")
                    .threshold("v", "V_th")
                    .reset("v", "V_reset");
            more.accept(b);
            return b.build();
        }

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            return new LinearSystem(matrix, new double[2], new double[2], new double[2]);
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return LinearEvents.of(this, cells);
        }
    }

    private static double[] pairSpikes(Pair pair, double weight) {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(new double[] {1}));
        Population p = b.population("p", 1, pair).integrator(eventDriven());
        b.project(s, p).connect(oneToOne()).receptor("v").weight(weight).delay(0);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(100);
        }
        return spikes.times();
    }

    @Test
    @DisplayName(
            "a resonator, with complex eigenvalues, spikes at the rebound from inhibition if its peak is above the threshold")
    void resonator() {
        double damping = 0.05;
        double omega = 0.5;
        Pair pair = new Pair(new double[][] {{-damping, -omega}, {omega, -damping}}, b -> {});
        // v = -w e^(-damping t) cos(omega t): its first peak is where tan(omega t) = -damping / omega beyond pi/2.
        double top = (Math.PI - Math.atan(damping / omega)) / omega;
        double height = -Math.exp(-damping * top) * Math.cos(omega * top);
        for (double more : new double[] {1e-3, 1e-6, 1e-9, -1e-9, -1e-6, -1e-3}) {
            double w = (1 + more) / height;
            double[] times = pairSpikes(pair, -w);
            assertThat(times).as("by " + more).hasSize(more > 0 ? 1 : 0);
            if (more > 0) {
                double t = times[0] - 1;
                assertThat(t).isLessThan(top);
                assertThat(-w * Math.exp(-damping * t) * Math.cos(omega * t)).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    @DisplayName("what has no such form is refused, saying why")
    void refused() {
        Pair growing = new Pair(new double[][] {{0.1, 0}, {0, -1}}, b -> {});
        assertThatThrownBy(() -> pairSpikes(growing, 0.5))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("model Pair: the linear system does not decay to a point of rest");
        Pair drifting = new Pair(new double[][] {{0, 0}, {0, -1}}, b -> {});
        assertThatThrownBy(() -> pairSpikes(drifting, 0.5)).hasMessageContaining("does not decay");
        Pair behind = new Pair(new double[][] {{-1, 0}, {0.5, -1}}, b -> b.refractory("t_ref", "v"));
        assertThatThrownBy(() -> pairSpikes(behind, 0.5))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("w goes on in the refractory period and depends on v, which is clamped");
    }

    @Test
    @DisplayName("spikes don't depend on recorders, time step and pieces of the run")
    void looking() {
        SplittableRandom random = new SplittableRandom(11);
        double[] input = random.doubles(200, 0, 100).sorted().toArray();
        double[][] times = new double[2][];
        for (int k = 0; k < 2; k++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population s = b.source("s", 1, Sources.spikes(input));
            Population p = b.population(
                            "p",
                            1,
                            Glif.builder(Glif.Level.GLIF5)
                                    .receptor(Receptor.alphaCurrent("in", 2))
                                    .build())
                    .integrator(eventDriven());
            b.project(s, p).connect(oneToOne()).weight(120).delay(0.3);
            SpikeRecord spikes = b.recordSpikes(p);
            if (k == 1) {
                b.record(p, "v", 0.25);
                b.record(p, "theta", 0.5);
            }
            try (Network net = b.build(timeStep(k == 0 ? 1 : 0.25))) {
                for (int j = 0; j < (k == 0 ? 1 : 50); j++) {
                    net.run(k == 0 ? 100 : 2);
                }
            }
            times[k] = spikes.times();
        }
        assertThat(times[0].length).isGreaterThan(5);
        assertThat(times[1]).isEqualTo(times[0]);
    }
}
