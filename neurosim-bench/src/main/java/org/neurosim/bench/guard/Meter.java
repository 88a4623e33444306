package org.neurosim.bench.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.neurosim.bench.measure.Sample;

/**
 * Measures something that is run again and again, in batches of about the same length, by the CPU time of this thread, so that other programs on the machine
 * count little.
 */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

    /** Runs for a while, so that the JIT compiler has done its work, and chooses the runs of a batch. */
    void warmUp(long ns) {
        long start = now();
        long last = start;
        long best = Long.MAX_VALUE;
        while (last - start < ns) {
            task.run();
            long time = now();
            best = Math.min(best, Math.max(1, time - last));
            last = time;
        }
        runs = Math.max(1, batch / best);
    }

    /** A batch; ns per operation. */
    double measure() {
        long start = now();
        for (long k = 0; k < runs; k++) {
            task.run();
        }
        return (double) (now() - start) / (runs * operations);
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
