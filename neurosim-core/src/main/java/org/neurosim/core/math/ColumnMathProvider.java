package org.neurosim.core.math;

import org.neurosim.api.math.ColumnMath;

/** Gives out column operations: by the Vector API where it can be used, else in plain Java. Both give the same bits. */
public final class ColumnMathProvider {

    private ColumnMathProvider() {}

    /**
     * New column operations, with scratch space of their own.
     *
     * @return an instance for one thread
     */
    public static ColumnMath create() {
        return VectorSupport.isAvailable()
                ? VectorSupport.create("VectorColumnMath", ColumnMath.class)
                : new PlainColumnMath();
    }
}
