package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.connect.Connectors;

/** The rules without randomness. */
class SimplePlansTest {

    @Test
    @DisplayName("one-to-one connects equal indices")
    void oneToOne() {
        Generated all = Generated.by(Connectors.oneToOne(), 130, 130, Generated.identity(130), 0);
        assertThat(all.sources()).isEqualTo(Generated.identity(130));
        assertThat(all.targets()).isEqualTo(Generated.identity(130));
        assertThat(all.positions()).isNull();
    }

    @Test
    @DisplayName("all-to-all connects each pair once")
    void allToAll() {
        assertThat(Generated.by(Connectors.allToAll(), 7, 130, null, 0).perPair(7, 130))
                .containsOnly(1);
    }

    @Test
    @DisplayName("all-to-all without autapses leaves out the diagonal")
    void allToAllWithoutAutapses() {
        int[] pairs = Generated.by(Connectors.allToAll().withoutAutapses(), 66, 66, Generated.identity(66), 0)
                .perPair(66, 66);
        for (int pair = 0; pair < pairs.length; pair++) {
            assertThat(pairs[pair]).isEqualTo(pair / 66 == pair % 66 ? 0 : 1);
        }
    }

    @Test
    @DisplayName(
            "a list is ordered by target, keeps its order within a target, multapses and autapses, and gives positions")
    void list() {
        int[] sources = {5, 1, 3, 3, 0, 2, 2};
        int[] targets = {99, 2, 70, 2, 70, 2, 2};
        Generated all = Generated.by(Connectors.pairs(sources, targets), 6, 100, null, 0);
        assertThat(all.targets()).containsExactly(2, 2, 2, 2, 70, 70, 99);
        assertThat(all.sources()).containsExactly(1, 3, 2, 2, 3, 0, 5);
        assertThat(all.positions()).containsExactly(1, 3, 5, 6, 2, 4, 0);
    }

    @Test
    @DisplayName("a batch that held a list forgets the positions")
    void positionsAreForgotten() {
        ConnectionBatch batch = new ConnectionBatch();
        ConnectionPlan.of(Connectors.pairs(new int[] {1}, new int[] {1}), 2, 2, null, 0, "l")
                .connect(0, batch);
        assertThat(batch.positions()).isNotNull();
        ConnectionPlan.of(Connectors.allToAll(), 2, 2, null, 0, "l").connect(0, batch);
        assertThat(batch.positions()).isNull();
    }
}
