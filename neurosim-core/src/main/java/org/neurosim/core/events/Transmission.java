package org.neurosim.core.events;

import org.neurosim.api.Synapse;
import org.neurosim.core.synapse.SynapseColumns;

/** What the synapses of a route do with a spike: when it is sent and when it arrives. */
abstract class Transmission implements SynapseColumns {

    final RouteRows rows;
    final int receptor;

    Transmission(RouteRows rows, int receptor) {
        this.rows = rows;
        this.receptor = receptor;
    }

    @Override
    public double[] column(int variable) {
        return rows.weights;
    }

    /**
     * Takes a spike of the neuron of a row.
     *
     * @return number by which the spike is known on its way
     */
    abstract int send(int row, double now);

    /** Row of a spike on its way. */
    abstract int row(int entry);

    /**
     * Delivers a spike to the synapses of one run.
     *
     * @param atSynapse when it reached the synapses
     */
    abstract void arrive(double now, double atSynapse, int entry, int run, EventGroup group);

    /** Forgets a spike that has arrived everywhere. */
    abstract void forget(int entry);

    /** Takes note of a spike of a target. */
    void postsynaptic(int neuron, double now) {}

    /** Lets all spikes up to a time have their effect on the weights, as far as no spike on its way can come before. */
    void catchUp(double now) {}

    /** Exchanges the rule. */
    void follow(Synapse rule) {
        throw new IllegalStateException("static synapses follow no rule");
    }

    /** Plain synapses: a spike carries the weight. */
    static final class Static extends Transmission {

        Static(RouteRows rows, int receptor) {
            super(rows, receptor);
        }

        @Override
        int send(int row, double now) {
            return row;
        }

        @Override
        int row(int entry) {
            return entry;
        }

        @Override
        void arrive(double now, double atSynapse, int entry, int run, EventGroup group) {
            group.receive(
                    now, receptor, rows.targets, rows.start(run), rows.start(run + 1), rows.weights, 0, rows.weight);
        }

        @Override
        void forget(int entry) {}
    }
}
