package org.neurosim.core.engine;

import java.util.List;
import java.util.function.Predicate;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.events.EventAssembly;
import org.neurosim.core.events.EventNetwork;

/** Which engine advances which populations. A network of one kind of neurons has one engine, which has the spike sources too, unless some of them need the clock and no neuron has it. */
final class EngineChoice {

    private final NetworkDescription network;
    private final SimulationOptions options;

    EngineChoice(NetworkDescription network, SimulationOptions options) {
        this.network = network;
        this.options = options;
    }

    Network build(int longestSlice) {
        ContinuousPlasticity.check(network, options.timeStep());
        TransmissionCheck.check(network);
        List<PopulationDescription> neurons =
                network.populations().stream().filter(p -> !p.isSource()).toList();
        if (neurons.stream().noneMatch(EventAssembly::isEventDriven)) {
            return new NetworkAssembly(new NetworkPart(network, p -> true), options).build(longestSlice);
        }
        NetworkPart eventNeurons = new NetworkPart(network, EventAssembly::isEventDriven);
        if (!neurons.stream().allMatch(EventAssembly::isEventDriven)) {
            return hybrid(longestSlice, p -> hasExactTimes(p) && projectsOnto(eventNeurons, p));
        }
        if (network.populations().stream().allMatch(p -> !p.isSource() || hasExactTimes(p))) {
            return events(new NetworkPart(network, p -> true));
        }
        return hybrid(longestSlice, EngineChoice::hasExactTimes);
    }

    private EventNetwork events(NetworkPart part) {
        double dt = options.timeStep();
        long seed = options.seed();
        return new EventAssembly(
                        part,
                        options,
                        k -> new GridStimulus(network.stimuli().get(k), k, dt, seed),
                        new BlockwiseStart(dt, seed))
                .build();
    }

    /**
     * Two engines.
     *
     * @param isEventDriven which sources are event-driven
     */
    private Network hybrid(int longestSlice, Predicate<PopulationDescription> isEventDriven) {
        NetworkPart eventPart =
                new NetworkPart(network, p -> p.isSource() ? isEventDriven.test(p) : EventAssembly.isEventDriven(p));
        NetworkPart clockPart = new NetworkPart(network, p -> !eventPart.has(p));
        for (ProjectionDescription p : network.projections()) {
            requireOnePart("projection " + p.label(), p.target(), eventPart, "describe a projection onto each");
        }
        for (StimulusDescription s : network.stimuli()) {
            requireOnePart(
                    "stimulus " + s.stimulus().name() + " of " + s.targets().label(),
                    s.targets(),
                    eventPart,
                    "stimulate each by itself");
        }
        EventNetwork events = events(eventPart);
        int slice = Math.min(longestSlice, events.shortestWay());
        SimulatedNetwork clock = new NetworkAssembly(clockPart, options).build(slice);
        try {
            return new HybridNetwork(clockPart, options, clock, events);
        } catch (RuntimeException | Error e) {
            clock.close();
            throw e;
        }
    }

    private static boolean hasExactTimes(PopulationDescription source) {
        return source instanceof SpikeInput || source.source() instanceof SpikeSource.Timed;
    }

    private static boolean projectsOnto(NetworkPart neurons, PopulationDescription source) {
        return neurons.network().projections().stream()
                .anyMatch(p -> p.source().segments().stream().anyMatch(s -> s.population() == source)
                        && neurons.hasAny(p.target()));
    }

    private static void requireOnePart(String what, NeuronSet neurons, NetworkPart events, String wayOut) {
        if (events.hasAny(neurons) && !events.hasAll(neurons)) {
            throw new InvalidNetworkException(
                    what + ": " + neurons.label() + " has event-driven and clock-driven neurons; " + wayOut);
        }
    }
}
