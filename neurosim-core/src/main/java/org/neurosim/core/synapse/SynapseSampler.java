package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.core.record.SynapseSamples;

/** Takes the samples of a record of synapses: knows where each recorded synapse lies in the tables. */
public final class SynapseSampler {

    private final SynapseSamples record;
    private final int variable;
    private final List<Group> groups;

    /** The recorded synapses of a table: where they are in it, and in the record. */
    private static final class Group {
        private final SynapseColumns table;
        private int[] index = new int[64];
        private int[] place = new int[64];
        private int size;

        Group(SynapseColumns table) {
            this.table = table;
        }

        void add(int ofSynapse, int inRecord) {
            if (size == index.length) {
                index = Arrays.copyOf(index, 2 * size);
                place = Arrays.copyOf(place, 2 * size);
            }
            index[size] = ofSynapse;
            place[size++] = inRecord;
        }
    }

    /**
     * Finds the synapses and attaches the record.
     *
     * @param record record
     * @param plan its projection
     * @param places finds synapses
     */
    public SynapseSampler(SynapseSamples record, ProjectionDraws plan, SynapsePlaces places) {
        this.record = record;
        variable = record.projection().variableIndex(record.variable());
        Map<SynapseColumns, Group> byTable = new IdentityHashMap<>();
        groups = new ArrayList<>();
        Ends ends = new Ends();
        ConnectionListing.visit(plan, places, (position, source, target, place) -> {
            if (record.filter().includes(source, target)) {
                Group group = byTable.get(place.columns());
                if (group == null) {
                    group = new Group(place.columns());
                    byTable.put(place.columns(), group);
                    groups.add(group);
                }
                group.add(place.index(), ends.size);
                ends.add(source, target);
            }
        });
        record.attach(plan.dt, Arrays.copyOf(ends.source, ends.size), Arrays.copyOf(ends.target, ends.size));
    }

    private static final class Ends {
        private int[] source = new int[64];
        private int[] target = new int[64];
        private int size;

        void add(int i, int j) {
            if (size == source.length) {
                source = Arrays.copyOf(source, 2 * size);
                target = Arrays.copyOf(target, 2 * size);
            }
            source[size] = i;
            target[size++] = j;
        }
    }

    /**
     * The record.
     *
     * @return record
     */
    public SynapseSamples record() {
        return record;
    }

    /** Takes a sample; synapses must be up to date. */
    public void sample() {
        double[] values = record.add();
        for (Group group : groups) {
            group.table.present(variable, group.index, group.size, group.place, values);
        }
    }
}
