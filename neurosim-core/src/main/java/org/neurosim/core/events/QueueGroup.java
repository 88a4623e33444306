package org.neurosim.core.events;

import java.util.Arrays;
import java.util.Map;
import org.neurosim.api.model.EventDynamics;

/**
 * Neurons of any event-driven model: each has a state as of its own last event and a place in a queue of next own events, recalculated at each event of the
 * neuron.
 */
final class QueueGroup extends NeuronEvents {

    private final EventDynamics dynamics;
    private final double[][] x;

    /** Time of each neuron's last own event, by place in the group. */
    private final double[] last;

    private final double[] until;

    /** Whether the next own event is the end of a quiet time. */
    private final boolean[] quiet;

    private final NextTimes next;
    private final int[] ports;
    private final boolean[] isClamped;
    private final int[] clamped;
    private final double[] held;
    private final double[] saved;
    private final int[] resets;
    private final int[] resetValues;
    private final double[] period;

    QueueGroup(CellColumns cells, EventDynamics dynamics, int from, int to, double now) {
        super(cells, from, to);
        this.dynamics = dynamics;
        x = cells.x;
        until = cells.until;
        int n = to - from;
        last = new double[n];
        Arrays.fill(last, now);
        quiet = new boolean[n];
        next = new NextTimes(n);
        ports = ports(spec);
        clamped = spec.clamped().stream().mapToInt(k -> k).toArray();
        isClamped = new boolean[x.length];
        for (int k : clamped) {
            isClamped[k] = true;
        }
        held = new double[clamped.length];
        saved = new double[x.length];
        Map<Integer, Integer> declared = spec.resets();
        resets = declared.keySet().stream().sorted().mapToInt(k -> k).toArray();
        resetValues = Arrays.stream(resets).map(declared::get).toArray();
        period = spec.refractoryPeriod() < 0 ? new double[cells.size()] : cells.parameter(spec.refractoryPeriod());
        for (int i = from; i < to; i++) {
            if (until[i] != CellColumns.NOT_REFRACTORY) {
                next.update(i - from, until[i], false);
            }
        }
        scheduleAll(now);
    }

    private void scheduleAll(double now) {
        for (int i = from; i < to; i++) {
            if (until[i] == CellColumns.NOT_REFRACTORY) {
                schedule(i, now);
            }
        }
    }

    @Override
    boolean takeCurrents(double now) {
        if (!followCurrents(dynamics)) {
            return false;
        }
        scheduleAll(now);
        return true;
    }

    @Override
    double next() {
        return next.topTime();
    }

    @Override
    boolean endsPeriod() {
        int i = from + next.top();
        return quiet[i - from] || until[i] != CellColumns.NOT_REFRACTORY;
    }

    @Override
    int occur(double now) {
        int i = from + next.top();
        advance(i, now);
        if (until[i] != CellColumns.NOT_REFRACTORY) {
            until[i] = CellColumns.NOT_REFRACTORY;
            schedule(i, now);
            return NOBODY;
        }
        if (quiet[i - from]) {
            scheduleSpike(i, now);
            return NOBODY;
        }
        for (int k = 0; k < resets.length; k++) {
            x[resets[k]][i] = cells.parameter(resetValues[k])[i];
        }
        dynamics.onSpike(i);
        if (period[i] > 0) {
            until[i] = now + period[i];
            next.update(i - from, until[i], false);
        } else {
            schedule(i, now);
        }
        return i;
    }

    @Override
    void receive(
            double now, int receptor, int[] targets, int first, int end, double[] weights, int shift, double weight) {
        int port = ports[receptor];
        double[] variable = x[port];
        for (int k = first; k < end; k++) {
            int i = targets[k];
            double w = weights == null ? weight : weights[k + shift];
            advance(i, now);
            boolean refractory = until[i] != CellColumns.NOT_REFRACTORY;
            if (!(refractory && isClamped[port])) {
                variable[i] += w;
                if (!Double.isFinite(variable[i])) {
                    throw failure(i, port, now, variable[i]);
                }
                dynamics.onInput(i, receptor, w);
            }
            if (!refractory) {
                schedule(i, now);
            }
        }
    }

    private void schedule(int i, double now) {
        double duration = dynamics.quietTime(i);
        if (duration > 0) {
            quiet[i - from] = true;
            next.update(i - from, now + duration, false);
        } else {
            scheduleSpike(i, now);
        }
    }

    /** Ends of refractory periods and of quiet times rank before spikes. */
    private void scheduleSpike(int i, double now) {
        quiet[i - from] = false;
        double duration = dynamics.timeToSpike(i);
        if (!(duration >= 0)) {
            requireFinite(i, now);
            throw badDuration(i, now, duration);
        }
        next.update(i - from, now + duration, true);
    }

    private void requireFinite(int i, double now) {
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(x[k][i])) {
                throw failure(i, k, now, x[k][i]);
            }
        }
    }

    private void advance(int i, double now) {
        double duration = now - last[i - from];
        if (duration > 0) {
            last[i - from] = now;
            move(i, duration);
        }
    }

    private void move(int i, double duration) {
        if (until[i] == CellColumns.NOT_REFRACTORY || clamped.length == 0) {
            dynamics.advance(i, duration);
            return;
        }
        for (int k = 0; k < clamped.length; k++) {
            held[k] = x[clamped[k]][i];
        }
        dynamics.advance(i, duration);
        for (int k = 0; k < clamped.length; k++) {
            x[clamped[k]][i] = held[k];
        }
    }

    @Override
    void store(double now) {
        for (int i = from; i < to; i++) {
            advance(i, now);
        }
    }

    /** Moves on a copy, so that looking does not change rounding errors. */
    @Override
    double value(int i, int k, double now) {
        double duration = now - last[i - from];
        if (!(duration > 0)) {
            return x[k][i];
        }
        for (int j = 0; j < saved.length; j++) {
            saved[j] = x[j][i];
        }
        move(i, duration);
        double value = x[k][i];
        for (int j = 0; j < saved.length; j++) {
            x[j][i] = saved[j];
        }
        return value;
    }

    @Override
    void write(int i, int k, double value, double now) {
        advance(i, now);
        x[k][i] = value;
        if (until[i] == CellColumns.NOT_REFRACTORY) {
            schedule(i, now);
        }
    }
}
