package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.plasticity.GraupnerBrunel.Data;

/** Presynaptic spikes whose calcium has not yet entered, in {@link GraupnerBrunel}. */
class WaitingCalciumTest {

    private static final double TAU = 20;

    private static Synapse rule(double delay, double gamma) {
        return GraupnerBrunel.builder(Data.DEPRESSION_POTENTIATION)
                .calcium(TAU, 1, 2, delay)
                .rates(gamma, 321.808, 150_000)
                .build();
    }

    private static double calcium(Network network, PairOfCells pair) {
        return network.read(pair.synapse, "c")[0];
    }

    /** A spike that has arrived at 100 would enter never (13.7 after 10 ms) or twice. */
    @ParameterizedTest
    @CsvSource({"13.7, 10", "10, 13.7", "0, 13.7"})
    void anotherDelayIsRefused(double old, double other) {
        PairOfCells pair = new PairOfCells(rule(old, 200), new double[] {99}, new double[0], 0.5, 1, 0, 1);
        try (Network network = pair.build()) {
            network.run(112);
            assertThatThrownBy(() -> network.setSynapse(pair.synapse, rule(other, 200)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("GraupnerBrunel cannot take the place of GraupnerBrunel")
                    .hasMessageContaining("rememberedFor=" + other)
                    .hasMessageContaining("rememberedFor=" + old);
            network.run(10);
        }
    }

    /** At 105 the spikes of 100 and 104 wait. Exponentials over parts of a time: 1e-14. */
    @Test
    void exchangeOfOtherConstantsKeepsTheCalciumThatWaits() {
        double[] pre = {99, 103};
        PairOfCells with = new PairOfCells(rule(13.7, 200), pre, new double[] {102}, 0.5, 1, 0, 1);
        PairOfCells without = new PairOfCells(rule(13.7, 200), pre, new double[] {102}, 0.5, 1, 0, 1);
        try (Network exchanged = with.build();
                Network same = without.build()) {
            exchanged.run(105);
            exchanged.setSynapse(with.synapse, rule(13.7, 0));
            exchanged.run(25);
            same.run(130);
            double expected = 2 * StrictMath.exp(-28 / TAU)
                    + StrictMath.exp(-(130 - 113.7) / TAU)
                    + StrictMath.exp(-(130 - 117.7) / TAU);
            assertThat(calcium(same, without)).isCloseTo(expected, within(1e-14));
            assertThat(calcium(exchanged, with)).isCloseTo(expected, within(1e-14));
            assertThat(with.weight(exchanged)).isNotCloseTo(without.weight(same), within(1e-6));
        }
    }

    /** Ten arrivals, 1 ms apart: the first two enter with the ninth and the tenth. */
    @Test
    void aNinthLetsTheFirstInEarly() {
        double delay = 18.8;
        double[] arrivals = IntStream.range(0, 10).mapToDouble(k -> 10 + k).toArray();
        double[] pre = IntStream.range(0, 10).mapToDouble(k -> 9 + k).toArray();
        PairOfCells pair = new PairOfCells(rule(delay, 200), pre, new double[0], 0.5, 1, 0, 1);
        try (Network network = pair.build()) {
            for (int t = 1; t <= 45; t++) {
                network.step();
                double expected = 0;
                for (int k = 0; k < 10; k++) {
                    double enters = k + 8 < 10 ? arrivals[k + 8] : arrivals[k] + delay;
                    expected += enters <= t ? StrictMath.exp(-(t - enters) / TAU) : 0;
                }
                assertThat(calcium(network, pair)).as("at %d ms", t).isCloseTo(expected, within(1e-13));
            }
        }
    }

    /** A rule that remembers some spikes, and does nothing. */
    private record Remembering(SynapseSpec spec) implements Synapse.ContinuousRule {

        Remembering(int spikes) {
            this(new SynapseSpec("Remembering", List.of()).remembering(spikes, 20));
        }

        @Override
        public void onElapsed(Elapsed elapsed) {
            assertThat(elapsed.presynapticSpikes()).hasSize(spec.rememberedSpikes());
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {}

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {}
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "8, 2"})
    void anotherNumberOfSpikesIsRefused(int old, int other) {
        PairOfCells pair = new PairOfCells(new Remembering(old), new double[] {5, 9}, new double[0], 1, 1, 0, 1);
        try (Network network = pair.build()) {
            network.run(7);
            assertThatThrownBy(() -> network.setSynapse(pair.synapse, new Remembering(other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rememberedSpikes=" + other);
            network.setSynapse(pair.synapse, new Remembering(old));
            network.run(7);
        }
    }

    @Test
    void nonsenseIsRefused() {
        SynapseSpec spec = new SynapseSpec("mine", List.of());
        assertThatThrownBy(() -> spec.remembering(-1, 5)).hasMessageContaining("remembered spikes = -1");
        assertThatThrownBy(() -> spec.remembering(1, Double.NaN))
                .hasMessageContaining("mine: spikes remembered for NaN ms; must be at least 0");
    }
}
