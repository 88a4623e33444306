package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.core.integrators.Integrators.eventDriven;

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

/** {@link SpikeResponse} against its kernels, summed up spike by spike, and against {@link Lif}. */
class SpikeResponseTest {
    /** On the grid of 2^-10 ms, so that a clock-driven run has the same inputs. */
    private static final double[] INPUT = new SplittableRandom(8)
            .doubles(400, 0, 300)
            .map(t -> Math.scalb(Math.rint(Math.scalb(t, 10)), -10))
            .sorted()
            .distinct()
            .toArray();

    private record Out(double[] spikes, double[] v) {}

    private static Out run(Neuron model, boolean events, double dt, double weight) {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 1, Sources.spikes(INPUT));
        Population p = b.population("p", 1, model);
        if (events) {
            p.integrator(eventDriven());
        }
        b.project(s, p).connect(oneToOne()).weight(weight).delay(1);
        SpikeRecord spikes = b.recordSpikes(p);
        StateRecord v = b.record(p, "v", 0.5);
        try (Network net = b.build(timeStep(dt))) {
            net.run(300);
        }
        return new Out(spikes.times(), v.of(0));
    }

    /** (s/tau) exp(1 - s/tau) or the difference of exponentials, normalised by its own peak. */
    private static double epsilon(double s, double rise, double tau) {
        if (s <= 0) {
            return 0;
        }
        if (rise == tau) {
            return s / tau * Math.exp(1 - s / tau);
        }
        double top = Math.log(rise / tau) / (1 / tau - 1 / rise);
        return (Math.exp(-s / tau) - Math.exp(-s / rise)) / (Math.exp(-top / tau) - Math.exp(-top / rise));
    }

    @Test
    @DisplayName(
            "v is the sum of the kernels at all samples and reaches the threshold at each spike, SRM0 and cumulative")
    void kernels() {
        for (boolean cumulative : new boolean[] {false, true}) {
            for (double rise : new double[] {2, 8}) {
                SpikeResponse.Builder b = SpikeResponse.builder()
                        .afterPotential(-20, 10)
                        .afterPotential(3, 60)
                        .afterPotential(-1, 8)
                        .kernel("in", rise, 8);
                Out out = run((cumulative ? b.cumulative() : b).build(), true, 0.5, 3);
                assertThat(out.spikes().length).isGreaterThan(10);
                for (int k = 0; k < out.v().length; k++) {
                    double expected = sum(0.5 * k, false, out.spikes(), cumulative, rise);
                    assertThat(out.v()[k]).as("sample " + k).isCloseTo(expected, within(1e-10));
                }
                for (double t : out.spikes()) {
                    double v = sum(t, true, out.spikes(), cumulative, rise);
                    assertThat(v).as("at the spike at " + t).isGreaterThan(-55 - 1e-10);
                }
            }
        }
    }

    private static double sum(double t, boolean before, double[] spikes, boolean cumulative, double rise) {
        double v = -70;
        for (double input : INPUT) {
            v += 3 * epsilon(t - input - 1, rise, 8);
        }
        double after = 0;
        for (double f : spikes) {
            if (before ? f < t : f <= t) {
                double s = t - f;
                double eta = -20 * Math.exp(-s / 10) + 3 * Math.exp(-s / 60) - Math.exp(-s / 8);
                after = cumulative ? after + eta : eta;
            }
        }
        return v + after;
    }

    @Test
    @DisplayName("cumulative, with the kernels of a LIF: its spikes, to 1e-9 ms")
    void asLif() {
        double tau = 10;
        double syn = 3;
        Neuron lif = Lif.builder()
                .tauM(tau)
                .refractory(0)
                .receptor(Receptor.expCurrent("in", syn))
                .build();
        Out expected = run(lif, true, 0.5, 15);
        // A current of 1 pA into 10 pF gives (e^(-t/10) - e^(-t/3)) / 10 / (1/3 - 1/10) mV.
        double top = Math.log(tau / syn) / (1 / syn - 1 / tau);
        double peak = (Math.exp(-top / tau) - Math.exp(-top / syn)) / 10 / (1 / syn - 1 / tau);
        Neuron srm = SpikeResponse.builder()
                .refractory(0)
                .afterPotential(-15, tau)
                .kernel("in", syn, tau)
                .cumulative()
                .build();
        Out out = run(srm, true, 0.5, 15 * peak);
        assertThat(expected.spikes().length).isGreaterThan(20);
        assertThat(out.spikes()).hasSameSizeAs(expected.spikes());
        for (int k = 0; k < out.spikes().length; k++) {
            assertThat(out.spikes()[k]).isCloseTo(expected.spikes()[k], within(1e-9));
        }
    }

    @Test
    @DisplayName("the clock-driven run with steps of 1 us has the same spikes but for the grid")
    void clockDriven() {
        Neuron model = SpikeResponse.builder().kernel("in", 2, 8).build();
        Out exact = run(model, true, 0.5, 1.5);
        Out grid = run(model, false, 0x1p-10, 1.5);
        assertThat(exact.spikes().length).isGreaterThan(10);
        assertThat(grid.spikes()).hasSameSizeAs(exact.spikes());
        for (int k = 0; k < exact.spikes().length; k++) {
            assertThat(grid.spikes()[k]).isCloseTo(exact.spikes()[k], within(0.05));
        }
    }
}
