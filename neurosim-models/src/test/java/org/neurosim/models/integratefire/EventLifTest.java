package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Value;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** {@link Lif} simulated from event to event. */
class EventLifTest {

    @Test
    @DisplayName(
            "the first spike with a constant current is at -tau log(1 - C theta / (tau I)) for every time step, to 1e-13 ms")
    void constantCurrent() {
        double exact = -10 * Math.log(1 - 250 * 15 / (10 * 1000.0));
        for (boolean currents : new boolean[] {false, true}) {
            for (int k = 0; k <= 13; k++) {
                Lif.Builder lif = Lif.builder()
                        .tauM(10)
                        .capacitance(250)
                        .current(1000)
                        .receptor(currents ? Receptor.expCurrent("in", 2) : Receptor.delta("in"));
                NetworkBuilder b = NetworkBuilder.create();
                Population p = b.population("p", 3, lif.build()).integrator(eventDriven());
                SpikeRecord spikes = b.recordSpikes(p);
                StateRecord v = b.record(p, "v", 1);
                try (Network net = b.build(timeStep(Math.scalb(1.0, -k)))) {
                    net.run(5);
                }
                assertThat(spikes.times()).hasSize(3);
                assertThat(spikes.times()[0]).isCloseTo(exact, within(1e-13));
                assertThat(spikes.steps()[0]).isEqualTo((long) Math.ceil(exact * (1 << k)) - 1);
                assertThat(v.of(1)[4]).isCloseTo(-70 + 40 * (1 - Math.exp(-0.4)), within(1e-13));
                assertThat(v.of(1)[5]).isEqualTo(-70);
            }
        }
    }

    /** Parts of a network of excitatory and inhibitory neurons. */
    private record Built(NetworkBuilder builder, Neurons all, SpikeRecord spikes, StateRecord v) {}

    private static Built recurrent(Neuron model, Value reset, Value delay, double samples) {
        NetworkBuilder b = NetworkBuilder.create();
        Population e =
                b.population("e", 160, model).initially("v", uniform(-60, -50)).integrator(eventDriven());
        Population i =
                b.population("i", 40, model).initially("v", uniform(-60, -50)).integrator(eventDriven());
        if (reset != null) {
            e.with("V_reset", reset);
            i.with("V_reset", reset);
        }
        Neurons all = b.union(e, i);
        b.project(e, all).connect(fixedProbability(0.1)).weight(0.6).delay(delay);
        b.project(i, all).connect(fixedProbability(0.1)).weight(-2.5).delay(delay);
        SpikeRecord spikes = b.recordSpikes(all);
        return new Built(b, all, spikes, samples > 0 ? b.record(all, "v", samples) : null);
    }

    private static Neuron delta(double rest) {
        return Lif.builder()
                .tauM(20)
                .restingPotential(rest)
                .threshold(-50)
                .reset(-60)
                .refractory(5)
                .receptor(Receptor.delta("in"))
                .build();
    }

    private static SpikeRecord run(Built built, double dt, double duration, int pieces) {
        try (Network net = built.builder().build(timeStep(dt).seed(5))) {
            for (int k = 0; k < pieces; k++) {
                net.run(duration / pieces);
            }
        }
        return built.spikes();
    }

    @Test
    @DisplayName("the frame of identical neurons and the queue of different ones give the same spikes")
    void frameAndQueue() {
        SpikeRecord frame = run(recurrent(delta(-49), null, constant(0.3), 0), 0.1, 60, 1);
        // One neuron with another reset makes the parameters differ; it has no time to spike twice.
        SpikeRecord queue = run(
                recurrent(delta(-49), ofIndex(i -> i == 0 ? -60.0000000000001 : -60), constant(0.3), 0), 0.1, 60, 1);
        assertThat(frame.size()).isGreaterThan(100);
        assertThat(queue.neurons()).isEqualTo(frame.neurons());
        for (int k = 0; k < frame.size(); k++) {
            assertThat(queue.times()[k]).isCloseTo(frame.times()[k], within(1e-9));
        }
    }

    @Test
    @DisplayName("spikes do not depend on time step, pieces of the run or recorders")
    void steps() {
        for (Value delay : new Value[] {constant(0), constant(0.25), uniform(0, 2)}) {
            SpikeRecord a = run(recurrent(delta(-49), null, delay, 0), 0.1, 100, 1);
            SpikeRecord b = run(recurrent(delta(-49), null, delay, 0.5), 0.5, 100, 20);
            assertThat(b.times()).isEqualTo(a.times());
            assertThat(b.neurons()).isEqualTo(a.neurons());
            assertThat(a.times()).isSorted();
        }
    }

    @Test
    @DisplayName("the spike trains are those of the smallest clock-driven step, to the step")
    void clockDriven() {
        Built exact = recurrent(delta(-49), null, constant(0.5), 0);
        run(exact, 0.5, 20, 1);
        NetworkBuilder b = NetworkBuilder.create();
        Population e = b.population("e", 160, delta(-49)).initially("v", uniform(-60, -50));
        Population i = b.population("i", 40, delta(-49)).initially("v", uniform(-60, -50));
        Neurons all = b.union(e, i);
        b.project(e, all).connect(fixedProbability(0.1)).weight(0.6).delay(0.5);
        b.project(i, all).connect(fixedProbability(0.1)).weight(-2.5).delay(0.5);
        SpikeRecord grid = b.recordSpikes(all);
        try (Network net = b.build(timeStep(0x1p-12).seed(5))) {
            net.run(20);
        }
        assertThat(grid.size()).isGreaterThan(50).isEqualTo(exact.spikes().size());
        for (int n = 0; n < 200; n++) {
            double[] x = exact.spikes().timesOf(n);
            double[] y = grid.timesOf(n);
            assertThat(y).hasSameSizeAs(x);
            for (int k = 0; k < x.length; k++) {
                assertThat(y[k]).isCloseTo(x[k], within(0.01));
            }
        }
    }

    @Test
    @DisplayName(
            "over ten seconds tonic spikes are at k (t_ref + tau log((u - V_reset) / (u - V_th))), in a frame whose origin is moved many times")
    void tonicFiring() {
        double interval = 5 + 20 * Math.log((-49.0 + 60) / (-49.0 + 50));
        NetworkBuilder b = NetworkBuilder.create();
        // Three neurons out of phase, so that origins are moved while others are refractory.
        Population p = b.population("p", 3, delta(-49))
                .initially("v", ofIndex(i -> -60 + 4.0 * i))
                .integrator(eventDriven());
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(10_000);
        }
        for (int i = 0; i < 3; i++) {
            double first = 20 * Math.log((-49.0 + 60 - 4 * i) / (-49.0 + 50));
            double[] times = spikes.timesOf(i);
            assertThat(times).hasSize((int) Math.floor((10_000 - first) / interval) + 1);
            for (int k = 0; k < times.length; k++) {
                assertThat(times[k]).isCloseTo(first + k * interval, within(1e-9));
            }
        }
    }

    @Test
    @DisplayName("with exponential currents, too, one of them with the time constant of the membrane")
    void currents() {
        Neuron model = Lif.builder()
                .tauM(20)
                .restingPotential(-49)
                .threshold(-50)
                .reset(-60)
                .refractory(5)
                .receptor(Receptor.expCurrent("exc", 5))
                .receptor(Receptor.expCurrent("inh", 20))
                .build();
        SpikeRecord[] records = new SpikeRecord[2];
        for (int k = 0; k < 2; k++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population e = b.population("e", 160, model).initially("v", uniform(-60, -50));
            Population i = b.population("i", 40, model).initially("v", uniform(-60, -50));
            if (k == 0) {
                e.integrator(eventDriven());
                i.integrator(eventDriven());
            }
            Neurons all = b.union(e, i);
            b.project(e, all)
                    .connect(fixedProbability(0.1))
                    .receptor("exc")
                    .weight(uniform(3, 6))
                    .delay(0.5);
            b.project(i, all)
                    .connect(fixedProbability(0.1))
                    .receptor("inh")
                    .weight(-9)
                    .delay(0.5);
            records[k] = b.recordSpikes(all);
            try (Network net = b.build(timeStep(k == 0 ? 0.5 : 0x1p-11).seed(5))) {
                net.run(30);
            }
        }
        assertThat(records[0].size()).isGreaterThan(100).isEqualTo(records[1].size());
        for (int n = 0; n < 200; n++) {
            double[] x = records[0].timesOf(n);
            double[] y = records[1].timesOf(n);
            assertThat(y).hasSameSizeAs(x);
            for (int k = 0; k < x.length; k++) {
                assertThat(y[k]).isCloseTo(x[k], within(0.01));
            }
        }
    }

    private static Value constant(double value) {
        return org.neurosim.api.connect.Values.constant(value);
    }

    @Test
    @DisplayName("input in the refractory period is lost, at its very end it is not")
    void refractory() {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(new double[][] {{1, 3, 6, 6.5}}));
        Population p = b.population("p", 1, delta(-70)).initially("v", -70.0).integrator(eventDriven());
        b.project(s, p).connect(oneToOne()).weight(21).delay(0);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(20);
            assertThat(spikes.times()).containsExactly(1, 6);
            assertThat(net.read(p, "v")[0]).isCloseTo(-70 + 10 * Math.exp(-9 / 20.0), within(1e-12));
        }
    }

    @Test
    @DisplayName("a loop without delay and refractory period is named")
    void endless() {
        Neuron model =
                Lif.builder().refractory(0).receptor(Receptor.delta("in")).build();
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(new double[][] {{2}}));
        Population p = b.population("p", 2, model).integrator(eventDriven());
        b.project(s, p).connect(allToAll()).weight(20).delay(1);
        b.project(p, p).connect(allToAll()).weight(20).delay(0);
        try (Network net = b.build(timeStep(1))) {
            assertThatThrownBy(() -> net.run(10))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining("population p spiked 100 times at 3.0 ms")
                    .hasMessageContaining("p -> p");
        }
    }

    @Test
    @DisplayName("the model must have the form")
    void refused() {
        NetworkBuilder c = NetworkBuilder.create();
        c.population("p", 1, Lif.builder().receptor(Receptor.ampa()).build()).integrator(eventDriven());
        assertThatThrownBy(() -> c.build(timeStep(1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("has no event-driven form");
    }

    @Test
    @DisplayName("Poisson sources and input have their rates, in continuous time")
    void poisson() {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 100, Sources.poisson(50));
        Population p = b.population("p", 100, delta(-70)).initially("v", -70.0).integrator(eventDriven());
        b.stimulate(p, "in", Stimuli.poisson(2000, 0.1));
        SpikeRecord spikes = b.recordSpikes(s);
        try (Network net = b.build(timeStep(1))) {
            net.run(2000);
            assertThat(spikes.meanRate()).isCloseTo(50, within(1.0));
            double mean = java.util.Arrays.stream(net.read(p, "v")).average().orElseThrow();
            assertThat(mean).isCloseTo(-70 + 0.1 * 2 * 20, within(0.2));
        }
    }

    @Test
    @DisplayName("the host lets cells spike, reads and writes")
    void host() {
        NetworkBuilder b = NetworkBuilder.create();
        var s = b.spikeInput("s", 2);
        Population p = b.population("p", 2, delta(-70)).initially("v", -70.0).integrator(eventDriven());
        b.project(s, p).connect(oneToOne()).weight(5).delay(0.25);
        try (Network net = b.build(timeStep(0.5))) {
            s.fire(1);
            net.run(1);
            assertThat(net.read(p, "v")[0]).isEqualTo(-70);
            assertThat(net.read(p, "v")[1]).isCloseTo(-70 + 5 * Math.exp(-0.25 / 20), within(1e-12));
            net.write(p, "v", -60);
            net.write(p, "E_L", new double[] {-60, -55});
            net.run(10);
            assertThat(net.read(p, "v")[0]).isEqualTo(-60);
            assertThat(net.statistics().spikes()).isEqualTo(1);
            assertThat(net.read(p, "v")[1]).isCloseTo(-55 - 5 * Math.exp(-10 / 20.0), within(1e-12));
        }
    }
}
