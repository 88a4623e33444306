package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.model.StateVariable;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;

/** The neurons of a partition at which a projection ends, and the state variables of theirs that its rule reads. */
final class TargetBlocks {

    private TargetBlocks() {}

    /** Takes the columns of a block of neurons. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes them.
         *
         * @param first first neuron of the partition
         * @param count number of neurons
         * @param states columns, in the order of the names
         */
        void take(int first, int count, double[][] states);
    }

    /** Hands over all blocks with targets of a projection, each once. */
    static void forEach(
            ProjectionDescription projection,
            List<String> states,
            NeuronGroup[] groups,
            PartitionLayout layout,
            Taker taker) {
        List<NeuronBlock> seen = new ArrayList<>();
        for (Segment s : projection.target().segments()) {
            NeuronGroup group = groups[s.population().index()];
            if (group == null) {
                continue;
            }
            for (NeuronBlock block : group.blocks) {
                if (block.first < s.to() && block.first + block.size > s.from() && !seen.contains(block)) {
                    seen.add(block);
                    double[][] columns = states.stream()
                            .map(name -> block.x[group.spec().stateIndex(name)])
                            .toArray(double[][]::new);
                    taker.take(layout.local(group.population.index(), block.first), block.size, columns);
                }
            }
        }
    }

    /** Refuses a projection whose rule reads a state variable that its targets have not. */
    static void check(ProjectionDescription p) {
        for (String state : p.synapse().spec().postsynapticStates()) {
            for (Segment s : p.target().segments()) {
                PopulationDescription target = s.population();
                if (target.spec().stateIndex(state) < 0) {
                    throw new InvalidNetworkException("projection " + p.label() + ": rule "
                            + p.synapse().spec().name() + " reads the state variable " + state
                            + " of its targets, which model " + target.spec().name() + " of population "
                            + target.name() + " has not; it has "
                            + target.spec().states().stream()
                                    .map(StateVariable::name)
                                    .collect(Collectors.joining(", ")));
                }
            }
        }
    }
}
