package org.neurosim.api;

/**
 * A state variable became NaN or infinite. The run has stopped; the network can still be read, and recorders keep what they have.
 */
public class NumericalFailureException extends NeurosimException {
    private static final long serialVersionUID = 1L;

    /** Name of the population. */
    private final String population;

    /** Index within the population. */
    private final int neuron;

    /** Name of the state variable. */
    private final String variable;

    /** When it was found, ms. */
    private final double time;

    /** What was found. */
    private final double value;

    /**
     * A numerical failure.
     *
     * @param message the whole message
     * @param population name of the population
     * @param neuron index within the population
     * @param variable name of the state variable
     * @param time time at which it was found, ms
     * @param value the value found
     */
    public NumericalFailureException(
            String message, String population, int neuron, String variable, double time, double value) {
        super(message);
        this.population = population;
        this.neuron = neuron;
        this.variable = variable;
        this.time = time;
        this.value = value;
    }

    /**
     * Population in which it happened.
     *
     * @return name
     */
    public String population() {
        return population;
    }

    /**
     * The neuron in which it was found first.
     *
     * @return index within the population
     */
    public int neuron() {
        return neuron;
    }

    /**
     * The state variable.
     *
     * @return name
     */
    public String variable() {
        return variable;
    }

    /**
     * When it was found; state is checked at least once per 64 steps and at the end of a run, so it happened at most so much earlier.
     *
     * @return time, ms
     */
    public double time() {
        return time;
    }

    /**
     * The value found.
     *
     * @return NaN or an infinity
     */
    public double value() {
        return value;
    }
}
