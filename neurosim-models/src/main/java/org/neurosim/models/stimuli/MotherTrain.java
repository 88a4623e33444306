package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;

/**
 * A Poisson train that is a function of a seed, so that it can be looked at from any time on: in each stretch of time of a given length
 * there is a Poisson number of spikes, each at a uniform time. Its numbers are the sequence of SplitMix64 (Steele, Lea and Flood 2014, OOPSLA, 453), {@value #NUMBERS} of them for each stretch.
 */
final class MotherTrain {

    /** Expected spikes in a stretch. */
    private static final double MEAN = 4;

    /** More than 63 spikes in a stretch have a probability below 1e-40. */
    private static final int NUMBERS = 64;

    private final double stretch;
    private final long seed;
    private final double none = ElementaryMath.exp(-MEAN);

    /**
     * A train.
     *
     * @param rate Hz, &gt; 0
     */
    MotherTrain(double rate, long seed) {
        stretch = MEAN * 1e3 / rate;
        this.seed = seed;
    }

    /**
     * Time of a spike.
     *
     * @param after a time, ms, &gt;= 0
     * @param leftOut how many spikes are to be passed over that come after it
     * @return time of the spike behind them, ms
     */
    double next(double after, double leftOut) {
        double left = leftOut;
        long at = (long) (after / stretch);
        long n = Math.max(0, at - 1); // rounding may have moved a time into the next stretch
        while (true) {
            int count = count(n);
            if (n > at + 1 && left >= count) {
                left -= count;
            } else {
                double time = firstAfter(after, n, count);
                while (left > 0 && time < Double.POSITIVE_INFINITY) {
                    left--;
                    time = firstAfter(time, n, count);
                }
                if (time < Double.POSITIVE_INFINITY) {
                    return time;
                }
            }
            n++;
        }
    }

    /** The first spike of a stretch after a time, infinity if there is none. */
    private double firstAfter(double after, long n, int count) {
        double first = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= count; i++) {
            double time = (n + uniform(seed, n * NUMBERS + i)) * stretch;
            first = time > after && time < first ? time : first;
        }
        return first;
    }

    /** By inversion of the distribution function. */
    private int count(long n) {
        double uniform = uniform(seed, n * NUMBERS);
        double term = none;
        double sum = none;
        int count = 0;
        while (uniform >= sum && count < NUMBERS - 1) {
            count++;
            term *= MEAN / count;
            sum += term;
        }
        return count;
    }

    /** Number n of the sequence in [0, 1), 53 bits. */
    static double uniform(long seed, long n) {
        long z = seed + (n + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
