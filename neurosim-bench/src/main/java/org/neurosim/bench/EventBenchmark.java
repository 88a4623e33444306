package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.EventKernels;
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
 * Time per synaptic event of event-driven networks, all in, at 10 Hz and 100 synapses per neuron: identical neurons (frame), neurons of any kind (queue), and the same network in time steps of 1/8 ms.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh EventBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx4g")
public class EventBenchmark {

    /** With 10 Hz and 100 synapses each neuron gets one event per ms. */
    private static final double RATE = 1000.0 / EventKernels.INDEGREE;

    private static final int EVENTS = 1 << 20;
    private static final double DT = 0.125;

    /** Neurons; powers of two up to 2^20, so that the events fill whole milliseconds. */
    @Param({"1024", "16384", "131072", "1048576"})
    public int neurons;

    /** Way to simulate. */
    @Param({"frame", "queue", "clock"})
    public String kernel;

    private Network network;

    /** Builds the network. */
    @Setup(Level.Trial)
    public void build() {
        network = EventKernels.build(kernel, neurons, RATE, SimulationOptions.timeStep(DT));
    }

    /** Ends the network. */
    @TearDown(Level.Trial)
    public void close() {
        network.close();
    }

    /**
     * Runs for the time of some 2^20 events.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double events() {
        network.run((double) (EVENTS / neurons));
        return network.time();
    }
}
