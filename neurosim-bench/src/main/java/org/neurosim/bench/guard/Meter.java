package org.neurosim.bench.guard;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.neurosim.bench.measure.Sample;

/**
 * Measures something that is run again and again, in batches of about the same length, by the CPU time of this thread, so that other programs on the machine
 * count little.
 */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** A time is a new best one if it is shorter than the best so far by this factor. */
    private static final double PROGRESS = 0.97;

    /** The longest warm-up as a multiple of the patience. */
    private static final int LONGEST = 30;

    private final Runnable task;
    private final long operations;
    private final long batch; // ns
    private long runs = 1;

    /**
     * A meter.
     *
     * @param task what is run
     * @param operations operations of one run
     * @param batch length of a batch, ns
     */
    Meter(Runnable task, long operations, long batch) {
        this.task = task;
        this.operations = operations;
        this.batch = batch;
    }

    /**
     * Runs until the JIT compiler has done its work, that is, until it has finished nothing and there has been no new best time for a while, and chooses the
     * runs of a batch. A best time alone does not tell: where loops are many (Traub-Miles), they run seven times as slow for a second and more, one as the other, before the optimised code of
     * the last one is there.
     *
     * @param patience CPU time without progress after which it is over, ns
     */
    void warmUp(long patience) {
        long start = now();
        long last = start;
        long progress = start;
        double best = Double.POSITIVE_INFINITY;
        long compiled = compiled();
        while (last - progress < patience && last - start < LONGEST * patience) {
            task.run();
            long time = now();
            if (time - last < PROGRESS * best) {
                best = Math.max(1, time - last);
                progress = time;
            }
            if (compiled != compiled()) {
                compiled = compiled();
                progress = time;
            }
            last = time;
        }
        runs = Math.max(1, (long) (batch / best));
    }

    /** A batch; ns per operation. */
    double measure() {
        long start = now();
        for (long k = 0; k < runs; k++) {
            task.run();
        }
        return (double) (now() - start) / (runs * operations);
    }

    /** Time that the JIT compiler has spent on what it has finished, ms; 0 where the JVM cannot tell. */
    private static long compiled() {
        return COMPILER != null && COMPILER.isCompilationTimeMonitoringSupported()
                ? COMPILER.getTotalCompilationTime()
                : 0;
    }

    /** CPU time of this thread where the JVM can tell, else wall time. */
    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Medians of the kernel's cost, ns per operation, and of its ratio to the calibration measured before and after it. */
    static Measurement compare(Meter kernel, Meter calibration, int rounds) {
        double[] cost = new double[rounds];
        double[] ratio = new double[rounds];
        double before = calibration.measure();
        for (int k = 0; k < rounds; k++) {
            cost[k] = kernel.measure();
            double after = calibration.measure();
            ratio[k] = 2 * cost[k] / (before + after);
            before = after;
        }
        return new Measurement(Sample.of(cost).median(), Sample.of(ratio).median());
    }
}
