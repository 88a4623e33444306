package org.neurosim.core.record;

import java.math.BigDecimal;
import org.neurosim.api.InvalidNetworkException;

/** Whole numbers of time steps. */
public final class TimeGrid {

    /** Relative deviation from a whole number of steps that is taken for rounding of the decimal numbers a user writes. */
    private static final double TOLERANCE = 1e-6;

    /** Times of more steps than a double counts exactly have lost their meaning. */
    private static final double MOST_STEPS = 0x1p53;

    private TimeGrid() {}

    /**
     * Whether a time is a whole number of steps.
     *
     * @param time time, ms
     * @param dt time step, ms
     * @return true if it is, up to a rounding error of 1e-6 steps or of 1e-12 of the time
     */
    public static boolean isWhole(double time, double dt) {
        double steps = time / dt;
        return Math.abs(steps - Math.rint(steps)) <= Math.max(TOLERANCE, 1e-12 * Math.abs(steps));
    }

    /**
     * A number of steps.
     *
     * @param time time, ms
     * @param dt time step, ms
     * @param what what the time is, for the message
     * @return steps, at least 1
     * @throws InvalidNetworkException unless it is a positive whole number of steps
     */
    public static long steps(double time, double dt, String what) {
        long steps = Math.round(time / dt);
        if (!isWhole(time, dt) || steps < 1) {
            throw new InvalidNetworkException(what + " = " + time + " ms; must be a whole number of time steps of " + dt
                    + " ms, at least one (nearest: " + decimal(Math.max(1, steps), dt) + " ms)");
        }
        return steps;
    }

    /**
     * Number of steps of a run.
     *
     * @param duration length of the run, ms
     * @param dt time step, ms
     * @param made steps made so far
     * @return steps
     * @throws IllegalArgumentException unless it is a whole number of steps, and ends where steps can still be counted
     */
    public static long stepsOfRun(double duration, double dt, long made) {
        if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("duration = " + duration + " ms; must be finite and >= 0");
        }
        if (!isWhole(duration, dt)) {
            throw new IllegalArgumentException(
                    "duration = " + duration + " ms; must be a whole number of time steps of " + dt + " ms (nearest: "
                            + decimal(Math.round(duration / dt), dt) + " ms)");
        }
        if (made + duration / dt > MOST_STEPS) {
            throw new IllegalArgumentException("duration = " + duration + " ms; must end before " + MOST_STEPS * dt
                    + " ms (2^53 time steps); to run without an end, use runUntil or a loop");
        }
        return Math.round(duration / dt);
    }

    /**
     * The time of a number of steps in the decimals in which the time step is written: 3 steps of 0.1 are 0.3.
     *
     * @param steps number of steps
     * @param dt time step, ms
     * @return time, ms, for messages
     */
    public static String decimal(long steps, double dt) {
        return BigDecimal.valueOf(dt).multiply(BigDecimal.valueOf(steps)).toString();
    }
}
