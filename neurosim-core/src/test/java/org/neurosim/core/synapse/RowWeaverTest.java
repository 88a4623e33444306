package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interwoven rows against the tables that they come from. */
class RowWeaverTest {

    private static final int ROWS = 60_000;
    private static final int NEURONS = 3000;
    private static final int DELAY = 5;

    private static SynapseTable table(Weights.Kind kind, int rows, int longest, long seed) {
        Random random = new Random(seed);
        int[] rowStart = new int[rows + 1];
        for (int r = 0; r < rows; r++) {
            rowStart[r + 1] = rowStart[r] + random.nextInt(longest + 1);
        }
        int size = rowStart[rows];
        char[] target = new char[size];
        double[] values = new double[size];
        int[] place = new int[size];
        for (int k = 0; k < size; k++) {
            target[k] = (char) random.nextInt(NEURONS);
            values[k] = random.nextGaussian();
            place[k] = k;
        }
        Weights weights = Weights.allocate(kind, 0.1, size);
        weights.put(values, 0, place, size);
        return new SynapseTable(2, 0, DELAY, rowStart, target, weights, null, DELAY, DELAY);
    }

    /** Few spikes and many, slices of several lengths, lists that must grow. Sums of weights in double precision depend on the order of additions, those in single precision hardly ever. */
    @ParameterizedTest
    @EnumSource(Weights.Kind.class)
    void eachPartitionGetsWhatItsTableDelivers(Weights.Kind kind) {
        compare(kind, Integer.MAX_VALUE);
    }

    /** 33 spikes have some 2,000 synapses in three tables, 700 have 42,000: the second step finds no room, or, with less, all but the first. */
    @ParameterizedTest
    @ValueSource(ints = {20_000, 3_000, 0})
    void whereThereIsNoRoomPiecesAreDeliveredFromTheirPlaces(int mostCopies) {
        compare(Weights.Kind.SINGLE, mostCopies);
    }

    private static void compare(Weights.Kind kind, int mostCopies) {
        List<List<SynapseTable>> tables = new ArrayList<>();
        List<SynapseTable> plain = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            plain.add(table(kind, ROWS, 40, p));
            tables.add(new ArrayList<>(List.of(plain.get(p))));
        }
        RowWeaver.weave(tables, 1, mostCopies);
        SynapseTable leader = tables.get(0).get(0);
        assertThat(leader.gathers()).isTrue();
        Random random = new Random(1);
        long from = 40;
        for (int steps : new int[] {2, 5, 1}) {
            int[][] ids = new int[steps][];
            leader.beginGathering(from, from + steps);
            for (int k = 0; k < steps; k++) {
                ids[k] = random.ints(k == 1 ? 700 : 33, 0, ROWS).toArray();
                int half = ids[k].length / 2;
                leader.gather(ids[k], 0, half, from + k);
                leader.gather(ids[k], half, ids[k].length, from + k);
            }
            for (int k = 0; k < steps; k++) {
                for (int p = 0; p < 3; p++) {
                    SynapseTable woven = tables.get(p).get(0);
                    InputRing ring = new InputRing(1, 1, NEURONS);
                    int half = ids[k].length / 2;
                    long events = woven.pull(ids[k], 0, half, ring, from + k)
                            + woven.pull(ids[k], half, ids[k].length, ring, from + k);
                    InputRing expected = new InputRing(1, 1, NEURONS);
                    assertThat(events).isEqualTo(plain.get(p).pull(ids[k], 0, ids[k].length, expected, from + k));
                    assertThat(ring.column(from + k, 0).sum())
                            .containsExactly(expected.column(from + k, 0).sum());
                }
            }
            from += steps;
        }
    }

    @Test
    void aWovenTablePassesForTheOneThatItReplaces() {
        SynapseTable first = table(Weights.Kind.SINGLE, ROWS, 40, 1);
        SynapseTable second = table(Weights.Kind.SINGLE, ROWS, 40, 2);
        List<List<SynapseTable>> tables = List.of(new ArrayList<>(List.of(first)), new ArrayList<>(List.of(second)));
        RowWeaver.weave(tables, 2);
        SynapseTable woven = tables.get(1).get(0);
        assertThat(woven).isNotSameAs(second);
        assertThat(woven.gathers()).isFalse();
        assertThat(woven.size()).isEqualTo(second.size());
        assertThat(woven.key()).isEqualTo(second.key());
        assertThat(woven.isPulled()).isTrue();
        assertThat(woven.canInherit()).isTrue();
    }

    @Test
    void longRowsSmallTablesAndSingleOnesStayAsTheyAre() {
        SynapseTable longRows = table(Weights.Kind.CONSTANT, 4000, 600, 1);
        SynapseTable small = table(Weights.Kind.CONSTANT, 1000, 30, 2);
        SynapseTable single = table(Weights.Kind.SINGLE, ROWS, 40, 3);
        List<List<SynapseTable>> tables =
                List.of(new ArrayList<>(List.of(longRows, small, single)), new ArrayList<>(List.of(longRows, small)));
        RowWeaver.weave(tables, 2);
        assertThat(tables).containsExactly(List.of(longRows, small, single), List.of(longRows, small));
    }
}
