package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables against a list sorted by row and delay. */
class TableAssemblerTest {

    private record Entry(int row, int delay, char target, float weight) {}

    private static List<Entry> draw(int rows, int count, int mostDelay) {
        SplittableRandom random = new SplittableRandom(rows + 31L * mostDelay);
        List<Entry> entries = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int row = (int) (rows * Math.sqrt(random.nextDouble())); // the first rows are short or empty
            int delay = mostDelay == 0 ? 7 : 1 + random.nextInt(mostDelay);
            entries.add(new Entry(row, delay, (char) random.nextInt(1 << 16), random.nextInt(1000)));
        }
        return entries;
    }

    private static SynapseTable assemble(int rows, List<Entry> entries, boolean varied) {
        return assemble(rows, entries, varied, new SortSpace());
    }

    private static SynapseTable assemble(int rows, List<Entry> entries, boolean varied, SortSpace space) {
        Feed feed = new Feed(rows, entries, varied, space);
        feed.allocate();
        for (int k = 0; k < Feed.PIECES; k++) {
            feed.put(k);
        }
        return feed.assembler.finish();
    }

    /** Hands synapses to an assembler, piece by piece. */
    private static final class Feed {
        static final int PIECES = 9;

        final TableAssembler assembler;
        private final int[] row;
        private final int[] delay;
        private final double[] weight;
        private final char[] target;

        Feed(int rows, List<Entry> entries, boolean varied, SortSpace space) {
            TableKey key = new TableKey(0, 0, varied ? TableKey.VARIED : 7, Weights.Kind.SINGLE, 0, TableKey.NO_RULE);
            assembler = new TableAssembler(key, rows, "source", space, UnaryOperator.identity());
            row = entries.stream().mapToInt(Entry::row).toArray();
            delay = entries.stream().mapToInt(Entry::delay).toArray();
            weight = entries.stream().mapToDouble(Entry::weight).toArray();
            target = new char[row.length];
            for (int k = 0; k < row.length; k++) {
                target[k] = entries.get(k).target;
            }
        }

        private int start(int piece) {
            return Math.min(row.length, piece * (1 + row.length / PIECES));
        }

        void allocate() {
            for (int k = 0; k < PIECES; k++) {
                assembler.count(row, start(k), start(k + 1));
            }
            assembler.allocate();
        }

        void put(int piece) {
            assembler.put(row, target, weight, delay, start(piece), start(piece + 1));
        }
    }

    @ParameterizedTest(name = "{0} rows, {1} synapses, delays to {2} steps")
    @DisplayName("rows in order, within a row by delay, within a delay as generated; a run per delay")
    @CsvSource({
        "10, 0, 5",
        "10, 1000, 5",
        "10, 1000, 0",
        "50, 1200000, 30",
        "50, 1200000, 0",
        "30000, 1200000, 90",
        "300000, 1200000, 3",
        "300000, 1200000, 0",
        "6000, 1100000, 60000"
    })
    void sorted(int rows, int count, int mostDelay) {
        List<Entry> entries = draw(rows, count, mostDelay);
        requireSorted(rows, entries, assemble(rows, entries, mostDelay > 0));
    }

    @Test
    @DisplayName("tables one after the other in the same memory for sorting")
    void sortSpaceIsUsedAgain() {
        SortSpace space = new SortSpace();
        for (int count : new int[] {1000, 900_000, 40, 700_000, 1_200_000}) {
            List<Entry> entries = draw(3000, count, 20);
            requireSorted(3000, entries, assemble(3000, entries, true, space));
        }
        int[] order = space.takeOrder(1_200_000);
        assertThat(space.takeOrder(1)).as("taken once only").isNotSameAs(order);
        space.giveBack(order);
        assertThat(space.takeOrder(700_000)).isSameAs(order);
    }

    @Test
    @DisplayName("tables that are filled at the same time")
    void sortSpaceIsShared() {
        SortSpace space = new SortSpace();
        requireSorted(100, draw(100, 2_000_000, 5), assemble(100, draw(100, 2_000_000, 5), true, space));
        List<Entry> varied = draw(3000, 900_000, 20);
        List<Entry> common = draw(3000, 1_100_000, 0);
        Feed first = new Feed(3000, varied, true, space);
        Feed second = new Feed(3000, common, false, space);
        first.allocate();
        second.allocate();
        for (int k = 0; k < Feed.PIECES; k++) {
            first.put(k);
            second.put(k);
        }
        requireSorted(3000, varied, first.assembler.finish());
        space.keepNothing();
        requireSorted(3000, common, second.assembler.finish());
    }

    private static void requireSorted(int rows, List<Entry> entries, SynapseTable table) {
        int count = entries.size();
        entries.sort(Comparator.comparingInt(Entry::row).thenComparingInt(Entry::delay));
        int k = 0;
        int run = 0;
        for (int row = 0; row < rows; row++) {
            require(table.rowStart[row] == k, "start of row " + row);
            require(table.runs == null || table.runs.first(row) == run, "first run of row " + row);
            while (k < count && entries.get(k).row == row) {
                Entry e = entries.get(k);
                require(table.target[k] == e.target && table.weights.look(k) == e.weight, "synapse " + k);
                k++;
                boolean ends = k == count || entries.get(k).row != row || entries.get(k).delay != e.delay;
                if (ends && table.runs != null) {
                    require(table.runs.delay(run) == e.delay && table.runs.end(run) == k, "run " + run);
                    run++;
                }
            }
        }
        assertThat(table.rowStart[rows]).isEqualTo(count);
        assertThat(table.runs == null ? 0 : table.runs.first(rows)).isEqualTo(run);
    }

    /** An assertion for millions of entries. */
    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
