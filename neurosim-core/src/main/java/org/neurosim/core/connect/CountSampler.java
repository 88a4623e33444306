package org.neurosim.core.connect;

/**
 * Exact draws from the binomial and the hypergeometric law, for splitting a number of connections over chunks.
 *
 * <p>Inversion from the mode: the probabilities relative to the mode follow from their ratios (additions,
 * multiplications and divisions only, hence the same bits everywhere), are summed over all counts that matter, and
 * are then walked through from the mode outwards (Kemp 1986, A modal method for generating binomial variables,
 * Communications in Statistics 15:805-813). Costs some 20 standard deviations of steps per draw: nothing against
 * generating the connections that are counted.
 */
final class CountSampler {
    /** Weights below this part of the sum are out of reach of a uniform number with 52 bits. */
    private static final double NEGLIGIBLE = 0x1p-60;

    private final boolean replacing;
    private final double draws;
    private final double marked;
    private final double unmarked;

    private CountSampler(boolean replacing, long draws, long marked, long unmarked) {
        this.replacing = replacing;
        this.draws = draws;
        this.marked = marked;
        this.unmarked = unmarked;
    }

    /**
     * How many of the draws fall on the marked items if each is made from all items (with replacement).
     *
     * @param random source of randomness
     * @param draws number of draws
     * @param marked marked items
     * @param all all items, &gt;= marked
     * @return count, binomial with draws and marked / all
     */
    static long binomial(RandomWords random, long draws, long marked, long all) {
        if (draws == 0 || marked == 0) {
            return 0;
        }
        if (marked == all) {
            return draws;
        }
        double mode = Math.floor((draws + 1.0) * ((double) marked / all));
        CountSampler law = new CountSampler(true, draws, marked, all - marked);
        return law.draw(random, 0, draws, Math.min(mode, draws));
    }

    /**
     * How many of the draws fall on the marked items if no item is drawn twice.
     *
     * @param random source of randomness
     * @param draws number of draws, &lt;= all
     * @param marked marked items
     * @param all all items, &gt;= marked
     * @return count, hypergeometric
     */
    static long hypergeometric(RandomWords random, long draws, long marked, long all) {
        long low = Math.max(0, draws - (all - marked));
        long high = Math.min(draws, marked);
        if (low == high) {
            return low;
        }
        double mode = Math.floor((draws + 1.0) * ((marked + 1.0) / (all + 2.0)));
        CountSampler law = new CountSampler(false, draws, marked, all - marked);
        return law.draw(random, low, high, Math.max(low, Math.min(mode, high)));
    }

    /** Probability of x + 1 over that of x. */
    private double ratio(double x) {
        double odds = replacing ? marked / unmarked : (marked - x) / (unmarked - draws + x + 1);
        return (draws - x) / (x + 1) * odds;
    }

    private long draw(RandomWords random, long low, long high, double mode) {
        double sum = 1;
        double weight = 1;
        for (double x = mode; x < high && weight > NEGLIGIBLE * sum; x++) {
            weight *= ratio(x);
            sum += weight;
        }
        weight = 1;
        for (double x = mode; x > low && weight > NEGLIGIBLE * sum; x--) {
            weight /= ratio(x - 1);
            sum += weight;
        }
        return walk(random.nextDouble() * sum, low, high, mode);
    }

    /** The count at which the weights, taken in the order mode, above, below, next above, ..., add up to u. */
    private long walk(double u, long low, long high, double mode) {
        double rest = u - 1;
        double above = mode;
        double below = mode;
        double weightAbove = 1;
        double weightBelow = 1;
        while (rest > 0) {
            boolean moved = false;
            if (above < high && weightAbove > 0) {
                weightAbove *= ratio(above++);
                rest -= weightAbove;
                if (rest <= 0) {
                    return (long) above;
                }
                moved = true;
            }
            if (below > low && weightBelow > 0) {
                weightBelow /= ratio(--below);
                rest -= weightBelow;
                if (rest <= 0) {
                    return (long) below;
                }
                moved = true;
            }
            if (!moved) {
                break; // what is left of u is rounding
            }
        }
        return (long) mode;
    }
}
