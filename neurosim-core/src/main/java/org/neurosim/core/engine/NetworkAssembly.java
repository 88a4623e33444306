package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neurosim.api.SimulationOptions;
import org.neurosim.core.decompose.Decomposition;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.describe.NeuromodulatorDescription;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.core.run.ThreadTeam;
import org.neurosim.core.synapse.DenseTables;
import org.neurosim.core.synapse.GradedTable;
import org.neurosim.core.synapse.InitialValues;
import org.neurosim.core.synapse.ProjectionPlan;
import org.neurosim.core.synapse.RowWeaver;
import org.neurosim.core.synapse.SynapseTable;
import org.neurosim.core.synapse.TableBuilder;
import org.neurosim.core.synapse.TablePlaces;
import org.neurosim.core.synapse.TransmittedValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a description into a network: checks the parts, divides them among partitions, and lets the team build all partitions at the same time. */
final class NetworkAssembly {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedNetwork.class);

    /** Steps of a round, if slices are shorter: enough for what is done once per round to cost little, few enough for the spikes of all of them to stay in the cache. */
    private static final int ROUND = 16;

    private final NetworkPart part;
    private final NetworkDescription network;
    private final SimulationOptions options;
    private final double dt;
    private final boolean interpolated;

    NetworkAssembly(NetworkPart part, SimulationOptions options) {
        this.part = part;
        network = part.network();
        this.options = options;
        this.dt = options.timeStep();
        this.interpolated = options.spikeTimes() == SimulationOptions.SpikeTimes.INTERPOLATED;
    }

    /**
     * Builds.
     *
     * @param longestSlice most steps of a slice, whatever the delays
     */
    SimulatedNetwork build(int longestSlice) {
        long start = System.nanoTime();
        checkInputs();
        List<ProjectionPlan> plans = new ArrayList<>();
        for (ProjectionDescription p : part.projections()) {
            plans.add(new ProjectionPlan(p, dt, options.seed()));
        }
        int[] sizes = network.populations().stream()
                .mapToInt(p -> part.has(p) ? p.size() : 0)
                .toArray();
        boolean[] receives = new boolean[sizes.length];
        for (PopulationDescription p : network.populations()) {
            receives[p.index()] = !p.isSource();
        }
        PartitionLayout[] layouts = Decomposition.divide(sizes, receives, options.threads());
        ThreadTeam team = new ThreadTeam(options.threads(), "worker");
        try {
            SimulatedNetwork built = build(plans, layouts, team, longestSlice);
            if (LOG.isInfoEnabled()) {
                LOG.info(
                        "built {} neurons and {} synapses in {} partitions for {} threads in {} ms",
                        network.neuronCount(),
                        built.statistics().synapses(),
                        layouts.length,
                        options.threads(),
                        (System.nanoTime() - start) / 1_000_000);
            }
            return built;
        } catch (RuntimeException | Error e) {
            team.close();
            throw e;
        }
    }

    private void checkInputs() {
        for (PopulationDescription p : network.populations()) {
            if (p.isSource() && part.has(p)) {
                try {
                    p.source().check(p.size(), dt);
                } catch (IllegalArgumentException e) {
                    throw SimulatedNetwork.refused("population " + p.name(), e);
                }
            }
        }
        for (StimulusDescription s : network.stimuli()) {
            if (!part.hasAny(s.targets())) {
                continue;
            }
            try {
                s.stimulus().check(s.targets().size(), dt);
            } catch (IllegalArgumentException e) {
                throw SimulatedNetwork.refused(
                        "stimulus " + s.stimulus().name() + " of " + s.targets().label(), e);
            }
        }
    }

    private void giveInitialValues(
            List<ProjectionPlan> plans, PartitionLayout[] layouts, List<List<SynapseTable>> tables) {
        for (ProjectionPlan plan : plans) {
            ProjectionDescription projection = plan.projection();
            if (!projection.initialValues().isEmpty()) {
                new InitialValues(plan, options.seed()).give(new TablePlaces(projection, List.of(layouts), tables, dt));
            }
        }
    }

    private static void weave(List<List<SynapseTable>> tables, ThreadTeam team) {
        team.perform(member -> {
            List<List<SynapseTable>> own = new ArrayList<>();
            for (int p = member; p < tables.size(); p += team.size()) {
                own.add(tables.get(p));
            }
            RowWeaver.weave(own, team.size());
        });
    }

    private SimulatedNetwork build(
            List<ProjectionPlan> plans, PartitionLayout[] layouts, ThreadTeam team, int longestSlice) {
        Partition[] partitions = new Partition[layouts.length];
        List<List<SynapseTable>> tables = new ArrayList<>();
        for (int p = 0; p < layouts.length; p++) {
            tables.add(null);
        }
        team.perform(member -> {
            for (int p = member; p < layouts.length; p += options.threads()) {
                partitions[p] = new Partition(network, layouts[p], dt, interpolated, options.seed());
                tables.set(p, new ArrayList<>(new TableBuilder(plans, layouts[p]).build()));
            }
        });
        DenseTables.find(
                tables, Stream.of(partitions).mapToLong(Partition::neurons).sum());
        weave(tables, team);
        int minDelay = longestSlice;
        int longestPull = 0;
        int longestPush = 0;
        for (List<SynapseTable> list : tables) {
            for (SynapseTable table : list) {
                minDelay = Math.min(minDelay, Math.max(1, table.minDelay()));
                if (table instanceof GradedTable) {
                    continue;
                }
                if (table.isPulled()) {
                    longestPull = Math.max(longestPull, table.uniformDelay());
                } else {
                    longestPush = Math.max(longestPush, table.maxDelay());
                }
            }
        }
        // Projections that have no synapses yet may get some.
        for (ProjectionPlan plan : plans) {
            if (plan.commonDelay() > 0) {
                minDelay = Math.min(minDelay, plan.commonDelay());
                if (plan.pushes()) {
                    longestPush = Math.max(longestPush, plan.commonDelay());
                } else {
                    longestPull = Math.max(longestPull, plan.commonDelay());
                }
            }
        }
        int longestRelease = 0;
        for (NeuromodulatorDescription m : network.neuromodulators()) {
            for (NeuromodulatorDescription.Release r : m.releases()) {
                int delay = ContinuousPlasticity.delaySteps(r, dt);
                minDelay = Math.min(minDelay, delay);
                longestRelease = Math.max(longestRelease, delay);
            }
        }
        int receptors = 0;
        for (PopulationDescription p : network.populations()) {
            receptors =
                    Math.max(receptors, p.isSource() ? 0 : p.spec().receptors().size());
        }
        // The host and all partitions agree upon the concentrations of neuromodulators between rounds.
        int round = network.neuromodulators().isEmpty() ? Math.max(1, ROUND / minDelay) * minDelay : minDelay;
        int logSlots = Math.max(round, minDelay + Math.max(Math.max(longestPull, longestRelease), minDelay)) + 1;
        Map<GradedLinks.Sender, TransmittedValues> values = GradedLinks.values(network, tables, minDelay);
        boolean offGrid = interpolated
                || network.populations().stream()
                        .anyMatch(p -> part.has(p) && p.integrator() == Integrators.exactOffGrid());
        for (int p = 0; p < partitions.length; p++) {
            partitions[p].link(network, tables.get(p), values, options.seed());
            partitions[p].connect(network, tables.get(p), longestPush + 1, receptors, logSlots, offGrid, partitions);
        }
        giveInitialValues(plans, layouts, tables);
        return new SimulatedNetwork(
                part,
                options,
                team,
                partitions,
                minDelay,
                round,
                new SynapseChanges(plans, partitions, team, dt, minDelay, longestPush));
    }
}
