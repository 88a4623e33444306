package org.neurosim.bench.guard;

/**
 * The cost of a kernel.
 *
 * @param ns time per operation, ns
 * @param ratio the same over the calibration's time per operation
 */
record Measurement(double ns, double ratio) {}
