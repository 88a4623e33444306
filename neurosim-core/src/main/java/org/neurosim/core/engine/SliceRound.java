package org.neurosim.core.engine;

import org.neurosim.core.run.ThreadTeam;

/**
 * A round: some slices of time, through each of which every member of the team advances its partitions before all meet. Within a slice no partition needs what another does in it; what it needs of
 * the slices before is there after the meeting.
 *
 * <p>One per network; a round is made after the other.
 */
final class SliceRound implements ThreadTeam.Work {

    private final ThreadTeam team;
    private final Partition[] partitions;
    private final int slice;

    /** By member: steps made when its last whole slice was over. */
    private final long[] done;

    private long pushedTo;
    private long from;
    private long to;
    private long lastSlice;

    SliceRound(ThreadTeam team, Partition[] partitions, int slice) {
        this.team = team;
        this.partitions = partitions;
        this.slice = slice;
        done = new long[team.size()];
    }

    /**
     * Makes steps.
     *
     * @param pushed up to which step spikes have been pushed: the last slice before is still to be
     * @param first first step
     * @param end steps made afterwards
     */
    void make(long pushed, long first, long end) {
        pushedTo = pushed;
        from = first;
        to = end;
        team.perform(this);
    }

    @Override
    public void perform(int member) {
        long pushFrom = pushedTo;
        long begin = from;
        done[member] = begin;
        while (true) {
            long end = Math.min(begin + slice, to);
            for (int p = member; p < partitions.length; p += team.size()) {
                partitions[p].advance(pushFrom, begin, end);
            }
            done[member] = end;
            if (end == to || !team.meet()) {
                break;
            }
            pushFrom = begin;
            begin = end;
        }
        if (member == 0) {
            lastSlice = begin;
        }
    }

    /** First step of the last slice, whose spikes have not been pushed. */
    long lastSlice() {
        return lastSlice;
    }

    /** After a failure: steps made at the end of the last slice that all members have made. */
    long doneByAll() {
        long least = to;
        for (long steps : done) {
            least = Math.min(least, steps);
        }
        return least;
    }
}
