package org.neurosim.core.synapse;

import java.util.function.Supplier;
import org.neurosim.api.Connections;
import org.neurosim.api.model.Range;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.record.SynapseSamples;

/** The synapses of a projection of a running network as they are now, to be read and changed between slices. */
public final class ProjectionSynapses {

    private final ProjectionDescription projection;
    private final ProjectionDraws draws;
    private final Supplier<SynapsePlaces> places;

    /**
     * The synapses of a projection.
     *
     * @param draws how they were drawn
     * @param places makes a finder of synapses whose weights are kept one by one
     */
    public ProjectionSynapses(ProjectionDraws draws, Supplier<SynapsePlaces> places) {
        this.projection = draws.projection();
        this.draws = draws;
        this.places = places;
    }

    private SynapsePlaces places() {
        return draws.hasOwnWeights() ? places.get() : null;
    }

    /**
     * All synapses with their present weights.
     *
     * @return new arrays
     */
    public Connections connections() {
        return ConnectionListing.of(draws, places(), SynapseColumns.WEIGHT);
    }

    /**
     * Reads.
     *
     * @param variable name
     * @return one value per synapse
     */
    public double[] read(String variable) {
        return ConnectionListing.of(draws, places(), projection.variableIndex(variable))
                .weights();
    }

    /**
     * Checks values before anything is changed.
     *
     * @param variable name
     * @param values one value per synapse
     * @throws IllegalArgumentException if there is no such variable, the array has another length or a value is out of range
     */
    public void requireAdmissible(String variable, double[] values) {
        int index = projection.variableIndex(variable);
        int size = connections().size();
        if (values.length != size) {
            throw new IllegalArgumentException("projection " + projection.label() + ": " + values.length + " values of "
                    + variable + " for " + size + " synapses");
        }
        Range range = index == SynapseColumns.WEIGHT
                ? Range.FINITE
                : projection.synapse().spec().variables().get(index).range();
        for (int k = 0; k < size; k++) {
            if (!range.contains(values[k])) {
                throw new IllegalArgumentException("projection " + projection.label() + ": " + variable + " " + k
                        + " = " + values[k] + "; must be " + range.describe());
            }
        }
    }

    /**
     * Sets the weights or a variable of synapses whose weights are kept one by one.
     *
     * @param variable name
     * @param values one value per synapse
     */
    public void write(String variable, double[] values) {
        ConnectionListing.write(draws, places(), projection.variableIndex(variable), values);
    }

    /**
     * The weights, scaled so that those onto each target add up to a value.
     *
     * @param sum value
     * @return one weight per synapse
     * @throws IllegalArgumentException if this is not possible
     */
    public double[] normalized(double sum) {
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

    /**
     * Makes a sampler.
     *
     * @param record record
     * @return sampler
     */
    public SynapseSampler sampler(SynapseSamples record) {
        return new SynapseSampler(record, draws, places());
    }
}
