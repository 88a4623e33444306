package org.neurosim.core.math;

/**
 * Tells whether any element of a column is beyond a limit, and where, without a branch per element: C2 does not vectorise loops with branches (0.4-0.6 ns per element).
 * Per {@value #CHUNK} elements, one pass adds up {@code d + |d|}, d being the distance beyond the limit, of the four quarters; the sum of numbers none of which is
 * negative is zero only if all are (0.2 to 0.35 ns). NaN counts as beyond.
 *
 * <p>For one thread at a time.
 */
public final class Excess {

    private static final int WIDTH = 128;

    /** Elements that are looked at together. */
    public static final int CHUNK = 4 * WIDTH;

    /** From so many sums that are not zero on all elements are looked at. */
    private static final int MANY = WIDTH / 4;

    /** A quarter of the width: the sums are folded once more, because the last step, one element after the other, is the slow one. */
    private static final int REST = WIDTH / 4;

    private final double[] sums = new double[WIDTH];
    private final double[] rest = new double[REST];
    private final int[] restPlaces = new int[REST];
    private final int[] places = new int[WIDTH];

    /** With scratch columns of its own. */
    public Excess() {}

    /**
     * Lists the elements |x - centre| &gt; halfWidth.
     *
     * @param x column
     * @param centre middle of what is not listed
     * @param halfWidth distance from it that is still not listed
     * @param out gets the positions, ascending; entries behind them may change
     * @param n number of elements
     * @return how many are listed
     */
    public int outside(double[] x, double centre, double halfWidth, int[] out, int n) {
        int count = 0;
        int i = 0;
        if (n >= CHUNK) {
            foldDistance(x, centre, limit(halfWidth), sums);
            if (!isZero()) {
                count = outsideAtPlaces(x, centre, halfWidth, out);
            }
            i = CHUNK;
        }
        for (; i < n; i++) {
            if (!(Math.abs(x[i] - centre) <= halfWidth)) {
                out[count++] = i;
            }
        }
        return count;
    }

    private int outsideAtPlaces(double[] x, double centre, double halfWidth, int[] out) {
        int found = places();
        if (found > MANY) {
            return outsideOfMany(x, centre, halfWidth, out);
        }
        int count = 0;
        for (int from = 0; from < CHUNK; from += WIDTH) {
            for (int k = 0; k < found; k++) {
                int i = from + places[k];
                if (!(Math.abs(x[i] - centre) <= halfWidth)) {
                    out[count++] = i;
                }
            }
        }
        return count;
    }

    /** Without branches, which would be mispredicted half of the time: the bits of numbers that are not negative have their order, with NaN above all. */
    private static int outsideOfMany(double[] x, double centre, double halfWidth, int[] out) {
        long limit = halfWidth >= 0 ? Double.doubleToRawLongBits(halfWidth) : -1;
        int count = 0;
        for (int i = 0; i < CHUNK; i++) {
            out[count] = i;
            count += (int) (limit - Double.doubleToRawLongBits(Math.abs(x[i] - centre)) >>> 63);
        }
        return count;
    }

    /** A little less, because the folded distances are rounded. */
    private static double limit(double halfWidth) {
        return Math.nextDown(halfWidth * (1 - 0x1p-50));
    }

    /** Whether any |x - centre| &gt; halfWidth; may say yes where it is equal but for rounding. */
    boolean outside(double[] x, double centre, double halfWidth, int n) {
        double limit = limit(halfWidth);
        if (n < CHUNK) {
            return outside(x, centre, limit, 0, n);
        }
        foldDistance(x, centre, limit, sums);
        return !isZero() || outside(x, centre, limit, CHUNK, n);
    }

    private static boolean outside(double[] x, double centre, double limit, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Math.abs(x[i] - centre) <= limit ? 0 : 1;
        }
        return count > 0;
    }

    /** Writes the positions of elements x &gt;= level of the first {@value #CHUNK}, ascending, and returns how many. */
    int atOrAbove(double[] x, double level, int[] out) {
        foldAbove(x, Math.nextDown(level), sums);
        if (isZero()) {
            return 0;
        }
        int found = places();
        int count = 0;
        for (int from = 0; from < CHUNK; from += WIDTH) {
            for (int k = 0; k < found; k++) {
                int i = from + places[k];
                if (x[i] >= level) {
                    out[count++] = i;
                }
            }
        }
        return count;
    }

    private static void foldAbove(double[] x, double limit, double[] sums) {
        for (int i = 0; i < WIDTH; i++) {
            double a = x[i] - limit;
            double b = x[i + WIDTH] - limit;
            double c = x[i + 2 * WIDTH] - limit;
            double d = x[i + 3 * WIDTH] - limit;
            sums[i] = (a + Math.abs(a)) + (b + Math.abs(b)) + (c + Math.abs(c)) + (d + Math.abs(d));
        }
    }

    private static void foldDistance(double[] x, double centre, double limit, double[] sums) {
        for (int i = 0; i < WIDTH; i++) {
            double a = Math.abs(x[i] - centre) - limit;
            double b = Math.abs(x[i + WIDTH] - centre) - limit;
            double c = Math.abs(x[i + 2 * WIDTH] - centre) - limit;
            double d = Math.abs(x[i + 3 * WIDTH] - centre) - limit;
            sums[i] = (a + Math.abs(a)) + (b + Math.abs(b)) + (c + Math.abs(c)) + (d + Math.abs(d));
        }
    }

    /** Lists, ascending, which of the sums of the quarters are not zero. */
    private int places() {
        int candidates = 0;
        for (int i = 0; i < REST; i++) {
            if (rest[i] != 0) {
                restPlaces[candidates++] = i;
            }
        }
        int count = 0;
        for (int from = 0; from < WIDTH; from += REST) {
            for (int k = 0; k < candidates; k++) {
                int i = from + restPlaces[k];
                if (sums[i] != 0) {
                    places[count++] = i;
                }
            }
        }
        return count;
    }

    private boolean isZero() {
        fold(sums, rest);
        return isZero(rest);
    }

    private static void fold(double[] sums, double[] rest) {
        for (int i = 0; i < REST; i++) {
            rest[i] = (sums[i] + sums[i + REST]) + (sums[i + 2 * REST] + sums[i + 3 * REST]);
        }
    }

    /** Four sums, because each addition waits for the one before. */
    private static boolean isZero(double[] rest) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < REST; i += 4) {
            a += rest[i];
            b += rest[i + 1];
            c += rest[i + 2];
            d += rest[i + 3];
        }
        return a + b + c + d == 0;
    }
}
