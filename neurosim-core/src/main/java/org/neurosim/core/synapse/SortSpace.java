package org.neurosim.core.synapse;

/**
 * Memory for sorting synapses, used for table after table: the pages of a fresh array cost as much as what is done with them. For one thread.
 */
final class SortSpace {

    private int[] order = {};
    private int[] places = {};

    /**
     * An array that nobody else gets until it is given back.
     *
     * @param count least length
     */
    int[] takeOrder(int count) {
        int[] taken = order.length >= count ? order : new int[count];
        order = taken == order ? new int[0] : order;
        return taken;
    }

    /** Keeps the longest of the arrays that are given back. */
    void giveBack(int[] array) {
        order = array.length > order.length ? array : order;
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
