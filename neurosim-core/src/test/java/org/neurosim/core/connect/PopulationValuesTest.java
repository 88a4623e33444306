package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;

/** Values of neurons. */
class PopulationValuesTest {

    private static double[] values(Value value, long key, int first, int n, int size) {
        double[] out = new double[n + 1];
        out[n] = -77;
        ValueSampler.fillPopulation(value, key, first, n, size, out, "population exc: v");
        assertThat(out[n]).isEqualTo(-77);
        return Arrays.copyOf(out, n);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.neurosim.core.connect.ValueSamplerTest#distributions")
    @DisplayName("values have their law")
    void laws(Value value, DoubleUnaryOperator cumulative) {
        Laws.fit("all", values(value, 99, 0, 20_000, 20_000), cumulative);
        Laws.fit(
                "one neuron under many keys",
                IntStream.range(0, 2000)
                        .mapToDouble(key -> values(value, key * 0x9E3779B97F4A7C17L, 3, 1, 10)[0])
                        .toArray(),
                cumulative);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.neurosim.core.connect.ValueSamplerTest#distributions")
    @DisplayName("any cut into blocks gives the same values")
    void blocks(Value value) {
        double[] whole = values(value, 7, 0, 1500, 1500);
        int[] cuts = {0, 1, 3, 210, 722, 723, 1024, 1500};
        for (int i = 1; i < cuts.length; i++) {
            double[] part = values(value, 7, cuts[i - 1], cuts[i] - cuts[i - 1], 1500);
            assertThat(part).isEqualTo(Arrays.copyOfRange(whole, cuts[i - 1], cuts[i]));
        }
        assertThat(values(value, 8, 0, 1500, 1500)).isNotEqualTo(whole);
    }

    @Test
    @DisplayName("redrawn values keep their interval, clipped ones are the free ones moved")
    void confined() {
        double[] free = values(Values.normal(0, 1), 5, 0, 5000, 5000);
        double[] redrawn = values(Values.normal(0, 1).redrawnWithin(-1, 2), 5, 0, 5000, 5000);
        double[] clipped = values(Values.normal(0, 1).clippedTo(-1, 2), 5, 0, 5000, 5000);
        for (int i = 0; i < free.length; i++) {
            assertThat(redrawn[i]).isBetween(-1.0, 2.0);
            assertThat(clipped[i]).isEqualTo(Math.max(-1, Math.min(2, free[i])));
            if (free[i] >= -1 && free[i] <= 2) {
                assertThat(redrawn[i]).isEqualTo(free[i]);
            }
        }
        assertThat(Arrays.stream(redrawn).distinct().count()).isEqualTo(5000);
    }

    @Test
    @DisplayName("constants, arrays and functions go by the index in the population")
    void notRandom() {
        assertThat(values(Values.constant(2), 1, 3, 4, 10)).containsOnly(2);
        assertThat(values(Values.array(0, 1, 2, 3, 4), 1, 2, 2, 5)).containsExactly(2, 3);
        assertThat(values(Values.ofIndex(i -> 10.0 * i), 1, 2, 3, 5)).containsExactly(20, 30, 40);
        assertThat(values(Values.normal(0, 1), 1, 2, 0, 5)).isEmpty();
    }
}
