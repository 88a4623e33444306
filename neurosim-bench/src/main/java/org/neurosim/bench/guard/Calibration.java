package org.neurosim.bench.guard;

/**
 * The measure of all kernels: plain loops over doubles that know nothing of this library. One, which compilers vectorise, goes through columns as an update
 * does; the other adds to places given by indices as a delivery does. So machines that are good at one and bad at the other move the ratios less.
 */
final class Calibration implements Runnable {

    private static final int SIZE = 4096;
    private static final int PASSES = 200;
    private static final int STRIDE = 1597; // odd, so that every place is met once

    /** Elements handled by one run. */
    static final long OPERATIONS = (long) SIZE * PASSES;

    private final double[] x = new double[SIZE];
    private final double[] y = new double[SIZE];
    private final double[] sums = new double[SIZE];
    private final int[] places = new int[SIZE];

    Calibration() {
        for (int i = 0; i < SIZE; i++) {
            x[i] = i;
            y[i] = SIZE - i;
            places[i] = i * STRIDE % SIZE;
        }
    }

    @Override
    public void run() {
        for (int pass = 0; pass < PASSES; pass++) {
            update(x, y);
            add(x, places, sums);
        }
    }

    private static void update(double[] x, double[] y) {
        for (int i = 0; i < SIZE; i++) {
            x[i] = 0.9 * x[i] + 0.1 * y[i];
            y[i] = 0.999 * y[i] + 1;
        }
    }

    private static void add(double[] x, int[] places, double[] sums) {
        for (int i = 0; i < SIZE; i++) {
            sums[places[i]] += x[i];
        }
    }
}
