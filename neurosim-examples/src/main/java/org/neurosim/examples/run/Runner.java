package org.neurosim.examples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Progress;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.examples.networks.Experiment;
import org.neurosim.examples.networks.Scenario;

/** Builds a scenario's network and runs it. */
public final class Runner {

    private static final int WEIGHT_SAMPLES = 200; // at most, beside the initial weights

    private Runner() {}

    /**
     * Runs a network from time 0.
     *
     * @param scenario network
     * @param settings how to run it
     * @param listener is told how far the run has come
     * @return what it gave
     */
    public static RunResult run(Scenario scenario, RunSettings settings, RunListener listener) {
        return run(scenario, settings, Map.of(), listener);
    }

    /**
     * Runs a network from time 0 with weights of before.
     *
     * @param scenario network
     * @param settings how to run it
     * @param initial synapses whose weights the network starts with, by the name of {@link Experiment.Weights}; the same synapses as the network has, in the same order
     * @param listener is told how far the run has come
     * @return what it gave
     * @throws UnfitWeightsException if the synapses are others than those of the network
     */
    public static RunResult run(
            Scenario scenario, RunSettings settings, Map<String, Connections> initial, RunListener listener) {
        long start = System.nanoTime();
        NetworkBuilder b = NetworkBuilder.create();
        Experiment experiment =
                scenario.experiment(b, new Scenario.Setting(settings.timeStep(), settings.scale(), settings.seed()));
        List<Population> populations = experiment.populations();
        SpikeRecord spikes = b.recordSpikes(b.union(populations.toArray(Neurons[]::new)));
        List<StateRecord> traces = new ArrayList<>();
        for (Scenario.Trace trace : scenario.traces()) {
            traces.add(b.record(populations.get(0).slice(0, 1), trace.variable(), settings.timeStep()));
        }
        List<Optional<SynapseRecord>> weights = experiment.weights().stream()
                .map(w -> settings.recordWeights()
                        ? Optional.of(record(b, w, settings))
                        : Optional.<SynapseRecord>empty())
                .toList();
        SimulationOptions options = SimulationOptions.timeStep(settings.timeStep())
                .seed(settings.seed())
                .threads(settings.threads());
        try (Network network = b.build(options)) {
            for (Experiment.Weights plastic : experiment.weights()) {
                if (initial.containsKey(plastic.name())) {
                    setWeights(network, plastic, initial.get(plastic.name()));
                }
            }
            double build = secondsSince(start);
            listener.built(network.statistics());

            CpuTime before = CpuTime.now();
            start = System.nanoTime();
            run(network, experiment, settings.duration(), listener);
            double simulate = secondsSince(start);
            CpuTime after = CpuTime.now();

            OptionalDouble peakMemory = PeakMemory.mebibytes(); // before the weights are copied
            OptionalDouble simulateCpu = after.ofSimulationSince(before);
            OptionalDouble jvmCpu = after.ofRestSince(before);
            return new RunResult(
                    scenario,
                    settings,
                    populations.stream()
                            .map(p -> new RunResult.Part(p.name(), p.firstGlobalId(), p.size()))
                            .toList(),
                    network.statistics(),
                    spikes,
                    traces,
                    IntStream.range(0, weights.size())
                            .mapToObj(k -> weights(network, experiment.weights().get(k), weights.get(k)))
                            .toList(),
                    experiment.courses().stream().map(Runner::course).toList(),
                    new RunResult.Cost(build, simulate, simulateCpu, jvmCpu, peakMemory));
        }
    }

    private static void run(Network network, Experiment experiment, double duration, RunListener listener) {
        Progress progress = (time, end, spikes) -> listener.report(time, duration, spikes);
        List<Experiment.Action> actions = experiment.actions();
        List<Experiment.Regular> regular = experiment.regular();
        long[] times = new long[regular.size()]; // how often each has been done
        int done = 0;
        while (true) {
            double next = done < actions.size() ? actions.get(done).time() : Double.POSITIVE_INFINITY;
            for (int r = 0; r < times.length; r++) {
                next = Math.min(next, times[r] * regular.get(r).interval());
            }
            if (next >= duration) {
                if (network.run(duration - network.time(), progress)) {
                    lastTimes(network, regular, times, duration);
                }
                return;
            }
            if (next > network.time() && !network.run(next - network.time(), progress)) {
                return; // cancelled
            }
            for (int r = 0; r < times.length; r++) {
                if (times[r] * regular.get(r).interval() == next) {
                    times[r]++;
                    regular.get(r).what().accept(network);
                }
            }
            while (done < actions.size() && actions.get(done).time() == next) {
                actions.get(done++).what().accept(network);
            }
        }
    }

    private static void lastTimes(Network network, List<Experiment.Regular> regular, long[] times, double duration) {
        for (int r = 0; r < times.length; r++) {
            if (times[r] * regular.get(r).interval() == duration) {
                regular.get(r).what().accept(network);
            }
        }
    }

    private static void setWeights(Network network, Experiment.Weights plastic, Connections initial) {
        Connections built = network.connections(plastic.projection());
        String name = "projection '" + plastic.name() + "': ";
        if (built.size() != initial.size()) {
            throw new UnfitWeightsException(String.format(
                    Locale.ROOT,
                    "%s%,d synapses were saved, the network has %,d; seed and scale must be those of the saved run",
                    name,
                    initial.size(),
                    built.size()));
        }
        for (int k = 0; k < built.size(); k++) {
            if (built.sources()[k] != initial.sources()[k]
                    || built.targets()[k] != initial.targets()[k]
                    || built.delays()[k] != initial.delays()[k]) {
                throw new UnfitWeightsException(
                        name + "synapse " + k + " was saved as " + synapse(initial, k) + ", in the network it is "
                                + synapse(built, k) + "; seed, scale and time step must be those of the saved run");
            }
        }
        network.setWeights(plastic.projection(), initial.weights());
    }

    private static String synapse(Connections c, int k) {
        return c.sources()[k] + " -> " + c.targets()[k] + " with " + c.delays()[k] + " ms";
    }

    private static RunResult.Course course(Experiment.Course drawn) {
        return new RunResult.Course(
                drawn.axis(), drawn.name(), drawn.times().get(), drawn.values().get());
    }

    private static SynapseRecord record(NetworkBuilder b, Experiment.Weights shown, RunSettings settings) {
        double steps = Math.ceil(settings.duration() / settings.timeStep() / WEIGHT_SAMPLES);
        return b.record(
                shown.projection(),
                "weight",
                steps * settings.timeStep(),
                (source, target) -> target == shown.neuron());
    }

    private static RunResult.Weights weights(
            Network network, Experiment.Weights shown, Optional<SynapseRecord> overTime) {
        return new RunResult.Weights(
                shown.name(), shown.most(), shown.unit(), network.connections(shown.projection()), overTime);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
