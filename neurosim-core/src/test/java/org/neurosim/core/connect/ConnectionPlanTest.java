package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;

/** What holds for every rule. */
class ConnectionPlanTest {
    private static final int[] SIZES = {1, 2, 63, 64, 65};
    private static final long KEY = 0x123456789abcdefL;

    static Stream<Arguments> sizes() {
        return Stream.concat(
                IntStream.of(SIZES).boxed().flatMap(s -> IntStream.of(SIZES).mapToObj(t -> Arguments.of(s, t))),
                Stream.of(Arguments.of(300, 300), Arguments.of(1000, 128), Arguments.of(207, 1000)));
    }

    /** Rules with the awkward numbers 0, 1, about a half, all; excluded is 1 if a neuron may be its own source. */
    private static List<Connector> rules(int sources, int targets, int excluded) {
        List<Connector> rules = new ArrayList<>(List.of(
                Connectors.allToAll(),
                Connectors.allToAll().withoutAutapses(),
                Connectors.pairs(new int[] {0, sources - 1, 0}, new int[] {targets - 1, 0, targets - 1})));
        if (sources == targets) {
            rules.add(Connectors.oneToOne());
        }
        for (double p : new double[] {0, Double.MIN_VALUE, 1e-5, 0.1, 0.5, 0.51, 0.9, 1 - 0x1p-53, 1}) {
            rules.add(Connectors.fixedProbability(p));
            rules.add(Connectors.fixedProbability(p).withoutAutapses());
        }
        for (int k : degrees(sources)) {
            rules.add(Connectors.fixedIndegree(k));
            rules.add(Connectors.fixedIndegree(Math.min(k, sources - excluded)).withoutAutapses());
            rules.add(Connectors.fixedIndegree(k).withMultapses());
            rules.add(Connectors.fixedIndegree(sources > excluded ? k : 0)
                    .withMultapses()
                    .withoutAutapses());
        }
        for (int k : degrees(targets)) {
            rules.add(Connectors.fixedOutdegree(k));
            rules.add(Connectors.fixedOutdegree(Math.min(k, targets - excluded)).withoutAutapses());
            rules.add(Connectors.fixedOutdegree(k).withMultapses());
            rules.add(Connectors.fixedOutdegree(targets > excluded ? k : 0)
                    .withMultapses()
                    .withoutAutapses());
        }
        int pairs = sources * targets;
        int allowed = pairs - excluded * targets;
        for (int n : degrees(Math.min(pairs, 20_000))) {
            rules.add(Connectors.fixedTotalNumber(n));
            rules.add(Connectors.fixedTotalNumber(Math.min(n, allowed)).withoutAutapses());
            rules.add(Connectors.fixedTotalNumber(n).withMultapses());
            rules.add(Connectors.fixedTotalNumber(allowed > 0 ? n : 0)
                    .withMultapses()
                    .withoutAutapses());
        }
        return rules;
    }

    private static int[] degrees(int size) {
        return IntStream.of(0, 1, size / 2, size / 2 + 1, size)
                .distinct()
                .filter(k -> k <= size)
                .toArray();
    }

    private static int[] self(int sources, int targets) {
        return sources == targets ? Generated.identity(sources) : null;
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("sizes")
    @DisplayName("indices are in range and in order, numbers are exact, no pair comes twice and no neuron meets"
            + " itself unless allowed")
    void connections(int sources, int targets) {
        for (Connector rule : rules(sources, targets, sources == targets ? 1 : 0)) {
            requireSound(rule, sources, targets);
        }
    }

    private static void requireSound(Connector rule, int sources, int targets) {
        ConnectionPlan plan = ConnectionPlan.of(rule, sources, targets, self(sources, targets), KEY, "a -> b");
        assertThat(plan.chunks()).isEqualTo((targets + 63) / 64);
        ConnectionBatch batch = new ConnectionBatch();
        long count = 0;
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            count += batch.size();
            int end = Math.min(targets, 64 * chunk + 64);
            long last = 64L * chunk * sources - 1;
            for (int k = 0; k < batch.size(); k++) {
                int source = batch.sources()[k];
                int target = batch.targets()[k];
                if (source < 0 || source >= sources || target < 64 * chunk || target >= end) {
                    throw new AssertionError(rule + ": " + source + " -> " + target + " in chunk " + chunk);
                }
                if (!rule.autapses() && sources == targets && source == target) {
                    throw new AssertionError(rule + ": autapse of " + source);
                }
                long pair = (long) target * sources + source;
                if (multapses(rule) ? target < (last < 0 ? 0 : last / sources) : pair <= last) {
                    throw new AssertionError(rule + ": connection " + k + " of chunk " + chunk + " is out of order");
                }
                last = pair;
            }
        }
        if (!(rule instanceof Connector.FixedProbability p) || p.probability() == 0 || p.probability() == 1) {
            assertThat(count).as(rule.toString()).isEqualTo(plan.expectedCount());
        }
    }

    private static boolean multapses(Connector rule) {
        return rule instanceof Connector.Pairs
                || rule instanceof Connector.FixedIndegree in && in.multapses()
                || rule instanceof Connector.FixedOutdegree out && out.multapses()
                || rule instanceof Connector.FixedTotalNumber total && total.multapses();
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("sizes")
    @DisplayName("a chunk is the same in any order, from another plan, and in a batch that was used before")
    void repeatable(int sources, int targets) {
        for (Connector rule : rules(sources, targets, sources == targets ? 1 : 0)) {
            requireRepeatable(rule, sources, targets);
        }
    }

    private static void requireRepeatable(Connector rule, int sources, int targets) {
        int[] self = self(sources, targets);
        Generated once = Generated.by(rule, sources, targets, self, KEY);
        ConnectionPlan plan = ConnectionPlan.of(rule, sources, targets, self, KEY, "another label");
        ConnectionBatch used = new ConnectionBatch();
        int end = once.size();
        for (int chunk = plan.chunks() - 1; chunk >= 0; chunk--) {
            plan.connect(chunk, used);
            Generated again = Generated.of(used);
            int from = end - again.size();
            assertThat(Arrays.equals(again.sources(), 0, again.size(), once.sources(), from, end)
                            && Arrays.equals(again.targets(), 0, again.size(), once.targets(), from, end))
                    .as("%s, chunk %d", rule, chunk)
                    .isTrue();
            end = from;
        }
        assertThat(end).as(rule.toString()).isZero();
    }

    @Test
    @DisplayName("another key gives other connections")
    void otherKey() {
        for (Connector rule : List.of(
                Connectors.fixedProbability(0.1),
                Connectors.fixedIndegree(10),
                Connectors.fixedIndegree(10).withMultapses(),
                Connectors.fixedOutdegree(10),
                Connectors.fixedOutdegree(10).withMultapses(),
                Connectors.fixedTotalNumber(1000),
                Connectors.fixedTotalNumber(1000).withMultapses())) {
            int[] once = Generated.by(rule, 100, 100, null, 1).perPair(100, 100);
            int[] other = Generated.by(rule, 100, 100, null, 2).perPair(100, 100);
            long common = IntStream.range(0, once.length)
                    .filter(i -> once[i] > 0 && other[i] > 0)
                    .count();
            assertThat(common).as(rule.toString()).isBetween(50L, 150L);
        }
    }

    @Test
    @DisplayName("chunks of one plan are not copies of each other")
    void chunksDiffer() {
        Generated all = Generated.by(Connectors.fixedIndegree(5), 1000, 128, null, 1);
        assertThat(Arrays.copyOfRange(all.sources(), 0, 320)).isNotEqualTo(Arrays.copyOfRange(all.sources(), 320, 640));
    }

    @Test
    @DisplayName("a target that is not among the sources loses nothing, one that is loses itself alone")
    void partialOverlap() {
        int[] self = new int[100];
        Arrays.fill(self, -1);
        for (int target = 30; target < 80; target++) {
            self[target] = target - 30;
        }
        for (Connector rule : List.of(
                Connectors.allToAll().withoutAutapses(),
                Connectors.fixedIndegree(49).withoutAutapses(),
                Connectors.fixedOutdegree(99).withoutAutapses(),
                Connectors.fixedTotalNumber(4950).withoutAutapses(),
                Connectors.fixedProbability(1).withoutAutapses(),
                Connectors.fixedProbability(Math.nextDown(1.0)).withoutAutapses())) {
            int[] pairs = Generated.by(rule, 50, 100, self, 5).perPair(50, 100);
            for (int target = 0; target < 100; target++) {
                int indegree = 0;
                for (int source = 0; source < 50; source++) {
                    indegree += pairs[source * 100 + target];
                }
                boolean indegreeRule = rule instanceof Connector.FixedIndegree;
                assertThat(indegree)
                        .as("%s, target %d", rule, target)
                        .isEqualTo(indegreeRule || self[target] >= 0 ? 49 : 50);
                if (self[target] >= 0) {
                    assertThat(pairs[self[target] * 100 + target]).isZero();
                }
            }
        }
    }

    @Test
    @DisplayName("without a common neuron autapses off changes nothing")
    void disjoint() {
        Generated on = Generated.by(Connectors.fixedIndegree(7), 50, 70, null, 5);
        Generated off = Generated.by(Connectors.fixedIndegree(7).withoutAutapses(), 50, 70, null, 5);
        assertThat(off.sources()).isEqualTo(on.sources());
    }

    @Test
    @DisplayName("empty sets have no connections")
    void empty() {
        for (Connector rule : List.of(
                Connectors.allToAll(),
                Connectors.fixedProbability(0.5),
                Connectors.fixedTotalNumber(0),
                Connectors.fixedIndegree(0),
                Connectors.fixedOutdegree(0),
                Connectors.pairs(new int[0], new int[0]))) {
            assertThat(Generated.by(rule, 0, 70, null, 5).size()).isZero();
            assertThat(Generated.by(rule, 70, 0, null, 5).size()).isZero();
            assertThat(Generated.by(rule, 0, 0, null, 5).size()).isZero();
        }
    }

    @Test
    @DisplayName("a chunk that does not exist is refused")
    void noSuchChunk() {
        ConnectionPlan plan = ConnectionPlan.of(Connectors.allToAll(), 2, 64, null, 5, "a -> b");
        assertThatThrownBy(() -> plan.connect(1, new ConnectionBatch())).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> plan.connect(-1, new ConnectionBatch())).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
