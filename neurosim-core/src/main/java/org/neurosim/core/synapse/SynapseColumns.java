package org.neurosim.core.synapse;

/** The values of many synapses: weights and declared variables, column by column. */
public interface SynapseColumns {

    /** The weight, in place of the index of a variable. */
    int WEIGHT = -1;

    /**
     * A column of the synapses' values, for reading and writing.
     *
     * @param variable index of a declared variable, or {@link #WEIGHT}
     * @return the column; null if values are not kept one by one in double precision
     */
    double[] column(int variable);

    /**
     * A value as it is in its column.
     *
     * @param variable index of a declared variable, or {@link #WEIGHT}
     * @param synapse index into the column
     * @return the value
     */
    default double get(int variable, int synapse) {
        return column(variable)[synapse];
    }

    /**
     * Sets a value.
     *
     * @param variable index of a declared variable, or {@link #WEIGHT}
     * @param synapse index into the column
     * @param value the value, which columns in single precision round
     */
    default void set(int variable, int synapse, double value) {
        column(variable)[synapse] = value;
    }

    /**
     * Values as of now, for reading; where they change between events, a column made for the purpose.
     *
     * @param variable index of a declared variable, or {@link #WEIGHT}
     * @return the column
     */
    default double[] present(int variable) {
        return column(variable);
    }

    /**
     * Values as of now of some synapses.
     *
     * @param variable index of a declared variable, or {@link #WEIGHT}
     * @param index places in the column; quickest if those of a row follow each other
     * @param count how many there are
     * @param place where each value goes
     * @param out column that gets them
     */
    default void present(int variable, int[] index, int count, int[] place, double[] out) {
        for (int k = 0; k < count; k++) {
            out[place[k]] = get(variable, index[k]);
        }
    }
}
