package org.neurosim.core.connect;

import org.neurosim.core.math.Excess;

/** Scratch memory for drawing a block of values. One per thread. */
final class DrawBuffer {
    /** Values per block. Which numbers are drawn again depends on it. */
    static final int SIZE = 512;

    /** Random words. */
    final int[] low = new int[SIZE];
    /** Random words. */
    final int[] high = new int[SIZE];
    /** Drawn numbers. */
    final double[] column = new double[SIZE];
    /** Places within the block whose numbers have to be drawn again. */
    final int[] open = new int[SIZE];
    /** Finds numbers that have to be drawn again. */
    final Excess excess = new Excess();
    /** Places within the block whose normal numbers need more words. */
    final int[] rest = new int[SIZE];
}
