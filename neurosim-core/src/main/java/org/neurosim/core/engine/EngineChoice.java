package org.neurosim.core.engine;

import java.util.List;
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

/** Which engine advances which populations. A network of one kind of neurons has one engine, which has the spike sources too. */
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
        if (neurons.stream().allMatch(EventAssembly::isEventDriven)) {
            return events(new NetworkPart(network, p -> true));
        }
        return hybrid(longestSlice);
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

    private Network hybrid(int longestSlice) {
        NetworkPart eventNeurons = new NetworkPart(network, EventAssembly::isEventDriven);
        NetworkPart eventPart =
                new NetworkPart(network, p -> eventNeurons.has(p) || p.isSource() && isExact(p, eventNeurons));
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

    private static boolean isExact(PopulationDescription source, NetworkPart eventNeurons) {
        boolean canBe = source instanceof SpikeInput || source.source() instanceof SpikeSource.Timed;
        return canBe
                && eventNeurons.network().projections().stream()
                        .anyMatch(p -> p.source().segments().stream().anyMatch(s -> s.population() == source)
                                && eventNeurons.hasAny(p.target()));
    }

    private static void requireOnePart(String what, NeuronSet neurons, NetworkPart events, String wayOut) {
        if (events.hasAny(neurons) && !events.hasAll(neurons)) {
            throw new InvalidNetworkException(
                    what + ": " + neurons.label() + " has event-driven and clock-driven neurons; " + wayOut);
        }
    }
}
