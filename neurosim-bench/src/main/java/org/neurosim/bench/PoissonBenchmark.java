package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.PoissonKernels;
import org.neurosim.core.random.PoissonTable;
import org.neurosim.core.random.Threefry;
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
 * Time per Poisson number: the draws alone ({@code draw}: random words and table), and a population of cheap neurons with the drive and without it, whose
 * difference is what the drive costs in a network.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh Poisson -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PoissonBenchmark {

    private static final int BLOCK = 512;
    private static final int NEURONS = 10_000;
    private static final int STEPS = 20;
    private static final double DT = 0.1;

    /** Mean count per neuron and step. */
    @Param({"0.1", "2", "30"})
    public double mean;

    private static final PoissonTable.FurtherBits FURTHER_BITS = (element, upper) -> Threefry.threefry(2, element, 0);

    private final byte[][] ready = new byte[4][BLOCK];
    private final int[] low = new int[BLOCK];
    private final int[] high = new int[BLOCK];
    private final double[] counts = new double[BLOCK];
    private PoissonTable table;
    private int step;
    private Network driven;
    private Network bare;

    /** Makes the table and the networks. */
    @Setup(Level.Trial)
    public void build() {
        table = PoissonTable.of(mean);
        driven = PoissonKernels.build(mean / (DT / 1000), NEURONS, SimulationOptions.timeStep(DT));
        bare = PoissonKernels.build(0, NEURONS, SimulationOptions.timeStep(DT));
    }

    /** Ends the networks. */
    @TearDown(Level.Trial)
    public void close() {
        driven.close();
        bare.close();
    }

    /**
     * Words and counts of a block.
     *
     * @return counts
     */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public double[] draw() {
        if ((step & 3) == 0) {
            Threefry.fill(1, 0, BLOCK, step, low, high);
            table.pairs(low, FURTHER_BITS, ready[0], ready[1], BLOCK);
            table.pairs(high, FURTHER_BITS, ready[2], ready[3], BLOCK);
        }
        PoissonTable.toDouble(ready[step++ & 3], counts, BLOCK);
        return counts;
    }

    /**
     * Makes 20 steps with the drive.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS * STEPS)
    public double driven() {
        driven.run(STEPS * DT);
        return driven.time();
    }

    /**
     * Makes 20 steps without it.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS * STEPS)
    public double bare() {
        bare.run(STEPS * DT);
        return bare.time();
    }
}
