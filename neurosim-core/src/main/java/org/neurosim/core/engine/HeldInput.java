package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.core.synapse.GradedTable;

/**
 * The graded input of one receptor number within a partition: sums over the synapses, written into the held variables of the neurons whose populations a graded projection has there.
 */
final class HeldInput {

    private final GradedTable[] tables;
    private final NeuronBlock[] blocks;
    private final ReceptorPort[] ports;
    private final double[] sum;

    /** Sums of the weights, null if no receptor takes them. */
    private final double[] total;

    private boolean totalIsStale = true;

    /**
     * The input of a receptor number.
     *
     * @param tables synapses that end there
     * @param blocks the neurons
     * @param ports the receptor of each block
     * @param neurons neurons of the partition
     */
    HeldInput(GradedTable[] tables, NeuronBlock[] blocks, ReceptorPort[] ports, int neurons) {
        this.tables = tables;
        this.blocks = blocks;
        this.ports = ports;
        sum = new double[neurons];
        total = Arrays.stream(ports).anyMatch(p -> p.totalWeight() >= 0) ? new double[neurons] : null;
    }

    /** Tells that weights have been set. */
    void weightsChanged() {
        totalIsStale = true;
    }

    /** Writes the input of a step. */
    void receive(long step) {
        Arrays.fill(sum, 0);
        for (GradedTable table : tables) {
            table.add(step, sum);
        }
        if (total != null && totalIsStale) {
            sumWeights();
        }
        for (int k = 0; k < blocks.length; k++) {
            NeuronBlock block = blocks[k];
            ReceptorPort port = ports[k];
            System.arraycopy(sum, block.local, block.x[port.state()], 0, block.size);
            if (port.totalWeight() >= 0) {
                System.arraycopy(total, block.local, block.x[port.totalWeight()], 0, block.size);
            }
        }
    }

    private void sumWeights() {
        Arrays.fill(total, 0);
        totalIsStale = false;
        for (GradedTable table : tables) {
            table.addWeights(total);
            totalIsStale |= table.learns();
        }
    }
}
