package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.core.integrators.Integrators.exactOffGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.api.record.RateRecord;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Allocations;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Izhikevich2003;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** Networks with neurons whose spikes are off the grid: when spikes arrive, what rules and recorders see, threads, errors. */
class OffGridNetworkTest {

    private static Neuron lif(double refractory) {
        return Lif.builder()
                .tauM(10)
                .capacitance(250)
                .restingPotential(0)
                .threshold(15)
                .reset(0)
                .refractory(refractory)
                .receptor(Receptor.delta("in"))
                .build();
    }

    /** First crossing from rest at 1000 pA: 4.7000362924573 ms. */
    private static final double FIRST = -10 * Math.log(1 - 250 * 15 / 1e4);

    @Test
    @DisplayName("a spike within a step counts as emitted at its end and arrives a delay later")
    void delivery() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, lif(100)).integrator(exactOffGrid()).with("I_e", 1000);
        Population q = b.population("q", 1, lif(2)).integrator(exactOffGrid());
        b.project(p, q).connect(oneToOne()).weight(3).delay(1.5);
        SpikeRecord spikes = b.recordSpikes(p);
        RateRecord rate = b.recordRate(p, 0.5);
        List<Double> streamed = new ArrayList<>();
        b.streamSpikes(p, (steps, neurons, times, count) -> {
            for (int k = 0; k < count; k++) {
                streamed.add(times[k]);
            }
        });
        try (Network net = b.build(timeStep(0.5))) {
            net.run(6);
            assertThat(net.read(q, "v")[0]).isZero();
            net.run(0.5);
            assertThat(net.read(q, "v")[0]).isEqualTo(3);
        }
        assertThat(spikes.times()[0]).isCloseTo(FIRST, within(1e-13));
        assertThat(spikes.steps()).containsExactly(9);
        assertThat(streamed).containsExactly(spikes.times()[0]);
        assertThat(rate.rates()[9]).isEqualTo(2000);
    }

    /** 1000 pA: the neuron spikes every 4.70 ms and t_ref; arrivals of all spikes of a step add up. */
    @Test
    @DisplayName("several spikes within a step are recorded with their times, and all of them arrive")
    void severalSpikesInAStep() {
        for (double refractory : new double[] {0, 0.3}) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 1, lif(refractory))
                    .integrator(exactOffGrid())
                    .with("I_e", 1000);
            Population q = b.population("q", 1, lif(2)).with("V_th", 1e3);
            b.project(p, q).connect(oneToOne()).weight(1).delay(16);
            SpikeRecord spikes = b.recordSpikes(p);
            try (Network net = b.build(timeStep(16))) {
                net.run(16);
                double[] times = spikes.times();
                assertThat(times).hasSize(3);
                for (int k = 0; k < 3; k++) {
                    assertThat(times[k]).isCloseTo(FIRST + k * (FIRST + refractory), within(1e-13));
                }
                double rest = 16 - times[2] - refractory;
                assertThat(net.read(p, "v")[0]).isCloseTo(-40 * Math.expm1(-rest / 10), within(1e-12));
                net.run(16);
                assertThat(net.read(q, "v")[0]).isEqualTo(3);
            }
        }
    }

    /** The period ends at 4.70 + 2 ms, within a step of 0.5 ms: an input at 6.5 is lost, one at 7 acts on a potential that has risen since. */
    @Test
    @DisplayName("the refractory period ends at its exact time; input in it is lost")
    void refractoryPeriod() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 2, Sources.spikes(new double[] {6}, new double[] {6.5}));
        Population p = b.population("p", 2, lif(2)).integrator(exactOffGrid()).with("I_e", 1000);
        b.project(source, p).connect(oneToOne()).weight(1).delay(0.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(6.5);
            assertThat(net.read(p, "v")).containsExactly(0, 0);
            net.run(0.5);
            double v = -40 * Math.expm1(-(7 - FIRST - 2) / 10);
            assertThat(net.read(p, "v")[0]).isCloseTo(v, within(1e-13));
            assertThat(net.read(p, "v")[1]).isCloseTo(v + 1, within(1e-13));
        }
    }

    /** Steps of 0.1 ms are not whole binary numbers: 20 of them must be 2 ms nevertheless, wherever they begin. */
    @Test
    @DisplayName("after a spike on the grid a whole refractory period ends on the grid, and input then acts")
    void wholeRefractoryPeriod() {
        int n = 500;
        double[][] times = new double[n][];
        for (int i = 0; i < n; i++) {
            double start = 0.1 * (i + 1);
            times[i] = new double[] {start, start + 1.9, start + 2};
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", n, Sources.roundedSpikes(times));
        Population p = b.population("p", n, lif(2)).integrator(exactOffGrid());
        b.project(source, p).connect(oneToOne()).weight(20).delay(0.1);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.1))) {
            net.run(60);
        }
        for (int i = 0; i < n; i++) {
            assertThat(spikes.timesOf(i)).hasSize(2);
            assertThat(spikes.timesOf(i)[1] - spikes.timesOf(i)[0]).isCloseTo(2, within(1e-12));
        }
    }

    /** Whoever is looked at and whoever looks: the same bits. 1500 neurons are several blocks, divided differently by each number of threads. */
    @Test
    @DisplayName("the same bits for any number of threads and any division of the run, with parameters alike or not")
    void sameBits() {
        for (boolean alike : new boolean[] {true, false}) {
            double[][] first = null;
            for (int threads = 1; threads <= 3; threads++) {
                double[][] found = recurrent(alike, threads, threads == 2 ? 7 : 1);
                if (first == null) {
                    first = found;
                    assertThat(first[0].length).isGreaterThan(2000);
                }
                for (int k = 0; k < first.length; k++) {
                    assertThat(Arrays.equals(found[k], first[k])).isTrue();
                }
            }
        }
    }

    /** Spike times, neurons, potentials, weights at the end. */
    private static double[][] recurrent(boolean alike, int threads, int pieces) {
        Neuron model = Lif.builder()
                .refractory(1.7)
                .receptor(Receptor.expCurrent("exc", 2))
                .receptor(alike ? Receptor.alphaCurrent("inh", 4) : Receptor.expCurrent("inh", 4))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1500, model).integrator(exactOffGrid()).initially("v", uniform(-65, -56));
        if (!alike) {
            p.with("tau_m", uniform(10, 20)).with("V_th", uniform(-56, -54));
        }
        Projection learns = b.project(p.slice(0, 1200), p)
                .connect(fixedIndegree(60))
                .receptor("exc")
                .weight(30)
                .synapse(PairStdp.additive(60).build())
                .delay(1.5);
        b.project(p.slice(1200, 1500), p)
                .connect(fixedIndegree(20))
                .receptor("inh")
                .weight(-60)
                .delay(uniform(1, 3))
                .roundDelays();
        b.stimulate(p, Stimuli.gaussianNoise(330, 100, 1));
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5).threads(threads).seed(5))) {
            for (int k = 0; k < pieces; k++) {
                net.run(105.0 / pieces);
            }
            return new double[][] {
                spikes.times(),
                Arrays.stream(spikes.neurons()).asDoubleStream().toArray(),
                net.read(p, "v"),
                net.read(learns, "weight")
            };
        }
    }

    @Test
    @DisplayName("the same bits whether neurons have the same parameters or ones of their own that are equal")
    void uniformOrNot() {
        double[][][] found = new double[2][][];
        for (int own = 0; own < 2; own++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population(
                            "p",
                            600,
                            Lif.builder()
                                    .refractory(0.7)
                                    .receptor(Receptor.alphaCurrent("in", 0.2))
                                    .build())
                    .integrator(exactOffGrid());
            if (own == 1) {
                p.with("tau_m", ofIndex(i -> i == 599 ? 9 : 10));
            }
            b.stimulate(p, Stimuli.gaussianNoise(350, 100, 0.5));
            b.stimulate(p, "in", Stimuli.poisson(1000, 200));
            SpikeRecord spikes = b.recordSpikes(p.slice(0, 599));
            try (Network net = b.build(timeStep(0.5))) {
                net.run(100);
                found[own] = new double[][] {spikes.times(), net.read(p.slice(0, 599), "v")};
            }
        }
        assertThat(found[0][0]).hasSizeGreaterThan(2000).isEqualTo(found[1][0]);
        assertThat(found[0][1]).isEqualTo(found[1][1]);
    }

    @Test
    @DisplayName("a running network allocates nothing")
    void allocation() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = excited(b, 600).integrator(exactOffGrid());
        b.project(p, p).connect(fixedIndegree(20)).weight(10).delay(1);
        b.stimulate(p, Stimuli.gaussianNoise(50, 100, 0.5));
        try (Network net = b.build(timeStep(0.25))) {
            net.run(500);
            long bytes = Allocations.inBestOf(5, () -> net.run(250));
            assertThat(net.statistics().spikes()).isGreaterThan(10_000);
            assertThat(bytes).as("bytes in 1000 steps").isZero();
        }
    }

    /**
     * The spikes of a recurrent network, each delayed from the end of its step, are given to event-driven neurons with the same parameters and synapses, which must spike at the same times: a check of delivery,
     * of the order of events and of exact times together. 1e-9 ms as rounding errors are handed on from spike to spike.
     */
    @Test
    @DisplayName("a recurrent network is what event-driven neurons do with its spikes delivered from the grid")
    void recurrentAsEventDriven() {
        int n = 120;
        double dt = 0.25;
        NetworkBuilder b = NetworkBuilder.create();
        Population p = excited(b, n).integrator(exactOffGrid());
        b.project(p, p)
                .connect(allToAll())
                .weight(ofPair(OffGridNetworkTest::weight))
                .delay(1);
        SpikeRecord spikes = b.recordSpikes(p);
        double[][] arrivals = new double[n][];
        try (Network net = b.build(timeStep(dt))) {
            net.run(150);
        }
        for (int i = 0; i < n; i++) {
            double[] times = spikes.timesOf(i);
            arrivals[i] = Arrays.stream(times).map(t -> Math.ceil(t / dt) * dt).toArray();
            assertThat(Arrays.stream(arrivals[i]).distinct().count()).isEqualTo(times.length);
        }
        assertThat(spikes.size()).isGreaterThan(1000);

        NetworkBuilder c = NetworkBuilder.create();
        Population source = c.source("source", n, Sources.spikes(arrivals));
        Population q = excited(c, n).integrator(eventDriven());
        c.project(source, q)
                .connect(allToAll())
                .weight(ofPair(OffGridNetworkTest::weight))
                .delay(1);
        SpikeRecord exact = c.recordSpikes(q);
        try (Network net = c.build(timeStep(dt))) {
            net.run(150);
        }
        for (int i = 0; i < n; i++) {
            double[] expected = exact.timesOf(i);
            double[] found = spikes.timesOf(i);
            assertThat(found).hasSameSizeAs(expected);
            for (int k = 0; k < expected.length; k++) {
                assertThat(found[k]).isCloseTo(expected[k], within(1e-9));
            }
        }
    }

    private static double weight(int i, int j) {
        return i % 5 == 0 ? -90 - i % 7 : 20 + (i + 3 * j) % 10;
    }

    private static Population excited(NetworkBuilder b, int n) {
        return b.population(
                        "p",
                        n,
                        Lif.builder()
                                .refractory(1.3)
                                .receptor(Receptor.expCurrent("in", 3))
                                .build())
                .with("I_e", ofIndex(i -> 380 + 0.7 * i))
                .initially("v", ofIndex(i -> -70 + 0.1 * i));
    }

    /** Pair rule with a presynaptic spike on the grid at 2 ms: the postsynaptic one at 4.70 counts at the end of its step, 5 ms. */
    @Test
    @DisplayName("plasticity rules see the ends of steps, and each of many spikes in a step")
    void plasticity() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[] {2, 9}));
        Population p = b.population("p", 1, lif(100)).integrator(exactOffGrid()).with("I_e", 1000);
        Projection s = b.project(source, p)
                .connect(oneToOne())
                .weight(1e-6)
                .synapse(PairStdp.additive(1).build())
                .delay(0.5);
        double after;
        try (Network net = b.build(timeStep(0.5))) {
            net.run(12);
            after = net.read(s, "weight")[0];
        }
        NetworkBuilder c = NetworkBuilder.create();
        Population again = c.source("source", 1, Sources.spikes(new double[] {2, 9}));
        Population trigger = c.source("trigger", 1, Sources.spikes(new double[] {4.5}));
        Population q = c.population("p", 1, lif(100));
        c.project(trigger, q).connect(oneToOne()).weight(100).delay(0.5);
        Projection t = c.project(again, q)
                .connect(oneToOne())
                .weight(1e-6)
                .synapse(PairStdp.additive(1).build())
                .delay(0.5);
        try (Network net = c.build(timeStep(0.5))) {
            net.run(12);
            assertThat(net.read(t, "weight")[0]).isNotEqualTo(1e-6).isEqualTo(after);
        }
    }

    /** Each adds as much to the weight as a single one does. */
    @Test
    @DisplayName("a plastic synapse sees all of very many spikes in a step")
    void manySpikesInAStep() {
        double dt = 16;
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[] {dt, 4 * dt}));
        Population p = b.population("p", 1, lif(0)).integrator(exactOffGrid());
        Projection s = b.project(source, p)
                .connect(oneToOne())
                .weight(0)
                .synapse(PairStdp.additive(1e6).build())
                .delay(dt);
        SpikeRecord spikes = b.recordSpikes(p);
        double weight;
        try (Network net = b.build(timeStep(dt))) {
            net.run(2 * dt);
            net.write(p, "I_e", 1000 * 15.0);
            net.run(dt);
            net.write(p, "I_e", 0);
            net.run(dt);
            weight = net.read(s, "weight")[0];
        }
        long count = Arrays.stream(spikes.steps()).filter(step -> step == 2).count();
        assertThat(count).isGreaterThan(30);
        NetworkBuilder c = NetworkBuilder.create();
        Population again = c.source("source", 1, Sources.spikes(new double[] {dt, 4 * dt}));
        Population q = c.population("p", 1, lif(0)).integrator(exactOffGrid());
        Projection t = c.project(again, q)
                .connect(oneToOne())
                .weight(0)
                .synapse(PairStdp.additive(1e6).build())
                .delay(dt);
        SpikeRecord one = c.recordSpikes(q);
        try (Network net = c.build(timeStep(dt))) {
            net.run(2 * dt);
            net.write(q, "v", 16);
            net.run(2 * dt);
            assertThat(one.size()).isEqualTo(1);
            assertThat(net.read(t, "weight")[0]).isPositive();
            assertThat(weight).isCloseTo(count * net.read(t, "weight")[0], within(1e-9 * weight));
        }
    }

    @Test
    @DisplayName("event-driven neurons get the spikes from the ends of their steps")
    void hybrid() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, lif(100)).integrator(exactOffGrid()).with("I_e", 1000);
        Population q = b.population("q", 1, lif(2)).integrator(eventDriven());
        b.project(p, q).connect(oneToOne()).weight(20).delay(1.2);
        SpikeRecord ofP = b.recordSpikes(p);
        SpikeRecord ofQ = b.recordSpikes(q);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(10);
        }
        assertThat(ofP.times()[0]).isCloseTo(FIRST, within(1e-13));
        assertThat(ofQ.times()).containsExactly(5 + 1.2);
    }

    @Test
    @DisplayName("a record of event-driven neurons and of those off the grid has all spikes with their times, in order")
    void recordOfAll() {
        NetworkBuilder b = NetworkBuilder.create();
        Population o = b.population("o", 90, lif(1.5)).with("I_e", uniform(700, 1000));
        Population p = b.population("p", 60, lif(0.3)).with("I_e", uniform(700, 3000));
        Population q = b.population("q", 70, lif(2)).with("I_e", uniform(700, 1000));
        Population r = b.population("r", 50, lif(2)).with("I_e", uniform(700, 1000));
        o.integrator(exactOffGrid());
        p.integrator(exactOffGrid());
        q.integrator(eventDriven());
        SpikeRecord all = b.recordSpikes(b.union(o, p, q, r));
        List<SpikeRecord> each = List.of(b.recordSpikes(o), b.recordSpikes(p), b.recordSpikes(q), b.recordSpikes(r));
        List<Double> streamed = new ArrayList<>();
        b.streamSpikes(b.union(p, q), (steps, neurons, times, count) -> {
            for (int k = 0; k < count; k++) {
                streamed.add(times[k]);
            }
        });
        try (Network net = b.build(timeStep(2).seed(8).threads(2))) {
            net.run(100);
        }
        assertThat(all.times()).isSorted().hasSizeGreaterThan(4000);
        assertThat(streamed).isSorted().hasSize(each.get(1).size() + each.get(2).size());
        for (int n = 0, of = 0, first = 0; n < 270; n++) {
            if (n - first == each.get(of).neuronCount()) {
                first = n;
                of++;
            }
            assertThat(all.timesOf(n)).as("neuron %d", n).isEqualTo(each.get(of).timesOf(n - first));
        }
        assertThat(Arrays.stream(all.times()).filter(t -> t % 2 != 0).count()).isGreaterThan(2000);
    }

    /** A linear model without a closed form of its next spike. */
    private static class Leaky implements Neuron.Linear {
        @Override
        public NeuronSpec spec() {
            return NeuronSpec.builder("leaky")
                    .parameter("theta", "mV", 1, Range.FINITE)
                    .state("v", "mV", 0)
                    .receptor("in", "mV", "v")
                    .threshold("v", "theta")
                    .build();
        }

        @Override
        public LinearSystem linearSystem(ParameterSet parameters) {
            LinearSystem s = LinearSystem.zeros(1);
            s.matrix()[0][0] = -1;
            return s;
        }
    }

    /** One with a closed form, but no constant current. */
    private static final class Currentless extends Leaky implements Neuron.EventDriven {
        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return LinearEvents.of(this, cells);
        }
    }

    private static void requireRefused(Neuron model, String message, BiConsumer<NetworkBuilder, Population> more) {
        NetworkBuilder b = NetworkBuilder.create();
        more.accept(b, b.population("p", 1, model).integrator(exactOffGrid()));
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("population p")
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("models that are not linear or have no closed form are refused with the way out")
    void refused() {
        requireRefused(
                Izhikevich2003.builder().build(), "needs a linear system (Neuron.Linear), which model", (b, p) -> {});
        requireRefused(
                Lif.builder().receptor(Receptor.expConductance("exc", 5, 0)).build(),
                "what fits: exponentialEuler()",
                (b, p) -> {});
        requireRefused(new Leaky(), "implement Neuron.EventDriven, or choose the integrator exact()", (b, p) -> {});
        requireRefused(
                new Currentless(),
                "has no parameter I_e in pA, to which currents are added where spikes are off the grid",
                (b, p) -> b.stimulate(p, Stimuli.direct(1)));
    }

    @Test
    @DisplayName("a reset at the threshold stops the run and names the neuron")
    void endless() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 2, lif(0))
                .integrator(exactOffGrid())
                .with("V_reset", ofIndex(i -> 15 * i))
                .with("I_e", 1000);
        b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(() -> net.run(10))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining("neuron 1 of population p spiked 100 times at 4.7000")
                    .hasMessageContaining("lower reset");
        }
    }
}
