package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;

/** The row of a {@link ContinuousTable} that is worked on, in columns that begin at 0: its presynaptic spike, its postsynaptic spikes age by age, and the times between events. */
final class ContinuousRow implements PlasticRow {

    private final ContinuousTable table;
    private final double[] weight;
    private final double[] transmitted;
    private final double[][] variable;
    private final double[][] post;
    private final boolean[] postIsThere;
    private final double[][] signal;
    private final Spikes spikes;
    private final Stretch stretch;

    /** By age: the synapses whose neuron has a spike of that age to act upon, and how many they are. */
    private int[][] listed = {};

    private int[] listedCount = {};

    private int source;
    private int begin;
    private int size;
    private int time;

    ContinuousRow(ContinuousTable table, int longest) {
        this.table = table;
        weight = new double[longest];
        transmitted = new double[longest];
        variable = new double[table.variables.length][longest];
        post = new double[table.postDecays.length][longest];
        postIsThere = new boolean[post.length];
        signal = new double[table.spec.signals().size()][longest];
        spikes = new Spikes(longest);
        stretch = new Stretch(longest);
    }

    void open(int ofSource) {
        source = ofSource;
        begin = table.rowStart[source];
        size = table.rowStart[source + 1] - begin;
        System.arraycopy(table.weights.column(), begin, weight, 0, size);
        for (int k = 0; k < variable.length; k++) {
            System.arraycopy(table.variables[k], begin, variable[k], 0, size);
        }
    }

    void close() {
        copyTo(SynapseTable.WEIGHT, table.weights.column());
        for (int k = 0; k < variable.length; k++) {
            copyTo(k, table.variables[k]);
        }
    }

    /** Copies the weights or a variable to their places in a column of the table. */
    void copyTo(int which, double[] column) {
        System.arraycopy(which == SynapseTable.WEIGHT ? weight : variable[which], 0, column, begin, size);
    }

    /** Acts upon the postsynaptic spikes that reach the synapses from one time to before another, the oldest of each synapse first. */
    void takePostsynaptic(int from, int until) {
        int ages = list(from - table.dendritic);
        for (int age = ages - 1; age >= 0; age--) {
            spikes.select(age, until);
            if (spikes.count > 0) {
                stretch.selectUpTo(spikes);
                stretch.pass();
                table.rule.onPostsynapticSpikes(spikes);
                spikes.markEvents();
            }
        }
    }

    /** Lists the synapses with spikes from a step on, age by age. Returns the number of ages. */
    private int list(int from) {
        if (listed.length < table.history.ages()) {
            listed = new int[table.history.ages()][weight.length + 1];
            listedCount = new int[listed.length];
        }
        int ages = 0;
        int found = listAll(table.history.step(0), from, listed[0]);
        while (found > 0) {
            listedCount[ages++] = found;
            found = ages < listed.length
                    ? listAmong(listed[ages - 1], found, table.history.step(ages), from, listed[ages])
                    : 0;
        }
        return ages;
    }

    private int listAll(int[] steps, int from, int[] list) {
        char[] target = table.target;
        int found = 0;
        for (int k = 0; k < size; k++) {
            list[found] = k;
            found += from - 1 - steps[target[begin + k]] >>> 31;
        }
        return found;
    }

    private int listAmong(int[] among, int number, int[] steps, int from, int[] list) {
        char[] target = table.target;
        int found = 0;
        for (int j = 0; j < number; j++) {
            list[found] = among[j];
            found += from - 1 - steps[target[begin + among[j]]] >>> 31;
        }
        return found;
    }

    /** Brings all synapses up to a time. */
    void elapse(int until) {
        stretch.selectAll(until);
        stretch.pass();
        Arrays.fill(table.last, begin, begin + size, until);
        for (int s : table.postsynapticSignalIndices()) {
            double[] prefix = table.postsynapticSignals.prefix(s, until);
            if (until == table.begin) {
                Arrays.fill(table.lastPrefix[s], begin, begin + size, 0);
                continue;
            }
            for (int k = 0; k < size; k++) {
                table.lastPrefix[s][begin + k] = prefix[table.target[begin + k]];
            }
        }
    }

    /** Calculates what the open columns are at a time and leaves the table alone. */
    void lookAt(int until) {
        stretch.selectAll(until);
        stretch.pass();
    }

    void takePresynaptic(int now) {
        time = now;
        Arrays.fill(postIsThere, false);
        System.arraycopy(weight, 0, transmitted, 0, size);
        table.rule.onPresynapticSpike(this);
        for (int t = 0; t < table.preDecays.length; t++) {
            double before = pre(t);
            table.preBefore[t][source] = before;
            table.preAfter[t][source] = table.spec.presynapticTraces().get(t).afterSpike(before);
        }
        table.preTime[source] = now;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double time() {
        return (time + 1) * table.dt;
    }

    @Override
    public double[] weight() {
        return weight;
    }

    @Override
    public double[] variable(int index) {
        return variable[index];
    }

    @Override
    public double[] transmitted() {
        return transmitted;
    }

    @Override
    public double pre(int index) {
        return table.preAfter[index][source] * table.preDecays[index].over(time - table.preTime[source]);
    }

    @Override
    public double[] post(int index) {
        if (!postIsThere[index]) {
            postIsThere[index] = true;
            for (int k = 0; k < size; k++) {
                post[index][k] = table.history.at(index, table.target[begin + k], time - table.dendritic);
            }
        }
        return post[index];
    }

    @Override
    public double[] signal(int index) {
        double[] out = signal[index];
        if (table.isModulator(index)) {
            Arrays.fill(out, 0, size, table.modulatorLevel[index][time - table.begin]);
        } else {
            double[] value = table.postsynapticSignals.value(index, time);
            for (int k = 0; k < size; k++) {
                out[k] = value[table.target[begin + k]];
            }
        }
        return out;
    }

    /** Postsynaptic spikes of one age that act upon the row. */
    private final class Spikes implements PostsynapticSpikes {
        private int age;
        private int count;
        private final int[] synapse;

        /** Step at whose end each neuron spiked; it reaches the synapse a dendritic delay later. */
        private final int[] step;

        private final double[][] preValue;
        private final double[][] postValue;
        private final double[][] signalValue;

        Spikes(int longest) {
            synapse = new int[longest + 1];
            step = new int[longest + 1];
            preValue = new double[table.preDecays.length][longest];
            postValue = new double[table.postDecays.length][longest];
            signalValue = new double[table.spec.signals().size()][longest];
        }

        void select(int ofAge, int until) {
            age = ofAge;
            count = 0;
            int[] steps = table.history.step(age);
            for (int j = 0; j < listedCount[age]; j++) {
                int k = listed[age][j];
                int when = steps[table.target[begin + k]];
                synapse[count] = k;
                step[count] = when;
                count += when + table.dendritic - until >>> 31;
            }
        }

        /** Notes that these synapses have had an event. */
        void markEvents() {
            for (int e = 0; e < count; e++) {
                table.last[begin + synapse[e]] = step[e] + table.dendritic;
            }
            for (int s : table.postsynapticSignalIndices()) {
                double[] prefix = table.history.noted(table.note(s), age);
                for (int e = 0; e < count; e++) {
                    int place = begin + synapse[e];
                    table.lastPrefix[s][place] =
                            step[e] + table.dendritic == table.begin ? 0 : prefix[table.target[place]];
                }
            }
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
                    table.preAfter[index][source],
                    (table.dendritic == 0 ? table.preAfter : table.preBefore)[index][source],
                    table.preTime[source] - table.dendritic,
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
            if (table.isModulator(index)) {
                for (int e = 0; e < count; e++) {
                    out[e] = table.modulatorLevel[index][step[e] + table.dendritic - table.begin];
                }
            } else {
                gather(table.history.noted(table.note(index) + 1, age), out);
            }
            return out;
        }

        private void gather(double[] byNeuron, double[] out) {
            for (int e = 0; e < count; e++) {
                out[e] = byNeuron[table.target[begin + synapse[e]]];
            }
        }

        @Override
        public double[] weight() {
            return weight;
        }

        @Override
        public double[] variable(int index) {
            return variable[index];
        }
    }

    /** The times from the last events of synapses to the next ones. */
    private final class Stretch implements Elapsed {
        private int count;
        private final int[] synapse;
        private final int[] from;
        private final int[] to;

        /** Age of the postsynaptic spikes at the end; -1 if the end is a time common to all. */
        private int age;

        private final double[] duration;
        private final double[][] preValue;
        private final double[][] postValue;
        private final double[][] integral;

        Stretch(int longest) {
            synapse = new int[longest + 1];
            from = new int[longest + 1];
            to = new int[longest + 1];
            duration = new double[longest];
            preValue = new double[table.preDecays.length][longest];
            postValue = new double[table.postDecays.length][longest];
            integral = new double[table.spec.signals().size()][longest];
        }

        void selectUpTo(Spikes events) {
            age = events.age;
            count = 0;
            for (int e = 0; e < events.count; e++) {
                add(events.synapse[e], events.step[e] + table.dendritic);
            }
        }

        void selectAll(int until) {
            age = -1;
            count = 0;
            for (int k = 0; k < size; k++) {
                add(k, until);
            }
        }

        private void add(int k, int until) {
            int since = table.last[begin + k];
            synapse[count] = k;
            from[count] = since;
            to[count] = until;
            count += since - until >>> 31;
        }

        void pass() {
            if (count > 0) {
                table.rule.onElapsed(this);
            }
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
        public double[] time() {
            for (int e = 0; e < count; e++) {
                duration[e] = (to[e] - from[e]) * table.dt;
            }
            return duration;
        }

        @Override
        public double[] pre(int index) {
            double[] out = preValue[index];
            for (int e = 0; e < count; e++) {
                out[e] = table.preAfter[index][source] * table.preDecays[index].over(from[e] - table.preTime[source]);
            }
            return out;
        }

        /** All postsynaptic spikes before the end have acted: the trace is what the last of them has left. */
        @Override
        public double[] post(int index) {
            double[] out = postValue[index];
            for (int e = 0; e < count; e++) {
                int neuron = table.target[begin + synapse[e]];
                int before = age >= 0 ? age + 1 : ageBefore(neuron, to[e] - table.dendritic);
                out[e] = table.history.since(index, neuron, before, from[e] - table.dendritic);
            }
            return out;
        }

        private int ageBefore(int neuron, int until) {
            int a = 0;
            while (a < table.history.ages() && table.history.step(a)[neuron] >= until) {
                a++;
            }
            return a;
        }

        @Override
        public double[] integral(int index) {
            double[] out = integral[index];
            if (table.isModulator(index)) {
                double[] prefix = table.modulatorPrefix[index];
                for (int e = 0; e < count; e++) {
                    int first = from[e] - table.begin;
                    out[e] = (prefix[to[e] - table.begin] - prefix[first]) * table.window.growth(index, first);
                }
                return out;
            }
            double[] prefix = age >= 0
                    ? table.history.noted(table.note(index), age)
                    : table.postsynapticSignals.prefix(index, to[0]);
            double[] lastPrefix = table.lastPrefix[index];
            for (int e = 0; e < count; e++) {
                int place = begin + synapse[e];
                out[e] = (prefix[table.target[place]] - lastPrefix[place])
                        * table.window.growth(index, from[e] - table.begin);
            }
            return out;
        }

        @Override
        public double[] weight() {
            return weight;
        }

        @Override
        public double[] variable(int index) {
            return variable[index];
        }
    }
}
