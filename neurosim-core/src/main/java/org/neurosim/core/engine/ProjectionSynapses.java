package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Connections;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.record.SynapseSamples;
import org.neurosim.core.synapse.ConnectionListing;
import org.neurosim.core.synapse.ProjectionPlan;
import org.neurosim.core.synapse.SynapsePlaces;
import org.neurosim.core.synapse.SynapseSampler;

/** The synapses of a projection of a running network as they are now, to be read and changed between slices. */
final class ProjectionSynapses {

    private static final int WEIGHT = -1;

    /** Kinds of rules, the special ones before the general ones. */
    private static final List<Class<? extends Synapse>> KINDS = List.of(
            Synapse.ContinuousRule.class,
            Synapse.PlasticityRule.class,
            Synapse.PresynapticRule.class,
            Synapse.GradedRule.class,
            Synapse.Graded.class);

    private final ProjectionDescription projection;
    private final double dt;
    private final Partition[] partitions;
    private final ProjectionPlan plan;

    ProjectionSynapses(ProjectionDescription projection, ProjectionPlan plan, double dt, Partition[] partitions) {
        this.projection = projection;
        this.plan = plan;
        this.dt = dt;
        this.partitions = partitions;
    }

    Connections connections() {
        return ConnectionListing.of(plan, dt, places(), WEIGHT);
    }

    double[] read(String variable) {
        return ConnectionListing.of(plan, dt, places(), projection.variableIndex(variable))
                .weights();
    }

    /** Checks values before anything is changed. */
    void requireAdmissible(String variable, double[] values) {
        int index = projection.variableIndex(variable);
        int size = connections().size();
        if (values.length != size) {
            throw new IllegalArgumentException("projection " + projection.label() + ": " + values.length + " values of "
                    + variable + " for " + size + " synapses");
        }
        Range range = index == WEIGHT
                ? Range.FINITE
                : projection.synapse().spec().variables().get(index).range();
        for (int k = 0; k < size; k++) {
            if (!range.contains(values[k])) {
                throw new IllegalArgumentException("projection " + projection.label() + ": " + variable + " " + k
                        + " = " + values[k] + "; must be " + range.describe());
            }
        }
    }

    /** Sets the weights or a variable of synapses whose weights are kept one by one. */
    void write(String variable, double[] values) {
        ConnectionListing.write(plan, dt, places(), projection.variableIndex(variable), values);
    }

    /** The weights, scaled so that those onto each target add up to a value. */
    double[] normalized(double sum) {
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException(
                    "projection " + projection.label() + ": sum of weights = " + sum + "; must be finite");
        }
        Connections c = connections();
        double[] weights = c.weights();
        int end;
        for (int begin = 0; begin < weights.length; begin = end) {
            end = begin;
            double old = 0;
            boolean allZero = true;
            while (end < weights.length && c.targets()[end] == c.targets()[begin]) {
                allZero &= weights[end] == 0;
                old += weights[end++];
            }
            if (!allZero) {
                double factor = sum / old;
                if (!(old != 0 && factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("projection " + projection.label() + ": the weights onto target "
                            + c.targets()[begin] + " add up to " + old + " and cannot be scaled to a sum of " + sum);
                }
                for (int k = begin; k < end; k++) {
                    weights[k] *= factor;
                }
            }
        }
        return weights;
    }

    void follow(Synapse synapse) {
        if (!projection.hasRule()) {
            throw new IllegalArgumentException(
                    "projection " + projection.label() + ": its synapses are static and have no rule to exchange");
        }
        requireSameDeclaration(synapse);
        for (Partition p : partitions) {
            p.follow(projection.index(), synapse);
        }
    }

    private void requireSameDeclaration(Synapse synapse) {
        SynapseSpec old = projection.synapse().spec();
        SynapseSpec declared = synapse.spec();
        if (kind(projection.synapse()) != kind(synapse)
                || !graded(projection.synapse()).equals(graded(synapse))
                || !old.variables().equals(declared.variables())
                || !old.presynapticTraces().equals(declared.presynapticTraces())
                || !old.postsynapticTraces().equals(declared.postsynapticTraces())
                || !old.signals().equals(declared.signals())
                || !old.postsynapticStates().equals(declared.postsynapticStates())) {
            throw new IllegalArgumentException("projection " + projection.label() + ": " + declared.name()
                    + " cannot take the place of " + old.name()
                    + "; a new rule must be of the same kind and declare the same variables and traces: " + declared
                    + " instead of " + old);
        }
    }

    private static Class<? extends Synapse> kind(Synapse synapse) {
        return KINDS.stream()
                .filter(kind -> kind.isInstance(synapse))
                .findFirst()
                .orElse(Synapse.class);
    }

    /** What is bound when the network is built: variables that are transmitted and seen, and states. */
    private static List<Object> graded(Synapse synapse) {
        if (!(synapse instanceof Synapse.Graded g)) {
            return List.of();
        }
        String seen = synapse instanceof Synapse.GradedRule rule ? rule.postsynapticVariable() : "";
        return List.of(g.presynapticVariable(), seen, g.states());
    }

    SynapseSampler sampler(SynapseSamples record) {
        return new SynapseSampler(record, plan, dt, places());
    }

    /** Finds the synapses; null if their weights are not kept one by one. */
    SynapsePlaces places() {
        return plan.hasOwnWeights()
                ? new SynapsePlaces(
                        projection,
                        Arrays.stream(partitions).map(Partition::layout).toList(),
                        Arrays.stream(partitions).map(Partition::tables).toList())
                : null;
    }
}
