package org.neurosim.core.synapse;

import org.neurosim.api.model.PostsynapticSpikes;

/** Postsynaptic spikes of one age that act upon the row. */
final class RowSpikes implements PostsynapticSpikes {
    private final ContinuousTable table;
    private final ContinuousRow row;
    private int age;
    private int count;
    private final int[] synapse;

    /** Step at whose end each neuron spiked; it reaches the synapse a dendritic delay later. */
    private final int[] step;

    private final double[][] preValue;
    private final double[][] postValue;
    private final double[][] signalValue;

    RowSpikes(ContinuousTable table, ContinuousRow row, int longest) {
        this.table = table;
        this.row = row;
        synapse = new int[longest + 1];
        step = new int[longest + 1];
        preValue = new double[table.preDecays.length][longest];
        postValue = new double[table.postDecays.length][longest];
        signalValue = new double[table.spec.signals().size()][longest];
    }

    /** Takes those among the listed synapses whose spike of an age reaches them before a time. */
    void select(int ofAge, int[] listed, int number, int until) {
        age = ofAge;
        count = 0;
        int[] steps = table.history.step(age);
        for (int j = 0; j < number; j++) {
            int k = listed[j];
            int when = steps[table.target[row.begin + k]];
            synapse[count] = k;
            step[count] = when;
            count += when + table.dendritic - until >>> 31;
        }
    }

    /** Notes the integrals of signals at the events that these synapses have had. */
    void markEvents() {
        for (int s : table.integrated()) {
            double[] prefix = table.prefixAt(s, age);
            for (int e = 0; e < count; e++) {
                int place = row.begin + synapse[e];
                table.start[s][place] = step[e] + table.dendritic == table.begin ? 0 : prefix[table.target[place]];
            }
        }
    }

    int age() {
        return age;
    }

    /** When a spike reaches its synapse. */
    int arrival(int e) {
        return step[e] + table.dendritic;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int[] synapse() {
        return synapse;
    }

    @Override
    public double[] pre(int index) {
        table.preDecays[index].decay(
                table.pre.after(index)[row.source],
                table.pre.atSpike(index, row.source, table.dendritic > 0),
                table.preTime[row.source] - table.dendritic,
                step,
                count,
                preValue[index]);
        return preValue[index];
    }

    @Override
    public double[] post(int index) {
        gather(table.history.before(index, age), postValue[index]);
        return postValue[index];
    }

    @Override
    public double[] signal(int index) {
        double[] out = signalValue[index];
        if (table.modulators().isModulator(index)) {
            for (int e = 0; e < count; e++) {
                out[e] = table.modulators().level(index, step[e] + table.dendritic - table.begin);
            }
        } else {
            gather(table.valueAt(index, age), out);
        }
        return out;
    }

    private void gather(double[] byNeuron, double[] out) {
        for (int e = 0; e < count; e++) {
            out[e] = byNeuron[table.target[row.begin + synapse[e]]];
        }
    }

    @Override
    public double[] weight() {
        return row.weight();
    }

    @Override
    public double[] variable(int index) {
        return row.variable(index);
    }
}
