package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainColumnMathTest {

    @Test
    void givesTheBitsOfTheScalarFunctions() {
        ColumnContract.check(new PlainColumnMath());
    }

    @Test
    void isChosenWhereTheVectorApiIsNot() {
        assertThat(ColumnMathProvider.create()).isInstanceOf(PlainColumnMath.class);
        assertThat(ThresholdScan.create()).isInstanceOf(PlainThresholdScan.class);
    }
}
