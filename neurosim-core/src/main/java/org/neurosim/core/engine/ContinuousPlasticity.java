package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuromodulatorDescription;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.events.EventAssembly;
import org.neurosim.core.record.TimeGrid;
import org.neurosim.core.synapse.ContinuousTable;
import org.neurosim.core.synapse.ModulatorLevels;
import org.neurosim.core.synapse.SynapseTable;

/**
 * What goes on between spikes at the synapses of one partition: concentrations of neuromodulators, which every partition calculates for itself from all spikes that release them, postsynaptic
 * signals, and rules that act at the ends of steps.
 */
final class ContinuousPlasticity {

    private final List<NeuromodulatorDescription> modulators;
    private final ModulatorLevels levels;
    private final Route[] routes;
    private final ContinuousTable[] tables;

    /** The first table of each projection that reads the state of its targets. */
    private final ContinuousTable[] reading;

    private final SteppedPlasticity stepped;
    private final Partition[] all;

    ContinuousPlasticity(
            NetworkDescription network,
            List<SynapseTable> ofPartition,
            NeuronGroup[] groups,
            PartitionLayout layout,
            double dt,
            Partition[] partitions) {
        modulators = network.neuromodulators();
        all = partitions;
        tables = ofPartition.stream().filter(ContinuousTable.class::isInstance).toArray(ContinuousTable[]::new);
        int longest = 0;
        for (ProjectionDescription p : network.projections()) {
            longest = Math.max(longest, (int) Math.rint(p.dendriticDelay() / dt));
        }
        levels = new ModulatorLevels(modulators, dt, longest);
        List<Route> list = new ArrayList<>();
        for (int m = 0; m < modulators.size(); m++) {
            for (NeuromodulatorDescription.Release r : modulators.get(m).releases()) {
                for (Segment s : r.neurons().segments()) {
                    list.add(new Route(m, s.population().index(), s.from(), s.to(), r.amount(), delaySteps(r, dt)));
                }
            }
        }
        routes = list.toArray(new Route[0]);
        List<ContinuousTable> first = new ArrayList<>();
        for (ContinuousTable table : tables) {
            table.attach(levels);
            ContinuousTable other = first.stream()
                    .filter(t -> t.projection() == table.projection())
                    .findFirst()
                    .orElse(null);
            if (table.shareSignals(other)) {
                first.add(table);
                TargetBlocks.forEach(
                        network.projections().get(table.projection()),
                        table.postsynapticStates(),
                        groups,
                        layout,
                        table::addBlock);
            }
        }
        reading = first.toArray(new ContinuousTable[0]);
        stepped = new SteppedPlasticity(network, ofPartition, groups, layout);
    }

    /** Some neurons' release of a neuromodulator. */
    private record Route(int modulator, int population, int from, int to, double amount, int delay) {}

    /** Takes the concentrations that the host may have changed. */
    void beginSlice(long step) {
        for (int m = 0; m < modulators.size(); m++) {
            levels.set(m, step, modulators.get(m).concentration());
        }
    }

    void beginStep(long step) {
        for (int t = 0; t < tables.length; t++) {
            tables[t].beginStep(step);
        }
    }

    /** Takes the state of the neurons, and what is released at the end of the step; rules that act at the ends of steps do. */
    void endStep(long step) {
        stepped.endStep(step);
        for (int t = 0; t < reading.length; t++) {
            reading[t].updateSignals(step);
        }
        for (int m = 0; m < modulators.size(); m++) {
            double level = levels.atEnd(m, step);
            for (int r = 0; r < routes.length; r++) {
                if (routes[r].modulator == m) {
                    level += routes[r].amount * spikes(routes[r], step - routes[r].delay);
                }
            }
            levels.set(m, step + 1, level);
        }
    }

    private int spikes(Route route, long step) {
        int count = 0;
        if (step < 0) {
            return count;
        }
        for (int p = 0; p < all.length; p++) {
            SpikeLog log = all[p].log();
            int slot = log.slot(step);
            int[] ids = log.ids(slot);
            int end = log.to(slot, route.population);
            for (int k = log.from(slot, route.population); k < end; k++) {
                count += ids[k] >= route.from && ids[k] < route.to ? 1 : 0;
            }
        }
        return count;
    }

    /** Tells the host the concentrations at the start of the next step. */
    void publish(long step) {
        for (int m = 0; m < modulators.size(); m++) {
            modulators.get(m).set(levels.at(m, step));
        }
    }

    static int delaySteps(NeuromodulatorDescription.Release release, double dt) {
        return (int) Math.rint(release.delay() / dt);
    }

    private static boolean isEventDriven(NetworkDescription network) {
        List<PopulationDescription> neurons =
                network.populations().stream().filter(p -> !p.isSource()).toList();
        return !neurons.isEmpty() && neurons.stream().allMatch(EventAssembly::isEventDriven);
    }

    /** Refuses neuromodulators and rules for which something is missing. */
    static void check(NetworkDescription network, double dt) {
        for (NeuromodulatorDescription m : network.neuromodulators()) {
            if (isEventDriven(network)) {
                throw new InvalidNetworkException(
                        "neuromodulator " + m.name()
                                + ": event-driven networks have no plasticity that could read it; use clock-driven integrators");
            }
            for (NeuromodulatorDescription.Release r : m.releases()) {
                if (!TimeGrid.isWhole(r.delay(), dt) || delaySteps(r, dt) < 1) {
                    throw new InvalidNetworkException("neuromodulator " + m.name() + " released by "
                            + r.neurons().label() + ": delay = " + r.delay()
                            + " ms; must be a whole number of time steps of " + dt + " ms, at least one");
                }
            }
        }
        for (ProjectionDescription p : network.projections()) {
            if (p.synapse() instanceof Synapse.ContinuousRule rule) {
                check(network, p, rule);
            } else if (p.synapse() instanceof Synapse.SteppedRule rule) {
                SteppedPlasticity.check(p, rule);
            }
            if (p.synapse() != null && !(p.synapse() instanceof Synapse.ContinuousRule)) {
                refuseMemory(p.label(), p.synapse().spec());
            }
        }
    }

    private static void refuseMemory(String label, SynapseSpec spec) {
        if (spec.rememberedSpikes() > 0) {
            throw new InvalidNetworkException(
                    "projection " + label + ": " + spec.name() + " remembers "
                            + spec.rememberedSpikes()
                            + " presynaptic spikes, which only a Synapse.ContinuousRule can; implement that, or take remembering out of its spec");
        }
    }

    private static void check(NetworkDescription network, ProjectionDescription p, Synapse.ContinuousRule rule) {
        String where = "projection " + p.label() + ": rule " + rule.spec().name();
        for (Signal s : rule.spec().signals()) {
            if (s.source() == Signal.Source.NEUROMODULATOR
                    && network.neuromodulators().stream()
                            .noneMatch(m -> m.name().equals(s.name()))) {
                throw new InvalidNetworkException(where + " needs a neuromodulator " + s.name() + "; the network has "
                        + (network.neuromodulators().isEmpty()
                                ? "none"
                                : network.neuromodulators().stream()
                                        .map(NeuromodulatorDescription::name)
                                        .collect(Collectors.joining(", ")))
                        + "; add it with NetworkBuilder.neuromodulator(name, tau)");
            }
        }
        TargetBlocks.check(p);
    }
}
