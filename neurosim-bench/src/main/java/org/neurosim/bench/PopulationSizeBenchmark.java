package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.NeuronKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Wall time per neuron and step against the size of the population and the number of threads: shows where a population leaves a cache, what a block costs, and
 * what a meeting of the threads costs. Without synapses, so that threads meet every 64 steps.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh PopulationSize</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class PopulationSizeBenchmark {

    private static final int LARGEST = 1 << 20;
    private static final int STEPS_OF_LARGEST = 8;
    private static final int NEURON_STEPS = LARGEST * STEPS_OF_LARGEST;
    private static final double DT = 0.125; // a power of two: every number of steps is a whole duration

    /** Neurons; powers of two. */
    @Param({"512", "1024", "4096", "32768", "262144", "1048576"})
    public int neurons;

    /** Threads that simulate. */
    @Param({"1", "2"})
    public int threads;

    /** Model and method. */
    @Param({"lif-exp exact", "lif-conductance exponential-euler"})
    public String kernel;

    private Network network;

    /** Builds the network. */
    @Setup(Level.Trial)
    public void build() {
        network = NeuronKernels.build(
                kernel, neurons, SimulationOptions.timeStep(DT).threads(threads));
    }

    /** Ends the network. */
    @TearDown(Level.Trial)
    public void close() {
        network.close();
    }

    /**
     * Makes as many steps as give the same number of updates for all sizes.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(NEURON_STEPS)
    public double update() {
        network.run(NEURON_STEPS / neurons * DT);
        return network.time();
    }
}
