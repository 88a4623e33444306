package org.neurosim.core.math;

/** Finds the elements of a column that are at or above a level, or outside of an interval. */
public interface ThresholdScan {

    /**
     * New scan: by the Vector API where it can be used, else in plain Java.
     *
     * @return an instance for one thread at a time
     */
    static ThresholdScan create() {
        return VectorSupport.isAvailable()
                ? VectorSupport.create("VectorThresholdScan", ThresholdScan.class)
                : new PlainThresholdScan();
    }

    /**
     * Elements at or above one level.
     *
     * @param x column
     * @param level level
     * @param out gets the indices, ascending; entries behind them may change
     * @param n length of the column
     * @return how many there are
     */
    int atOrAbove(double[] x, double level, int[] out, int n);

    /**
     * Elements at or above levels of their own.
     *
     * @param x column
     * @param level column of levels
     * @param out gets the indices, ascending; entries behind them may change
     * @param n length of the columns
     * @return how many there are
     */
    int atOrAbove(double[] x, double[] level, int[] out, int n);

    /**
     * Elements outside of an interval, NaN included.
     *
     * @param x column
     * @param centre middle of the interval
     * @param halfWidth largest distance from it inside
     * @param out gets the indices, ascending; entries behind them may change
     * @param n length of the column
     * @return how many there are
     */
    int outside(double[] x, double centre, double halfWidth, int[] out, int n);
}
