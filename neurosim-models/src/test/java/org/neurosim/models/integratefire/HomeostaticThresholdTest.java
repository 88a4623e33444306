package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.uniform;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;

/** {@link Glif#diehlCook2015}: the threshold of a neuron as a sum over its spikes. */
class HomeostaticThresholdTest {

    @Test
    @DisplayName("theta = -52 mV + 0.05 mV sum of exp(-(t - t_k) / 1e7 ms) over spikes")
    void thresholdIsASumOverSpikes() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells =
                b.population("cells", 20, Glif.diehlCook2015().build()).with("I_e", uniform(14, 40)); // pA
        SpikeRecord spikes = b.recordSpikes(cells);
        try (Network network = b.build(timeStep(0.5).seed(1))) {
            network.run(5_000);
            double[] theta = network.read(cells, "theta");
            for (int i = 0; i < 20; i++) {
                double expected = -52;
                for (double t : spikes.timesOf(i)) {
                    expected += 0.05 * StrictMath.exp(-(5_000 - t) / 1e7);
                }
                // Glif takes the decay within a refractory period at the spike, and that of the new jump from its end
                // on.
                assertThat(theta[i]).isCloseTo(expected, within(1.01 * 5 / 1e7 * (expected + 52) + 1e-9));
            }
        }
        assertThat(spikes.size()).isGreaterThan(400);
    }

    @Test
    @DisplayName(
            "neurons with unequal input come closer in rate, to where the rise of the threshold is theta_plus times rate times tau_theta")
    void ratesComeCloser() {
        double tau = 2_000;
        double[] spread = new double[2];
        for (int homeostatic = 0; homeostatic < 2; homeostatic++) {
            Neuron cell = Glif.diehlCook2015()
                    .spikeThreshold(homeostatic == 1 ? 0.5 : 0, 1 / tau)
                    .build();
            NetworkBuilder b = NetworkBuilder.create();
            Population cells = b.population("cells", 20, cell).with("I_e", uniform(16, 40));
            SpikeRecord spikes = b.recordSpikes(cells);
            try (Network network = b.build(timeStep(0.5).seed(1))) {
                network.run(20_000);
                double[] rates = new double[20];
                double[] theta = network.read(cells, "theta");
                for (int i = 0; i < 20; i++) {
                    double[] times = spikes.timesOf(i);
                    double count = Arrays.stream(times).filter(t -> t > 10_000).count();
                    rates[i] = count / 10_000; // per ms
                    if (homeostatic == 1) {
                        // The threshold goes up by 0.5 mV at a spike and falls in between.
                        assertThat(theta[i] + 52).isCloseTo(0.5 * rates[i] * tau, within(0.6));
                    }
                }
                spread[homeostatic] = Arrays.stream(rates).max().orElseThrow()
                        / Arrays.stream(rates).min().orElseThrow();
            }
        }
        assertThat(spread[1]).isLessThan(spread[0]);
    }

    @Test
    @DisplayName("a neuromodulator that the host drives: the threshold of a population written between pieces of a run")
    void thresholdsCanBeShiftedWhileRunning() {
        Neuron cell = Lif.builder()
                .tauM(20)
                .restingPotential(0)
                .threshold(20)
                .reset(0)
                .refractory(0.1)
                .receptor(Receptor.delta("in"))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 1, cell).with("I_e", 30); // 30 mV with 1 GOhm
        SpikeRecord spikes = b.recordSpikes(cells);
        try (Network network = b.build(timeStep(0.1))) {
            double drive = 30;
            for (double threshold : new double[] {20, 10, 25}) {
                network.write(cells, "V_th", threshold);
                network.write(cells, "v", 0);
                int before = spikes.size();
                network.run(1_000);
                double interval = 20 * Math.log(drive / (drive - threshold)) + 0.1;
                // Spikes lie on the grid: each interval is up to one step longer.
                assertThat((double) spikes.size() - before)
                        .isBetween(1_000 / (interval + 0.1) - 2, 1_000 / interval + 1);
            }
        }
    }
}
