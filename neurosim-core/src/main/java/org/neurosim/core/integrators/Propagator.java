package org.neurosim.core.integrators;

import org.neurosim.api.model.LinearSystem;

/**
 * The exact solution of a linear system over one step: {@code x(t + dt) = rest + matrix (x(t) - rest) + constant + current I}.
 *
 * @param matrix e^(A dt)
 * @param rest rest of the system
 * @param constant effect of the constant drive over a step
 * @param current effect of 1 pA over a step
 */
record Propagator(double[][] matrix, double[] rest, double[] constant, double[] current) {

    static Propagator of(LinearSystem system, double dt) {
        int n = system.size();
        double[][] augmented = new double[n + 2][n + 2];
        for (int i = 0; i < n; i++) {
            System.arraycopy(system.matrix()[i], 0, augmented[i], 0, n);
            augmented[i][n] = system.constant()[i];
            augmented[i][n + 1] = system.current()[i];
        }
        double[][] e = MatrixExponential.of(augmented, dt);
        double[][] matrix = new double[n][n];
        double[] constant = new double[n];
        double[] current = new double[n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(e[i], 0, matrix[i], 0, n);
            constant[i] = e[i][n];
            current[i] = e[i][n + 1];
        }
        return new Propagator(matrix, system.rest(), constant, current);
    }
}
