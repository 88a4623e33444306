package org.neurosim.core.synapse;

/**
 * Memory for sorting synapses, used for table after table: the pages of a fresh array cost as much as what is done with them. For one thread.
 */
final class SortSpace {

    private int[] order = {};
    private int[] places = {};
    private boolean keeps = true;

    /**
     * An array that nobody else gets until it is given back.
     *
     * @param count least length
     */
    int[] takeOrder(int count) {
        if (order.length < count) {
            order = null; // not two at a time
            order = new int[count];
        }
        int[] taken = order;
        order = new int[0];
        return taken;
    }

    /** Keeps the longest of the arrays that are given back. */
    void giveBack(int[] array) {
        if (keeps && array.length > order.length) {
            order = array;
        }
    }

    /** The tables at hand are the last ones. */
    void keepNothing() {
        keeps = false;
    }

    /**
     * The array of places, valid until the next call.
     *
     * @param count least length
     */
    int[] places(int count) {
        if (places.length < count) {
            places = new int[count + (count >> 2)];
        }
        return places;
    }
}
