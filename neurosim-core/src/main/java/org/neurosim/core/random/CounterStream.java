package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * A sequence of random numbers for work that is sequential by nature, above all setting up: the words of {@link Threefry} at
 * the counters 0, 1, 2, ... under one key.
 *
 * <p>The k-th word is a function of key and k; buffering (16 words at first, up to {@value #BUFFER} at a time) is not seen.
 * Two streams with different keys are independent for all practical purposes, so give every entity a stream of its own (see
 * {@link StreamKey}) instead of sharing one. A period of 2<sup>64</sup> words. Not thread-safe.
 */
public final class CounterStream {

    private static final int BUFFER = 256;
    private static final int FIRST_FILL = 16;
    private static final long LOW_HALF = 0xFFFFFFFFL;

    private final int[] low = new int[BUFFER];
    private final int[] high = new int[BUFFER];
    private long key;
    private long counter;
    private int size;
    private int position;

    /** The last probability asked for, and 1 / log(1 - it). */
    private double skipProbability = Double.NaN;

    private double skipFactor;

    /**
     * A stream at its beginning.
     *
     * @param key key, for instance of {@link StreamKey}
     */
    public CounterStream(long key) {
        this.key = key;
    }

    /**
     * Goes to the beginning of another stream, as if newly made.
     *
     * @param newKey key
     */
    public void restart(long newKey) {
        key = newKey;
        counter = 0;
        size = 0;
        position = 0;
    }

    /**
     * Next 64 bits.
     *
     * @return any long, all equally likely
     */
    public long nextLong() {
        if (position == size) {
            refill();
        }
        int i = position++;
        return (long) high[i] << 32 | low[i] & LOW_HALF;
    }

    /**
     * Next integer below a bound, without bias.
     *
     * <p>Source: D. Lemire, Fast random integer generation in an interval, ACM Transactions on Modeling and Computer
     * Simulation 29 (2019) 3: upper half of the product of word and bound, drawn again if the lower half is below
     * 2<sup>32</sup> mod bound.
     *
     * @param bound number of values, &gt; 0
     * @return 0 to bound - 1, all equally likely
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound = " + bound + "; must be > 0");
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & LOW_HALF) < bound) {
            long threshold = (1L << 32) % bound;
            while ((product & LOW_HALF) < threshold) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * Next long integer below a bound, without bias, as {@link #nextInt(int)} with words of 64 bits.
     *
     * @param bound number of values, &gt; 0
     * @return 0 to bound - 1, all equally likely
     * @throws IllegalArgumentException if the bound is not positive
     */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound = " + bound + "; must be > 0");
        }
        long word = nextLong();
        long lower = word * bound;
        if (Long.compareUnsigned(lower, bound) < 0) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(lower, threshold) < 0) {
                word = nextLong();
                lower = word * bound;
            }
        }
        // The upper half of the product of an unsigned word and a positive bound.
        return Math.multiplyHigh(word, bound) + (word >> 63 & bound);
    }

    /**
     * Next uniform number in [0, 1).
     *
     * @return a multiple of 2<sup>-53</sup>
     */
    public double nextDouble() {
        return Distributions.uniformWithZero(nextLong());
    }

    /**
     * Next uniform number in (0, 1).
     *
     * @return an odd multiple of 2<sup>-53</sup>
     */
    public double nextOpenDouble() {
        return Distributions.openUniform(nextLong());
    }

    /**
     * Next standard normal number, by inversion.
     *
     * @return number between -8.3 and 8.3
     */
    public double nextNormal() {
        return Distributions.normal(nextLong());
    }

    /**
     * Next exponential number of mean 1, by inversion.
     *
     * @return number between 1.1e-16 and 36.8
     */
    public double nextExponential() {
        return Distributions.exponential(nextLong());
    }

    /**
     * Next Poisson count; uses up one word.
     *
     * @param mean expected count, in [0, 1e9]
     * @return count
     * @throws IllegalArgumentException if the mean is negative, NaN or greater than 1e9
     */
    public int nextPoisson(double mean) {
        return PoissonDraw.draw(mean, nextLong());
    }

    /**
     * Next binomial count.
     *
     * @param n number of trials, &gt;= 0
     * @param p probability of success, in [0, 1]
     * @return number of successes
     * @throws IllegalArgumentException if n or p is out of range
     */
    public int nextBinomial(int n, double p) {
        if (n < 0) {
            throw new IllegalArgumentException("n = " + n + "; must be >= 0");
        }
        checkProbability(p);
        return BinomialDraw.draw(this, n, p);
    }

    /**
     * Next number of failures before a success: how many elements to skip when each is chosen with probability p.
     *
     * @param p probability of success, in [0, 1]
     * @return number of failures, floor(log u / log(1 - p)); 0 for p = 1, {@link Long#MAX_VALUE} for p = 0
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public long nextGeometricSkip(double p) {
        if (p != skipProbability) {
            checkProbability(p);
            skipProbability = p;
            // -0 for p = 1, so that every skip is 0.
            skipFactor = p == 0.0 ? Double.NEGATIVE_INFINITY : 1.0 / ElementaryMath.log1p(-p);
        }
        return (long) (ElementaryMath.log(nextOpenDouble()) * skipFactor);
    }

    private static void checkProbability(double p) {
        if (!(p >= 0.0 && p <= 1.0)) {
            throw new IllegalArgumentException("p = " + p + "; must be in [0, 1]");
        }
    }

    /** Fills the buffer: a short stream should not pay for a long one. The low half of the counter never wraps in a fill. */
    private void refill() {
        size = size == 0 ? FIRST_FILL : Math.min(BUFFER, 2 * size);
        size = (int) Math.min(size, (1L << 32) - (counter & LOW_HALF));
        Threefry.fill(key, (int) counter, size, (int) (counter >>> 32), low, high);
        counter += size;
        position = 0;
    }
}
