package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;

/** Values of connections. */
class ValueSamplerTest {
    private static final long KEY = 0xC0FFEE;
    private static final int N = 40_000;

    private static ConnectionPlan plan(Connector rule, int sources, int targets) {
        return ConnectionPlan.of(rule, sources, targets, null, 1, "exc -> inh");
    }

    private static ValueSampler sampler(Value value) {
        return ValueSampler.of(value, KEY, "weight", "exc -> inh");
    }

    /** The values of all connections, chunk after chunk. */
    private static double[] values(Value value, ConnectionPlan plan) {
        ConnectionBatch batch = new ConnectionBatch();
        double[] all = new double[0];
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            double[] out = new double[batch.size() + 1];
            out[batch.size()] = -77;
            sampler(value).fill(chunk, batch, plan.sources(), plan.targets(), out);
            assertThat(out[batch.size()]).isEqualTo(-77);
            int from = all.length;
            all = Arrays.copyOf(all, from + batch.size());
            System.arraycopy(out, 0, all, from, batch.size());
        }
        return all;
    }

    private static double[] values(Value value) {
        return values(value, plan(Connectors.allToAll(), 200, N / 200));
    }

    static Stream<Arguments> distributions() {
        DoubleUnaryOperator normal = new NormalDistribution(null, 5, 2)::cumulativeProbability;
        DoubleUnaryOperator logNormal = new LogNormalDistribution(null, -1, 0.8)::cumulativeProbability;
        DoubleUnaryOperator exponential = new ExponentialDistribution(null, 3)::cumulativeProbability;
        DoubleUnaryOperator uniform = x -> Math.max(0, Math.min(1, (x + 60) / 10));
        return Stream.of(
                Arguments.of(Values.uniform(-60, -50), uniform),
                Arguments.of(Values.normal(5, 2), normal),
                Arguments.of(Values.logNormal(-1, 0.8), logNormal),
                Arguments.of(Values.exponential(3), exponential),
                Arguments.of(Values.uniform(-60, -50).redrawnWithin(-58, 0), Laws.within(-58, -50, uniform)),
                Arguments.of(Values.normal(5, 2).redrawnWithin(3, 7), Laws.within(3, 7, normal)),
                Arguments.of(
                        Values.normal(5, 2).redrawnWithin(0, Double.POSITIVE_INFINITY), Laws.within(0, 1e9, normal)),
                Arguments.of(Values.normal(5, 2).redrawnWithin(9, 11), Laws.within(9, 11, normal)),
                Arguments.of(Values.logNormal(-1, 0.8).redrawnWithin(0.1, 1), Laws.within(0.1, 1, logNormal)),
                Arguments.of(Values.exponential(3).redrawnWithin(2, 4), Laws.within(2, 4, exponential)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    @DisplayName("values have their law, as a whole and in each place of a block")
    void laws(Value value, DoubleUnaryOperator cumulative) {
        double[] values = values(value);
        Laws.fit("all", values, cumulative);
        double[] firsts = new double[2000];
        double[] products = new double[values.length - 1];
        for (int i = 0; i + 1 < values.length; i++) {
            products[i] = (cumulative.applyAsDouble(values[i]) - 0.5) * (cumulative.applyAsDouble(values[i + 1]) - 0.5);
        }
        assertThat(StatUtils.mean(products) * 12)
                .as("correlation of neighbours")
                .isCloseTo(0, within(4 / Math.sqrt(N)));
        ConnectionBatch batch = new ConnectionBatch();
        ConnectionPlan plan = plan(Connectors.allToAll(), 1, 1);
        plan.connect(0, batch);
        for (int key = 0; key < firsts.length; key++) {
            double[] out = new double[1];
            ValueSampler.of(value, key * 0x9E3779B97F4A7C17L, "weight", "l").fill(0, batch, 1, 1, out);
            firsts[key] = out[0];
        }
        Laws.fit("first of each key", firsts, cumulative);
    }

    @Test
    @DisplayName("moments")
    void moments() {
        double[] normal = values(Values.normal(5, 2));
        assertThat(StatUtils.mean(normal)).isCloseTo(5, within(4 * 2 / Math.sqrt(N)));
        assertThat(StatUtils.variance(normal)).isCloseTo(4, within(4 * 4 * Math.sqrt(2.0 / N)));
        double[] exponential = values(Values.exponential(3));
        assertThat(StatUtils.mean(exponential)).isCloseTo(3, within(4 * 3 / Math.sqrt(N)));
        double[] uniform = values(Values.uniform(-60, -50));
        assertThat(StatUtils.mean(uniform)).isCloseTo(-55, within(4 * 10 / Math.sqrt(12.0 * N)));
        assertThat(StatUtils.variance(uniform)).isCloseTo(100 / 12.0, within(0.2));
    }

    @Test
    @DisplayName("redrawn values never leave their interval, ends included")
    void redrawnBounds() {
        assertThat(Arrays.stream(values(Values.normal(5, 2).redrawnWithin(4.5, 5.5))))
                .allMatch(x -> x >= 4.5 && x <= 5.5);
        assertThat(values(Values.normal(5, 0).redrawnWithin(5, 5))).containsOnly(5);
        assertThat(values(Values.uniform(2, 2).redrawnWithin(2, 3))).containsOnly(2);
    }

    @Test
    @DisplayName("clipped values are the unconfined ones moved to the ends")
    void clipped() {
        double[] free = values(Values.normal(5, 2));
        double[] clipped = values(Values.normal(5, 2).clippedTo(4, 7));
        for (int i = 0; i < free.length; i++) {
            assertThat(clipped[i]).isEqualTo(Math.max(4, Math.min(7, free[i])));
        }
        assertThat(clipped).contains(4, 7);
    }

    static Stream<Value.Redrawn> confined() {
        double infinity = Double.POSITIVE_INFINITY;
        return Stream.of(
                        Values.normal(5, 2).redrawnWithin(3, 7),
                        Values.normal(5, 2).redrawnWithin(4.9, 5.1),
                        Values.normal(5, 2).redrawnWithin(6, infinity),
                        Values.normal(5, 2).redrawnWithin(-infinity, 2),
                        Values.normal(5, 2).redrawnWithin(-infinity, infinity),
                        Values.normal(1e15, 1).redrawnWithin(1e15 + 0.25, 1e15 + 1),
                        Values.normal(0x1p50, 1).redrawnWithin(0x1p50 - 0.25, 0x1p50 + 0.5),
                        Values.normal(0, 1e-300).redrawnWithin(0, infinity),
                        Values.uniform(-1, 1).redrawnWithin(-0.0, 3),
                        Values.exponential(3).redrawnWithin(0, 0.1),
                        Values.logNormal(-1, 0.8).redrawnWithin(0.3, infinity),
                        Values.logNormal(0, 7).redrawnWithin(1e-9, 1))
                .map(Value.Redrawn.class::cast);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("confined")
    @DisplayName("those values are drawn again that are outside, and no others")
    void redrawn(Value.Redrawn confined) {
        double[] free = values(confined.base());
        double[] redrawn = values(confined);
        int again = 0;
        for (int i = 0; i < free.length; i++) {
            boolean inside = free[i] >= confined.low() && free[i] <= confined.high();
            assertThat(redrawn[i]).isBetween(confined.low(), confined.high());
            assertThat(redrawn[i] == free[i]).isEqualTo(inside);
            again += inside ? 0 : 1;
        }
        assertThat(again > 0).isEqualTo(confined.low() > -1e300 || confined.high() < 1e300);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    @DisplayName("the value of a connection does not depend on how many come after it, on what was made before, or"
            + " on the batch")
    void prefix(Value value) {
        int[] sizes = {1, 3, 63, 511, 512, 513, 700};
        ConnectionBatch batch = new ConnectionBatch();
        double[] longest = new double[700];
        plan(Connectors.allToAll(), 700, 65).connect(1, batch);
        sampler(value).fill(1, batch, 700, 65, longest);
        for (int size : sizes) {
            double[] out = new double[size];
            plan(Connectors.allToAll(), size, 65).connect(1, batch);
            sampler(value).fill(1, batch, size, 65, out);
            assertThat(out).isEqualTo(Arrays.copyOf(longest, size));
        }
    }

    @Test
    @DisplayName("chunks and keys have numbers of their own")
    void streams() {
        Value value = Values.normal(0, 1).redrawnWithin(-1, 1);
        double[] all = values(value, plan(Connectors.allToAll(), 10, 128));
        assertThat(Arrays.stream(all).distinct().count()).isEqualTo(1280);
        double[] other = new double[640];
        ConnectionBatch batch = new ConnectionBatch();
        plan(Connectors.allToAll(), 10, 64).connect(0, batch);
        ValueSampler.of(value, KEY + 1, "weight", "l").fill(0, batch, 10, 64, other);
        assertThat(Arrays.stream(other)
                        .filter(x -> Arrays.stream(all).anyMatch(y -> x == y))
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("constants")
    void constants() {
        ValueSampler sampler = sampler(Values.constant(1.5));
        assertThat(sampler.isConstant()).isTrue();
        assertThat(sampler.isRandom()).isFalse();
        assertThat(sampler.constant()).isEqualTo(1.5);
        assertThat(values(Values.constant(1.5))).containsOnly(1.5);
        assertThatThrownBy(() -> sampler(Values.normal(0, 1)).constant())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("projection exc -> inh: weight is not constant");
    }

    @Test
    @DisplayName("distributions are random, arrays and functions are not")
    void kinds() {
        assertThat(sampler(Values.uniform(0, 1)).isRandom()).isTrue();
        assertThat(sampler(Values.uniform(0, 1).redrawnWithin(0, 0.5)).isRandom())
                .isTrue();
        assertThat(sampler(Values.uniform(0, 1).clippedTo(0, 0.5)).isRandom()).isTrue();
        assertThat(sampler(Values.ofPair((s, t) -> 1)).isRandom()).isFalse();
        assertThat(sampler(Values.array(1)).isRandom()).isFalse();
        assertThat(sampler(Values.array(1)).isConstant()).isFalse();
    }

    @Test
    @DisplayName("functions get source and target")
    void functions() {
        ConnectionPlan plan = plan(Connectors.fixedIndegree(5), 300, 130);
        Generated all = Generated.by(plan);
        double[] values = values(Values.ofPair((source, target) -> source * 1000.0 + target), plan);
        for (int k = 0; k < all.size(); k++) {
            assertThat(values[k]).isEqualTo(all.sources()[k] * 1000.0 + all.targets()[k]);
        }
    }

    @Test
    @DisplayName("arrays follow the list, the pairs, or the rows")
    void arrays() {
        double[] hundred = new double[100];
        Arrays.setAll(hundred, i -> i);
        assertThat(values(
                        Values.array(10, 11, 12),
                        plan(Connectors.pairs(new int[] {0, 1, 0}, new int[] {90, 5, 5}), 2, 100)))
                .containsExactly(11, 12, 10);
        assertThat(values(Values.array(hundred), plan(Connectors.oneToOne(), 100, 100)))
                .isEqualTo(hundred);
        assertThat(values(Values.array(0, 1, 2, 10, 11, 12), plan(Connectors.allToAll(), 2, 3)))
                .containsExactly(0, 10, 1, 11, 2, 12);
        ConnectionPlan noSelf = ConnectionPlan.of(
                Connectors.allToAll().withoutAutapses(), 2, 2, Generated.identity(2), 1, "exc -> exc");
        assertThat(values(Values.array(0, 1, 10, 11), noSelf)).containsExactly(10, 1);
    }
}
