package org.neurosim.models;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Counts the bytes that are allocated while something runs. */
public final class Allocations {

    /** {@code com.sun.management.ThreadMXBean.getThreadAllocatedBytes(long)}, by name because the module that is tested does not read jdk.management. */
    private static final MethodHandle ALLOCATED_BYTES = allocatedBytes();

    private Allocations() {}

    private static MethodHandle allocatedBytes() {
        try {
            Object bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            return MethodHandles.publicLookup()
                    .unreflect(Class.forName("com.sun.management.ThreadMXBean")
                            .getMethod("getThreadAllocatedBytes", long.class))
                    .bindTo(bean);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no allocation counters in this JVM", e);
        }
    }

    /** Bytes allocated by this thread and the helpers of all networks, in the best of some windows: lists grow with the busiest time so far, and the JVM allocates for a thread now and then. */
    public static long inBestOf(int windows, Runnable window) {
        long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("neurosim-") || t == Thread.currentThread())
                .mapToLong(Thread::getId)
                .toArray();
        long best = Long.MAX_VALUE;
        for (int k = 0; k < windows && best > 0; k++) {
            long before = sum(ids);
            window.run();
            best = Math.min(best, sum(ids) - before);
        }
        return best;
    }

    private static long sum(long[] ids) {
        long sum = 0;
        for (long id : ids) {
            sum += bytes(id);
        }
        return sum;
    }

    private static long bytes(long thread) {
        try {
            return (long) ALLOCATED_BYTES.invokeExact(thread);
        } catch (Throwable e) {
            throw new LinkageError("no allocation counters in this JVM", e);
        }
    }
}
