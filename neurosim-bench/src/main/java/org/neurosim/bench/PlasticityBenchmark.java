package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.bench.kernels.PlasticityKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of 100 ms of 2000 neurons with a million plastic synapses from Poisson sources of 20 Hz, about two million arrivals: a pair-based rule that a user has written and the built-in rule that does the
 * same, to the bit. Before, the JVM has run ten other rules, so that no call of a rule has seen one class only.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh Plasticity</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class PlasticityBenchmark {

    /** Whose rule. */
    @Param({"builtIn", "own"})
    public String rule;

    private Network network;

    /** Runs the other rules and builds the network. */
    @Setup(Level.Trial)
    public void build() {
        PlasticityKernels.runOthers();
        network = PlasticityKernels.build(rule);
        network.run(100);
    }

    /** Ends the network. */
    @TearDown(Level.Trial)
    public void close() {
        network.close();
    }

    /**
     * Runs 100 ms.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    public double learn() {
        network.run(100);
        return network.time();
    }
}
