package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;

/**
 * The groups of an event-driven network: one for each population, or several, each with a stretch of its neurons, so that threads can share it. No neuron's calculations depend on the others of its group, so
 * the cuts leave no trace.
 */
final class EventGroups {

    /** The groups, population by population; some are replaced as the network runs. */
    final EventGroup[] group;

    /** By population, and one more: its first group. */
    private final int[] begin;

    /** By group. */
    private final int[] population;

    private final int[] from;
    private final int[] to;

    /**
     * Groups that are yet to be set.
     *
     * @param pieces by population: into how many groups it is cut
     */
    EventGroups(List<PopulationDescription> populations, int[] pieces) {
        int n = Arrays.stream(pieces).sum();
        group = new EventGroup[n];
        begin = new int[pieces.length + 1];
        population = new int[n];
        from = new int[n];
        to = new int[n];
        for (int p = 0; p < pieces.length; p++) {
            begin[p + 1] = begin[p] + pieces[p];
            long size = populations.get(p).size();
            for (int k = 0; k < pieces[p]; k++) {
                population[begin[p] + k] = p;
                from[begin[p] + k] = (int) (size * k / pieces[p]);
                to[begin[p] + k] = (int) (size * (k + 1) / pieces[p]);
            }
        }
    }

    int size() {
        return group.length;
    }

    /** The first group of a population; that behind its last is the first of the next population. */
    int begin(int ofPopulation) {
        return begin[ofPopulation];
    }

    int population(int g) {
        return population[g];
    }

    /** The first neuron of a group. */
    int from(int g) {
        return from[g];
    }

    /** The neuron behind the last of a group. */
    int to(int g) {
        return to[g];
    }

    /** Number of the group that has a neuron. */
    int indexOf(int ofPopulation, int neuron) {
        int g = begin[ofPopulation];
        while (neuron >= to[g]) {
            g++;
        }
        return g;
    }

    /** The group of a neuron that has a model and is advanced here, else null. */
    NeuronEvents neurons(int ofPopulation, int neuron) {
        return group[indexOf(ofPopulation, neuron)] instanceof NeuronEvents neurons ? neurons : null;
    }

    /** Makes the groups of a population anew, after a change of its columns; their states must have been stored. */
    void renew(int ofPopulation, CellColumns cells, double now) {
        for (int g = begin[ofPopulation]; g < begin[ofPopulation + 1]; g++) {
            group[g] = NeuronEvents.of(cells, from[g], to[g], now);
        }
    }

    /** Lets the groups of a population take over constant currents that have changed; their states must have been stored. */
    void takeCurrents(int ofPopulation, CellColumns cells, double now) {
        for (int g = begin[ofPopulation]; g < begin[ofPopulation + 1]; g++) {
            if (!((NeuronEvents) group[g]).takeCurrents(now)) {
                group[g] = NeuronEvents.of(cells, from[g], to[g], now);
            }
        }
    }

    /** Brings all columns of a population to one time. */
    void store(int ofPopulation, double now) {
        for (int g = begin[ofPopulation]; g < begin[ofPopulation + 1]; g++) {
            ((NeuronEvents) group[g]).store(now);
        }
    }

    /** A stretch of neurons, cut where groups end. */
    List<Segment> cut(Segment s) {
        List<Segment> parts = new ArrayList<>();
        for (int first = s.from(); first < s.to(); ) {
            int end = Math.min(s.to(), to[indexOf(s.population().index(), first)]);
            parts.add(new Segment(s.population(), first, end, s.offset() + first - s.from()));
            first = end;
        }
        return parts;
    }
}
