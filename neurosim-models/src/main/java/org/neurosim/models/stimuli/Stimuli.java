package org.neurosim.models.stimuli;

import org.neurosim.api.model.Range;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.checks.Checks;

/**
 * The stimuli, for static import.
 *
 * <table>
 *   <caption>Overview</caption>
 *   <tr><th>factory</th><th>value in the step that starts at t</th><th>enters as</th></tr>
 *   <tr><td>{@link #direct}</td><td>constant</td><td>current</td></tr>
 *   <tr><td>{@link #step}, {@link #steps}</td><td>piecewise constant</td><td>current</td></tr>
 *   <tr><td>{@link #ramp}</td><td>linear between two times</td><td>current</td></tr>
 *   <tr><td>{@link #sine}</td><td>offset + amplitude sin(2 pi f t + phase)</td><td>current</td></tr>
 *   <tr><td>{@link #waveform}, {@link #interpolatedWaveform}</td><td>samples, held or
 *       interpolated</td><td>current</td></tr>
 *   <tr><td>{@link #gaussianNoise}</td><td>a new normal number per target and interval</td><td>current</td></tr>
 *   <tr><td>{@link #ornsteinUhlenbeck}</td><td>noise with exponential autocorrelation, one process per
 *       target</td><td>current</td></tr>
 *   <tr><td>{@link #poisson(double, double)}</td><td>weight times a Poisson number per
 *       target</td><td>receptor</td></tr>
 * </table>
 *
 * A current is evaluated at the start of each step and held over it, so that a waveform which changes within a step is
 * followed to first order in dt; stimuli that act on the same neuron add up. Input at a receptor arrives at the end of
 * the step. Deterministic currents are the same for all targets; random ones are independent, and functions of the
 * network's seed, the target and the step alone. All stimuli are immutable and may be used several times.
 *
 * <p>Arguments are checked here; what depends on the time step or the number of targets is checked when the network is
 * built.
 */
public final class Stimuli {

    private Stimuli() {}

    /**
     * A constant current.
     *
     * @param pA current, pA
     * @return stimulus
     * @throws IllegalArgumentException unless finite
     */
    public static Stimulus direct(double pA) {
        return new PiecewiseConstantCurrent("direct current", new double[] {0}, new double[] {pA});
    }

    /**
     * A current that is on for a while: {@code pA} for onMs &lt;= t &lt; offMs, else 0.
     *
     * @param pA current, pA
     * @param onMs start, ms, a whole number of time steps
     * @param offMs end, ms, a whole number of time steps or positive infinity
     * @return stimulus
     * @throws IllegalArgumentException unless the current is finite and 0 &lt;= onMs &lt;= offMs
     */
    public static Stimulus step(double pA, double onMs, double offMs) {
        Checks.require("step current", "onMs", onMs, "ms", Range.NON_NEGATIVE);
        if (!(offMs >= onMs)) {
            throw new IllegalArgumentException(
                    "step current: offMs = " + offMs + " ms; must be >= onMs = " + onMs + " ms");
        }
        return offMs == Double.POSITIVE_INFINITY
                ? new PiecewiseConstantCurrent("step current", new double[] {onMs}, new double[] {pA})
                : onMs == offMs
                        ? new PiecewiseConstantCurrent("step current", new double[] {onMs}, new double[] {0})
                        : new PiecewiseConstantCurrent(
                                "step current", new double[] {onMs, offMs}, new double[] {pA, 0});
    }

    /**
     * A piecewise constant current: {@code pA[k]} from {@code times[k]} until {@code times[k + 1]}, the last value for
     * ever, 0 before the first time.
     *
     * @param times times of the changes, ms, ascending, whole numbers of time steps; copied
     * @param pA currents, pA, one per time; copied
     * @return stimulus
     * @throws IllegalArgumentException if the arrays are empty or differ in length, the times are negative or do not
     *     ascend, or a value is not finite
     */
    public static Stimulus steps(double[] times, double[] pA) {
        return new PiecewiseConstantCurrent("stepwise current", times, pA);
    }

    /**
     * A current that goes linearly from one value to another: {@code fromPa} for t &lt;= startMs, {@code toPa} for t
     * &gt;= endMs.
     *
     * @param fromPa current before the ramp, pA
     * @param toPa current after the ramp, pA
     * @param startMs start of the ramp, ms
     * @param endMs end of the ramp, ms
     * @return stimulus
     * @throws IllegalArgumentException unless all are finite and 0 &lt;= startMs &lt; endMs
     */
    public static Stimulus ramp(double fromPa, double toPa, double startMs, double endMs) {
        return new RampCurrent(fromPa, toPa, startMs, endMs);
    }

    /**
     * A sinusoidal current: {@code offsetPa + amplitudePa sin(2 pi frequencyHz t / 1000 + phaseRad)}, t in ms.
     *
     * @param amplitudePa amplitude, pA
     * @param frequencyHz frequency, Hz
     * @param phaseRad phase at t = 0, rad
     * @param offsetPa mean, pA
     * @return stimulus
     * @throws IllegalArgumentException unless all are finite and the frequency &gt;= 0
     */
    public static Stimulus sine(double amplitudePa, double frequencyHz, double phaseRad, double offsetPa) {
        return new SineCurrent(amplitudePa, frequencyHz, phaseRad, offsetPa);
    }

    /**
     * Sampled current, each sample held until the next: {@code pA[k]} for k dtMs &lt;= t &lt; (k + 1) dtMs; 0 after the
     * last sample's interval.
     *
     * @param dtMs interval of the samples, ms, a whole number of time steps
     * @param pA samples, pA, the first at t = 0; copied
     * @return stimulus
     * @throws IllegalArgumentException if there are no samples, one is not finite, or the interval is not finite and
     *     positive
     */
    public static Stimulus waveform(double dtMs, double[] pA) {
        return new SampledCurrent("waveform", dtMs, pA, false);
    }

    /**
     * Sampled current, interpolated linearly between the samples at 0, dtMs, 2 dtMs, ...; 0 after the last sample. The
     * interval may be any, also shorter than the time step (then samples in between are passed over).
     *
     * @param dtMs interval of the samples, ms
     * @param pA samples, pA, the first at t = 0; copied
     * @return stimulus
     * @throws IllegalArgumentException if there are no samples, one is not finite, or the interval is not finite and
     *     positive
     */
    public static Stimulus interpolatedWaveform(double dtMs, double[] pA) {
        return new SampledCurrent("interpolated waveform", dtMs, pA, true);
    }

    /**
     * Gaussian noise: a normal number, independent for each target, new after each interval and held in between.
     *
     * <p>The convention of NEST's {@code noise_generator}: sd is that of the current, whatever the interval, so that
     * the power at low frequencies grows with the interval: the noise intensity is {@code sd^2 intervalMs} (pA2 ms). A
     * passive membrane of time constant tau and resistance R has the stationary variance {@code (R sd)^2 (1 - d) / (1 +
     * d)}, d = exp(-intervalMs / tau), at the ends of the intervals.
     *
     * @param meanPa mean, pA
     * @param sdPa standard deviation, pA
     * @param intervalMs interval, ms, a whole number of time steps
     * @return stimulus
     * @throws IllegalArgumentException unless all are finite, sdPa &gt;= 0 and intervalMs &gt; 0
     */
    public static Stimulus gaussianNoise(double meanPa, double sdPa, double intervalMs) {
        return new GaussianNoise(meanPa, sdPa, intervalMs);
    }

    /**
     * Ornstein-Uhlenbeck noise: {@code dI = (mean - I) dt / tau + sd sqrt(2 / tau) dW}, independent for each target,
     * with stationary standard deviation sd and autocovariance {@code sd^2 exp(-lag / tau)}.
     *
     * <p>Starts in the stationary state and is updated exactly ({@code I' = mean + (I - mean) r + sd sqrt(1 - r^2) N(0,
     * 1)}, r = exp(-dt / tau)), so that its values at the starts of the steps have the right distribution for any time
     * step.
     *
     * <p>Sources: Uhlenbeck and Ornstein 1930, Phys Rev 36:823; Gillespie 1996, Phys Rev E 54:2084 (exact update).
     *
     * @param meanPa mean, pA
     * @param sdPa stationary standard deviation, pA
     * @param tauMs correlation time, ms
     * @return stimulus
     * @throws IllegalArgumentException unless all are finite, sdPa &gt;= 0 and tauMs &gt; 0
     */
    public static Stimulus ornsteinUhlenbeck(double meanPa, double sdPa, double tauMs) {
        return new OrnsteinUhlenbeck(meanPa, sdPa, tauMs);
    }

    /**
     * An independent Poisson spike train of one rate onto each target: in each step a target gets the weight times a
     * Poisson number of mean rate x dt.
     *
     * <p>Source: Stein 1965, Biophys J 5:173.
     *
     * @param rateHz rate, Hz
     * @param weight weight of each spike, in the unit of the receptor
     * @return stimulus for a receptor
     * @throws IllegalArgumentException unless both are finite and the rate &gt;= 0
     */
    public static Stimulus poisson(double rateHz, double weight) {
        return new PoissonInput(new double[] {rateHz}, weight, true);
    }

    /**
     * An independent Poisson spike train onto each target, of its own rate.
     *
     * @param ratesHz rates, Hz, one per target; copied
     * @param weight weight of each spike, in the unit of the receptor
     * @return stimulus for a receptor
     * @throws IllegalArgumentException if there are no rates, one is not finite and &gt;= 0, or the weight is not
     *     finite
     */
    public static Stimulus poisson(double[] ratesHz, double weight) {
        return new PoissonInput(ratesHz, weight, false);
    }
}
