package org.neurosim.core.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that advance partitions together: the calling thread and its helpers. Work is handed out and awaited by counters that threads spin on, because a slice
 * can be a few microseconds long; a thread that waits longer yields, and a helper without work is parked.
 */
public final class ThreadTeam implements AutoCloseable {

    /** What each member does in a round. */
    public interface Work {

        /**
         * Does a member's part.
         *
         * @param member number of the member, 0 for the calling thread
         */
        void perform(int member);
    }

    private static final int SPINS = 100;
    private static final int YIELDS = 2_000;

    private final Helper[] helpers;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Throwable[] failures;
    private volatile int round;
    private volatile boolean closed;
    private Work work;

    // Meetings within a round: how many members have come to the next one, how many there have been, whether a member
    // will not come any more.
    private final AtomicInteger come = new AtomicInteger();
    private volatile int meetings;
    private volatile boolean someoneFailed;

    /**
     * Starts the helpers.
     *
     * @param members threads, the calling one included
     * @param name goes into the names of the helpers
     */
    public ThreadTeam(int members, String name) {
        failures = new Throwable[members];
        helpers = new Helper[members - 1];
        for (int m = 1; m < members; m++) {
            helpers[m - 1] = new Helper(m, "neurosim-" + name + "-" + m);
        }
        try {
            for (Helper helper : helpers) {
                helper.start();
            }
        } catch (Throwable noMoreThreads) {
            close();
            throw noMoreThreads;
        }
    }

    /**
     * Number of members.
     *
     * @return the calling thread and its helpers
     */
    public int size() {
        return failures.length;
    }

    /**
     * Lets every member do its part and returns when all are done; the failure of the first member that failed is thrown.
     *
     * @param part what to do
     */
    public void perform(Work part) {
        if (helpers.length == 0) {
            part.perform(0);
            return;
        }
        work = part;
        unfinished.set(helpers.length);
        come.set(0);
        someoneFailed = false;
        round++;
        for (Helper helper : helpers) {
            if (helper.parked) {
                LockSupport.unpark(helper);
            }
        }
        attempt(0);
        for (int waits = 0; unfinished.get() > 0; waits++) {
            pause(waits);
        }
        for (int m = 0; m < failures.length; m++) {
            Throwable failure = failures[m];
            if (failure != null) {
                java.util.Arrays.fill(failures, null);
                rethrow(failure);
            }
        }
    }

    private void attempt(int member) {
        try {
            work.perform(member);
        } catch (Throwable failure) {
            failures[member] = failure;
            someoneFailed = true;
        }
    }

    /**
     * Waits, within a round, until all members have come here; each sees what the others wrote before. Every member must come to the same meetings.
     *
     * @return false if a member has failed and will not come: the others should end their parts
     */
    public boolean meet() {
        if (helpers.length == 0) {
            return true;
        }
        int before = meetings;
        if (come.incrementAndGet() == failures.length) {
            come.set(0);
            meetings = before + 1;
            return true;
        }
        for (int waits = 0; meetings == before; waits++) {
            if (someoneFailed) {
                return false;
            }
            pause(waits);
        }
        return true;
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException(failure);
    }

    private static void pause(int waits) {
        if (waits < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    @Override
    public void close() {
        closed = true;
        round++;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
        boolean interrupted = false;
        for (Helper helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Helper extends Thread {
        private final int member;
        private volatile boolean parked;

        Helper(int member, String name) {
            super(name);
            this.member = member;
            setDaemon(true);
        }

        @Override
        public void run() {
            int seen = 0;
            while (true) {
                seen = awaitRound(seen);
                if (closed) {
                    return;
                }
                attempt(member);
                unfinished.decrementAndGet();
            }
        }

        private int awaitRound(int seen) {
            for (int waits = 0; round == seen; waits++) {
                if (waits < SPINS + YIELDS) {
                    pause(waits);
                } else {
                    parked = true;
                    if (round == seen) {
                        LockSupport.park(this);
                    }
                    parked = false;
                }
            }
            return round;
        }
    }
}
