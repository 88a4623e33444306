package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Connections;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.synapse.DenseTables;
import org.neurosim.core.synapse.NumberedSynapses;
import org.neurosim.core.synapse.ProjectionPlan;
import org.neurosim.core.synapse.ProjectionSynapses;
import org.neurosim.core.synapse.SynapseTable;
import org.neurosim.core.synapse.TableExchange;
import org.neurosim.core.synapse.TablePlaces;

/**
 * The synapses of all projections as they are now, and changes of them between slices. Whoever calls must have brought the synapses up to date.
 *
 * <p>The tables of a projection that is rewired are made anew from the list of its synapses, by the way on which all tables are made. To find each synapse's weight and variables again, the weight
 * columns hold the synapses' numbers in the list for the moment.
 */
final class SynapseChanges {

    private final List<ProjectionPlan> plans;
    private final Partition[] partitions;
    private final ThreadTeam team;
    private final double dt;
    private final int shortestDelay;
    private final int longestDelay;

    /**
     * The synapses of a new network.
     *
     * @param plans plans of the projections
     * @param partitions partitions
     * @param team their threads
     * @param dt time step, ms
     * @param shortestDelay shortest delay for which the network is made, in steps
     * @param longestDelay longest delay of synapses with individual delays for which it is made, in steps
     */
    SynapseChanges(
            List<ProjectionPlan> plans,
            Partition[] partitions,
            ThreadTeam team,
            double dt,
            int shortestDelay,
            int longestDelay) {
        this.plans = new ArrayList<>(plans);
        this.partitions = partitions;
        this.team = team;
        this.dt = dt;
        this.shortestDelay = shortestDelay;
        this.longestDelay = longestDelay;
    }

    ProjectionPlan plan(ProjectionDescription projection) {
        return plans.stream()
                .filter(plan -> plan.projection().index() == projection.index())
                .findFirst()
                .orElseThrow();
    }

    /** The synapses of a projection as they are now. */
    ProjectionSynapses of(ProjectionDescription projection) {
        return new ProjectionSynapses(
                plan(projection),
                () -> new TablePlaces(
                        projection,
                        Arrays.stream(partitions).map(Partition::layout).toList(),
                        Arrays.stream(partitions).map(Partition::tables).toList(),
                        dt));
    }

    /** Sets the weights or a variable of all synapses of a projection. Weights of static synapses get places of their own first. */
    void write(ProjectionDescription projection, String variable, double[] values, long step) {
        of(projection).requireAdmissible(variable, values);
        if (!plan(projection).hasOwnWeights()) {
            exchange(projection, plan(projection).withOwnWeights(), null, step);
        }
        of(projection).write(variable, values);
        for (Partition p : partitions) {
            p.weightsChanged();
        }
    }

    /** Deletes and creates synapses. */
    void rewire(ProjectionDescription projection, int[] removed, Connections added, long step) {
        Connections now = of(projection).connections();
        boolean[] gone = gone(projection, now, removed);
        requireFitting(projection, added);
        int kept = now.size() - removed.length;
        if ((long) kept + added.size() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("rewiring projection " + projection.label() + ": " + kept + " plus "
                    + added.size() + " synapses; a projection that is rewired holds at most "
                    + (Integer.MAX_VALUE - 8));
        }
        int[] number = new int[kept];
        for (int k = 0, n = 0; k < gone.length; k++) {
            if (!gone[k]) {
                number[n++] = k;
            }
        }
        NumberedSynapses before = variables(projection, now);
        double[] weight = chosen(now.weights(), number, added.weights());
        NumberedSynapses after = new NumberedSynapses(projection.synapse(), weight);
        for (int n = 0; n < kept; n++) {
            after.copyVariables(n, before, number[n]);
        }
        ProjectionPlan plan = plan(projection);
        int[] sources = chosen(now.sources(), number, added.sources());
        int[] targets = chosen(now.targets(), number, added.targets());
        double[] delays = chosen(now.delays(), number, added.delays());
        exchange(projection, plan.withSynapses(sources, targets, numbers(weight.length), delays), after, step);
    }

    private boolean[] gone(ProjectionDescription projection, Connections now, int[] removed) {
        String where = "rewiring projection " + projection.label() + ": removed[";
        boolean[] gone = new boolean[now.size()];
        for (int k = 0; k < removed.length; k++) {
            if (removed[k] < 0 || removed[k] >= gone.length) {
                throw new IllegalArgumentException(where + k + "] = " + removed[k] + "; must be in [0, " + gone.length
                        + "), a position in connections(projection)");
            }
            if (gone[removed[k]]) {
                throw new IllegalArgumentException(where + k + "] = " + removed[k] + " is there twice");
            }
            gone[removed[k]] = true;
        }
        return gone;
    }

    private void requireFitting(ProjectionDescription projection, Connections added) {
        String where = "rewiring projection " + projection.label() + ": ";
        if (plan(projection).splitsByDelay()) {
            throw new IllegalArgumentException(
                    where
                            + "its synapses are plastic and differ in delay, which cannot be rewired; give the projection one delay, or describe a projection for each delay");
        }
        for (Partition p : partitions) {
            for (SynapseTable table : p.tables()) {
                requireInheritable(where, projection, table);
            }
        }
        int common = plan(projection).commonDelay();
        for (int k = 0; k < added.size(); k++) {
            require(where + "source", k, added.sources()[k], projection.source().size());
            require(where + "target", k, added.targets()[k], projection.target().size());
            if (!Double.isFinite(added.weights()[k])) {
                throw new IllegalArgumentException(
                        where + "weight " + k + " = " + added.weights()[k] + "; must be finite");
            }
            double steps = Math.rint(added.delays()[k] / dt);
            boolean fits = common > 0 ? steps == common : steps >= shortestDelay && steps <= longestDelay;
            if (!fits || Math.abs(steps * dt - added.delays()[k]) > 1e-6 * dt) {
                throw new IllegalArgumentException(where + "delay " + k + " = " + added.delays()[k] + " ms; must be "
                        + (common > 0
                                ? common * dt + " ms, the delay of this projection"
                                : "a whole number of time steps of " + dt + " ms in [" + shortestDelay * dt + ", "
                                        + longestDelay * dt + "] ms, the range for which the network was built"));
            }
        }
    }

    private static void requireInheritable(String where, ProjectionDescription projection, SynapseTable table) {
        if (table.projection() == projection.index() && !table.canInherit()) {
            throw new IllegalArgumentException(
                    where + "synapses of "
                            + projection.synapse().spec().name()
                            + " cannot be rewired; only static ones and those with a PresynapticRule or plain PlasticityRule can");
        }
    }

    private static void require(String what, int k, int value, int size) {
        if (value < 0 || value >= size) {
            throw new IllegalArgumentException(what + " " + k + " = " + value + "; must be in [0, " + size + ")");
        }
    }

    private NumberedSynapses variables(ProjectionDescription projection, Connections now) {
        Synapse synapse = projection.synapse();
        NumberedSynapses numbered = new NumberedSynapses(synapse, now.weights());
        if (synapse != null && !synapse.spec().variables().isEmpty()) {
            of(projection).write(ProjectionDescription.WEIGHT, numbers(now.size()));
            for (Partition p : partitions) {
                numbered.takeVariables(p.tables().stream()
                        .filter(table -> table.projection() == projection.index())
                        .toList());
            }
        }
        return numbered;
    }

    /** Makes tables anew; weights are numbers of synapses, unless these are null. */
    private void exchange(
            ProjectionDescription projection, ProjectionPlan changed, NumberedSynapses synapses, long step) {
        TableExchange exchange = TableExchange.of(plans, plan(projection), changed);
        team.perform(member -> {
            for (int p = member; p < partitions.length; p += team.size()) {
                List<SynapseTable> old = exchange.old(partitions[p].tables());
                List<SynapseTable> made = exchange.make(partitions[p].layout());
                if (synapses != null) {
                    synapses.give(exchange.own(made));
                }
                exchange.inherit(old, made, step);
                partitions[p].exchange(old, made);
            }
        });
        DenseTables.find(
                Arrays.stream(partitions).map(Partition::tables).toList(),
                Arrays.stream(partitions).mapToLong(Partition::neurons).sum());
        plans.set(plans.indexOf(plan(projection)), synapses == null ? changed : changed.withoutWeights());
    }

    private static double[] numbers(int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, k -> k);
        return numbers;
    }

    private static int[] chosen(int[] now, int[] number, int[] added) {
        int[] all = new int[number.length + added.length];
        for (int n = 0; n < number.length; n++) {
            all[n] = now[number[n]];
        }
        System.arraycopy(added, 0, all, number.length, added.length);
        return all;
    }

    private static double[] chosen(double[] now, int[] number, double[] added) {
        double[] all = new double[number.length + added.length];
        for (int n = 0; n < number.length; n++) {
            all[n] = now[number[n]];
        }
        System.arraycopy(added, 0, all, number.length, added.length);
        return all;
    }
}
