package org.neurosim.core.run;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.neurosim.api.Network;
import org.neurosim.api.Neurons;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Progress;
import org.neurosim.api.SimulationOptions;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.record.TimeGrid;

/** A network that counts time in steps and makes several at a time, a slice: where the run is, when it stops, and what is refused after a failure or the end. */
public abstract class SteppedNetwork implements Network {

    private static final long NANOS_BETWEEN_REPORTS = 100_000_000L;

    /** The description. */
    protected final NetworkDescription network;

    /** Time step, seed, threads. */
    protected final SimulationOptions options;

    /** Time step, ms. */
    protected final double dt;

    /** Steps made. */
    protected long stepsMade;

    /** Why the network can only be read, null if it can run. */
    protected Throwable failure;

    private volatile boolean cancelled;
    private boolean closed;

    /**
     * A network at time 0.
     *
     * @param network description
     * @param options time step, seed, threads
     */
    protected SteppedNetwork(NetworkDescription network, SimulationOptions options) {
        this.network = network;
        this.options = options;
        dt = options.timeStep();
    }

    /**
     * How far the network goes at most before it looks whether to stop.
     *
     * @return number of steps made by then
     */
    protected abstract long endOfSlice();

    /**
     * Makes room in the records; throws, without harm, where there is none left.
     *
     * @param to number of steps that will have been made
     */
    protected abstract void makeRoom(long to);

    /**
     * Makes steps and hands over what is recorded. Whatever it throws leaves the network fit for reading only.
     *
     * @param to number of steps that will have been made, at most {@link #endOfSlice()}; it may be fewer, but more than now, if {@link #isStopRequested()}
     */
    protected abstract void makeSteps(long to);

    /** Throws, without harm, where a record has become full. */
    protected abstract void requireRoom();

    /** Throws where a state is not finite. So that no run ends as if all were well. */
    protected abstract void requireFinite();

    /**
     * Spikes so far.
     *
     * @return number of spikes
     */
    protected abstract long spikes();

    @Override
    public final double time() {
        return stepsMade * dt;
    }

    @Override
    public final long stepCount() {
        return stepsMade;
    }

    @Override
    public final double timeStep() {
        return dt;
    }

    @Override
    public final boolean run(double duration) {
        return run(duration, null);
    }

    @Override
    public final boolean run(double duration, Progress progress) {
        long end = stepsMade + steps(duration);
        requireUsable();
        long lastReport = System.nanoTime();
        while (stepsMade < end) {
            if (mustStop()) {
                return false;
            }
            advance(Math.min(end, endOfSlice()));
            if (stepsMade == end) {
                endRun();
            }
            if (progress != null) {
                long now = System.nanoTime();
                if (now - lastReport >= NANOS_BETWEEN_REPORTS || stepsMade == end) {
                    lastReport = now;
                    progress.report(time(), end * dt, spikes());
                }
            }
        }
        return true;
    }

    @Override
    public final boolean runUntil(BooleanSupplier condition, double maxDuration) {
        long end = stepsMade + steps(maxDuration);
        requireUsable();
        boolean holds = condition.getAsBoolean();
        while (!holds && stepsMade < end && !mustStop()) {
            advance(stepsMade + 1);
            holds = condition.getAsBoolean();
        }
        endRun();
        return holds;
    }

    private long steps(double duration) {
        return TimeGrid.stepsOfRun(duration, dt, stepsMade);
    }

    private boolean mustStop() {
        if (cancelled) {
            cancelled = false;
            return true;
        }
        return Thread.currentThread().isInterrupted();
    }

    /**
     * Whether a run is to stop; it may do so at any step from the next on.
     *
     * @return true if it was cancelled or the thread interrupted
     */
    protected final boolean isStopRequested() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    @Override
    public final void step() {
        requireUsable();
        advance(stepsMade + 1);
    }

    @Override
    public final void cancel() {
        cancelled = true;
    }

    private void advance(long to) {
        makeRoom(to);
        goTo(to);
        requireRoom();
    }

    /**
     * Makes steps and remembers if that fails.
     *
     * @param to number of steps that will have been made
     */
    public final void goTo(long to) {
        try {
            makeSteps(to);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    private void endRun() {
        try {
            requireFinite();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public final void write(Neurons neurons, String variable, double value) {
        double[] values = new double[network.own(neurons).size()];
        Arrays.fill(values, value);
        write(neurons, variable, values);
    }

    /** Refuses what would change a network that is closed or has failed. */
    public final void requireUsable() {
        requireOpen();
        if (failure != null) {
            String reason = failure instanceof NeurosimException ? failure.getMessage() : failure.toString();
            throw new IllegalStateException(
                    "the network has stopped and can only be read, because: " + reason, failure);
        }
    }

    /** Refuses what a closed network cannot do. */
    protected final void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            release();
        }
    }

    /** Ends what the network holds. */
    protected abstract void release();
}
