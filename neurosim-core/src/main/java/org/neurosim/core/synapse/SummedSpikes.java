package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.model.PostsynapticSpikes;

/**
 * Postsynaptic spikes for rules that want only the sum of the presynaptic trace at them: no spike is looked for. A neuron has {@code S = sum over its spikes of exp(-(t - base) / tau)}, a
 * synapse remembers S as it was when its row was last brought up to date, and
 *
 * <pre>
 * sum of x(t) = x(last) exp((last - base) / tau) (S now - S then)      x(last): the trace just after the last presynaptic spike
 * </pre>
 *
 * <p>The base moves on every {@value #WINDOW} time constants, after all rows have been brought up to date, lest the terms vanish beside those before them: the error
 * of a term is at most exp({@value #WINDOW}) roundings of the sum so far, 3e-12 times the number of spikes within a time constant.
 */
final class SummedSpikes implements PostsynapticSpikes {

    private static final int WINDOW = 10;

    private final PlasticTable table;
    private final int steps;
    private final double[][] sum;
    private final double[][] seen;
    private final double[][] pre;
    private final double[][] noted;
    private final int[] all;
    private int base;

    SummedSpikes(PlasticTable table, int neurons, int base) {
        this.table = table;
        this.base = base;
        int traces = table.preDecays.length;
        int window = Integer.MAX_VALUE;
        for (TraceDecay decay : table.preDecays) {
            window = Math.min(window, decay.stepsOf(WINDOW));
        }
        steps = window;
        int longest = table.longestRow();
        sum = new double[traces][neurons];
        seen = new double[traces][table.size()];
        pre = new double[traces][longest];
        noted = new double[traces][longest];
        all = new int[longest];
        Arrays.setAll(all, k -> k);
    }

    void add(int neuron, int now) {
        for (int t = 0; t < sum.length; t++) {
            sum[t][neuron] += table.preDecays[t].over(now - base);
        }
    }

    /** Whether all rows must be brought up to date, so that the base can move on. */
    boolean isWindowOver(int step) {
        return step - base >= steps;
    }

    /** Moves the base; all rows have been brought up to date. */
    void rebase(int step) {
        base = step;
        for (int t = 0; t < sum.length; t++) {
            Arrays.fill(sum[t], 0);
            Arrays.fill(seen[t], 0);
        }
    }

    /** Takes the spikes since the open row was last brought up to date. */
    void collect(int source) {
        int begin = row().from();
        int size = row().size();
        for (int t = 0; t < sum.length; t++) {
            double factor = table.pre.after(t)[source] * table.preDecays[t].growth(table.preTime[source] - base);
            collect(sum[t], table.target, seen[t], begin, size, factor, pre[t]);
        }
    }

    /** The same without taking notice. */
    void lookAt(int source) {
        int begin = row().from();
        int size = row().size();
        for (int t = 0; t < sum.length; t++) {
            System.arraycopy(seen[t], begin, noted[t], 0, size);
        }
        collect(source);
        for (int t = 0; t < sum.length; t++) {
            System.arraycopy(noted[t], 0, seen[t], begin, size);
        }
    }

    private static void collect(
            double[] sum, char[] target, double[] seen, int begin, int size, double factor, double[] pre) {
        for (int k = 0; k < size; k++) {
            double now = sum[target[begin + k]];
            pre[k] = factor * (now - seen[begin + k]);
            seen[begin + k] = now;
        }
    }

    private OpenRow row() {
        return table.openRow();
    }

    @Override
    public int count() {
        return row().size();
    }

    @Override
    public int[] synapse() {
        return all;
    }

    @Override
    public boolean isWholeRow() {
        return true;
    }

    @Override
    public double[] pre(int index) {
        return pre[index];
    }

    @Override
    public double[] post(int index) {
        throw new IllegalStateException(
                "rule " + table.ruleName()
                        + " declares sumsPostsynapticSpikes(), so there are no postsynaptic traces at single spikes; take the declaration out, or read presynaptic traces only");
    }

    @Override
    public double[] weight() {
        return row().weight();
    }

    @Override
    public double[] variable(int index) {
        return row().variable(index);
    }
}
