package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.api.Network;
import org.neurosim.models.plasticity.GraupnerBrunel.Data;

/** The published sets of {@link GraupnerBrunel}: what 60 pairs of spikes at 1 Hz do, by the difference of their times. */
class CalciumCurvesTest {

    private static final int[] DIFFERENCES = {-100, -40, -20, -10, 0, 5, 10, 20, 40, 100};

    /** From a calculation of its own: the times above the thresholds are those of a single pair, and rho follows their mean. Within a pair it moves by some thousandths. */
    @ParameterizedTest
    @EnumSource(Data.class)
    @DisplayName("the change is that of the mean rates of potentiation and depression")
    void meanRates(Data data) {
        for (int difference : DIFFERENCES) {
            assertThat(afterPairs(data, difference))
                    .as("post - pre = %d ms", difference)
                    .isCloseTo(byMeanRates(data, difference), within(6e-3));
        }
    }

    private static double afterPairs(Data data, double postMinusPre) {
        double[] pre = IntStream.range(0, 60).mapToDouble(k -> 500 + 1000 * k).toArray();
        double[] post = DoubleStream.of(pre).map(t -> t + 1 + postMinusPre).toArray();
        PairOfCells pair = new PairOfCells(GraupnerBrunel.builder(data).build(), pre, post, 0.5, 1, 0, 1);
        try (Network network = pair.build()) {
            network.run(60_500);
            return pair.weight(network);
        }
    }

    private static double byMeanRates(Data data, double postMinusPre) {
        double up = data.gammaP * timeAbove(data, postMinusPre, data.thetaP) / 1000;
        double down = data.gammaD * timeAbove(data, postMinusPre, 1) / 1000;
        double rho = 0.5;
        for (int ms = 0; ms < 60_000; ms++) {
            rho += (-rho * (1 - rho) * (0.5 - rho) + up * (1 - rho) - down * rho) / data.tau;
        }
        return rho;
    }

    /** After one pair, ms. */
    private static double timeAbove(Data data, double postMinusPre, double threshold) {
        double[] times = {data.delay, postMinusPre};
        double[] amounts = {data.pre, data.post};
        int first = times[0] <= times[1] ? 0 : 1;
        double gap = Math.abs(times[1] - times[0]);
        double calcium = amounts[first];
        double before = Math.min(gap, decayTime(data, calcium, threshold));
        calcium = calcium * Math.exp(-gap / data.tauCalcium) + amounts[1 - first];
        return before + decayTime(data, calcium, threshold);
    }

    private static double decayTime(Data data, double calcium, double threshold) {
        return Math.max(0, data.tauCalcium * Math.log(calcium / threshold));
    }

    @Test
    @DisplayName("the sets have the curves after which they are named")
    void names() {
        assertThat(signs(Data.DEPRESSION_POTENTIATION, -20, 20)).isEqualTo("-+");
        assertThat(signs(Data.DEPRESSION_POTENTIATION_DEPRESSION, -20, 5, 20)).isEqualTo("-+-");
        assertThat(signs(Data.DEPRESSION_POTENTIATION_DEPRESSION_2, -20, 2, 20)).isEqualTo("-+-");
        assertThat(signs(Data.POTENTIATION, -20, 0, 20)).isEqualTo("+++");
        assertThat(signs(Data.DEPRESSION, -5, 0, 5)).isEqualTo("---");
        assertThat(signs(Data.DEPRESSION_2, -20, 0, 20)).isEqualTo("---");
    }

    private static String signs(Data data, int... differences) {
        return Arrays.stream(differences)
                .mapToObj(d -> afterPairs(data, d) > 0.5 ? "+" : "-")
                .reduce("", String::concat);
    }
}
