package org.neurosim.examples.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * CPU time used so far by the threads that simulate (the calling one and the engine's, whose names begin with {@code neurosim-}) and by the whole process.
 */
public final class CpuTime {

    private final Map<Long, Long> threads; // id to ns; empty if the JVM can't tell
    private final long process; // ns; -1 if the JVM can't tell

    private CpuTime(Map<Long, Long> threads, long process) {
        this.threads = threads;
        this.process = process;
    }

    /** As it is now. */
    public static CpuTime now() {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Map<Long, Long> threads = new HashMap<>();
        if (bean.isThreadCpuTimeSupported() && bean.isThreadCpuTimeEnabled()) {
            long self = Thread.currentThread().getId();
            for (ThreadInfo info : bean.getThreadInfo(bean.getAllThreadIds())) {
                if (info != null
                        && (info.getThreadId() == self || info.getThreadName().startsWith("neurosim-"))) {
                    long ns = bean.getThreadCpuTime(info.getThreadId());
                    if (ns >= 0) {
                        threads.put(info.getThreadId(), ns);
                    }
                }
            }
        }
        long process =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                        ? os.getProcessCpuTime()
                        : -1;
        return new CpuTime(threads, process);
    }

    /** Of the threads that simulate, s. */
    public OptionalDouble ofSimulationSince(CpuTime before) {
        if (threads.isEmpty()) {
            return OptionalDouble.empty();
        }
        long ns = 0;
        for (Map.Entry<Long, Long> thread : threads.entrySet()) {
            ns += thread.getValue() - before.threads.getOrDefault(thread.getKey(), 0L);
        }
        return OptionalDouble.of(ns * 1e-9);
    }

    /** Of all other threads of the process, the JVM's own included, s. */
    OptionalDouble ofRestSince(CpuTime before) {
        OptionalDouble simulation = ofSimulationSince(before);
        if (simulation.isEmpty() || process < 0 || before.process < 0) {
            return OptionalDouble.empty();
        }
        // The process clock is coarser than the threads' clocks.
        return OptionalDouble.of(Math.max(0, (process - before.process) * 1e-9 - simulation.getAsDouble()));
    }
}
