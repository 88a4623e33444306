package org.neurosim.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Values;
import org.neurosim.examples.embedding.OwnStdp;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.InhibitoryStdp;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.plasticity.PowerLawStdp;
import org.neurosim.models.plasticity.TripletStdp;
import org.neurosim.models.stimuli.Sources;
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

    private static final double A_PLUS = 1e-4;
    private static final double A_MINUS = 1.05e-4;
    private static final int NEURONS = 2000;
    private static final int INDEGREE = 500;

    /** Whose rule. */
    @Param({"builtIn", "own"})
    public String rule;

    private Network network;

    /** Runs the other rules and builds the network. */
    @Setup(Level.Trial)
    public void build() {
        for (Synapse other : others()) {
            try (Network small = network(other, 200, 100)) {
                small.run(500);
            }
        }
        network = network(measured(), NEURONS, INDEGREE);
        network.run(100);
    }

    private Synapse measured() {
        return switch (rule) {
            case "builtIn" -> PairStdp.additive(1).amplitudes(A_PLUS, A_MINUS).build();
            case "own" -> new OwnStdp(A_PLUS, A_MINUS, 1);
            default -> throw new IllegalArgumentException("no rule '" + rule + "'");
        };
    }

    private static List<Synapse> others() {
        return List.of(
                PairStdp.multiplicative(1).build(),
                PairStdp.vanRossum(1).build(),
                PairStdp.power(1, 0.4, 0.8).build(),
                PairStdp.multiplicative(1).nearestNeighbour().build(),
                PairStdp.additive(1).presynapticCentred().build(),
                PairStdp.additive(1).restrictedSymmetric().build(),
                PowerLawStdp.builder(1).build(),
                TripletStdp.builder(1).visualCortex().build(),
                TripletStdp.builder(1).build(),
                InhibitoryStdp.of(0.01, 5, 20, 10));
    }

    private static Network network(Synapse synapse, int neurons, int indegree) {
        NetworkBuilder b = NetworkBuilder.create();
        Population sources = b.source("sources", neurons, Sources.poisson(20));
        Population cells = b.population(
                        "cells",
                        neurons,
                        Lif.builder()
                                .tauM(20)
                                .restingPotential(-65)
                                .threshold(-50)
                                .reset(-65)
                                .receptor(Receptor.expCurrent("in", 5))
                                .build())
                .with("I_e", Values.uniform(190, 260));
        b.project(sources, cells)
                .connect(Connectors.fixedIndegree(indegree))
                .synapse(synapse)
                .weight(0.5)
                .delay(1.5);
        return b.build(SimulationOptions.timeStep(0.1).seed(1));
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
