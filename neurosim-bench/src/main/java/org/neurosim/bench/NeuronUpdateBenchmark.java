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
 * Time per neuron and step, all in (integration, threshold, reset), of 4000 neurons without synapses, one thread. The kernels {@code own-...} are models
 * written outside of the library, each the twin of the built-in model of that name: they must be within 5 % of it.
 *
 * <pre>
 * java -jar neurosim-bench/target/benchmarks.jar jmh NeuronUpdate -prof gc
 * java -jar neurosim-bench/target/benchmarks.jar jmh NeuronUpdate -jvmArgsAppend --add-modules=jdk.incubator.vector
 * java -jar neurosim-bench/target/benchmarks.jar jmh NeuronUpdate -p "kernel=lif-exp exact,own-lif-exp exact"
 * java -jar neurosim-bench/target/benchmarks.jar jmh NeuronUpdate -p "kernel=lif-exp exact,lif-exp exact-off-grid"
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NeuronUpdateBenchmark {

    private static final int NEURONS = 4000;
    private static final int STEPS = 20;

    /** Model and method. */
    @Param({
        "lif-exp exact",
        "lif-exp exact-off-grid",
        "own-lif-exp exact",
        "lif-alpha exact",
        "lif-alpha exact-off-grid",
        "lif-delta exact",
        "lif-delta exact-off-grid",
        "lif-exp rk4",
        "lif-conductance exponential-euler",
        "own-lif-conductance exponential-euler",
        "lif-conductance euler",
        "lif-conductance rk4",
        "lif-conductance adaptive",
        "traub-miles exponential-euler",
        "traub-miles rk4",
        "traub-miles adaptive",
        "hodgkin-huxley exponential-euler",
        "hodgkin-huxley rk4",
        "hodgkin-huxley adaptive"
    })
    public String kernel;

    private Network network;
    private double duration;

    /** Builds the network. */
    @Setup(Level.Trial)
    public void build() {
        double dt = NeuronKernels.timeStep(kernel);
        network = NeuronKernels.build(kernel, NEURONS, SimulationOptions.timeStep(dt));
        duration = STEPS * dt;
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
    @OperationsPerInvocation(NEURONS * STEPS)
    public double update() {
        network.run(duration);
        return network.time();
    }
}
