package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.model.SynapseSpec;

/**
 * The declared variables of many synapses: a column each, in double or single precision. Rows are copied into columns in double precision to be worked on, and back. What is kept in single precision must be rounded after each event of a synapse, not when its row
 * happens to be put back: rows are put back whenever somebody reads them or the history of spikes is full.
 */
public final class VariableColumns {

    /** Smaller values would be subnormal in single precision, with which processors calculate slowly. */
    private static final float LEAST_SINGLE = 1e-37f;

    /** By variable: null if it is kept in single precision. */
    private final double[][] wide;

    /** By variable: null if it is kept in double precision. */
    private final float[][] narrow;

    private final boolean hasNarrow;

    /**
     * Columns with the initial values.
     *
     * @param declared declarations
     * @param size number of synapses
     */
    public VariableColumns(List<SynapseSpec.Variable> declared, int size) {
        wide = new double[declared.size()][];
        narrow = new float[declared.size()][];
        for (int v = 0; v < wide.length; v++) {
            if (declared.get(v).isSingle()) {
                narrow[v] = new float[size];
                Arrays.fill(narrow[v], single(declared.get(v).initialValue()));
            } else {
                wide[v] = new double[size];
                Arrays.fill(wide[v], declared.get(v).initialValue());
            }
        }
        hasNarrow = declared.stream().anyMatch(SynapseSpec.Variable::isSingle);
    }

    /** What has been rounded stays as it is. */
    private static float single(double value) {
        float rounded = (float) value;
        return Math.abs(rounded) < LEAST_SINGLE ? 0 : rounded;
    }

    /**
     * Number of variables.
     *
     * @return count
     */
    public int count() {
        return wide.length;
    }

    /**
     * A column for reading and writing.
     *
     * @param variable index
     * @return the column, null if it is kept in single precision
     */
    public double[] column(int variable) {
        return wide[variable];
    }

    /**
     * A value.
     *
     * @param variable index
     * @param synapse index into the columns
     * @return the value
     */
    public double get(int variable, int synapse) {
        return wide[variable] == null ? narrow[variable][synapse] : wide[variable][synapse];
    }

    /**
     * Sets a value.
     *
     * @param variable index
     * @param synapse index into the columns
     * @param value the value
     */
    public void set(int variable, int synapse, double value) {
        if (wide[variable] == null) {
            narrow[variable][synapse] = single(value);
        } else {
            wide[variable][synapse] = value;
        }
    }

    /**
     * All values of a variable, for reading.
     *
     * @param variable index
     * @return its column; a copy if it is kept in single precision
     */
    public double[] present(int variable) {
        if (wide[variable] != null) {
            return wide[variable];
        }
        double[] values = new double[narrow[variable].length];
        read(variable, 0, values.length, values);
        return values;
    }

    /**
     * Copies a row into columns that begin at 0.
     *
     * @param begin first synapse of the row
     * @param size number of synapses
     * @param row gets the values, by variable
     */
    public void read(int begin, int size, double[][] row) {
        for (int v = 0; v < wide.length; v++) {
            read(v, begin, size, row[v]);
        }
    }

    private void read(int variable, int begin, int size, double[] row) {
        if (wide[variable] != null) {
            System.arraycopy(wide[variable], begin, row, 0, size);
            return;
        }
        float[] column = narrow[variable];
        for (int k = 0; k < size; k++) {
            row[k] = column[begin + k];
        }
    }

    /**
     * Puts a row back.
     *
     * @param begin first synapse of the row
     * @param size number of synapses
     * @param row the values, by variable
     */
    public void write(int begin, int size, double[][] row) {
        for (int v = 0; v < wide.length; v++) {
            if (wide[v] != null) {
                System.arraycopy(row[v], 0, wide[v], begin, size);
            } else {
                round(row[v], narrow[v], begin, size);
            }
        }
    }

    private static void round(double[] row, float[] column, int begin, int size) {
        for (int k = 0; k < size; k++) {
            column[begin + k] = single(row[k]);
        }
    }

    /**
     * Whether some variable is kept in single precision.
     *
     * @return true if rows are rounded when they are put back
     */
    public boolean hasNarrow() {
        return hasNarrow;
    }

    /**
     * Rounds some synapses of a row as putting it back does.
     *
     * @param row the values, by variable
     * @param synapse places in the row
     * @param count how many
     */
    void round(double[][] row, int[] synapse, int count) {
        for (int v = 0; v < narrow.length; v++) {
            for (int e = 0; narrow[v] != null && e < count; e++) {
                row[v][synapse[e]] = single(row[v][synapse[e]]);
            }
        }
    }

    /** Takes what has decayed below a positive value for zero. */
    void dropBelow(double least) {
        for (double[] column : wide) {
            for (int k = 0; column != null && k < column.length; k++) {
                column[k] = Math.abs(column[k]) < least ? 0 : column[k];
            }
        }
    }
}
