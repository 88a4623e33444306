package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** The noise of {@link GraupnerBrunel}. */
class CalciumNoiseTest {

    private static final double[] SPIKES = {5, 30, 34, 80};
    private static final double TAU_CA = 20;
    private static final double C_PRE = 2;
    private static final double GAMMA_D = 30;
    private static final double GAMMA_P = 40;
    private static final double TAU = 2_000;
    private static final double SIGMA = 2;
    private static final double START = 0.4;
    private static final int TARGETS = 4_000;
    private static final double END = 110;

    private static double[] weights(double sigma, int threads, int reads, long seed) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(SPIKES));
        Population cells = b.population(
                "cells",
                TARGETS,
                Lif.builder().receptor(Receptor.expCurrent("in", 2)).build());
        Projection plastic = b.project(source, cells)
                .connect(allToAll())
                .synapse(GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                        .calcium(TAU_CA, C_PRE, 1, 0)
                        .rates(GAMMA_D, GAMMA_P, TAU)
                        .noise(sigma)
                        .build())
                .weight(START)
                .delay(1);
        try (Network network = b.build(timeStep(1).seed(seed).threads(threads))) {
            for (int k = 1; k < reads; k++) {
                network.run(END / reads);
                network.connections(plastic);
            }
            network.run(END - network.time());
            return network.connections(plastic).weights();
        }
    }

    /** One path by Euler and Maruyama with steps of 1/50 ms. */
    private static double path(Random random) {
        int perMs = 50;
        double h = 1.0 / perMs;
        double c = 0;
        double rho = START;
        for (int s = 0; s < END * perMs; s++) {
            for (double spike : SPIKES) {
                c += s == (int) (spike + 1) * perMs ? C_PRE : 0;
            }
            double slope =
                    -rho * (1 - rho) * (0.5 - rho) + (c > 1.3 ? GAMMA_P * (1 - rho) : 0) - (c > 1 ? GAMMA_D * rho : 0);
            int above = (c > 1 ? 1 : 0) + (c > 1.3 ? 1 : 0);
            rho += h * slope / TAU + SIGMA * Math.sqrt(above * h / TAU) * random.nextGaussian();
            c *= Math.exp(-h / TAU_CA);
        }
        return rho;
    }

    /** 4.5 standard errors of the differences (a chance of 1e-5 each); the variance of a sample variance of normal numbers is 2 variance^2 / n. */
    @Test
    @DisplayName("mean and variance over 4000 synapses are those of 2000 paths by Euler and Maruyama")
    void asByEulerMaruyama() {
        double[] ours = weights(SIGMA, 1, 1, 3);
        Random random = new Random(1);
        double[] theirs = new double[2_000];
        Arrays.setAll(theirs, k -> path(random));
        double variance = variance(theirs);
        double perSample = 1.0 / ours.length + 1.0 / theirs.length;
        assertThat(Math.sqrt(variance)).isGreaterThan(0.05);
        assertThat(mean(ours)).isCloseTo(mean(theirs), within(4.5 * Math.sqrt(variance * perSample)));
        assertThat(variance(ours)).isCloseTo(variance, within(4.5 * variance * Math.sqrt(2 * perSample)));
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
    }

    @Test
    @DisplayName("neither threads nor reading leave a trace; seeds do, and without noise all synapses are alike")
    void reproducible() {
        double[] one = weights(SIGMA, 1, 1, 3);
        assertThat(weights(SIGMA, 3, 1, 3)).containsExactly(one);
        assertThat(weights(SIGMA, 2, 11, 3)).containsExactly(one);
        assertThat(weights(SIGMA, 1, 1, 4)[0]).isNotEqualTo(one[0]);
        assertThat(Arrays.stream(one).distinct().count()).isEqualTo(TARGETS);
        assertThat(Arrays.stream(weights(0, 1, 1, 3)).distinct().count()).isEqualTo(1);
    }
}
