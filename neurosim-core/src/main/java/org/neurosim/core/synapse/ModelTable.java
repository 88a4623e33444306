package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.model.SynapseSpec;

/** Synapses of one projection, with the variables that their model declares: a column each. */
abstract class ModelTable extends SynapseTable {

    private final int projection;
    final double dt;
    final double[][] variables;

    /** Takes over the rows of a plain table. */
    ModelTable(SynapseTable table, int projection, SynapseSpec spec, double dt) {
        super(
                table.source(),
                table.receptor,
                table.uniformDelay(),
                table.rowStart,
                table.target,
                table.weights,
                table.runs,
                table.minDelay(),
                table.maxDelay());
        this.projection = projection;
        this.dt = dt;
        variables = new double[spec.variables().size()][size()];
        for (int k = 0; k < variables.length; k++) {
            Arrays.fill(variables[k], spec.variables().get(k).initialValue());
        }
    }

    @Override
    public final int projection() {
        return projection;
    }

    @Override
    public final double[] column(int variable) {
        return variable == WEIGHT ? weights.column() : variables[variable];
    }

    /** Number of synapses of the longest row. */
    final int longestRow() {
        int longest = 0;
        for (int r = 0; r < rowStart.length - 1; r++) {
            longest = Math.max(longest, rowStart[r + 1] - rowStart[r]);
        }
        return longest;
    }
}
