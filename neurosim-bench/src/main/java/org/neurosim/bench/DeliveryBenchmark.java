package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.DeliveryKernels;
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
 * Time per synaptic event for each way in which rows are stored: 50 of 10,000 sources spike in each step, each with 1000 synapses onto the same 10,000
 * neurons (10 M synapses), so 50,000 events per step beside 10,000 cheap neuron updates (about a tenth of the time).
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh Delivery -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class DeliveryBenchmark {

    private static final int NEURONS = 10_000;
    private static final int OUTDEGREE = 1000;
    private static final int STEPS = 20;
    private static final double DT = 0.1;

    /** What differs between synapses; with {@code rule} a {@link org.neurosim.api.Synapse.PresynapticRule} changes them at each spike. */
    @Param({"nothing", "weight", "delay", "weight delay", "rule", "rule weight delay"})
    public String varied;

    private Network network;

    /** Builds the network and fills its delays. */
    @Setup(Level.Trial)
    public void build() {
        network = DeliveryKernels.build(varied, NEURONS, OUTDEGREE, SimulationOptions.timeStep(DT));
        network.run(10);
    }

    /** Ends the network. */
    @TearDown(Level.Trial)
    public void close() {
        network.close();
    }

    /**
     * Makes 20 steps.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS / DeliveryKernels.PERIOD * OUTDEGREE * STEPS)
    public double deliver() {
        network.run(STEPS * DT);
        return network.time();
    }
}
