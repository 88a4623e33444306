package org.neurosim.core.connect;

/** Scratch memory for drawing a block of values. One per thread. */
final class DrawBuffer {
    /** Values per block. */
    static final int SIZE = 512;

    /** Random words. */
    final int[] low = new int[SIZE];
    /** Random words. */
    final int[] high = new int[SIZE];
    /** Drawn numbers. */
    final double[] column = new double[SIZE];
    /** Places within the block whose numbers have to be drawn again. */
    final int[] open = new int[SIZE];
    /** Places within the block whose normal numbers need more words. */
    final int[] rest = new int[SIZE];
}
