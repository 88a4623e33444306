package org.neurosim.models.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Synapse;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** {@link BernoulliSynapse} and {@link QuantalStp} against their distributions. */
class StochasticReleaseTest {

    private static final double DT = 0.1;
    private static final double DELAY = 1;
    private static final int CELLS = 20_000;
    private static final double WEIGHT = 6;

    private static final double[] TRAIN = {1, 11, 21, 24, 27, 30, 130, 131};

    /** What each spike of the train transmits through many synapses: by spike, by synapse. */
    private static double[][] transmitted(Synapse synapse, int cells, int threads, long seed) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[][] {TRAIN}));
        Neuron detector =
                Lif.builder().receptor(Receptor.expCurrent("in", 1e-3)).build();
        Population cell = b.population("cells", cells, detector).with("V_th", 1e6);
        b.project(source, cell)
                .connect(allToAll())
                .synapse(synapse)
                .weight(WEIGHT)
                .delay(DELAY);
        double[][] arrived = new double[TRAIN.length][];
        try (Network net = b.build(timeStep(DT).threads(threads).seed(seed))) {
            for (int k = 0; k < TRAIN.length; k++) {
                while (net.stepCount() < Math.round((TRAIN[k] + DELAY) / DT)) {
                    net.step();
                }
                arrived[k] = net.read(cell, "I_in");
            }
        }
        return arrived;
    }

    /** A spike's probabilities of 0 ... n quanta, by the recursion over n: slow and plain. */
    private static double[] binomial(int n, double p) {
        double[] probability = {1};
        for (int i = 0; i < n; i++) {
            double[] next = new double[i + 2];
            for (int k = 0; k <= i; k++) {
                next[k] += probability[k] * (1 - p);
                next[k + 1] += probability[k] * p;
            }
            probability = next;
        }
        return probability;
    }

    /**
     * Chi-square of counts of quanta, classes of fewer than ten expected taken together. It exceeds df + 2 sqrt(t df) + 2 t with a probability below exp(-t) (Laurent and Massart 2000); t = 14:
     * 1e-6.
     */
    private static void checkBinomial(double[] arrived, double quantum, int n, double p, String what) {
        int[] counts = new int[n + 1];
        for (double a : arrived) {
            int quanta = (int) Math.round(a / quantum);
            assertThat(a).as(what).isCloseTo(quanta * quantum, within(1e-9));
            counts[quanta]++;
        }
        double[] probability = binomial(n, p);
        double chi = 0;
        int classes = 0;
        double expected = 0;
        double counted = 0;
        for (int k = 0; k <= n; k++) {
            expected += probability[k] * arrived.length;
            counted += counts[k];
            if (expected >= 10) {
                chi += (counted - expected) * (counted - expected) / expected;
                classes++;
                expected = 0;
                counted = 0;
            }
        }
        assertThat(counted).as(what + ": rare counts").isLessThan(10 + 5 * Math.sqrt(10));
        int df = Math.max(1, classes - 1);
        assertThat(chi).as(what).isLessThan(df + 2 * Math.sqrt(14 * df) + 28);
    }

    @ParameterizedTest
    @CsvSource({"0.3", "0.95", "0", "1"})
    void bernoulliTransmitsWithItsProbability(double p) {
        double[][] arrived = transmitted(BernoulliSynapse.of(p), CELLS, 1, 1);
        for (int k = 0; k < TRAIN.length; k++) {
            checkBinomial(arrived[k], WEIGHT, 1, p, "spike " + k);
        }
        double[] sums = new double[CELLS];
        for (double[] spike : arrived) {
            Arrays.setAll(sums, i -> sums[i] + spike[i]);
        }
        checkBinomial(sums, WEIGHT, TRAIN.length, p, "all spikes: they fail independently");
    }

    /** Mean, and the whole distribution: spike k releases Binomial(n, u_k x_k). */
    @ParameterizedTest
    @CsvSource({"5, 0.5, 800, 0", "1, 0.7, 100, 0", "12, 0.1, 60, 500", "40, 0.9, 20, 100"})
    void quantalIsBinomialAroundTheDeterministicModel(int n, double use, double tauRec, double tauFac) {
        double[][] arrived = transmitted(QuantalStp.of(n, use, tauRec, tauFac), CELLS, 1, 2);
        double[][] mean = transmitted(TsodyksMarkram.twoState(use, tauRec, tauFac), 1, 1, 2);
        for (int k = 0; k < TRAIN.length; k++) {
            double p = mean[k][0] / WEIGHT;
            double sd = WEIGHT * Math.sqrt(p * (1 - p) / n);
            assertThat(Arrays.stream(arrived[k]).average().orElseThrow())
                    .as("mean of spike %d", k)
                    .isCloseTo(mean[k][0], within(5 * sd / Math.sqrt(CELLS)));
            checkBinomial(arrived[k], WEIGHT / n, n, p, "spike " + k);
        }
    }

    /** A site that has just released can release again only if it was filled: releases of spikes k and k + 1 are correlated by -u u' x keep. */
    @Test
    void quantalReleasesAreCorrelatedAsTheSitesAre() {
        double use = 0.5;
        double[][] arrived = transmitted(QuantalStp.of(1, use, 100, 0), CELLS, 1, 3);
        double[][] mean = transmitted(TsodyksMarkram.twoState(use, 100, 0), 1, 1, 3);
        for (int k = 0; k + 1 < TRAIN.length; k++) {
            double both = 0;
            for (int i = 0; i < CELLS; i++) {
                both += arrived[k][i] > 0 && arrived[k + 1][i] > 0 ? 1.0 / CELLS : 0;
            }
            double filled = -Math.expm1(-(TRAIN[k + 1] - TRAIN[k]) / 100);
            double expected = mean[k][0] / WEIGHT * filled * use;
            assertThat(both).isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - expected) / CELLS)));
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        for (Synapse synapse : new Synapse[] {BernoulliSynapse.of(0.4), QuantalStp.of(7, 0.3, 50, 200)}) {
            double[][] one = transmitted(synapse, 3000, 1, 4);
            for (int threads : new int[] {2, 3, 7}) {
                assertThat(transmitted(synapse, 3000, threads, 4)).isDeepEqualTo(one);
            }
            assertThat(transmitted(synapse, 3000, 1, 5)[0]).isNotEqualTo(one[0]);
        }
    }

    /** Against sums of the probabilities, at the places where the count changes. */
    @Test
    void binomialCountsInvertTheDistributionFunction() {
        for (int n : new int[] {1, 2, 10, 37, 1000}) {
            for (double p : new double[] {0, 1e-9, 0.01, 0.3, 0.5, 0.500001, 0.97, 1}) {
                double[] probability = binomial(n, p);
                double sum = 0;
                for (int k = 0; k <= n; k++) {
                    if (probability[k] > 1e-9) {
                        assertThat(QuantalStp.binomial(n, p, sum + 0.01 * probability[k]))
                                .isEqualTo(k);
                        assertThat(QuantalStp.binomial(n, p, sum + 0.99 * probability[k]))
                                .isEqualTo(k);
                    }
                    sum += probability[k];
                }
                assertThat(QuantalStp.binomial(n, p, 0x1p-53)).isBetween(0, n);
                assertThat(QuantalStp.binomial(n, p, 1 - 0x1p-53)).isBetween(0, n);
            }
        }
        assertThat(QuantalStp.binomial(0, 0.3, 0.99)).isZero();
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> BernoulliSynapse.of(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BernoulliSynapse: p = 1.1; must be in [0, 1]");
        assertThatThrownBy(() -> QuantalStp.of(0, 0.5, 100, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("QuantalStp: n = 0.0; must be in [1, 1000]");
        assertThatThrownBy(() -> QuantalStp.of(1, 0.5, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("QuantalStp: tau_rec = 0.0 ms; must be finite and > 0");
    }
}
