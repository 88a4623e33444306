package org.neurosim.core.events;

/** How much of its room a store of pending spikes has needed lately, so that it can give back what a burst has left. */
final class Demand {

    /** Additions between two looks: giving back and growing again then costs nothing worth mentioning. */
    private static final int STRETCH = 1 << 14;

    private static final int LEAST_ROOM = 64;

    private int most;
    private int additions;

    /**
     * Takes note of an addition.
     *
     * @param size what the store holds now
     * @param room what it has room for
     * @return whether half of the room is enough, by far
     */
    boolean isHalfEnough(int size, int room) {
        most = Math.max(most, size);
        if (++additions < STRETCH) {
            return false;
        }
        boolean enough = room > LEAST_ROOM && most <= room >> 2;
        additions = 0;
        most = size;
        return enough;
    }
}
