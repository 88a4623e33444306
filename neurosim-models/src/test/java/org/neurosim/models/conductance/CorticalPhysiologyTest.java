package org.neurosim.models.conductance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.models.Cell;
import org.neurosim.models.stimuli.Stimuli;

/** What the cells of {@link Pospischil} and {@link ConnorStevens} are named and known for. */
class CorticalPhysiologyTest {

    private static double[] spikes(Neuron model, double current, double start, double end, double duration) {
        return new Cell(model, 0.02)
                .current(Stimuli.step(current, start, end))
                .run(duration)
                .spikeTimes();
    }

    private static double[] intervals(double[] t) {
        double[] d = new double[t.length - 1];
        for (int k = 1; k < t.length; k++) {
            d[k - 1] = t[k] - t[k - 1];
        }
        return d;
    }

    /** Pospischil et al. 2008, figure 2: intervals grow several times within 400 ms. */
    @Test
    void regularSpikingAdapts() {
        double[] d = intervals(spikes(Pospischil.regularSpiking().build(), 750, 100, 500, 550));
        assertThat(d[d.length - 1]).isGreaterThan(2 * d[0]);
    }

    @Test
    void fastSpikingDoesNot() {
        double[] d = intervals(spikes(Pospischil.fastSpiking().build(), 500, 100, 500, 550));
        assertThat(d.length).isGreaterThan(10);
        assertThat(d[d.length - 1]).isLessThan(1.02 * d[1]);
    }

    /** Figure 6: a burst at the onset, then single spikes. */
    @Test
    void intrinsicallyBursting() {
        double[] d = intervals(spikes(Pospischil.intrinsicallyBursting().build(), 150, 100, 1000, 1000));
        assertThat(d[0]).isLessThan(Arrays.stream(d).max().orElseThrow() / 3);
    }

    /** Rebound after hyperpolarisation from -60 mV, by the low-threshold calcium current and not without it. */
    @Test
    void lowThresholdSpikingRebounds() {
        double scale = Math.PI * 96 * 96 / 100;
        double[] rebound =
                spikes(Pospischil.lowThresholdSpiking().leak(0.01 * scale, -60).build(), -75, 400, 800, 1200);
        double[] without = spikes(
                Pospischil.lowThresholdSpiking()
                        .leak(0.01 * scale, -60)
                        .lowThresholdCalcium(0, 120, 2)
                        .build(),
                -75,
                400,
                800,
                1200);

        assertThat(Arrays.stream(rebound).filter(t -> t > 800).count()).isPositive();
        assertThat(Arrays.stream(without).filter(t -> t > 800).count()).isZero();
    }

    /** Dayan and Abbott, figure 6.1: with the A current the first spike is late and the rate can be low. */
    @Test
    void transientPotassiumDelays() {
        double[] with = spikes(ConnorStevens.builder().build(), 900, 50, 1050, 1050);
        double[] without = spikes(
                ConnorStevens.builder().transientPotassium(0, -75).leak(30, -72).build(), 900, 50, 1050, 1050);
        assertThat(with.length).isPositive();
        assertThat(without.length).isPositive();
        assertThat(with[0]).isGreaterThan(without[0] + 5);
        assertThat(with.length).isLessThan(without.length / 2);
    }
}
