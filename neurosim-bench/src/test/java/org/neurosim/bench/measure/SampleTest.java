package org.neurosim.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    @DisplayName("median, minimum and maximum of an odd number of values")
    void odd() {
        double[] values = {3, 1, 2};
        Sample s = Sample.of(values);
        assertThat(s.median()).isEqualTo(2);
        assertThat(s.min()).isEqualTo(1);
        assertThat(s.max()).isEqualTo(3);
        assertThat(s.size()).isEqualTo(3);
        assertThat(values).as("the values given are left alone").containsExactly(3, 1, 2);
    }

    @Test
    @DisplayName("median of an even number of values is the mean of the two in the middle")
    void even() {
        assertThat(Sample.of(List.of(4.0, 1.0, 3.0, 100.0)).median()).isEqualTo(3.5);
    }

    @Test
    @DisplayName("no values, and values that are not finite, are refused")
    void refused() {
        assertThatIllegalArgumentException().isThrownBy(Sample::of);
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, Double.NEGATIVE_INFINITY));
    }

    @Test
    @DisplayName("figures have three digits and no exponents")
    void figures() {
        assertThat(Figure.of(0.085)).isEqualTo("0.0850");
        assertThat(Figure.of(1.2345)).isEqualTo("1.23");
        assertThat(Figure.of(123.45)).isEqualTo("123");
        assertThat(Figure.of(12345.6)).isEqualTo("12346");
        assertThat(Figure.range(Sample.of(2, 1))).isEqualTo("1.00 - 2.00");
    }
}
