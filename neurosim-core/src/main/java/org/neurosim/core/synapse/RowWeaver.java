package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Interweaves the short rows of large tables where one thread advances several partitions, see {@link WovenRows}. */
public final class RowWeaver {

    private static final int MOST = Integer.MAX_VALUE - 8;

    private RowWeaver() {}

    /** A table and where it was found. */
    private record Found(int partition, int index, SynapseTable table) {}

    /**
     * Weaves the rows of static tables with one delay and many short rows, as far as memory has room for both layouts of one kind of them.
     *
     * @param tables tables of the partitions of one thread, in the order in which these make a step; woven ones are replaced
     * @param threads threads that do so at the same time, each with its own tables
     */
    public static void weave(List<List<SynapseTable>> tables, int threads) {
        weave(tables, threads, WovenRows.MOST_COPIES);
    }

    static void weave(List<List<SynapseTable>> tables, int threads, int mostCopies) {
        Map<TableKey, List<Found>> byKey = new LinkedHashMap<>();
        for (int p = 0; p < tables.size(); p++) {
            for (int k = 0; k < tables.get(p).size(); k++) {
                SynapseTable table = tables.get(p).get(k);
                if (table.canBeWoven()) {
                    byKey.computeIfAbsent(table.key(), key -> new ArrayList<>()).add(new Found(p, k, table));
                }
            }
        }
        for (List<Found> same : byKey.values()) {
            int from = 0;
            while (from < same.size()) {
                int to = from + 1;
                while (to < same.size() && fits(same.subList(from, to + 1), threads)) {
                    to++;
                }
                if (to - from > 1) {
                    weave(same.subList(from, to), tables, mostCopies);
                }
                from = to;
            }
        }
    }

    private static boolean fits(List<Found> pieces, int threads) {
        SynapseTable any = pieces.get(0).table();
        long size = size(pieces);
        long starts = (long) any.rows() * pieces.size() + 1;
        long bytes = size * Character.BYTES + any.weights.bytes(size) + starts * Integer.BYTES;
        Runtime runtime = Runtime.getRuntime();
        long room = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        return size <= MOST && starts <= MOST && bytes < room / (2L * threads);
    }

    private static long size(List<Found> pieces) {
        return pieces.stream().mapToLong(f -> f.table().size()).sum();
    }

    private static void weave(List<Found> pieces, List<List<SynapseTable>> tables, int mostCopies) {
        SynapseTable[] old = pieces.stream().map(Found::table).toArray(SynapseTable[]::new);
        int rows = old[0].rows();
        int size = (int) size(pieces);
        int[] start = new int[rows * old.length + 1];
        char[] target = new char[size];
        Weights weights = Weights.allocate(old[0].weights.kind(), old[0].weights.common(), size);
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (int p = 0; p < old.length; p++) {
                int begin = old[p].rowStart[row];
                int end = old[p].rowStart[row + 1];
                start[row * old.length + p] = at;
                System.arraycopy(old[p].target, begin, target, at, end - begin);
                old[p].weights.copyTo(weights, begin, end, at);
                at += end - begin;
            }
        }
        start[rows * old.length] = at;
        WovenRows woven = new WovenRows(start, target, weights, old.length, mostCopies);
        for (int p = 0; p < old.length; p++) {
            Found found = pieces.get(p);
            tables.get(found.partition()).set(found.index(), new WovenTable(old[p], woven, p));
        }
    }
}
