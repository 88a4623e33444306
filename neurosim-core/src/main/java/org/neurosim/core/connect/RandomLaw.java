package org.neurosim.core.connect;

import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.connect.Value;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.core.random.Distributions;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * A distribution, confined or not, drawn block by block. A number is made from the 64 bits of Threefry-2x32-20 at one
 * counter.
 *
 * <p>Redrawing is plain rejection, so the law is the truncated distribution exactly. An interval that holds less than
 * some thousandth of the distribution is refused when {@link #MAX_TRIES} draws in a row miss it.
 */
final class RandomLaw {
    /** Draws for one value before giving up. */
    static final int MAX_TRIES = 10_000;

    /** No normal number made of 64 bits is larger. */
    private static final double MAX_NORMAL = 10;
    /** No exponential number made of 64 bits is larger in terms of its mean. */
    private static final double MAX_EXPONENTIAL = 45;
    /** The largest uniform number, or somewhat more. */
    private static final double LAST_UNIFORM = Math.nextDown(1.0);

    private static final double ROUNDING = 0x1p-50;

    private final Value value;
    private final Value.Random base;
    private final boolean confined;
    private final boolean redrawn;
    private final double low;
    private final double high;

    /** Numbers at most {@link #halfWidth} from here are surely inside of the interval. */
    private final double centre;

    private final double halfWidth;
    private final String where;

    private RandomLaw(Value value, Value.Random base, boolean redrawn, double low, double high, String where) {
        this.value = value;
        this.base = base;
        this.redrawn = redrawn;
        this.low = low;
        this.high = high;
        this.confined = value != base;
        this.where = where;
        double least = Math.max(low, smallest());
        double most = Math.min(high, largest());
        requireFinite(least, most);
        this.centre = 0.5 * (least + most);
        this.halfWidth = 0.5 * (most - least) - (Math.abs(least) + Math.abs(most)) * ROUNDING - 2 * Double.MIN_VALUE;
    }

    /**
     * The law of a random value.
     *
     * @param value any value
     * @param where what the values are for, for messages
     * @return law, null if the value is not random
     * @throws InvalidNetworkException if its numbers may be too large for single precision
     */
    static RandomLaw of(Value value, String where) {
        if (value instanceof Value.Random random) {
            return new RandomLaw(value, random, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, where);
        }
        if (value instanceof Value.Redrawn confined) {
            return new RandomLaw(value, confined.base(), true, confined.low(), confined.high(), where);
        }
        if (value instanceof Value.Clipped confined) {
            return new RandomLaw(value, confined.base(), false, confined.low(), confined.high(), where);
        }
        return null;
    }

    /** No number of the unconfined distribution is larger. */
    private double largest() {
        if (base instanceof Value.Uniform u) {
            return u.high() - u.low() <= Double.MAX_VALUE ? u.high() : Double.NaN;
        }
        if (base instanceof Value.Normal normal) {
            return normal.mean() + MAX_NORMAL * normal.sd();
        }
        if (base instanceof Value.LogNormal logNormal) {
            return ElementaryMath.exp(logNormal.mu() + MAX_NORMAL * logNormal.sigma());
        }
        return MAX_EXPONENTIAL * ((Value.Exponential) base).mean();
    }

    private double smallest() {
        if (base instanceof Value.Uniform u) {
            return u.low();
        }
        return base instanceof Value.Normal normal ? normal.mean() - MAX_NORMAL * normal.sd() : 0;
    }

    private void requireFinite(double least, double most) {
        if (!(Math.max(most, -least) <= Float.MAX_VALUE)) {
            throw new InvalidNetworkException(
                    where + " = " + value + " is too wide; its values must stay within +-" + Float.MAX_VALUE
                            + "; choose a narrower distribution, or confine it with redrawnWithin or clippedTo");
        }
    }

    /**
     * Values of the connections of a chunk, each a function of (key, chunk, number of the connection): number k comes
     * from the counter (k, chunk); those of a block of 512 that have to be drawn again take, in their order, the
     * counters from the beginning of the block on under the key of the next round.
     */
    void fill(long key, int chunk, int count, double[] out, DrawBuffer buffer) {
        for (int first = 0; first < count; first += DrawBuffer.SIZE) {
            int n = Math.min(DrawBuffer.SIZE, count - first);
            int open = drawBlock(key, first, n, chunk, out, first, buffer);
            for (int tries = 1; open > 0; tries++) {
                requireTries(tries, "connection " + (first + buffer.open[0]) + " of chunk " + chunk);
                open = redraw(StreamKey.derive(key, tries, 0), first, open, chunk, out, first, buffer);
            }
        }
    }

    /**
     * Values of consecutive neurons, each a function of (key, index): neuron i takes the counters (i, 0), (i, 1), ...
     * until a number fits.
     */
    void fillNeurons(long key, int firstNeuron, int count, double[] out, DrawBuffer buffer) {
        int[] pending = new int[DrawBuffer.SIZE];
        for (int first = 0; first < count; first += DrawBuffer.SIZE) {
            int n = Math.min(DrawBuffer.SIZE, count - first);
            int open = drawBlock(key, firstNeuron + first, n, 0, out, first, buffer);
            System.arraycopy(buffer.open, 0, pending, 0, open);
            for (int i = 0; i < open; i++) {
                int place = first + pending[i];
                int tries = 1;
                do {
                    requireTries(tries, "neuron " + (firstNeuron + place));
                } while (drawBlock(key, firstNeuron + place, 1, tries++, out, place, buffer) > 0);
            }
        }
    }

    private void requireTries(int tries, String whose) {
        if (tries >= MAX_TRIES) {
            throw new InvalidNetworkException(where + " = " + value + ": " + MAX_TRIES + " draws in a row for " + whose
                    + " fell outside of [" + low + ", " + high
                    + "]; the interval must hold at least a hundredth of the distribution; widen it, or use clippedTo");
        }
    }

    /**
     * Draws n numbers into out[to], ...; returns how many of them have to be drawn again, their places in
     * buffer.open.
     */
    private int drawBlock(long key, int counter, int n, int stream, double[] out, int to, DrawBuffer buffer) {
        drawBase(key, counter, n, stream, buffer);
        double[] column = buffer.column;
        System.arraycopy(column, 0, out, to, n);
        if (!confined) {
            return 0;
        }
        if (!redrawn) {
            for (int i = to; i < to + n; i++) {
                out[i] = Math.min(Math.max(out[i], low), high);
            }
            return 0;
        }
        int[] open = buffer.open;
        int candidates = buffer.excess.outside(column, centre, halfWidth, open, n);
        int count = 0;
        for (int k = 0; k < candidates; k++) {
            int i = open[k];
            open[count] = i;
            count += outside(column[i], low, high);
        }
        return count;
    }

    /** Draws new numbers for the open places of a block; returns how many of them have to be drawn once more. */
    private int redraw(long key, int counter, int n, int stream, double[] out, int to, DrawBuffer buffer) {
        drawBase(key, counter, n, stream, buffer);
        int[] open = buffer.open;
        double[] column = buffer.column;
        double least = low;
        double most = high;
        int count = 0;
        for (int i = 0; i < n; i++) {
            double x = column[i];
            int place = open[i];
            out[to + place] = x;
            open[count] = place;
            count += outside(x, least, most);
        }
        return count;
    }

    /** 1 if x lies outside, else 0: the sign bit of a difference, because a jump would often be mispredicted. */
    private static int outside(double x, double least, double most) {
        return (int) ((Double.doubleToRawLongBits(x - least) | Double.doubleToRawLongBits(most - x)) >>> 63);
    }

    /** Draws n numbers of the unconfined distribution into buffer.column. */
    private void drawBase(long key, int counter, int n, int stream, DrawBuffer buffer) {
        double[] column = buffer.column;
        if (base instanceof Value.Normal normal) {
            NormalColumn.fill(key, counter, n, stream, buffer);
            scale(normal.mean(), normal.sd(), column, n);
        } else if (base instanceof Value.LogNormal logNormal) {
            NormalColumn.fill(key, counter, n, stream, buffer);
            scale(logNormal.mu(), logNormal.sigma(), column, n);
            for (int i = 0; i < n; i++) {
                column[i] = ElementaryMath.exp(column[i]);
            }
        } else {
            Threefry.fill(key, counter, n, stream, buffer.low, buffer.high);
            Distributions.uniform(buffer.low, buffer.high, column, n);
            if (base instanceof Value.Uniform uniform) {
                scaleBelow(uniform.low(), uniform.high(), column, n);
            } else {
                double mean = ((Value.Exponential) base).mean();
                for (int i = 0; i < n; i++) {
                    column[i] = -mean * ElementaryMath.log(column[i]);
                }
            }
        }
    }

    private static void scale(double origin, double unit, double[] column, int n) {
        for (int i = 0; i < n; i++) {
            column[i] = origin + unit * column[i];
        }
    }

    /** Rounding must not make the upper end of numbers that are below 1. */
    private static void scaleBelow(double low, double high, double[] column, int n) {
        scale(low, high - low, column, n);
        if (low + (high - low) * LAST_UNIFORM >= high) {
            double last = Math.max(low, Math.nextDown(high));
            for (int i = 0; i < n; i++) {
                column[i] = Math.min(column[i], last);
            }
        }
    }
}
