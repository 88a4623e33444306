package org.neurosim.core.synapse;

import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.record.TimeGrid;

/** A projection of a clock-driven network, with delays in steps. Shared by all threads. */
public final class ProjectionPlan extends ProjectionDraws {

    private static final int MOST_DELAY_STEPS = Character.MAX_VALUE;

    private static final double ROUNDER = 0x1.8p52;

    /**
     * Checks a projection and makes it ready.
     *
     * @param projection projection
     * @param dt time step, ms
     * @param seed seed of the network
     */
    public ProjectionPlan(ProjectionDescription projection, double dt, long seed) {
        super(projection, dt, seed);
        if (delays != null && delays.isConstant()) {
            delaySteps(delays.constant());
        }
        checkPlasticity();
    }

    /** The table of the synapses' rule, or the table itself if they are static. */
    SynapseTable withRule(SynapseTable table, int neurons) {
        if (projection.synapse() instanceof Synapse.PresynapticRule rule) {
            return new RuleTable(table, projection.index(), rule, dt);
        }
        if (projection.synapse() instanceof Synapse.PlasticityRule rule) {
            requireWithin(table.uniformDelay());
            return new PlasticTable(table, projection.index(), rule, dt, dendriticSteps(), neurons);
        }
        return table;
    }

    private int dendriticSteps() {
        return (int) Math.rint(projection.dendriticDelay() / dt);
    }

    private void checkPlasticity() {
        double dendritic = projection.dendriticDelay();
        if (dendritic > 0 && !TimeGrid.isWhole(dendritic, dt)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": dendriticDelay = " + dendritic
                    + " ms; must be a whole number of time steps of " + dt + " ms");
        }
        if (commonDelay() != TableKey.VARIED) {
            requireWithin(commonDelay());
        }
    }

    private void requireWithin(int delaySteps) {
        if (dendriticSteps() > delaySteps) {
            throw new InvalidNetworkException("projection " + projection.label() + ": dendriticDelay = "
                    + projection.dendriticDelay() + " ms; must be in [0, " + delaySteps * dt
                    + "] ms, the whole delay of a synapse");
        }
    }

    /** Whether each delay has a table of its own, because the rule must be called when a spike arrives. */
    boolean splitsByDelay() {
        return projection.synapse() instanceof Synapse.PlasticityRule && commonDelay() == TableKey.VARIED;
    }

    Weights.Kind weightKind() {
        return hasOneWeight() ? Weights.Kind.CONSTANT : isSingle() ? Weights.Kind.SINGLE : Weights.Kind.DOUBLE;
    }

    /** What one table can hold of this projection. */
    TableKey key(int source, int receptor) {
        double common = weightKind() == Weights.Kind.CONSTANT ? weights.constant() : 0;
        int rule = projection.hasRule() ? projection.index() : TableKey.NO_RULE;
        return new TableKey(source, receptor, commonDelay(), weightKind(), common, rule);
    }

    /** The delay of all synapses in steps, or {@link TableKey#VARIED}. */
    int commonDelay() {
        return delays == null ? 1 : delays.isConstant() ? delaySteps(delays.constant()) : TableKey.VARIED;
    }

    /** Replaces the delays of a chunk, ms, by numbers of steps. */
    void toSteps(double[] delay, int n) {
        if (!projection.roundsDelays()) {
            for (int i = 0; i < n; i++) {
                delay[i] = delaySteps(delay[i]);
            }
            return;
        }
        double step = dt;
        for (int i = 0; i < n; i++) {
            // Rounds to the nearest integer as rint does, in half the time.
            double steps = (delay[i] / step + ROUNDER) - ROUNDER;
            delay[i] = steps >= 1 && steps <= MOST_DELAY_STEPS ? steps : delaySteps(delay[i]);
        }
    }

    @Override
    public double delay(double drawn) {
        return dt * delaySteps(drawn);
    }

    int delaySteps(double delay) {
        double steps = Math.rint(delay / dt);
        if (projection.roundsDelays()) {
            steps = Math.max(1, steps);
        } else if (!TimeGrid.isWhole(delay, dt)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + delay
                    + " ms; must be a whole number of time steps of " + dt
                    + " ms: choose such a delay, or call roundDelays()");
        }
        if (!(steps >= 1 && steps <= MOST_DELAY_STEPS)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + delay
                    + " ms; must be in [" + dt + ", " + MOST_DELAY_STEPS * dt + "] ms (1 to " + MOST_DELAY_STEPS
                    + " time steps)");
        }
        return (int) steps;
    }
}
