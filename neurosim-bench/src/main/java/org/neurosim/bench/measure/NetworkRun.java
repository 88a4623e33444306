package org.neurosim.bench.measure;

import java.util.HexFormat;
import java.util.OptionalDouble;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/**
 * Runs a workload twice in this JVM, as a network built anew each time, with the same spikes: the first run is the cold figure (compilation of the hot loops
 * included), the second the warm one.
 */
public final class NetworkRun {

    private NetworkRun() {}

    /**
     * Runs a workload.
     *
     * @param workload workload
     * @param duration biological time of each of the two runs, s
     * @param threads threads that simulate
     * @param seed seed of all random numbers
     * @return the figures
     */
    public static JsonLine measure(Workload workload, double duration, int threads, long seed) {
        double dt = workload.scenario().defaultTimeStep();
        RunSettings settings = new RunSettings(duration * 1000, dt, workload.scale(), seed, threads);
        JsonLine line = new JsonLine()
                .put("workload", workload.name())
                .put("threads", threads)
                .put("seed", seed)
                .put("dt_ms", dt)
                .put("duration_s", duration)
                .put("scale", workload.scale())
                .put("jdk", System.getProperty("java.version"))
                .put(
                        "vector_module",
                        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        String cold = run(workload, settings, line, "cold");
        String warm = run(workload, settings, line, "warm");
        if (!cold.equals(warm)) {
            throw new IllegalStateException(workload.name() + ": the second run has other spikes than the first");
        }
        return line;
    }

    /** The hash of the spikes; the result itself is not kept, so that there is room for the second network. */
    private static String run(Workload workload, RunSettings settings, JsonLine line, String prefix) {
        RunResult result = Runner.run(workload.scenario(), settings, RunListener.NONE);
        String hash = HexFormat.of().toHexDigits(result.spikes().fingerprint());
        if (prefix.equals("cold")) {
            double neuronSeconds = result.counts().neurons() * settings.duration() / 1000;
            line.put("neurons", result.counts().neurons())
                    .put("synapses", result.counts().synapses())
                    .put("spikes", result.counts().spikes())
                    .put("rate_hz", result.counts().spikes() / neuronSeconds)
                    .put("synaptic_events", result.counts().synapticEvents())
                    .put("spike_hash", hash)
                    .put("peak_rss_mib", result.cost().peakMemory());
        }
        put(line, prefix, result);
        return hash;
    }

    private static void put(JsonLine line, String prefix, RunResult result) {
        RunResult.Cost cost = result.cost();
        double duration = result.settings().duration() / 1000;
        OptionalDouble cpu = cost.simulateCpu();
        double updates = (double) result.counts().neurons() * result.counts().steps();
        line.put(prefix + "_build_s", cost.build())
                .put(prefix + "_simulate_s", cost.simulate())
                .put(prefix + "_cpu_s", cpu)
                .put(prefix + "_jvm_cpu_s", cost.jvmCpu())
                .put(
                        prefix + "_real_time_factor",
                        cost.realTimeFactor(result.settings().duration()))
                .put(prefix + "_cpu_s_per_s", per(cpu, duration))
                .put(prefix + "_ns_per_update", per(cpu, updates * 1e-9))
                .put(prefix + "_ns_per_event", per(cpu, result.counts().synapticEvents() * 1e-9));
    }

    private static OptionalDouble per(OptionalDouble value, double divisor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / divisor) : value;
    }
}
