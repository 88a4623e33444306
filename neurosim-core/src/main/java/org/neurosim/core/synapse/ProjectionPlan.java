package org.neurosim.core.synapse;

import java.util.LinkedHashSet;
import java.util.Set;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;
import org.neurosim.core.connect.ValueSampler;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.record.TimeGrid;

/** A projection of a clock-driven network, with delays in steps. Shared by all threads. */
public final class ProjectionPlan extends ProjectionDraws {

    private static final int MOST_DELAY_STEPS = Character.MAX_VALUE;

    /** Numbers from here to twice as much are the integers, neighbours in their bits. */
    private static final double ROUNDER = 0x1p52;

    private static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

    private final boolean individual;

    /**
     * Checks a projection and makes it ready.
     *
     * @param projection projection
     * @param dt time step, ms
     * @param seed seed of the network
     */
    public ProjectionPlan(ProjectionDescription projection, double dt, long seed) {
        this(projection, dt, seed, false);
    }

    private ProjectionPlan(ProjectionDescription projection, double dt, long seed, boolean individual) {
        super(projection, dt, seed);
        this.individual = individual || hasRule();
        if (delays != null && delays.isConstant()) {
            delaySteps(delays.constant());
        }
        checkPlasticity();
    }

    /**
     * The same synapses, in tables of their own with weights that can be changed one by one.
     *
     * @return plan
     */
    public ProjectionPlan withOwnWeights() {
        return new ProjectionPlan(projection, dt, seed, true);
    }

    /**
     * A list of synapses in place of these, in tables of their own.
     *
     * @param sources index within the projection's source
     * @param targets index within the projection's target
     * @param weights weights
     * @param delays delays, ms; not looked at if these synapses have a common delay
     * @return plan
     */
    public ProjectionPlan withSynapses(int[] sources, int[] targets, double[] weights, double[] delays) {
        Value newDelay = commonDelay() == TableKey.VARIED ? Values.array(delays) : projection.delay();
        return new ProjectionPlan(
                projection.with(Connectors.pairs(sources, targets), Values.array(weights), newDelay), dt, seed, true);
    }

    private ProjectionPlan(ProjectionPlan like, ValueSampler weights) {
        super(like, weights);
        individual = like.individual;
    }

    /**
     * This plan without the weights, once the tables have them.
     *
     * @return plan with weights 0
     */
    public ProjectionPlan withoutWeights() {
        return new ProjectionPlan(this, ValueSampler.of(Values.constant(0), seed, "weight", projection.label()));
    }

    /** True also after a change of static synapses: they have tables of their own then. */
    @Override
    public boolean hasOwnWeights() {
        return individual;
    }

    /** The keys of all tables that synapses may be in, if delays have no tables of their own. */
    Set<TableKey> keys() {
        Set<TableKey> keys = new LinkedHashSet<>();
        for (Segment source : projection.source().segments()) {
            for (Segment target : projection.target().segments()) {
                keys.add(key(source.population().index(), projection.receptorIndex(target.population())));
            }
        }
        return keys;
    }

    /**
     * Whether spikes of synapses with a common delay act when they are emitted, not when they arrive.
     *
     * @return true for {@link Synapse.PresynapticRule}
     */
    public boolean pushes() {
        return projection.synapse() instanceof Synapse.PresynapticRule;
    }

    private boolean isGraded() {
        return projection.synapse() instanceof Synapse.Graded;
    }

    /**
     * Whether the synapses follow a rule or transmit at all times, and so have a table of their own.
     *
     * @return false for static synapses
     */
    public boolean hasRule() {
        return projection.hasRule();
    }

    /** The table of the synapses' rule, or the table itself if they are static. */
    SynapseTable withRule(SynapseTable table, PartitionLayout layout) {
        if (projection.synapse() instanceof Synapse.PresynapticRule rule) {
            return new RuleTable(
                    table, projection.index(), rule, dt, () -> random(StreamKey.TRANSMISSION, table, layout));
        }
        if (projection.synapse() instanceof Synapse.PlasticityRule rule) {
            requireWithin(table.uniformDelay());
            if (rule instanceof Synapse.ContinuousRule continuous) {
                return new ContinuousTable(
                        table,
                        projection.index(),
                        continuous,
                        dt,
                        dendriticSteps(),
                        layout.size(),
                        () -> random(StreamKey.PLASTICITY, table, layout));
            }
            return new PlasticTable(table, projection.index(), rule, dt, dendriticSteps(), layout.size());
        }
        if (projection.synapse() instanceof Synapse.SteppedRule rule) {
            return new SteppedTable(table, projection.index(), rule, dt);
        }
        if (individual) {
            table.ownedBy(projection.index());
        }
        if (projection.synapse() instanceof Synapse.Graded synapse) {
            return new GradedTable(table, projection.index(), synapse, dt);
        }
        return table;
    }

    private RowRandom random(int purpose, SynapseTable table, PartitionLayout layout) {
        int firstSource = projection.source().segments().stream()
                .map(Segment::population)
                .filter(p -> p.index() == table.source())
                .findFirst()
                .orElseThrow()
                .firstGlobalId();
        long key = StreamKey.of(seed, purpose, projection.index());
        return new RowRandom(key, firstSource, projection.target(), layout);
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

    /**
     * Whether each delay has a table of its own, because the rule must know when a spike arrives.
     *
     * @return true for plastic synapses whose delays differ
     */
    public boolean splitsByDelay() {
        Synapse synapse = projection.synapse();
        return (synapse instanceof Synapse.PlasticityRule || synapse instanceof Synapse.SteppedRule)
                && commonDelay() == TableKey.VARIED;
    }

    Weights.Kind weightKind() {
        return hasOneWeight() ? Weights.Kind.CONSTANT : isSingle() ? Weights.Kind.SINGLE : Weights.Kind.DOUBLE;
    }

    /** What one table can hold of this projection. */
    TableKey key(int source, int receptor) {
        double common = weightKind() == Weights.Kind.CONSTANT ? weights.constant() : 0;
        int rule = individual ? projection.index() : TableKey.NO_RULE;
        return new TableKey(source, receptor, commonDelay(), weightKind(), common, rule);
    }

    /**
     * The delay of all synapses.
     *
     * @return steps, or -1 ({@link TableKey#VARIED}) if they differ
     */
    public int commonDelay() {
        return delays == null
                ? (isGraded() ? 0 : 1)
                : delays.isConstant() ? delaySteps(delays.constant()) : TableKey.VARIED;
    }

    @Override
    double delayByDefault() {
        return dt * commonDelay();
    }

    @Override
    public double delay(double drawn) {
        return dt * delaySteps(drawn);
    }

    /** Turns the delays of a chunk, ms, into numbers of steps. */
    void toSteps(double[] delay, int[] steps, int n) {
        if (projection.roundsDelays()) {
            roundToSteps(delay, steps, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            steps[i] = delaySteps(delay[i]);
        }
    }

    private void roundToSteps(double[] delay, int[] steps, int n) {
        double step = dt;
        long outside = 0;
        for (int i = 0; i < n; i++) {
            long rounded = round(delay[i] / step);
            outside |= rounded - 1 | MOST_DELAY_STEPS - rounded;
            steps[i] = (int) rounded;
        }
        for (int i = 0; outside < 0 && i < n; i++) {
            long rounded = round(delay[i] / step);
            if (rounded < 1 || rounded > MOST_DELAY_STEPS) {
                steps[i] = delaySteps(delay[i]);
            }
        }
    }

    /** Rounds to the nearest integer as rint does, faster; any number that is no delay, less than 1 or more than the most steps, if that of rint is none or x is NaN. */
    private static long round(double x) {
        return Double.doubleToRawLongBits(x + ROUNDER) - ROUNDER_BITS;
    }

    int delaySteps(double delay) {
        double steps = Math.rint(delay / dt);
        int least = isGraded() && (delays == null || delays.isConstant()) ? 0 : 1;
        if (projection.roundsDelays()) {
            steps = Math.max(least, steps);
        } else if (!TimeGrid.isWhole(delay, dt)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + delay
                    + " ms; must be a whole number of time steps of " + dt
                    + " ms: choose such a delay, or call roundDelays()");
        }
        if (!(steps >= least && steps <= MOST_DELAY_STEPS)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + delay
                    + " ms; must be in [" + least * dt + ", " + MOST_DELAY_STEPS * dt + "] ms (" + least + " to "
                    + MOST_DELAY_STEPS
                    + " time steps)");
        }
        return (int) steps;
    }
}
