package org.neurosim.models.checks;

import java.math.BigDecimal;
import java.math.MathContext;
import org.neurosim.api.model.Range;

/** Checks of what users give to builders and factories. */
public final class Checks {

    /**
     * How far a time may lie from the grid, in steps: far above the rounding of decimal times, far below anything
     * meant.
     */
    private static final double GRID_TOLERANCE = 1e-6;

    private Checks() {}

    /** Returns the value if it lies in the range, else says which it is and what would be admissible. */
    public static double require(String owner, String name, double value, String unit, Range range) {
        if (!range.contains(value)) {
            throw new IllegalArgumentException(owner + ": " + name + " = " + value + (unit.isEmpty() ? "" : " " + unit)
                    + "; must be " + range.describe());
        }
        return value;
    }

    /** Refuses a reset that is not below the level that makes a spike. */
    public static void requireBelow(String owner, String resetName, double reset, String levelName, double level) {
        if (reset >= level) {
            throw new IllegalArgumentException(owner + ": " + resetName + " = " + reset + " mV is not below "
                    + levelName + " = " + level + " mV: it would spike without end; lower the reset or raise "
                    + levelName);
        }
    }

    /** Returns a copy of the values if there are some and all lie in the range. */
    public static double[] requireAll(String owner, String name, double[] values, String unit, Range range) {
        double[] copy = values.clone();
        if (copy.length == 0) {
            throw new IllegalArgumentException(owner + ": " + name + " is empty; give at least one value");
        }
        for (int k = 0; k < copy.length; k++) {
            require(owner, name + "[" + k + "]", copy[k], unit, range);
        }
        return copy;
    }

    /** Returns the number of whole time steps in a time. */
    public static long requireWholeSteps(String owner, String name, double time, double dt) {
        double steps = time / dt;
        double whole = Math.rint(steps);
        if (Math.abs(steps - whole) > GRID_TOLERANCE) {
            throw new IllegalArgumentException(owner + ": " + name + " = " + time
                    + " ms is not a whole number of time steps of " + dt + " ms; the nearest are "
                    + decimal(Math.floor(steps) * dt) + " and " + decimal(Math.ceil(steps) * dt) + " ms");
        }
        return (long) whole;
    }

    /** Nine significant digits: hides the rounding of products like 3 x 0.1. */
    public static double decimal(double x) {
        return new BigDecimal(x).round(new MathContext(9)).doubleValue();
    }
}
