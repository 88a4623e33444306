package org.neurosim.api;

import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;

/**
 * A numerical method: immutable. Bound to a model and a time step it yields what advances a block.
 *
 * <pre>{@code
 * final class Midpoint implements Integrator {
 *     public String name() {
 *         return "explicit midpoint";
 *     }
 *
 *     public Stepper bind(Binding binding) {
 *         Derivatives f = binding.derivatives();
 *         double[][] k = binding.columns();
 *         double[][] y = binding.columns();
 *         double h = binding.dt();
 *         return (block, x) -> {
 *             f.evaluate(block, x, k);
 *             for (int j = 0; j < x.length; j++) {
 *                 for (int i = 0; i < block.size(); i++) {
 *                     y[j][i] = x[j][i] + 0.5 * h * k[j][i];
 *                 }
 *             }
 *             f.evaluate(block, y, k);
 *             for (int j = 0; j < x.length; j++) {
 *                 for (int i = 0; i < block.size(); i++) {
 *                     x[j][i] += h * k[j][i];
 *                 }
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public interface Integrator {

    /**
     * Name of the method, for messages.
     *
     * @return name
     */
    String name();

    /**
     * Prepares the method for the neurons of one population that one thread owns. Called when the network is built and again when parameters
     * change.
     *
     * @param binding the model and time step
     * @return the stepper; used by one thread at a time
     * @throws InvalidNetworkException if the model does not give the form that the method needs
     */
    Stepper bind(Binding binding);

    /** Advances blocks by one time step; may own scratch columns. */
    @FunctionalInterface
    interface Stepper {

        /**
         * Advances all state variables of a block from t to t + dt, without arrivals, threshold and reset. Clamped variables of refractory
         * neurons are put back by the engine afterwards.
         *
         * @param block the neurons
         * @param x state columns, changed in place
         */
        void advance(Block block, double[][] x);
    }

    /** The right-hand side of all state variables, declared kinetics included; clamped variables have derivative 0. */
    @FunctionalInterface
    interface Derivatives {

        /**
         * Evaluates the right-hand side.
         *
         * @param block the neurons
         * @param x state columns to evaluate at
         * @param dx columns that get the derivatives, per ms
         */
        void evaluate(Block block, double[][] x, double[][] dx);
    }

    /** Coefficients of {@code dx/dt = a - b x} of all state variables; clamped variables have a = b = 0. */
    @FunctionalInterface
    interface Coefficients {

        /**
         * Evaluates the coefficients. Entries of variables with declared kinetics are not written.
         *
         * @param block the neurons
         * @param x state columns to evaluate at
         * @param a columns that get the constant part, per ms
         * @param b columns that get the rate, 1/ms
         */
        void evaluate(Block block, double[][] x, double[][] a, double[][] b);
    }

    /** The linear systems of all neurons of a binding. */
    interface LinearForm {

        /**
         * Whether all neurons have the same system.
         *
         * @return true if {@link #system} gives the same for every neuron
         */
        boolean homogeneous();

        /**
         * The system of one neuron.
         *
         * @param neuron index from 0 to {@link Binding#size()} - 1, {@code block.first() - binding.first() + i} for element i of a block
         * @return the system over all state variables
         */
        LinearSystem system(int neuron);
    }

    /** What a method is bound to. */
    interface Binding {

        /**
         * The model's declaration.
         *
         * @return declaration
         */
        NeuronSpec spec();

        /**
         * Time step.
         *
         * @return dt, ms
         */
        double dt();

        /**
         * Number of neurons.
         *
         * @return count
         */
        int size();

        /**
         * Index within the population of the first neuron.
         *
         * @return index from 0
         */
        int first();

        /**
         * Length of the longest block.
         *
         * @return length
         */
        int capacity();

        /**
         * The right-hand side.
         *
         * @return the function
         * @throws InvalidNetworkException if the model gives no form from which it follows
         */
        Derivatives derivatives();

        /**
         * The conditionally linear form.
         *
         * @return the function
         * @throws InvalidNetworkException if the model does not give it
         */
        Coefficients coefficients();

        /**
         * The linear form.
         *
         * @return the systems
         * @throws InvalidNetworkException if the model does not give it
         */
        LinearForm linear();

        /**
         * The linear system of the variables with declared kinetics alone, others as zero rows and columns.
         *
         * @return the systems
         */
        LinearForm kinetics();

        /**
         * New scratch columns, one per state variable, each as long as the longest block.
         *
         * @return the columns, zero
         */
        double[][] columns();
    }
}
