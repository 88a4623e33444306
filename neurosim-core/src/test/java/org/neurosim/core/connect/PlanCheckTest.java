package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;

/** The messages of rules that do not fit. */
class PlanCheckTest {
    private static final int[] SELF = Generated.identity(10);

    private static void refused(Connector rule, int sources, int targets, int[] self, String message) {
        assertThatThrownBy(() -> ConnectionPlan.of(rule, sources, targets, self, 1, "exc -> inh"))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("projection exc -> inh: " + message);
    }

    @Test
    @DisplayName("one-to-one with unequal sizes")
    void oneToOne() {
        refused(
                Connectors.oneToOne(),
                3,
                4,
                null,
                "one-to-one needs source and target of equal size, but there are 3 sources and 4 targets; use"
                        + " slices of equal"
                        + " size, or another rule");
    }

    @Test
    @DisplayName("in-degree above the number of sources")
    void indegree() {
        refused(
                Connectors.fixedIndegree(11),
                10,
                20,
                null,
                "in-degree = 11; must be in [0, 10], the number of sources (there are 10); lower it, or allow"
                        + " multapses with"
                        + " withMultapses()");
        refused(
                Connectors.fixedIndegree(10).withoutAutapses(),
                10,
                10,
                SELF,
                "in-degree = 10; must be in [0, 9], the number of sources without the neuron itself (there are"
                        + " 10); lower it, or"
                        + " allow multapses with withMultapses()");
    }

    @Test
    @DisplayName("in-degree without a source")
    void indegreeWithoutSources() {
        refused(
                Connectors.fixedIndegree(1).withMultapses(),
                0,
                5,
                null,
                "in-degree = 1, but there is no source to draw: the number of sources is 0; take a larger source set");
        refused(
                Connectors.fixedIndegree(1).withMultapses().withoutAutapses(),
                1,
                2,
                new int[] {-1, 0},
                "in-degree = 1, but there is no source to draw: the number of sources without the neuron itself"
                        + " is 0; allow"
                        + " autapses, or take a larger source set");
    }

    @Test
    @DisplayName("out-degree above the number of targets")
    void outdegree() {
        refused(
                Connectors.fixedOutdegree(21),
                10,
                20,
                null,
                "out-degree = 21; must be in [0, 20], the number of targets (there are 20); lower it, or allow"
                        + " multapses with"
                        + " withMultapses()");
        refused(
                Connectors.fixedOutdegree(10).withoutAutapses(),
                10,
                10,
                SELF,
                "out-degree = 10; must be in [0, 9], the number of targets without the neuron itself (there are"
                        + " 10); lower it,"
                        + " or allow multapses with withMultapses()");
    }

    @Test
    @DisplayName("out-degree without a target")
    void outdegreeWithoutTargets() {
        refused(
                Connectors.fixedOutdegree(1).withMultapses(),
                5,
                0,
                null,
                "out-degree = 1, but there is no target to draw: the number of targets is 0; take a larger target set");
        refused(
                Connectors.fixedOutdegree(1).withMultapses().withoutAutapses(),
                2,
                1,
                new int[] {1},
                "out-degree = 1, but there is no target to draw: the number of targets without the neuron"
                        + " itself is 0; allow"
                        + " autapses, or take a larger target set");
    }

    @Test
    @DisplayName("total number above the number of pairs")
    void total() {
        refused(
                Connectors.fixedTotalNumber(201),
                10,
                20,
                null,
                "total number = 201; must be in [0, 200], the number of pairs of 10 sources and 20 targets;"
                        + " lower it, or allow"
                        + " multapses with withMultapses()");
        refused(
                Connectors.fixedTotalNumber(91).withoutAutapses(),
                10,
                10,
                SELF,
                "total number = 91; must be in [0, 90], the number of pairs of 10 sources and 10 targets"
                        + " without autapses; lower"
                        + " it, or allow multapses with withMultapses()");
    }

    @Test
    @DisplayName("total number without a pair")
    void totalWithoutPairs() {
        refused(
                Connectors.fixedTotalNumber(1).withMultapses(),
                0,
                20,
                null,
                "total number = 1, but there is no pair to draw: the number of pairs of 0 sources and 20"
                        + " targets is 0; take"
                        + " larger sets");
        refused(
                Connectors.fixedTotalNumber(1).withMultapses().withoutAutapses(),
                1,
                1,
                new int[] {0},
                "total number = 1, but there is no pair to draw: the number of pairs of 1 sources and 1 targets"
                        + " without autapses"
                        + " is 0; take larger sets, or allow autapses");
    }

    @Test
    @DisplayName("list with an index out of range")
    void list() {
        refused(
                Connectors.pairs(new int[] {0, 9, 10}, new int[] {0, 19, 0}),
                10,
                20,
                null,
                "sources[2] of the connection list = 10; must be in [0, 10), the indices within the source;"
                        + " indices count from 0"
                        + " within the source of the projection, not within the network");
        refused(
                Connectors.pairs(new int[] {0, 9}, new int[] {-1, 20}),
                10,
                20,
                null,
                "targets[0] of the connection list = -1; must be in [0, 20), the indices within the target;"
                        + " indices count from 0"
                        + " within the target of the projection, not within the network");
    }

    @Test
    @DisplayName("more connections per chunk than an array can hold")
    void chunkSize() {
        String rest = " connections onto 64 consecutive targets; must be at most 2147483639; split the projection by"
                + " its sources";
        refused(Connectors.allToAll(), 40_000_000, 64, null, "up to 2560000000" + rest);
        refused(Connectors.fixedIndegree(40_000_000).withMultapses(), 10, 64, null, "up to 2560000000" + rest);
        refused(Connectors.fixedProbability(1), 40_000_000, 64, null, "up to 2560000000" + rest);
        refused(Connectors.fixedTotalNumber(2_560_000_000L).withMultapses(), 10, 64, null, "up to 2560000000" + rest);
    }

    @Test
    @DisplayName("a self that does not fit is a mistake of the caller")
    void self() {
        assertThatThrownBy(() -> ConnectionPlan.of(Connectors.allToAll(), 3, 4, new int[3], 1, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("self has 3 entries; must be one per target, 4");
        assertThatThrownBy(() -> ConnectionPlan.of(Connectors.allToAll(), 3, 2, new int[] {0, 3}, 1, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("self[1] = 3; must be in [-1, 3)");
    }
}
