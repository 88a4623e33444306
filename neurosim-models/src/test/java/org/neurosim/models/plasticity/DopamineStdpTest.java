package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.Population;
import org.neurosim.api.Synapse;
import org.neurosim.kit.SynapseContract;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.stimuli.Sources;

class DopamineStdpTest {

    private static final double[] PRE = {5, 12, 20, 31, 33, 50, 60};
    private static final double[] POST = {8, 22, 36, 49, 55};

    /** NEST 3.10, which integrates in closed form between events too: 1e-12 relative, the printed digits. */
    @Test
    void weightsAsInNest() {
        ReferenceCsv csv = ReferenceCsv.read("nest/stdp_dopamine_synapse.csv");
        Synapse rule = DopamineStdp.builder(200)
                .tau(20, 20)
                .eligibility(500)
                .amplitudes(1, 1.5)
                .build();
        PairOfCells pair = new PairOfCells(
                rule,
                csv.numbersAfter("pre spike times (ms):"),
                csv.numbersAfter("post spike times (ms):"),
                50,
                1,
                1,
                0.1);
        Population releasing = pair.builder.source(
                "dopaminergic", 1, Sources.roundedSpikes(csv.numbersAfter("dopamine spike times (ms):")));
        pair.builder.neuromodulator("dopamine", 100).releasedBy(releasing, 1.0 / 100, 1);
        double[] times = csv.column("t_pre_ms");
        double[] weights = csv.column("weight");
        try (Network network = pair.build()) {
            for (int k = 0; k < times.length; k++) {
                pair.runTo(network, times[k] + 1);
                assertThat(pair.weight(network))
                        .as("at %s ms", times[k])
                        .isCloseTo(weights[k], within(1e-12 * weights[k]));
            }
        }
    }

    /** Classical Runge-Kutta with 2000 steps per ms between events, baseline and dopamine from the host: 1e-10, the error of its sums. */
    @ParameterizedTest(name = "nearest: {0}")
    @ValueSource(booleans = {false, true})
    void weightsByFineIntegration(boolean nearest) {
        double tauC = 70;
        double tauN = 30;
        double b = 0.2;
        DopamineStdp.Builder builder = DopamineStdp.builder(100)
                .neuromodulator("reward")
                .tau(15, 25)
                .eligibility(tauC)
                .amplitudes(0.3, 0.2)
                .baseline(b);
        Synapse rule = (nearest ? builder.nearestNeighbour() : builder).build();
        PairOfCells pair = new PairOfCells(rule, PRE, POST, 10, 1, 0, 1);
        var reward = pair.builder.neuromodulator("reward", tauN);
        try (Network network = pair.build()) {
            double w = 10;
            double c = 0;
            double n = 0;
            double x = 0;
            double y = 0;
            for (int t = 1; t <= 80; t++) {
                if (t == 41 || t == 43) {
                    reward.release(0.7);
                    n += 0.7;
                }
                network.step();
                double h = 1.0 / 2000;
                for (int s = 0; s < 2000; s++) {
                    double cHalf = c * StrictMath.exp(-h / 2 / tauC);
                    double nHalf = n * StrictMath.exp(-h / 2 / tauN);
                    double cNext = cHalf * StrictMath.exp(-h / 2 / tauC);
                    double nNext = nHalf * StrictMath.exp(-h / 2 / tauN);
                    w += h / 6 * (c * (n - b) + 4 * cHalf * (nHalf - b) + cNext * (nNext - b));
                    c = cNext;
                    n = nNext;
                }
                x *= StrictMath.exp(-1.0 / 15);
                y *= StrictMath.exp(-1.0 / 25);
                if (contains(PRE, t - 1)) {
                    c -= 0.2 * y;
                    x = nearest ? 1 : x + 1;
                }
                if (contains(POST, t)) {
                    c += 0.3 * x;
                    y = nearest ? 1 : y + 1;
                }
                assertThat(pair.weight(network)).as("at %s ms", t).isCloseTo(w, within(1e-10));
            }
            assertThat(w).isNotCloseTo(10, within(0.5));
        }
    }

    private static boolean contains(double[] times, double t) {
        for (double s : times) {
            if (s == t) {
                return true;
            }
        }
        return false;
    }

    @Test
    void staysWithinItsBounds() {
        for (double sign : new double[] {1, -1}) {
            PairOfCells pair = new PairOfCells(
                    DopamineStdp.builder(2)
                            .minimalWeight(1)
                            .amplitudes(sign * 10, -sign * 10)
                            .build(),
                    PRE,
                    POST,
                    1.5,
                    1,
                    0,
                    1);
            var dopamine = pair.builder.neuromodulator("dopamine", 200);
            try (Network network = pair.build()) {
                dopamine.set(10);
                network.run(80);
                assertThat(pair.weight(network)).isEqualTo(sign > 0 ? 2 : 1);
            }
        }
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> DopamineStdp.builder(1).eligibility(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DopamineStdp: tau_c = 0.0 ms");
        assertThatThrownBy(() -> DopamineStdp.builder(1).minimalWeight(2).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("w_min = 2.0; must be at most w_max = 1.0");
    }

    @Nested
    class Contract extends SynapseContract {

        @Override
        protected Synapse model() {
            return DopamineStdp.builder(2).amplitudes(0.01, 0.015).build();
        }
    }
}
