package org.neurosim.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Building of about a million synapses between 20,000 neurons (as many sources and targets as synapses with {@code one-to-one}, 1000 of each with {@code
 * all-to-all}): the score is in synapses per second, all else that building a network takes included.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh Connection</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class ConnectionBenchmark {

    private static final int SYNAPSES = 1_000_000;
    private static final int NEURONS = 20_000;
    private static final int DEGREE = SYNAPSES / NEURONS;

    /** Connection rule. */
    @Param({"one-to-one", "all-to-all", "fixed-probability", "fixed-indegree", "fixed-outdegree", "fixed-total", "pairs"
    })
    public String connector;

    /** What differs between synapses. */
    @Param({"nothing", "weight delay"})
    public String varied;

    /** Threads that build. */
    @Param("1")
    public int threads;

    private int size;
    private Connector rule;

    /** Makes the rule. */
    @Setup(Level.Trial)
    public void prepare() {
        size = NEURONS;
        switch (connector) {
            case "one-to-one" -> {
                size = SYNAPSES;
                rule = Connectors.oneToOne();
            }
            case "all-to-all" -> {
                size = (int) Math.sqrt(SYNAPSES);
                rule = Connectors.allToAll();
            }
            case "fixed-probability" -> rule = Connectors.fixedProbability((double) DEGREE / NEURONS);
            case "fixed-indegree" -> rule = Connectors.fixedIndegree(DEGREE);
            case "fixed-outdegree" -> rule = Connectors.fixedOutdegree(DEGREE);
            case "fixed-total" -> rule = Connectors.fixedTotalNumber(SYNAPSES);
            case "pairs" -> {
                int[] sources = new int[SYNAPSES];
                int[] targets = new int[SYNAPSES];
                Arrays.setAll(sources, k -> k / DEGREE);
                Arrays.setAll(targets, k -> (int) ((k * 7919L) % NEURONS));
                rule = Connectors.pairs(sources, targets);
            }
            default -> throw new IllegalArgumentException("no connector '" + connector + "'");
        }
    }

    /**
     * Builds a network.
     *
     * @return number of its synapses
     */
    @Benchmark
    @OperationsPerInvocation(SYNAPSES)
    public long build() {
        NetworkBuilder b = NetworkBuilder.create();
        var sources = b.spikeInput("sources", size);
        var targets = b.population(
                "targets", size, Lif.builder().receptor(Receptor.delta("in")).build());
        Projection p = b.project(sources, targets).connect(rule).weight(0.1).delay(1.5);
        if (varied.equals("weight delay")) {
            p.weight(Values.uniform(0, 1)).delay(Values.uniform(0.5, 2.5)).roundDelays();
        }
        try (Network network = b.build(SimulationOptions.timeStep(0.1).threads(threads))) {
            return network.statistics().synapses();
        }
    }
}
