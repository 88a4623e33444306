package org.neurosim.core.events;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neurosim.api.model.EventDynamics;

/**
 * Identical neurons in a moving frame ({@link EventDynamics.Frame}): an input is one addition, and the neuron to spike next is the one with the least position.
 *
 * <p>Positions are kept in blocks of 64 and fields of 64 blocks, each with a lower bound of its positions. Input that lowers a position lowers the bounds; input that raises one leaves them
 * be. To find the least position, the field with the least bound and in it the block with the least bound are looked through until the bounds are right. Refractory neurons are at infinity, where additions
 * leave them. The frame's origin is moved before rounding matters.
 */
final class FrameGroup extends NeuronEvents {

    private static final int SHIFT = 6;
    private static final int BLOCK = 1 << SHIFT;

    private final EventDynamics.Frame frame;
    private final int n;
    private final double[] u;

    /** Lower bounds of the positions of each block, and of each field of blocks. */
    private final double[] low;

    private final double[] lowOfField;
    private final double[] x;
    private final double[] until;
    private final double[] resetValue;
    private final double period;
    private final EventFifo ends;
    private double origin;
    private double now;

    /** While known: the least position, the neuron that has it, and when it spikes. */
    private double least;

    private int leastIndex;
    private double spikeAt;

    /** Whether an input has taken it there, so that others may be there as well. */
    private boolean pushed;

    private boolean known;

    FrameGroup(CellColumns cells, EventDynamics.Frame frame, double now) {
        super(cells);
        this.frame = frame;
        this.now = now;
        n = cells.size();
        x = cells.x[0];
        until = cells.until;
        resetValue = cells.parameter(spec.resets().get(0));
        period = spec.refractoryPeriod() < 0 ? 0 : cells.parameter(spec.refractoryPeriod())[0];
        int blocks = (n + BLOCK - 1) >> SHIFT;
        u = new double[blocks << SHIFT];
        low = new double[blocks];
        lowOfField = new double[(blocks + BLOCK - 1) >> SHIFT];
        ends = new EventFifo();
        origin = now;
        Arrays.fill(u, Double.POSITIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            if (until[i] == CellColumns.NOT_REFRACTORY) {
                if (!Double.isFinite(x[i])) {
                    throw failure(i, 0, now, x[i]);
                }
                u[i] = frame.position(x[i], 0);
            }
        }
        int[] refractory = IntStream.range(0, n)
                .filter(i -> until[i] != CellColumns.NOT_REFRACTORY)
                .boxed()
                .sorted((a, b) -> Double.compare(until[a], until[b]))
                .mapToInt(i -> i)
                .toArray();
        for (int i : refractory) {
            ends.add(until[i], 0, i);
        }
        boundAll();
    }

    private void boundAll() {
        for (int b = 0; b < low.length; b++) {
            low[b] = leastOf(b);
        }
        for (int f = 0; f < lowOfField.length; f++) {
            lowOfField[f] = low[leastIn(low, f << SHIFT, Math.min(low.length, (f + 1) << SHIFT))];
        }
    }

    private static int leastIn(double[] bounds, int from, int to) {
        int best = from;
        double bound = bounds[from];
        for (int b = from + 1; b < to; b++) {
            if (bounds[b] < bound) {
                bound = bounds[b];
                best = b;
            }
        }
        return best;
    }

    @Override
    double next() {
        if (!known) {
            findLeast();
            known = true;
            spikeAt = spikeTimeOf(least);
        }
        return ends.size() > 0 ? Math.min(spikeAt, ends.time()) : spikeAt;
    }

    private double spikeTimeOf(double position) {
        pushed = false;
        if (position == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        if (position <= frame.level(now - origin)) {
            pushed = true;
            return now;
        }
        double time = Math.max(now, origin + frame.spikeTime(position));
        if (time != time) {
            throw badDuration(leastIndex, now, time);
        }
        return time;
    }

    private void findLeast() {
        double[] fields = lowOfField;
        int field = leastIn(fields, 0, fields.length);
        while (true) {
            fields[field] = leastOfField(field);
            int next = fields.length == 1 ? field : leastIn(fields, 0, fields.length);
            if (next == field) {
                least = fields[field];
                return;
            }
            field = next;
        }
    }

    /** The least position of a field; leaves its neuron in {@link #leastIndex}. */
    private double leastOfField(int field) {
        double[] bounds = low;
        int from = field << SHIFT;
        int to = Math.min(bounds.length, from + BLOCK);
        while (true) {
            int best = leastIn(bounds, from, to);
            double exact = leastOf(best);
            if (!(exact > bounds[best])) {
                return exact;
            }
            bounds[best] = exact;
        }
    }

    /** The least position of a block; leaves its neuron in {@link #leastIndex}. */
    private double leastOf(int b) {
        double[] position = u;
        int from = b << SHIFT;
        int at = from;
        double value = position[from];
        for (int i = from + 1; i < from + BLOCK; i++) {
            if (position[i] < value) {
                value = position[i];
                at = i;
            }
        }
        leastIndex = at;
        return value;
    }

    @Override
    boolean endsPeriod() {
        return ends.size() > 0 && ends.time() == next();
    }

    @Override
    int occur(double time) {
        now = time;
        if (ends.size() > 0 && ends.time() <= time) {
            int i = ends.entry();
            ends.remove();
            moveOriginIfFar(); // while this neuron still counts as refractory: it has no position yet
            until[i] = CellColumns.NOT_REFRACTORY;
            place(i);
            return NOBODY;
        }
        int i = pushed ? firstAtThreshold(time) : leastIndex;
        known = false;
        x[i] = resetValue[i];
        if (period > 0) {
            u[i] = Double.POSITIVE_INFINITY;
            until[i] = time + period;
            ends.add(until[i], 0, i);
        } else {
            place(i);
        }
        return i;
    }

    private void place(int i) {
        moveOriginIfFar();
        u[i] = frame.position(x[i], now - origin);
        low[i >> SHIFT] = Math.min(low[i >> SHIFT], u[i]);
        lowOfField[i >> 2 * SHIFT] = Math.min(lowOfField[i >> 2 * SHIFT], u[i]);
        known &= u[i] > least;
    }

    /** After an input several may be at or above the threshold. */
    private int firstAtThreshold(double time) {
        double line = Math.max(least, frame.level(time - origin));
        for (int b = 0; b < low.length; b++) {
            if (lowOfField[b >> SHIFT] > line) {
                b |= BLOCK - 1;
            } else if (low[b] <= line) {
                int end = Math.min(n, (b + 1) << SHIFT);
                for (int i = b << SHIFT; i < end; i++) {
                    if (u[i] <= line) {
                        return i;
                    }
                }
                low[b] = leastOf(b);
            }
        }
        return leastIndex;
    }

    @Override
    void receive(
            double time, int receptor, int[] targets, int from, int to, double[] weights, int shift, double weight) {
        now = time;
        moveOriginIfFar();
        double scale = frame.scale(time - origin);
        if (weights == null) {
            shift(targets, from, to, weight * scale);
        } else {
            shift(targets, from, to, weights, shift, scale);
        }
    }

    /** Whether the neuron to spike next and its time are still known is found on the way. */
    private void shift(int[] targets, int from, int to, double by) {
        double[] position = u;
        double[] bound = low;
        double[] field = lowOfField;
        if (by <= 0) {
            for (int k = from; k < to; k++) {
                position[targets[k]] -= by;
            }
            known &= position[leastIndex] == least;
            return;
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = from; k < to; k++) {
            int i = targets[k];
            double moved = position[i] - by;
            position[i] = moved;
            if (moved <= bound[i >> SHIFT]) {
                bound[i >> SHIFT] = moved;
                if (moved <= field[i >> 2 * SHIFT]) {
                    field[i >> 2 * SHIFT] = moved;
                    lowest = moved < lowest ? moved : lowest;
                }
            }
        }
        known &= lowest > least;
    }

    private void shift(int[] targets, int from, int to, double[] weights, int shift, double scale) {
        double[] position = u;
        double[] bound = low;
        double[] field = lowOfField;
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = from; k < to; k++) {
            int i = targets[k];
            double moved = position[i] - weights[k + shift] * scale;
            position[i] = moved;
            if (moved <= bound[i >> SHIFT]) {
                bound[i >> SHIFT] = moved;
                if (moved <= field[i >> 2 * SHIFT]) {
                    field[i >> 2 * SHIFT] = moved;
                    lowest = moved < lowest ? moved : lowest;
                }
            }
        }
        known &= lowest > least && position[leastIndex] == least;
    }

    private void moveOriginIfFar() {
        if (now - origin > frame.span()) {
            moveOrigin();
        }
    }

    private void moveOrigin() {
        double t = now - origin;
        for (int i = 0; i < n; i++) {
            if (until[i] == CellColumns.NOT_REFRACTORY) {
                if (!Double.isFinite(u[i])) {
                    throw failure(i, 0, now, frame.value(u[i], t));
                }
                u[i] = frame.position(frame.value(u[i], t), 0);
            }
        }
        origin = now;
        boundAll();
        known = false;
    }

    @Override
    void store(double time) {
        for (int i = 0; i < n; i++) {
            x[i] = value(i, 0, time);
        }
    }

    @Override
    double value(int i, int k, double time) {
        return until[i] != CellColumns.NOT_REFRACTORY ? x[i] : frame.value(u[i], time - origin);
    }

    @Override
    void write(int i, int k, double value, double time) {
        now = time;
        known = false;
        x[i] = value;
        if (until[i] == CellColumns.NOT_REFRACTORY) {
            place(i);
        }
    }
}
