package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * Poisson counts of one mean from 32-bit words by table look-up: the count is the number of cumulative probabilities, as multiples of 2^-32, that the
 * word reaches. The upper 12 bits of the word mostly decide it alone; where they don't (a quarter of a per cent of the words at a mean of 10) the thresholds are
 * compared. Probabilities are exact to 2^-33. The table is small enough (4 KiB) to stay in the first-level cache.
 */
public final class PoissonTable {

    /** Largest mean; above it use {@link Distributions#poisson}. */
    public static final double LARGEST = 30;

    private static final int CELL_BITS = 12;
    private static final int CELL_SHIFT = 32 - CELL_BITS;
    private static final byte UNDECIDED = -1;
    private static final double TWO_32 = 4_294_967_296.0;
    private static final int MOST_COUNTS = 127;

    private final byte[] countOfCell = new byte[1 << CELL_BITS];
    private final long[] threshold = new long[MOST_COUNTS];
    private int thresholds;
    private double mean = Double.NaN;

    /** A table without a mean. */
    public PoissonTable() {}

    /**
     * Makes the table for a mean; does nothing if it is that already.
     *
     * @param newMean expected count, 0 to {@link #LARGEST}
     * @throws IllegalArgumentException if it is out of range
     */
    public void setMean(double newMean) {
        if (newMean == mean) {
            return;
        }
        if (!(newMean >= 0 && newMean <= LARGEST)) {
            throw new IllegalArgumentException("mean of Poisson table = " + newMean + "; must be in [0, " + LARGEST + "]");
        }
        mean = newMean;
        double p = ElementaryMath.exp(-mean);
        double cumulative = p;
        thresholds = 0;
        while (thresholds < MOST_COUNTS) {
            long t = (long) Math.rint(cumulative * TWO_32);
            if (t >= 1L << 32) {
                break;
            }
            threshold[thresholds++] = t;
            p *= mean / thresholds;
            cumulative += p;
        }
        int low = 0;
        for (int cell = 0; cell < countOfCell.length; cell++) {
            long begin = (long) cell << CELL_SHIFT;
            long last = begin + (1L << CELL_SHIFT) - 1;
            while (low < thresholds && threshold[low] <= begin) {
                low++;
            }
            boolean decided = low == thresholds || threshold[low] > last;
            countOfCell[cell] = decided ? (byte) low : UNDECIDED;
        }
    }

    /**
     * Draws counts.
     *
     * @param words column of words
     * @param out gets the counts
     * @param n how many
     */
    public void fill(int[] words, double[] out, int n) {
        byte[] table = countOfCell;
        for (int i = 0; i < n; i++) {
            int count = table[words[i] >>> CELL_SHIFT];
            out[i] = count >= 0 ? count : resolve(words[i]);
        }
    }

    private int resolve(int word) {
        long w = word & 0xFFFFFFFFL;
        int count = 0;
        while (count < thresholds && threshold[count] <= w) {
            count++;
        }
        return count;
    }
}
