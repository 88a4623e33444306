package org.neurosim.api.model;

/**
 * The dynamics of a population in closed form: what happens to one neuron from one event to the next. Bound to the columns of an {@link EventCells}; used by
 * one thread.
 *
 * <p>The engine keeps the time of each neuron's last event and does what the model declares: an input makes the receptor's variable jump, a spike resets, clamped
 * variables keep their value in the refractory period (an input into them is lost). The model says how a neuron moves on by itself and when it will spike if
 * nothing comes in. The equations must not depend on absolute time.
 *
 * <pre>{@code
 * // dv/dt = (v_inf - v) / tau
 * public void advance(int i, double duration) {
 *     v[i] = vInf[i] + (v[i] - vInf[i]) * ElementaryMath.exp(-duration / tau[i]);
 * }
 *
 * public double timeToSpike(int i) {
 *     if (v[i] >= threshold[i]) {
 *         return 0;
 *     }
 *     return vInf[i] > threshold[i]
 *             ? tau[i] * ElementaryMath.log1p((threshold[i] - v[i]) / (vInf[i] - threshold[i]))
 *             : Double.POSITIVE_INFINITY;
 * }
 * }</pre>
 */
public interface EventDynamics {

    /**
     * Moves the state of a neuron on, without input and spike. Values of clamped variables are put back by the engine where the neuron is refractory.
     *
     * @param neuron index
     * @param duration time to move on by, ms, &gt; 0
     */
    void advance(int neuron, double duration);

    /**
     * How long it takes until the neuron spikes if nothing comes in. Asked after each input, after each reset without a refractory period, and at the end of
     * each refractory period. The first crossing counts; none may be missed.
     *
     * @param neuron index
     * @return duration, ms; 0 to spike now; positive infinity if it won't
     */
    double timeToSpike(int neuron);

    /**
     * A time for which the neuron surely won't spike if nothing comes in: a lower bound of {@link #timeToSpike}, for models that have a cheap one. {@code timeToSpike}
     * is then asked when the time is over, and never if an input comes before.
     *
     * @param neuron index
     * @return duration, ms; 0, the default, if nothing is known; positive infinity if it won't spike
     */
    default double quietTime(int neuron) {
        return 0;
    }

    /**
     * What an input does beyond the declared jump of the receptor's variable. Nothing by default.
     *
     * @param neuron index
     * @param receptor index of the receptor
     * @param weight weight of the spike that came in
     */
    default void onInput(int neuron, int receptor, double weight) {}

    /**
     * What a spike does beyond the declared resets. Nothing by default.
     *
     * @param neuron index
     */
    default void onSpike(int neuron) {}

    /**
     * Tells that the constant current of one neuron, the parameter I_e, has another value in its column. Lets dynamics that keep something derived from it take the new value over: without that every change of a
     * current by a stimulus or the host costs new dynamics, and memory. In an event-driven network the dynamics, a {@link Frame} among them, are asked for each of their neurons in turn before anything else is called, and only if
     * the neurons had one current for all before and have now, or neither.
     *
     * @param neuron index
     * @return whether they did; false, the default, if dynamics must be made anew
     */
    default boolean currentChanged(int neuron) {
        return false;
    }

    /**
     * A fast form for neurons of one state variable x that all follow the same linear equation: a frame of reference in which no neuron moves between
     * inputs. Position u in the frame is {@code u = (c - x) g(t)} with a growing {@code g(0) = 1} and t since the frame's origin. An input of weight w at t
     * changes u by {@code -w g(t)}, one multiplication for a whole row of targets and one addition for each, and of all neurons that one spikes first whose u
     * is least: neither an exponential nor a logarithm per input, and no queue. For {@code dx/dt = (c - x) / tau}, {@code g(t) = e^(t/tau)}; for
     * a constant slope s, {@code u = s t - x} and {@code g(t) = 1}.
     *
     * <p>The engine uses it where the model has one state variable, at which all receptors end, and which is clamped if there is a refractory period, whose
     * length is uniform. {@link #onInput} and {@link #onSpike} aren't called then. Values agree with those of the other form up to rounding.
     */
    interface Frame extends EventDynamics {

        /**
         * Position in the frame.
         *
         * @param x value of the state variable
         * @param t time since the origin, ms
         * @return u
         */
        double position(double x, double t);

        /**
         * Value of the state variable.
         *
         * @param u position in the frame
         * @param t time since the origin, ms
         * @return x
         */
        double value(double u, double t);

        /**
         * By how much an input of weight 1 lowers the position.
         *
         * @param t time since the origin, ms
         * @return g(t)
         */
        double scale(double t);

        /**
         * When a neuron spikes that gets no input. Asked only for neurons above {@link #level}, up to rounding.
         *
         * @param u position in the frame
         * @return time since the origin, ms; positive infinity if it won't spike; must not fall as u rises
         */
        double spikeTime(double u);

        /**
         * The threshold in the frame: a neuron at or below it spikes at once.
         *
         * @param t time since the origin, ms
         * @return position of the threshold
         */
        double level(double t);

        /**
         * How long an origin is kept: so long that rounding and overflow do not matter.
         *
         * @return time, ms, &gt; 0, for example 20 time constants
         */
        double span();
    }
}
