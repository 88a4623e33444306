package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;

/** What the synapses of a projection carry, by their numbers in a list: on the way from tables to others, whose weight columns hold the numbers for the moment. */
public final class NumberedSynapses {

    private final double[] weight;
    private final double[][] variables;

    /**
     * Synapses with the given weights and the initial values of the declared variables.
     *
     * @param synapse synapse model, null for plain static synapses
     * @param weight weights by number
     */
    public NumberedSynapses(Synapse synapse, double[] weight) {
        this.weight = weight;
        List<SynapseSpec.Variable> declared =
                synapse == null ? List.of() : synapse.spec().variables();
        variables = new double[declared.size()][weight.length];
        for (int v = 0; v < variables.length; v++) {
            Arrays.fill(variables[v], declared.get(v).initialValue());
        }
    }

    /**
     * Takes the variables of synapses.
     *
     * @param tables tables whose weights are numbers of synapses
     */
    public void takeVariables(List<SynapseTable> tables) {
        for (SynapseTable table : tables) {
            double[] number = table.column(SynapseTable.WEIGHT);
            for (int v = 0; v < variables.length; v++) {
                for (int k = 0; k < number.length; k++) {
                    variables[v][(int) number[k]] = table.get(v, k);
                }
            }
        }
    }

    /**
     * Copies the variables of a synapse of other numbering.
     *
     * @param to number
     * @param other synapses of the same projection
     * @param from number of the synapse there
     */
    public void copyVariables(int to, NumberedSynapses other, int from) {
        for (int v = 0; v < variables.length; v++) {
            variables[v][to] = other.variables[v][from];
        }
    }

    /**
     * Gives weights and variables to synapses.
     *
     * @param tables tables whose weights are numbers of synapses
     */
    public void give(List<SynapseTable> tables) {
        for (SynapseTable table : tables) {
            double[] number = table.column(SynapseTable.WEIGHT);
            for (int v = 0; v < variables.length; v++) {
                for (int k = 0; k < number.length; k++) {
                    table.set(v, k, variables[v][(int) number[k]]);
                }
            }
            for (int k = 0; k < number.length; k++) {
                number[k] = weight[(int) number[k]];
            }
        }
    }
}
