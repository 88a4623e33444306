package org.neurosim.core.math;

import org.junit.jupiter.api.Test;

class ColumnMathVectorTest {

    @Test
    void givesTheBitsOfTheScalarFunctions() {
        ColumnContract.check(new VectorColumnMath());
    }
}
