package org.neurosim.api.model;

/**
 * The linear dynamics of one neuron between spikes: {@code dx/dt = matrix (x - rest) + constant + current I(t)}, with x in the order of the
 * declared state variables and I the external current in pA.
 *
 * <p>With the constant part zero and no current, a neuron at {@code rest} stays there exactly, bit for bit.
 *
 * @param matrix n x n, 1/ms times the ratio of the units
 * @param rest n, unit of the state variable (for example the leak reversal potential for v, 0 for synaptic currents)
 * @param constant n, unit of the state variable per ms
 * @param current n, effect of 1 pA, unit of the state variable per ms
 */
public record LinearSystem(double[][] matrix, double[] rest, double[] constant, double[] current) {

    /**
     * Checks the shapes.
     *
     * @param matrix n x n, 1/ms times the ratio of the units
     * @param rest n, unit of the state variable (for example the leak reversal potential for v, 0 for synaptic currents)
     * @param constant n, unit of the state variable per ms
     * @param current n, effect of 1 pA, unit of the state variable per ms
     * @throws IllegalArgumentException if the matrix is not n x n or a vector is not of length n
     */
    public LinearSystem {
        int n = matrix.length;
        for (double[] row : matrix) {
            if (row.length != n) {
                throw new IllegalArgumentException("matrix has " + n + " rows but a row of length " + row.length);
            }
        }
        if (rest.length != n || constant.length != n || current.length != n) {
            throw new IllegalArgumentException("matrix is " + n + " x " + n + " but rest, constant, current have "
                    + rest.length + ", " + constant.length + ", " + current.length + " entries");
        }
    }

    /**
     * A system of zeros to fill in.
     *
     * @param n number of state variables
     * @return a system whose arrays are all zero
     */
    public static LinearSystem zeros(int n) {
        return new LinearSystem(new double[n][n], new double[n], new double[n], new double[n]);
    }

    /**
     * Number of state variables.
     *
     * @return n
     */
    public int size() {
        return matrix.length;
    }
}
