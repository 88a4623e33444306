package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.core.integrators.Integrators.rk4;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Sources;

/** {@link Qif} and {@link ThetaNeuron} from event to event. */
class QuadraticEventsTest {

    private static double[] fire(Neuron model, String variable, double start, double duration) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, model).initially(variable, start).integrator(eventDriven());
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(duration);
        }
        return spikes.times();
    }

    @Test
    @DisplayName(
            "Qif at constant current: intervals are t_ref + (atan(p / r) - atan(reset / r)) C / (k r), r^2 = I/k - half^2")
    void tonic() {
        // Vertex -55, half 10, rheobase 50 pA.
        for (double current : new double[] {50.0001, 51, 100, 5000}) {
            double[] times = fire(Qif.builder().current(current).refractory(2).build(), "v", -65, 2000);
            double r = Math.sqrt(current / 0.5 - 100);
            double interval = (Math.atan(85 / r) - Math.atan(-10 / r)) * 100 / (0.5 * r);
            if (interval > 2000) {
                assertThat(times).isEmpty();
                continue;
            }
            assertThat(times[0]).isCloseTo(interval, within(1e-11 * interval));
            for (int k = 1; k < times.length; k++) {
                assertThat(times[k]).isCloseTo((k + 1) * interval + 2 * k, within(1e-11 * times[k]));
            }
            assertThat(times).hasSize((int) ((2000 - interval) / (interval + 2)) + 1);
        }
    }

    @Test
    @DisplayName("Qif at and below the rheobase: spikes only from above the unstable point, at the closed forms")
    void belowRheobase() {
        // At the rheobase: y' = k y^2 / C.
        double[] at = fire(Qif.builder().current(50).build(), "v", -50, 100);
        assertThat(at[0]).isCloseTo(100 / 0.5 * (1 / 5.0 - 1 / 85.0), within(1e-11));
        assertThat(at).hasSize(1);
        assertThat(fire(Qif.builder().current(50).build(), "v", -55, 1e5)).isEmpty();
        // Without current: unstable point V_t = -45, s = 10, 2 omega = 1/10 per ms.
        double[] above = fire(Qif.builder().build(), "v", -40, 100);
        assertThat(above).hasSize(1);
        double y = 15;
        assertThat(above[0]).isCloseTo(10 * Math.log((y + 10) / (y - 10) * (85 - 10) / (85 + 10.0)), within(1e-12));
        assertThat(fire(Qif.builder().build(), "v", -45.0000001, 1e4)).isEmpty();
        assertThat(fire(Qif.builder().build(), "v", -44.9999999, 1e4)).hasSize(1);
        // A peak below the stable point is passed on the way up to it.
        Neuron low = Qif.builder().peak(-70).reset(-90).build();
        double[] times = fire(low, "v", -90, 50);
        double first = 10 * Math.log((-35 + 10) / (-35 - 10.0) * (-15 - 10) / (-15 + 10.0));
        assertThat(times[0]).isCloseTo(first, within(1e-12));
        assertThat(times).hasSize((int) (50 / first));
    }

    @Test
    @DisplayName("Qif with delta input: spikes and potential are those of a Runge-Kutta run with 1 us steps")
    void clockDriven() {
        SplittableRandom random = new SplittableRandom(3);
        double step = 0x1p-10;
        double[] input = random.doubles(120, 0, 200)
                .map(t -> Math.rint(t / step) * step)
                .sorted()
                .distinct()
                .toArray();
        double[][] times = new double[2][];
        double[][] v = new double[2][];
        for (double current : new double[] {-20, 0, 49, 60}) {
            for (int k = 0; k < 2; k++) {
                NetworkBuilder b = NetworkBuilder.create();
                Population s = b.source("s", 1, Sources.spikes(input));
                Neuron model = Qif.builder()
                        .current(current)
                        .refractory(3)
                        .receptor(Receptor.delta("in"))
                        .build();
                Population p = b.population("p", 1, model).integrator(k == 0 ? eventDriven() : rk4());
                b.project(s, p).connect(oneToOne()).weight(6).delay(1);
                SpikeRecord spikes = b.recordSpikes(p);
                StateRecord record = b.record(p, "v", 0.5);
                try (Network net = b.build(timeStep(step))) {
                    net.run(200);
                }
                times[k] = spikes.times();
                v[k] = record.of(0);
            }
            assertThat(times[0].length).as("current " + current).isGreaterThan(3);
            assertThat(times[1]).hasSameSizeAs(times[0]);
            for (int k = 0; k < times[0].length; k++) {
                assertThat(times[1][k]).isCloseTo(times[0][k], within(0.01));
            }
            for (int k = 0; 0.5 * k < times[0][0]; k++) {
                assertThat(v[0][k]).as("at " + 0.5 * k).isCloseTo(v[1][k], within(1e-6 * (1 + v[1][k] * v[1][k])));
            }
        }
    }

    private static double[] theta(double eta, double start, double duration) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new ThetaNeuron())
                .with("eta", eta)
                .with("t_ref", 1)
                .initially("theta", start);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1))) {
            net.run(duration);
        }
        return spikes.times();
    }

    @Test
    @DisplayName(
            "theta neuron: period pi tau / sqrt(eta), blow-up at tau / V for eta = 0, tau log((V + s) / (V - s)) / (2 s) for eta < 0")
    void thetaNeuron() {
        for (double eta : new double[] {1e-4, 0.1, 4, 1e4}) {
            double period = Math.PI * 10 / Math.sqrt(eta);
            double[] times = theta(eta, 0, eta > 1e3 ? 20 : 10_000);
            for (int k = 0; k < times.length; k++) {
                assertThat(times[k]).isCloseTo((k + 0.5) * period + k, within(1e-11 * times[k]));
            }
            assertThat(times.length).isGreaterThan(1);
        }
        double v = 2;
        assertThat(theta(0, 2 * Math.atan(v), 100)).hasSize(1);
        assertThat(theta(0, 2 * Math.atan(v), 100)[0]).isCloseTo(10 / v, within(1e-13));
        double s = 0.5;
        double[] times = theta(-s * s, 2 * Math.atan(v), 100);
        assertThat(times).hasSize(1);
        assertThat(times[0]).isCloseTo(10 * Math.log((v + s) / (v - s)) / (2 * s), within(1e-13));
        assertThat(theta(-s * s, 2 * Math.atan(0.4999999), 1000)).isEmpty();
    }

    @Test
    @DisplayName(
            "theta neuron: an input makes V = tan(theta/2) jump, is lost in the refractory period; Qif with a far peak agrees")
    void thetaInput() {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(new double[] {3, 20, 24, 40}));
        Population p = b.population("p", 1, new ThetaNeuron()).with("t_ref", 5);
        // y in units of 1 mV: C/k = tau per mV; I_e/k = eta; peak and reset at 1e8.
        Neuron qif = Qif.builder()
                .capacitance(10)
                .quadratic(1, 0, 0)
                .current(0.1)
                .peak(1e8)
                .reset(-1e8)
                .refractory(5)
                .receptor(Receptor.delta("in"))
                .build();
        Population q = b.population("q", 1, qif).initially("v", 0.0).integrator(eventDriven());
        b.project(s, p).connect(oneToOne()).weight(0.7).delay(0);
        b.project(s, q).connect(oneToOne()).weight(0.7).delay(0);
        SpikeRecord spikes = b.recordSpikes(p);
        SpikeRecord limit = b.recordSpikes(q);
        StateRecord theta = b.record(p, "theta", 0.5);
        StateRecord v = b.record(q, "v", 0.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(300);
        }
        assertThat(spikes.times().length).isGreaterThan(2);
        assertThat(limit.times()).hasSameSizeAs(spikes.times());
        for (int k = 0; k < spikes.times().length; k++) {
            assertThat(limit.times()[k]).isCloseTo(spikes.times()[k], within(1e-5));
        }
        for (int k = 0; k < 600; k++) {
            assertThat(theta.of(0)[k]).as("sample " + k).isCloseTo(2 * Math.atan(v.of(0)[k]), within(1e-5));
        }
    }
}
