package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ValueSampler;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.random.StreamKey;

/** Gives the declared variables of a projection's synapses the initial values of the description, like the weights functions of the chunk. */
public final class InitialValues {

    private final ProjectionDraws plan;
    private final ProjectionDescription projection;
    private final List<Item> items = new ArrayList<>();

    private record Item(int variable, SynapseSpec.Variable declared, ValueSampler values) {}

    /**
     * Values that are to be given.
     *
     * @param plan projection
     * @param seed seed of the network
     */
    public InitialValues(ProjectionDraws plan, long seed) {
        this.plan = plan;
        projection = plan.projection();
        projection.initialValues().forEach((name, value) -> {
            int variable = projection.variableIndex(name);
            long key = StreamKey.of(seed, StreamKey.SYNAPSES, projection.index(), variable);
            ValueSampler values = ValueSampler.of(value, key, name, projection.label());
            plan.check(values);
            items.add(new Item(variable, projection.synapse().spec().variables().get(variable), values));
        });
    }

    /**
     * Gives them.
     *
     * @param places finds the synapses
     */
    public void give(SynapsePlaces places) {
        ConnectionBatch batch = new ConnectionBatch();
        double[] delay = {};
        double[][] value = new double[items.size()][0];
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            if (delay.length < batch.size()) {
                delay = new double[batch.size()];
                value = new double[items.size()][batch.size()];
            }
            plan.fillDelays(chunk, batch, delay);
            for (int i = 0; i < value.length; i++) {
                plan.fill(items.get(i).values, chunk, batch, value[i]);
            }
            for (int k = 0; k < batch.size(); k++) {
                int source = batch.sources()[k];
                int target = batch.targets()[k];
                SynapsePlaces.Place place = places.next(source, target, plan.delay(delay[k]));
                for (int i = 0; i < value.length; i++) {
                    Item item = items.get(i);
                    requireAdmissible(item.declared, value[i][k], source, target);
                    place.write(item.variable, value[i][k]);
                }
            }
        }
    }

    private void requireAdmissible(SynapseSpec.Variable declared, double value, int source, int target) {
        if (!declared.range().contains(value)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": initial " + declared.name()
                    + " of the synapse of source " + source + ", target " + target + " = " + value + "; must be "
                    + declared.range().describe());
        }
    }
}
