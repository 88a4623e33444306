package org.neurosim.core.connect;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * Standard normal numbers for weights, delays and states, by the ziggurat: the area under exp(-x^2 / 2) is covered by
 * 256 layers of equal area, one is chosen with 8 bits and a place in it with 53 others; in 98.5 % of the cases the
 * place is surely below the curve. For the rest the decision is made with further words, hashes of key and counter,
 * so that each number is a function of these alone. The law is exact to the 53 bits.
 *
 * <p>Why not by the quantile function, as the noise of models: this takes a third of the time, and a large network
 * draws hundreds of millions of weights and delays.
 *
 * <p>Source: Marsaglia and Tsang 2000, The ziggurat method for generating random variables, Journal of Statistical
 * Software 5(8); bits for layer and place independent as in Doornik 2005, An improved ziggurat method to generate
 * normal random samples.
 */
final class NormalColumn {
    private static final int LAYERS = 256;
    /** Right edge of the lowest layer but for the tail, the solution of the equations for 256 layers. */
    private static final double TAIL = 0x1.d3bb48209ad33p1;
    /** Area of each layer. */
    private static final double AREA = 0x1.43016a5a43732p-8;

    private static final double TWO_MINUS_52 = 0x1p-52;
    private static final double TWO_52 = 0x1p52;
    private static final double TWO_52_PLUS_31 = 0x1p52 + 0x1p31;
    private static final long TWO_52_BITS = 0x4330000000000000L;
    private static final long LOW_WORD = 0xFFFFFFFFL;

    /** Right edges of the layers, from below; that of layer 0 makes a rectangle of it whose area includes the tail. */
    private static final double[] EDGE = edges();
    /** Edges per unit of the 53 bits. */
    private static final double[] SCALE = scales();
    /** The curve at the edges. */
    private static final double[] DENSITY = densities();

    private NormalColumn() {}

    private static double[] edges() {
        double[] edge = new double[LAYERS + 1];
        edge[0] = AREA / StrictMath.exp(-0.5 * TAIL * TAIL);
        edge[1] = TAIL;
        for (int i = 1; i < LAYERS - 1; i++) {
            edge[i + 1] = Math.sqrt(-2 * StrictMath.log(AREA / edge[i] + StrictMath.exp(-0.5 * edge[i] * edge[i])));
        }
        return edge;
    }

    private static double[] scales() {
        double[] scale = new double[LAYERS];
        for (int i = 0; i < LAYERS; i++) {
            scale[i] = EDGE[i] * TWO_MINUS_52;
        }
        return scale;
    }

    private static double[] densities() {
        double[] density = new double[LAYERS + 1];
        for (int i = 0; i <= LAYERS; i++) {
            density[i] = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
        }
        return density;
    }

    /** Numbers of the counters (counter, stream), (counter + 1, stream), ... under the key, into buffer.column. */
    static void fill(long key, int counter, int n, int stream, DrawBuffer buffer) {
        Threefry.fill(key, counter, n, stream, buffer.low, buffer.high);
        int[] low = buffer.low;
        int[] high = buffer.high;
        double[] column = buffer.column;
        int[] rest = buffer.rest;
        int count = 0;
        for (int i = 0; i < n; i++) {
            int layer = low[i] & LAYERS - 1;
            double x = place(low[i], high[i]) * SCALE[layer];
            column[i] = x;
            rest[count] = i;
            count += Math.abs(x) < EDGE[layer + 1] ? 0 : 1;
        }
        for (int r = 0; r < count; r++) {
            int i = rest[r];
            column[i] = finish(low[i] & LAYERS - 1, column[i], StreamKey.derive(key, counter + i, ~stream));
        }
    }

    /**
     * The upper 53 of the 64 bits, the middle of a cell between -2^52 and 2^52: high 2^21 + (low / 2^11 + 0.5), exactly. The two integers become numbers by their bits, put
     * below those of 2^52, because the conversion instruction, as C2 of JDK 17 uses it, waits for the one before.
     */
    private static double place(int low, int high) {
        double upper = Double.longBitsToDouble(TWO_52_BITS | (high ^ Integer.MIN_VALUE) & LOW_WORD) - TWO_52_PLUS_31;
        double lower = Double.longBitsToDouble(TWO_52_BITS | low >>> 11) - TWO_52;
        return upper * 0x1p21 + (lower + 0.5);
    }

    /** Decides on a place that may be above the curve; draws others until one is below. */
    private static double finish(int firstLayer, double firstPlace, long key) {
        int layer = firstLayer;
        double x = firstPlace;
        for (int draw = 0; Math.abs(x) >= EDGE[layer + 1]; draw += 2) {
            if (layer == 0) {
                return x < 0 ? -tail(key, draw) : tail(key, draw);
            }
            double height = DENSITY[layer] + uniform(key, draw) * (DENSITY[layer + 1] - DENSITY[layer]);
            if (height < ElementaryMath.exp(-0.5 * x * x)) {
                return x;
            }
            long word = word(key, draw + 1);
            layer = (int) word & LAYERS - 1;
            x = place((int) word, (int) (word >>> 32)) * SCALE[layer];
        }
        return x;
    }

    /** A number beyond the edge (Marsaglia 1964, Generating a variable from the tail of the normal distribution). */
    private static double tail(long key, int firstDraw) {
        double beyond;
        double height;
        int draw = firstDraw;
        do {
            beyond = -ElementaryMath.log(uniform(key, draw++)) / TAIL;
            height = -ElementaryMath.log(uniform(key, draw++));
        } while (2 * height < beyond * beyond);
        return TAIL + beyond;
    }

    private static double uniform(long key, int draw) {
        return ((word(key, draw) >>> 12) + 0.5) * TWO_MINUS_52;
    }

    private static long word(long key, int draw) {
        return StreamKey.derive(key, draw, 0);
    }
}
