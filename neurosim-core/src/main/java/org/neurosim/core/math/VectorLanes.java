package org.neurosim.core.math;

import jdk.incubator.vector.DoubleVector;

/** Asks the Vector API for the preferred width. */
final class VectorLanes implements VectorSupport.VectorLaneCount {

    VectorLanes() {}

    @Override
    public int doubles() {
        return DoubleVector.SPECIES_PREFERRED.length();
    }
}
