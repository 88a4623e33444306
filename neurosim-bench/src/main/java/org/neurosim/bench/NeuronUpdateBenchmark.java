package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Values;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.HodgkinHuxley;
import org.neurosim.models.Lif;
import org.neurosim.models.Receptor;
import org.neurosim.models.TraubMiles;
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
 * Time per neuron and step, all in (integration, threshold, reset), of 4000 neurons without synapses, one thread.
 *
 * <pre>
 * java -jar neurosim-bench/target/benchmarks.jar NeuronUpdate -prof gc
 * java --add-modules jdk.incubator.vector -jar neurosim-bench/target/benchmarks.jar NeuronUpdate \
 *     -jvmArgsAppend --add-modules=jdk.incubator.vector
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
    private static final int STEPS = 100;
    private static final double DT = 0.1;

    /** Model and method. */
    @Param({
        "lif-current exact",
        "lif-current rk4",
        "lif-conductance exponential-euler",
        "lif-conductance rk4",
        "lif-conductance adaptive",
        "traub-miles exponential-euler",
        "traub-miles rk4",
        "hodgkin-huxley exponential-euler"
    })
    public String kernel;

    private Network network;

    /** Builds the network. */
    @Setup(Level.Trial)
    public void build() {
        String[] words = kernel.split(" ");
        NetworkBuilder b = NetworkBuilder.create();
        b.population("neurons", NEURONS, model(words[0]))
                .initially("v", Values.uniform(-70, -55))
                .integrator(integrator(words[1]));
        network = b.build(SimulationOptions.timeStep(DT));
    }

    /** Ends the network. */
    @TearDown(Level.Trial)
    public void close() {
        network.close();
    }

    private static Neuron model(String name) {
        return switch (name) {
            case "lif-current" ->
                Lif.builder()
                        .tauM(20)
                        .restingPotential(-60)
                        .threshold(-50)
                        .reset(-65)
                        .current(11)
                        .refractory(5)
                        .receptor(Receptor.expCurrent("exc", 5))
                        .receptor(Receptor.expCurrent("inh", 10))
                        .build();
            case "lif-conductance" ->
                Lif.builder()
                        .capacitance(200)
                        .leakConductance(10)
                        .restingPotential(-60)
                        .threshold(-50)
                        .reset(-65)
                        .current(110)
                        .refractory(5)
                        .receptor(Receptor.expConductance("exc", 5, 0))
                        .receptor(Receptor.expConductance("inh", 10, -80))
                        .build();
            case "traub-miles" ->
                TraubMiles.builder()
                        .current(300)
                        .receptor(Receptor.expConductance("exc", 5, 0))
                        .receptor(Receptor.expConductance("inh", 10, -80))
                        .build();
            case "hodgkin-huxley" -> HodgkinHuxley.builder().current(1000).build();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Integrator integrator(String name) {
        return switch (name) {
            case "exact" -> Integrators.exact();
            case "exponential-euler" -> Integrators.exponentialEuler();
            case "rk4" -> Integrators.rk4();
            case "adaptive" -> Integrators.adaptive(1e-6, 1e-6);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Makes 100 steps.
     *
     * @return the time reached, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS * STEPS)
    public double update() {
        network.run(STEPS * DT);
        return network.time();
    }
}
