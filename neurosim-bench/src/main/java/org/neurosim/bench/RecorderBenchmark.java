package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Values;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
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
 * Time per neuron and step of 4000 neurons that fire at about 30 Hz, without and with a recorder: the difference is what recording costs. {@code state} takes
 * a sample of every neuron each ms. The network is new in each iteration, so that records don't fill the memory; those kept in memory allocate as they grow.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh Recorder -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class RecorderBenchmark {

    private static final int NEURONS = 4000;
    private static final int STEPS = 100;
    private static final double DT = 0.1;

    /** What is recorded. */
    @Param({"nothing", "spikes", "stream", "rate", "state"})
    public String record;

    private Network network;
    private long streamed;

    /** Builds the network. */
    @Setup(Level.Iteration)
    public void build() {
        NetworkBuilder b = NetworkBuilder.create();
        Neurons neurons = b.population(
                        "neurons",
                        NEURONS,
                        Lif.builder()
                                .tauM(20)
                                .restingPotential(-45)
                                .threshold(-50)
                                .reset(-65)
                                .receptor(Receptor.expCurrent("in", 5))
                                .build())
                .initially("v", Values.uniform(-65, -50));
        switch (record) {
            case "nothing" -> {}
            case "spikes" -> b.recordSpikes(neurons);
            case "stream" -> b.streamSpikes(neurons, this::count);
            case "rate" -> b.recordRate(neurons, 1);
            case "state" -> b.record(neurons, "v", 1);
            default -> throw new IllegalArgumentException("no recorder '" + record + "'");
        }
        network = b.build(SimulationOptions.timeStep(DT));
    }

    private void count(long[] steps, int[] neurons, double[] times, int count) {
        streamed += count;
    }

    /** Ends the network. */
    @TearDown(Level.Iteration)
    public void close() {
        network.close();
    }

    /**
     * Makes 100 steps.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS * STEPS)
    public double record() {
        network.run(STEPS * DT);
        return network.time() + streamed;
    }
}
