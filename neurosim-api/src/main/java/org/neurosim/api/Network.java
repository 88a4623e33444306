package org.neurosim.api;

import java.util.function.BooleanSupplier;

/**
 * A network that runs.
 *
 * <h2>Order within a step</h2>
 *
 * Step n covers (t_n, t_n + dt]. For each neuron:
 *
 * <ol>
 *   <li>current stimuli are evaluated at t_n and held over the step, as is the input from {@linkplain Synapse.Graded graded synapses};
 *   <li>the state is integrated from t_n to t_n + dt;
 *   <li>spikes that arrive at t_n + dt make their receptor's variable jump;
 *   <li>clamped variables of refractory neurons are put back to their reset value (input into them is lost);
 *   <li>the threshold is tested, on the state after arrivals: a spike has the time t_n + dt;
 *   <li>spiking neurons are reset; their refractory period of R = round(t_ref / dt) steps begins with step n + 1;
 *   <li>{@linkplain Neuron.Discrete models that do so} change their state; graded synapses take the values that they transmit;
 *   <li>recorders sample the state at t_n + dt (of input from graded synapses: what was held over the step).
 * </ol>
 *
 * A spike at t with delay d arrives at t + d. This is the order of NEST. Brian 2 tests the threshold before arrivals, labels a spike with the start of the
 * step, t_n, and counts the refractory period from there, so that a period of t_ref there is one of t_ref - dt here.
 *
 * <h2>Spikes off the grid</h2>
 *
 * Linear models can be clock-driven with spikes between the grid points (the integrator {@code exactOffGrid()}). Points 2 to 6 then are, for each neuron:
 *
 * <ol>
 *   <li>the state moves from t_n to t_n + dt; wherever the threshold is reached before t_n + dt, at t, there is a spike at t: the neuron is reset and refractory to t + t_ref exactly, and goes on after that within the step;
 *   <li>spikes that arrive at t_n + dt make their receptor's variable jump; input into clamped variables is lost if t_ref is not over by then (a period that ends within 1e-9 steps of t_n + dt is over);
 *   <li>neurons at or above their threshold spike at t_n + dt.
 * </ol>
 *
 * All spikes of a step, several of one neuron among them, are recorded with their times t and delivered as if they had come at t_n + dt: with delay d they arrive at t_n + dt + d. So results depend on the time step only by
 * when spikes arrive.
 *
 * <h2>Event-driven networks</h2>
 *
 * A network whose neurons are all event-driven has no time grid: spikes, arrivals and ends of refractory periods have their exact times, delays are any
 * numbers from 0. A step then is only the stretch of time between two looks of the host, and the time step only its length. Events of the same time
 * come in this order:
 *
 * <ol>
 *   <li>ends of refractory periods;
 *   <li>inputs: of stimuli in the order of the stimuli and targets, then arrivals in the order of the spikes that caused them and of the projections. All inputs of
 *       one time act together: the threshold is tested when the last is in, as in clock-driven networks;
 *   <li>spikes of all neurons that are at or above their threshold, population by population in the order of declaration, by the neuron's index;
 *   <li>what these spikes bring about at the same time through projections without delay: again from the second point.
 * </ol>
 *
 * Stimuli that act in time steps do so here too, as in a clock-driven network: currents, also those of the host, are evaluated at the beginning of a step and held over it (a change
 * is an event of all neurons of the population), input of other stimuli that are not {@link org.neurosim.api.model.Stimulus.Timed} arrives at the end of the step.
 *
 * <p>Synapses with a rule see exact times. A {@link Synapse.PlasticityRule} whose presynaptic and postsynaptic spike reach the synapse at the same time follows the rule stated there, whichever
 * happened first at that instant.
 *
 * <p>An input at the very time at which a refractory period ends is no longer lost. A neuron that spikes a hundred times at one instant, which a loop without delay
 * can make it do, stops the run with an exception that names it.
 *
 * <h2>Hybrid networks</h2>
 *
 * Clock-driven and event-driven populations may be in one network. Each projection and stimulus has targets of one kind. Neurons see spikes of their own kind as in a network of that kind
 * alone. Between the kinds:
 *
 * <ul>
 *   <li>a spike of an event-driven neuron at t, onto a clock-driven one with delay d: it counts as emitted at the end of the step in which it falls, and arrives d later, which is the first end of a
 *       step at or after t + d. Delays onto clock-driven neurons are whole numbers of time steps, at least one. All spikes of a neuron within a step arrive, together;
 *   <li>a spike of a clock-driven neuron at the end of a step, t, onto an event-driven one with delay d: it arrives at t + d exactly. The delay, without its dendritic part if the synapse is plastic, is any
 *       number from one time step on. Of arrivals at one time those from clock-driven neurons act first;
 *   <li>plasticity rules see times of the kind of their targets: ends of steps if these are clock-driven.
 * </ul>
 *
 * A spike source that has exact times ({@link org.neurosim.api.model.SpikeSource.Timed}, or the host's) and projects onto event-driven neurons, or is in a network without clock-driven neurons, is event-driven, every other one
 * clock-driven: a source without exact times makes a network whose neurons are all event-driven a hybrid one. Records of both kinds of neurons together are in the order of time, with exact times for event-driven neurons and for those whose spikes are off the grid; of one time event-driven ones come first.
 *
 * <h2>Determinism</h2>
 *
 * The same description, seed and time step give the same bits for any number of threads, JDK, operating system and processor, and however a
 * run is divided into calls of {@link #run} and {@link #step}.
 *
 * <p>State variables that have decayed below 1e-290 in magnitude are set to zero every 64 steps: processors calculate with subnormal numbers very slowly.
 *
 * <h2>Threads</h2>
 *
 * A network is used by one thread at a time; only {@link #cancel()} may be called from another. Different networks are independent. Threads that help are
 * ended by {@link #close()}.
 */
public interface Network extends AutoCloseable {

    /**
     * Biological time reached.
     *
     * @return time, ms
     */
    double time();

    /**
     * Number of steps made.
     *
     * @return steps
     */
    long stepCount();

    /**
     * Time step.
     *
     * @return dt, ms
     */
    double timeStep();

    /**
     * Runs for a while. If the calling thread is interrupted the run stops as if cancelled, and the interrupt flag stays set.
     *
     * @param duration biological time, ms, a whole number of steps
     * @return true if it ran to the end, false if it was cancelled
     * @throws IllegalArgumentException if the duration is negative or not a whole number of steps
     * @throws NumericalFailureException if a state variable became NaN or infinite
     * @throws RecorderFullException if a recorder reached its bound
     * @throws IllegalStateException if the network is closed
     */
    boolean run(double duration);

    /**
     * Runs for a while and reports progress.
     *
     * @param duration biological time, ms, a whole number of steps
     * @param progress is told how far it has come
     * @return true if it ran to the end, false if it was cancelled
     * @throws IllegalArgumentException as {@link #run(double)}
     */
    boolean run(double duration, Progress progress);

    /**
     * Runs until a condition holds, tested before the run and after each step.
     *
     * @param condition condition
     * @param maxDuration longest biological time to run, ms, a whole number of steps
     * @return true if the condition holds, false if the time was over or the run was cancelled
     * @throws IllegalArgumentException as {@link #run(double)}
     */
    boolean runUntil(BooleanSupplier condition, double maxDuration);

    /** Makes one step. Allocates nothing in steady state. */
    void step();

    /** Stops a run at the end of a step soon (an event-driven one looks every 1024 events, and where threads share the work when they meet); may be called from any thread. Without a run in progress the next run stops at once. */
    void cancel();

    /**
     * Reads a state variable or parameter.
     *
     * @param neurons neurons
     * @param variable name of a state variable or parameter of their models
     * @param out gets one value per neuron
     * @throws IllegalArgumentException if a model has no such variable or {@code out} is too short
     */
    void read(Neurons neurons, String variable, double[] out);

    /**
     * Reads a state variable or parameter.
     *
     * @param neurons neurons
     * @param variable name of a state variable or parameter of their models
     * @return new array, one value per neuron
     * @throws IllegalArgumentException if a model has no such variable
     */
    default double[] read(Neurons neurons, String variable) {
        double[] out = new double[neurons.size()];
        read(neurons, variable, out);
        return out;
    }

    /**
     * Sets a state variable or parameter of all neurons of a set to one value.
     *
     * @param neurons neurons
     * @param variable name of a state variable or parameter of their models
     * @param value value
     * @throws IllegalArgumentException if a model has no such variable or the value is out of range
     */
    void write(Neurons neurons, String variable, double value);

    /**
     * Sets a state variable or parameter of each neuron.
     *
     * @param neurons neurons
     * @param variable name of a state variable or parameter of their models
     * @param values one value per neuron
     * @throws IllegalArgumentException if a model has no such variable, the array has another length or a value is out of range
     */
    void write(Neurons neurons, String variable, double[] values);

    /**
     * The synapses of a projection, for inspection; takes time and memory in proportion to their number. Weights that follow a rule are those of now: all spikes so far have had
     * their effect. With a {@link Projection#dendriticDelay dendritic delay} D they are the weights of D ago, those with which spikes that reach the cell bodies now have passed the
     * synapses: presynaptic spikes that reach them now have had their effect, postsynaptic spikes of the last 2 D have not.
     *
     * @param projection projection of this network
     * @return new arrays
     */
    Connections connections(Projection projection);

    /**
     * Reads the weight or a declared variable of all synapses of a projection, as of now: all spikes so far have had their effect.
     *
     * @param projection projection of this network
     * @param variable {@code weight} or the name of a variable of the synapse model
     * @return new array, one value per synapse, in the order of {@link #connections}
     * @throws IllegalArgumentException if the synapse model has no such variable
     */
    double[] read(Projection projection, String variable);

    /**
     * Sets the weight or a declared variable of each synapse of a projection. Weights hold for spikes on their way as {@link #rewire} says. Static synapses with a common weight, or with weights in single
     * precision, get weights of their own in double precision (8 bytes per synapse) when they are set for the first time.
     *
     * @param projection projection of this network
     * @param variable {@code weight} or the name of a variable of the synapse model
     * @param values one value per synapse, in the order of {@link #connections}
     * @throws IllegalArgumentException if the synapses have no such variable, the array has another length or a value is out of range
     */
    void write(Projection projection, String variable, double[] values);

    /**
     * Sets the weights of a projection, as {@link #write(Projection, String, double[])} does.
     *
     * @param projection projection of this network
     * @param weights one weight per synapse, in the order of {@link #connections}
     * @throws IllegalArgumentException if the array has another length or holds a value that is not finite
     */
    default void setWeights(Projection projection, double[] weights) {
        write(projection, "weight", weights);
    }

    /**
     * Scales the weights of a projection so that those onto each of its targets add up to a value: homeostasis between pieces of a run. Each weight is multiplied by the value over the target's
     * sum, taken in the order of {@link #connections}. Targets without synapses, or whose weights are all 0, are left alone.
     *
     * @param projection projection of this network
     * @param sum what the weights onto a target shall add up to, in the unit of the receptor
     * @throws IllegalArgumentException if the sum is not finite, or the weights onto a target that are not all 0 add up to 0 or have the other sign than the sum; then no
     *     weight is changed
     */
    void normalizeWeights(Projection projection, double sum);

    /**
     * Multiplies the weights of a projection by a factor: the gain of its synapses. A common weight stays one in value, but takes 8 bytes per synapse from then on. Who goes up and down often sets
     * weights calculated from those at the start, since rounding adds up.
     *
     * @param projection projection of this network
     * @param factor factor, finite
     * @throws IllegalArgumentException as {@link #setWeights}
     */
    default void scaleWeights(Projection projection, double factor) {
        double[] weights = read(projection, "weight");
        for (int k = 0; k < weights.length; k++) {
            weights[k] *= factor;
        }
        setWeights(projection, weights);
    }

    /**
     * Deletes and creates synapses of a projection: structural plasticity. Takes time in proportion to the projection's synapses; the first time, for static synapses, also to those of
     * projections from the same source to the same receptor. A list of its synapses is kept from then on (12 to 20 bytes per synapse).
     *
     * <p>Synapses that stay keep weight, variables and their order in {@link #connections}; new ones come behind those of the same target. A new synapse has the initial values of its model's variables; traces
     * are those of its neurons, as if it had always been there, and it takes part in what happens from now on. A pair may have several synapses.
     *
     * <p><b>Spikes on their way.</b> A spike that arrives later acts through the synapses that are there when it arrives, if the projection has one delay and no {@link Synapse.PresynapticRule};
     * otherwise, with individual delays or such a rule, through those that were there when it was emitted. Synapses that stay lose no spike and get none twice. The results are the same
     * for any number of threads and however the run is divided.
     *
     * @param projection projection of this network; plastic synapses must have one common delay
     * @param removed positions in {@link #connections} of the synapses to delete, in any order
     * @param added synapses to create; with the delay of the projection if it has one, else with delays within the range of those for which the network was built
     * @throws IllegalArgumentException if a position, neuron, weight or delay is out of range, a position is there twice, plastic synapses differ in delay, their rule can't be rewired, or the network is event-driven
     * @throws IllegalStateException if the network is closed or has failed
     */
    void rewire(Projection projection, int[] removed, Connections added);

    /**
     * Exchanges the rule of a projection's synapses. Weights, declared variables and traces stay as they are: spikes so far have acted by the old rule, those to come act by the new one.
     *
     * @param projection projection of this network, whose synapses follow a rule
     * @param synapse rule of the same kind that declares the same variables, traces and remembered spikes
     * @throws IllegalArgumentException if the synapses are static, or the new rule is of another kind or declares something else
     */
    void setSynapse(Projection projection, Synapse synapse);

    /**
     * Counts.
     *
     * @return counts as of now
     * @throws IllegalStateException if the network is closed
     */
    NetworkStatistics statistics();

    /** Ends the threads; records can still be read. Closing twice does nothing. */
    @Override
    void close();
}
