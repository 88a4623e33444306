package org.neurosim.core.events;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.model.EventDynamics;

/**
 * Identical neurons in a moving frame ({@link EventDynamics.Frame}): an input is one addition, and the neuron to spike next is the one with the least position.
 *
 * <p>Positions are kept in blocks of 64 and fields of 64 blocks, each with a lower bound of its positions. Input that lowers a position lowers the bounds; input that raises one leaves them
 * be. To find the least position, the field with the least bound and in it the block with the least bound are looked through until the bounds are right. Refractory neurons are at infinity, where additions
 * leave them.
 *
 * <p>What becomes of a neuron does not depend, to the last bit, on who else is in the group: the frame's origin is moved at given times, as an event; a neuron spikes when its last position says, or at the
 * very time of an input, or of its reset, that has brought it to the threshold. That of all positions the least spikes first needs spike times that do not fall as positions rise.
 */
final class FrameGroup extends NeuronEvents {

    private static final int SHIFT = 6;
    private static final int BLOCK = 1 << SHIFT;

    private final EventDynamics.Frame frame;

    /** Positions, by place in the group. */
    private final double[] u;

    /** Lower bounds of the positions of each block, and of each field of blocks. */
    private final double[] low;

    private final double[] lowOfField;
    private final double[] x;
    private final double[] until;
    private final double[] resetValue;
    private final double period;
    private final EventFifo ends;
    private final double span;
    private double origin;
    private double now;

    /** While known: the least position, the neuron that has it, and when it spikes. */
    private double least;

    private int leastIndex;
    private double spikeAt;

    /** Places of neurons that were brought to the threshold or beyond just now, and may have been brought back since. */
    private int[] pushed = new int[16];

    private int pushedCount;

    /** Places of the neurons that spike now, in order; those before the next one have done so. Meanwhile they have no position. */
    private int[] due = new int[16];

    private int nextDue;
    private int dueCount;

    private boolean known;

    /** While known: whether it is the neuron at the least position, and nobody who was pushed. */
    private boolean leastIsNext;

    FrameGroup(CellColumns cells, EventDynamics.Frame frame, int from, int to, double now) {
        super(cells, from, to);
        this.frame = frame;
        this.now = now;
        span = frame.span();
        if (!(span > 0)) {
            throw new NeurosimException("model " + spec.name() + " of population " + population.name()
                    + ": span of its frame = " + span + " ms; must be > 0");
        }
        x = cells.x[0];
        until = cells.until;
        resetValue = cells.parameter(spec.resets().get(0));
        period = spec.refractoryPeriod() < 0 ? 0 : cells.parameter(spec.refractoryPeriod())[0];
        int blocks = (to - from + BLOCK - 1) >> SHIFT;
        u = new double[blocks << SHIFT];
        low = new double[blocks];
        lowOfField = new double[(blocks + BLOCK - 1) >> SHIFT];
        ends = new EventFifo();
        int[] refractory = IntStream.range(from, to)
                .filter(i -> until[i] != CellColumns.NOT_REFRACTORY)
                .boxed()
                .sorted((a, b) -> Double.compare(until[a], until[b]))
                .mapToInt(i -> i)
                .toArray();
        for (int i : refractory) {
            ends.add(until[i], 0, i);
        }
        beginFrame();
    }

    /** Begins a frame now, from the values of the state variable. */
    private void beginFrame() {
        origin = now;
        known = false;
        pushedCount = 0;
        Arrays.fill(u, Double.POSITIVE_INFINITY);
        double level = frame.level(0);
        for (int i = from; i < to; i++) {
            if (until[i] == CellColumns.NOT_REFRACTORY) {
                if (!Double.isFinite(x[i])) {
                    throw failure(i, 0, now, x[i]);
                }
                u[i - from] = frame.position(x[i], 0);
                pushIfBeyond(i - from, level);
            }
        }
        boundAll();
    }

    @Override
    boolean takeCurrents(double time) {
        if (!followCurrents(frame)) {
            return false;
        }
        now = time;
        beginFrame();
        return true;
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
        if (nextDue < dueCount) {
            return now;
        }
        if (!known) {
            leastIsNext = !isPushed();
            if (!leastIsNext) {
                spikeAt = now;
            } else {
                findSpike();
            }
            known = true;
        }
        double own = Math.min(spikeAt, origin + span);
        return ends.size() > 0 ? Math.min(own, ends.time()) : own;
    }

    private void findSpike() {
        findLeast();
        spikeAt = spikeTimeOf(least);
    }

    private double spikeTimeOf(double position) {
        if (position == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        double time = Math.max(now, origin + frame.spikeTime(position));
        if (time != time) {
            throw badDuration(from + leastIndex, now, time);
        }
        return time;
    }

    private void pushIfBeyond(int place, double level) {
        if (u[place] <= level) {
            if (pushedCount == pushed.length) {
                pushed = Arrays.copyOf(pushed, 2 * pushedCount);
            }
            pushed[pushedCount++] = place;
        }
    }

    /** Whether a neuron that was pushed to the threshold is still there. */
    private boolean isPushed() {
        if (pushedCount > 0) {
            double level = frame.level(now - origin);
            for (int k = 0; k < pushedCount; k++) {
                if (u[pushed[k]] <= level) {
                    return true;
                }
            }
            pushedCount = 0;
        }
        return false;
    }

    /** Finds all neurons that spike at a time, and who comes after them. */
    private void gather(double time) {
        nextDue = 0;
        dueCount = 0;
        if (!leastIsNext) {
            double level = frame.level(time - origin);
            for (int k = 0; k < pushedCount; k++) {
                if (u[pushed[k]] <= level) {
                    take(pushed[k], time);
                }
            }
            pushedCount = 0;
            findSpike();
        }
        while (spikeAt <= time) {
            take(leastIndex, time);
            findSpike();
        }
        known = true;
        leastIsNext = true;
        if (dueCount > 1) {
            Arrays.sort(due, 0, dueCount);
        }
    }

    private void take(int place, double time) {
        if (dueCount == due.length) {
            due = Arrays.copyOf(due, 2 * dueCount);
        }
        due[dueCount++] = place;
        x[from + place] = frame.value(u[place], time - origin);
        u[place] = Double.POSITIVE_INFINITY;
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

    /** Moves of the origin count as ends of periods: they come before inputs and spikes of the same time. */
    @Override
    boolean endsPeriod() {
        double time = next();
        return ends.size() > 0 && ends.time() == time || origin + span == time;
    }

    @Override
    int occur(double time) {
        now = time;
        if (origin + span <= time) {
            moveOrigin();
            return NOBODY;
        }
        if (ends.size() > 0 && ends.time() <= time) {
            int i = ends.entry();
            ends.remove();
            until[i] = CellColumns.NOT_REFRACTORY;
            place(i);
            return NOBODY;
        }
        if (nextDue == dueCount) {
            gather(time);
        }
        int i = from + due[nextDue++];
        x[i] = resetValue[i];
        if (period > 0) {
            until[i] = time + period;
            ends.add(until[i], 0, i);
        } else {
            place(i);
        }
        return i;
    }

    private void place(int i) {
        int at = i - from;
        double t = now - origin;
        u[at] = frame.position(x[i], t);
        low[at >> SHIFT] = Math.min(low[at >> SHIFT], u[at]);
        lowOfField[at >> 2 * SHIFT] = Math.min(lowOfField[at >> 2 * SHIFT], u[at]);
        pushIfBeyond(at, frame.level(t));
        known &= u[at] > least && pushedCount == 0;
    }

    @Override
    void receive(
            double time, int receptor, int[] targets, int first, int end, double[] weights, int shift, double weight) {
        now = time;
        double t = time - origin;
        double scale = frame.scale(t);
        double lowest = weights == null
                ? shift(targets, first, end, weight * scale)
                : shift(targets, first, end, weights, shift, scale);
        if (lowest < Double.POSITIVE_INFINITY) {
            pushIfBeyond(targets, first, end, lowest, frame.level(t));
        }
        // Whether the neuron to spike next and its time are still known.
        known &= lowest > least && u[leastIndex] == least && pushedCount == 0;
    }

    private void pushIfBeyond(int[] targets, int first, int end, double lowest, double level) {
        if (lowest <= level) {
            for (int k = first; k < end; k++) {
                pushIfBeyond(targets[k] - from, level);
            }
        }
    }

    /** Returns the lowest position that was reached. */
    private double shift(int[] targets, int first, int end, double by) {
        double[] position = u;
        double[] bound = low;
        double[] field = lowOfField;
        int begin = from;
        double lowest = Double.POSITIVE_INFINITY;
        if (by <= 0) {
            for (int k = first; k < end; k++) {
                position[targets[k] - begin] -= by;
            }
            return lowest;
        }
        for (int k = first; k < end; k++) {
            int i = targets[k] - begin;
            double moved = position[i] - by;
            position[i] = moved;
            lowest = moved < lowest ? moved : lowest;
            if (moved <= bound[i >> SHIFT]) {
                bound[i >> SHIFT] = moved;
                if (moved <= field[i >> 2 * SHIFT]) {
                    field[i >> 2 * SHIFT] = moved;
                }
            }
        }
        return lowest;
    }

    private double shift(int[] targets, int first, int end, double[] weights, int shift, double scale) {
        double[] position = u;
        double[] bound = low;
        double[] field = lowOfField;
        int begin = from;
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = first; k < end; k++) {
            int i = targets[k] - begin;
            double moved = position[i] - weights[k + shift] * scale;
            position[i] = moved;
            lowest = moved < lowest ? moved : lowest;
            if (moved <= bound[i >> SHIFT]) {
                bound[i >> SHIFT] = moved;
                if (moved <= field[i >> 2 * SHIFT]) {
                    field[i >> 2 * SHIFT] = moved;
                }
            }
        }
        return lowest;
    }

    private void moveOrigin() {
        double t = now - origin;
        for (int i = from; i < to; i++) {
            if (until[i] == CellColumns.NOT_REFRACTORY) {
                int at = i - from;
                if (!Double.isFinite(u[at])) {
                    throw failure(i, 0, now, frame.value(u[at], t));
                }
                u[at] = frame.position(frame.value(u[at], t), 0);
            }
        }
        origin = now;
        boundAll();
        known = false;
    }

    @Override
    void store(double time) {
        for (int i = from; i < to; i++) {
            x[i] = value(i, 0, time);
        }
    }

    @Override
    double value(int i, int k, double time) {
        double position = u[i - from];
        return position == Double.POSITIVE_INFINITY ? x[i] : frame.value(position, time - origin);
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
