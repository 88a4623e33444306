package org.neurosim.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column flush left, the others flush right, two spaces between columns. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param heads heads of the columns
     */
    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    /**
     * Adds a row.
     *
     * @param cells one per column
     * @return this table
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells in a table of " + rows.get(0).size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /**
     * The table as text, a line per row, each with a line end.
     *
     * @return text
     */
    @Override
    public String toString() {
        int[] width = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int k = 0; k < width.length; k++) {
                width[k] = Math.max(width[k], row.get(k).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < width.length; k++) {
                String fill = " ".repeat(width[k] - row.get(k).length());
                line.append(k == 0 ? row.get(k) + fill : GAP + fill + row.get(k));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
