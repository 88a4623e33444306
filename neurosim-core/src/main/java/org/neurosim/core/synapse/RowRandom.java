package org.neurosim.core.synapse;

import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.random.Distributions;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * Random numbers for the synapses of a row: words of Threefry under a key of the projection, presynaptic neuron, step of its spike (or of the synapse's last event) and number of the call, at the counter (postsynaptic neuron;
 * delay, how many synapses of the same neurons and delay came before). None of these depends on partitions or on where a synapse lies in a table: synapses with the same neurons and
 * delay are neighbours in their row, in the order in which they were generated, always.
 */
final class RowRandom {

    private static final int BLOCK = 512;

    private final long key;
    private final int firstSource;

    /** Number within the network by number within the partition. */
    private final int[] neuron;

    private final int[] low = new int[BLOCK];
    private final int[] high = new int[BLOCK];
    private final double[] normal = new double[1];

    /**
     * Random numbers of a table.
     *
     * @param key key of the projection
     * @param firstSource number within the network of the neuron of row 0
     * @param targets targets of the projection
     * @param layout what the partition owns
     */
    RowRandom(long key, int firstSource, NeuronSet targets, PartitionLayout layout) {
        this.key = key;
        this.firstSource = firstSource;
        neuron = new int[layout.size()];
        for (Segment s : targets.segments()) {
            int population = s.population().index();
            int end = Math.min(s.to(), layout.to(population));
            for (int i = Math.max(s.from(), layout.from(population)); i < end; i++) {
                neuron[layout.local(population, i)] = s.population().firstGlobalId() + i;
            }
        }
    }

    /** The key of a call. */
    long keyOf(int row, long step, int call) {
        return StreamKey.derive(StreamKey.derive(key, firstSource + row, step), call, 0);
    }

    /**
     * Numbers for a row.
     *
     * @param ofCall key of the call
     * @param table the row's table
     * @param row row
     * @param out gets the numbers
     */
    void uniform(long ofCall, SynapseTable table, int row, double[] out) {
        char[] target = table.target;
        Runs runs = table.runs;
        int to = table.rowStart[row + 1];
        int run = runs == null ? 0 : runs.first(row);
        int endOfRun = table.rowStart[row];
        int delay = table.uniformDelay();
        int occurrence = 0;
        int before = -1;
        for (int first = table.rowStart[row]; first < to; first += BLOCK) {
            int n = Math.min(BLOCK, to - first);
            for (int k = 0; k < n; k++) {
                if (runs != null && first + k == endOfRun) {
                    delay = runs.delay(run);
                    endOfRun = runs.end(run++);
                    before = -1;
                }
                int local = target[first + k];
                occurrence = local == before ? occurrence + 1 : 0;
                before = local;
                low[k] = neuron[local];
                high[k] = delay << Character.SIZE | occurrence & Character.MAX_VALUE;
            }
            Threefry.replace(ofCall, n, low, high);
            Distributions.uniform(low, high, out, first, n);
        }
    }

    /**
     * A normally distributed number for one synapse of a table with one delay.
     *
     * @param ofCall key of the call
     * @param table the table
     * @param row row of the synapse
     * @param synapse place of the synapse in the table
     * @return the number
     */
    double normal(long ofCall, SynapseTable table, int row, int synapse) {
        char[] target = table.target;
        int occurrence = 0;
        for (int k = synapse - 1; k >= table.rowStart[row] && target[k] == target[synapse]; k--) {
            occurrence++;
        }
        low[0] = neuron[target[synapse]];
        high[0] = table.uniformDelay() << Character.SIZE | occurrence & Character.MAX_VALUE;
        Threefry.replace(ofCall, 1, low, high);
        Distributions.normal(low, high, normal, 1);
        return normal[0];
    }
}
