package org.neurosim.examples.report;

/**
 * The unit of a figure's time axis: ms, or s where a run is long.
 *
 * @param unit ms per unit
 * @param label label of the axis
 */
record TimeAxis(double unit, String label) {

    private static final double LONG = 10_000; // ms; a label of six figures at the right end has no room

    static TimeAxis of(double duration) {
        return duration >= LONG ? new TimeAxis(1000, "Time (s)") : new TimeAxis(1, "Time (ms)");
    }
}
