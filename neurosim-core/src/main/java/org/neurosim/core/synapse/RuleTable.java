package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/**
 * Synapses that follow a rule of their model at each presynaptic spike. Rows are as in the plain table; weights, declared variables and what a spike transmits are
 * columns in double precision. The rule is called at emission, and what it says is transmitted goes into the input ring at once.
 */
final class RuleTable extends ModelTable implements Row {

    private Synapse.PresynapticRule rule;
    private final double[] transmitted;
    private final long[] previousStep;
    private final Supplier<RowRandom> randomNumbers;
    private RowRandom random;
    private double[] uniform;
    private int draws;
    private int row;
    private int from;
    private int to;
    private long step;
    private long before;

    RuleTable(
            SynapseTable table,
            int projection,
            Synapse.PresynapticRule rule,
            double dt,
            Supplier<RowRandom> randomNumbers) {
        super(table, projection, wide(rule.spec()), dt);
        this.rule = rule;
        this.randomNumbers = randomNumbers;
        transmitted = new double[size()];
        previousStep = new long[rowStart.length - 1];
        Arrays.fill(previousStep, -1);
    }

    /** The rule works on the columns themselves, in double precision. */
    private static List<SynapseSpec.Variable> wide(SynapseSpec spec) {
        return spec.variables().stream()
                .map(v -> new SynapseSpec.Variable(v.name(), v.unit(), v.initialValue(), v.range()))
                .toList();
    }

    @Override
    public void follow(Synapse newRule) {
        rule = (Synapse.PresynapticRule) newRule;
    }

    @Override
    public boolean canInherit() {
        return true;
    }

    @Override
    void inherit(SynapseTable before, long now) {
        RuleTable old = (RuleTable) before;
        rule = old.rule;
        System.arraycopy(old.previousStep, 0, previousStep, 0, previousStep.length);
    }

    @Override
    public boolean isPulled() {
        return false;
    }

    @Override
    public boolean deliversAhead() {
        return true;
    }

    @Override
    public long push(int[] ids, int first, int end, InputRing ring, ArrivalSchedule schedule, long emission) {
        long events = 0;
        step = emission;
        for (int s = first; s < end; s++) {
            row = ids[s];
            draws = 0;
            from = rowStart[row];
            to = rowStart[row + 1];
            before = previousStep[row];
            previousStep[row] = emission;
            if (from == to) {
                continue;
            }
            System.arraycopy(weights.column(), from, transmitted, from, to - from);
            rule.onPresynapticSpike(this);
            scatter(ring);
            events += to - from;
        }
        return events;
    }

    private void scatter(InputRing ring) {
        if (runs == null) {
            deliver(from, to, ring.column(step + uniformDelay(), receptor));
            return;
        }
        int begin = from;
        int lastRun = runs.first(row + 1);
        for (int run = runs.first(row); run < lastRun; run++) {
            int end = runs.end(run);
            deliver(begin, end, ring.column(step + runs.delay(run), receptor));
            begin = end;
        }
    }

    private void deliver(int begin, int end, InputColumn column) {
        column.touch(target, begin, end);
        Delivery.addDouble(target, transmitted, begin, end, column.sum());
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public double time() {
        return (step + 1) * dt;
    }

    @Override
    public double previousTime() {
        return before < 0 ? Double.NEGATIVE_INFINITY : (before + 1) * dt;
    }

    @Override
    public double[] weight() {
        return weights.column();
    }

    @Override
    public double[] variable(int index) {
        return variables.column(index);
    }

    @Override
    public double[] transmitted() {
        return transmitted;
    }

    @Override
    public double[] uniform() {
        if (uniform == null) {
            uniform = new double[size()];
            random = randomNumbers.get();
        }
        random.uniform(random.keyOf(row, step, draws++), this, row, uniform);
        return uniform;
    }
}
