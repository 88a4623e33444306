package org.neurosim.core.describe;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neurons;

/** An ordered set of neurons as a list of contiguous runs of populations. */
public class NeuronSet implements Neurons {

    private final NetworkDescription network;
    private final String label;
    private final List<Segment> segments;
    private final int size;

    /**
     * A run of neurons of one population.
     *
     * @param population population
     * @param from first index in the population
     * @param to index behind the last
     * @param offset index of the first within the set
     */
    public record Segment(PopulationDescription population, int from, int to, int offset) {

        /**
         * Number of neurons.
         *
         * @return count
         */
        public int size() {
            return to - from;
        }
    }

    NeuronSet(NetworkDescription network, String label, List<Segment> segments) {
        this.network = network;
        this.label = label;
        this.segments = List.copyOf(segments);
        this.size = segments.stream().mapToInt(Segment::size).sum();
    }

    /** For a population: one segment of itself. */
    NeuronSet(NetworkDescription network, String label, int size) {
        this.network = network;
        this.label = label;
        this.segments = List.of(new Segment((PopulationDescription) this, 0, size, 0));
        this.size = size;
    }

    static NeuronSet union(NetworkDescription network, Neurons... parts) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        int offset = 0;
        for (Neurons part : parts) {
            NeuronSet set = network.own(part);
            label.append(label.length() == 0 ? "" : "+").append(set.label);
            for (Segment s : set.segments) {
                for (Segment other : segments) {
                    if (other.population == s.population && s.from < other.to && other.from < s.to) {
                        throw new InvalidNetworkException(
                                "union of " + label + ": neuron " + Math.max(s.from, other.from) + " of population "
                                        + s.population.name() + " is in more than one part; parts must not overlap");
                    }
                }
                segments.add(new Segment(s.population, s.from, s.to, offset));
                offset += s.size();
            }
        }
        if (segments.isEmpty()) {
            throw new InvalidNetworkException("union of no neurons; give at least one set");
        }
        return new NeuronSet(network, label.toString(), segments);
    }

    NetworkDescription network() {
        return network;
    }

    /**
     * The runs that make up the set, in order.
     *
     * @return unmodifiable
     */
    public List<Segment> segments() {
        return segments;
    }

    /**
     * The run that a neuron of the set belongs to.
     *
     * @param index index within the set
     * @return segment
     */
    public Segment segmentOf(int index) {
        for (Segment s : segments) {
            if (index < s.offset + s.size()) {
                return s;
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    /**
     * Checks an array that the host wants a variable in.
     *
     * @param variable name of a state variable or parameter
     * @param out array
     * @throws IllegalArgumentException if it is too short
     */
    public void requireRoom(String variable, double[] out) {
        if (out.length < size) {
            throw new IllegalArgumentException("reading " + variable + " of " + label + ": array of length "
                    + out.length + " for " + size + " neurons");
        }
    }

    /**
     * Checks what the host wants to write.
     *
     * @param variable name of a state variable or parameter
     * @param values one value per neuron
     * @throws IllegalArgumentException if a model has no such variable, the array has another length or a value is out of range
     */
    public void requireAdmissible(String variable, double[] values) {
        if (values.length != size) {
            throw new IllegalArgumentException("writing " + variable + " of " + label + ": array of length "
                    + values.length + " for " + size + " neurons");
        }
        for (Segment s : segments) {
            s.population.requireAdmissible(variable, s.from, s.to, values, s.offset);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Neurons slice(int from, int to) {
        if (from < 0 || from >= to || to > size) {
            throw new IndexOutOfBoundsException(
                    "slice [" + from + ", " + to + ") of " + label + "; must be a non-empty part of [0, " + size + ")");
        }
        List<Segment> parts = new ArrayList<>();
        int offset = 0;
        for (Segment s : segments) {
            int low = Math.max(from, s.offset);
            int high = Math.min(to, s.offset + s.size());
            if (low < high) {
                parts.add(new Segment(s.population, s.from + low - s.offset, s.from + high - s.offset, offset));
                offset += high - low;
            }
        }
        return new NeuronSet(network, label + "[" + from + ".." + to + ")", parts);
    }

    @Override
    public String toString() {
        return label;
    }
}
