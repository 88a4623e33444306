package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.Lif;
import org.neurosim.models.Receptor;
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
 * Time per synaptic event: 50 of 10,000 sources spike in each step, each with 1000 synapses onto the same 10,000 neurons (10 M synapses), so 50,000 events per step beside
 * 10,000 cheap neuron updates (about a tenth of the time).
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar Delivery -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class DeliveryBenchmark {

    private static final int NEURONS = 10_000;
    private static final int SPIKES_PER_STEP = 50;
    private static final int OUTDEGREE = 1000;
    private static final int STEPS = 20;
    private static final double DT = 0.1;

    /** What differs between synapses. */
    @Param({"nothing", "weight", "delay", "weight delay"})
    public String varied;

    private Network network;

    /** Builds the network. */
    @Setup(Level.Trial)
    public void build() {
        NetworkBuilder b = NetworkBuilder.create();
        var sources = b.source("sources", NEURONS, new Rotating());
        var neurons = b.population(
                "neurons", NEURONS, Lif.builder().receptor(Receptor.delta("in")).build());
        Projection p = b.project(sources, neurons)
                .connect(Connectors.fixedOutdegree(OUTDEGREE))
                .weight(1e-3)
                .delay(1.5);
        if (varied.contains("weight")) {
            p.weight(Values.uniform(-1e-3, 1e-3));
        }
        if (varied.contains("delay")) {
            p.delay(Values.uniform(0.5, 2.5)).roundDelays();
        }
        network = b.build(SimulationOptions.timeStep(DT));
        network.run(10);
    }

    /** Lets other cells spike in each step, in an order that caches can't foresee. */
    private record Rotating() implements SpikeSource {
        @Override
        public String name() {
            return "rotating";
        }

        @Override
        public void emit(Emission e) {
            for (int i = 0; i < e.size(); i++) {
                if ((e.first() + i + e.step() * 7919) % (NEURONS / SPIKES_PER_STEP) == 0) {
                    e.spike(i);
                }
            }
        }
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
    @OperationsPerInvocation(SPIKES_PER_STEP * OUTDEGREE * STEPS)
    public double deliver() {
        network.run(STEPS * DT);
        return network.time();
    }
}
