package org.neurosim.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HexFormat;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.examples.networks.Experiment;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.CpuTime;

/** A network that waits for its turn: each line it reads lets it run a stretch of time, which it answers with what that took. */
public final class Turns {

    private Turns() {}

    /**
     * Builds a workload's network, runs its warm-up, and then a stretch for every line that comes, until there are no more.
     *
     * @param workload workload; what its experiment does to the network at given times is left out
     * @param warmUp biological time that is run before the first line is read, s
     * @param duration biological time of a stretch, s
     * @param threads threads that simulate
     * @param in a line per turn
     * @param out gets a line of JSON when the network is ready, and one per turn: {@code simulate_s}, {@code cpu_s}, {@code spike_hash} so far
     * @throws IOException if reading fails
     */
    public static void take(
            Workload workload, double warmUp, double duration, int threads, BufferedReader in, PrintWriter out)
            throws IOException {
        Scenario scenario = workload.scenario();
        double dt = scenario.defaultTimeStep();
        NetworkBuilder b = NetworkBuilder.create();
        Experiment experiment = scenario.experiment(b, new Scenario.Setting(dt, workload.scale()));
        SpikeRecord spikes = b.recordSpikes(b.union(experiment.populations().toArray(Neurons[]::new)));
        try (Network network = b.build(SimulationOptions.timeStep(dt).threads(threads))) {
            network.run(1000 * warmUp);
            answer(out, new JsonLine().put("ready", true));
            while (in.readLine() != null) {
                CpuTime before = CpuTime.now();
                long start = System.nanoTime();
                network.run(1000 * duration);
                double wall = (System.nanoTime() - start) * 1e-9;
                answer(
                        out,
                        new JsonLine()
                                .put("simulate_s", wall)
                                .put("cpu_s", CpuTime.now().ofSimulationSince(before))
                                .put("spike_hash", HexFormat.of().toHexDigits(spikes.fingerprint())));
            }
        }
    }

    private static void answer(PrintWriter out, JsonLine line) {
        out.println(line);
        out.flush();
    }
}
