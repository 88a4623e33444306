package org.neurosim.api;

/** Is told how far a run has come, by the thread that runs the network, a few times per second of wall time at most. */
@FunctionalInterface
public interface Progress {

    /**
     * Takes a report. To stop the run, call {@link Network#cancel()} from here.
     *
     * @param time biological time reached, ms
     * @param end biological time at which the run will end, ms
     * @param spikes spikes of all neurons since the network was built
     */
    void report(double time, double end, long spikes);
}
