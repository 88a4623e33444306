package org.neurosim.core.synapse;

import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;

/** The row of plastic synapses that is at work just now, brought into columns that begin at 0. */
public abstract class OpenRow implements PlasticRow {

    private final double[] allWeights;
    private final VariableColumns allVariables;

    /** First synapse of the row. */
    protected int begin;

    /** Number of synapses. */
    protected int size;

    /** Weights of the row. */
    protected final double[] weight;

    /** What a spike carries. */
    protected final double[] transmitted;

    private final double[][] variable;
    private final PresynapticTraces pre;

    /**
     * An empty row.
     *
     * @param weights weights of all synapses
     * @param variables declared variables of all synapses
     * @param longest size of the longest row
     * @param pre presynaptic traces by row
     */
    protected OpenRow(double[] weights, VariableColumns variables, int longest, PresynapticTraces pre) {
        this.pre = pre;
        allWeights = weights;
        allVariables = variables;
        weight = new double[longest];
        transmitted = new double[longest];
        variable = new double[variables.count()][longest];
    }

    /**
     * Brings a row in.
     *
     * @param from first synapse
     * @param to synapse behind the last
     */
    protected final void bring(int from, int to) {
        begin = from;
        size = to - from;
        System.arraycopy(allWeights, begin, weight, 0, size);
        allVariables.read(begin, size, variable);
    }

    /**
     * Lets a presynaptic spike act.
     *
     * @param rule rule
     * @param row the row that is open
     */
    protected final void presynapticSpike(Synapse.PlasticityRule rule, int row) {
        System.arraycopy(weight, 0, transmitted, 0, size);
        rule.onPresynapticSpike(this);
        noteSpike(row);
    }

    /**
     * Ends an event of synapses at their postsynaptic spikes; a presynaptic one ends when the row is put back.
     *
     * @param spikes spikes, one of each synapse at most
     */
    protected final void round(PostsynapticSpikes spikes) {
        if (allVariables.hasNarrow()) {
            allVariables.round(variable, spikes.synapse(), spikes.count());
        }
    }

    /**
     * Lets a presynaptic spike act upon the traces.
     *
     * @param row row of its neuron
     */
    protected final void noteSpike(int row) {
        for (int t = 0; t < pre.count(); t++) {
            pre.spike(t, row, pre(t));
        }
    }

    /** Puts the row back. */
    public final void close() {
        copyTo(SynapseColumns.WEIGHT, allWeights);
        allVariables.write(begin, size, variable);
    }

    /** The weight or a variable of a synapse, by its place among all synapses. */
    final double value(int which, int synapse) {
        return (which == SynapseColumns.WEIGHT ? weight : variable[which])[synapse - begin];
    }

    /** Copies the weights or a variable to their places in a column of all synapses. */
    final void copyTo(int which, double[] column) {
        System.arraycopy(which == SynapseColumns.WEIGHT ? weight : variable[which], 0, column, begin, size);
    }

    /**
     * First synapse of the row.
     *
     * @return its place among all synapses
     */
    public final int from() {
        return begin;
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final double[] weight() {
        return weight;
    }

    @Override
    public final double[] variable(int index) {
        return variable[index];
    }

    @Override
    public final double[] transmitted() {
        return transmitted;
    }
}
