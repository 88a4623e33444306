package org.neurosim.core.synapse;

import java.util.List;
import org.neurosim.api.model.SynapseSpec;

/** Synapses of one projection, with the variables that their model declares: a column each. */
abstract class ModelTable extends SynapseTable {

    private final int projection;
    final double dt;
    final VariableColumns variables;

    /** Takes over the rows of a plain table. */
    ModelTable(SynapseTable table, int projection, List<SynapseSpec.Variable> declared, double dt) {
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
        variables = new VariableColumns(declared, size());
    }

    @Override
    public final int projection() {
        return projection;
    }

    @Override
    public final double[] column(int variable) {
        return variable == WEIGHT ? weights.column() : variables.column(variable);
    }

    @Override
    public final double get(int variable, int synapse) {
        return variable == WEIGHT ? weights.column()[synapse] : variables.get(variable, synapse);
    }

    @Override
    public final void set(int variable, int synapse, double value) {
        if (variable == WEIGHT) {
            weights.column()[synapse] = value;
        } else {
            variables.set(variable, synapse, value);
        }
    }

    @Override
    public double[] present(int variable) {
        return variable == WEIGHT ? weights.column() : variables.present(variable);
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
