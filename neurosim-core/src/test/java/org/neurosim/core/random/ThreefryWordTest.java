package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreefryWordTest {

    /** Known answers of the Random123 library (kat_vectors, threefry2x32, 20 rounds). */
    @Test
    void givesThePublishedAnswers() {
        assertThat(Threefry.threefry(0L, 0, 0)).isEqualTo(0x99ba4efe6b200159L);
        assertThat(Threefry.threefry(-1L, -1, -1)).isEqualTo(0xbb002be71cb996fcL);
        assertThat(Threefry.threefry(0x0370734413198a2eL, 0x243f6a88, 0x85a308d3))
                .isEqualTo(0x483df7a0c4923a9cL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 207, 511, 512, 513, 1024, 3000})
    void columnsHoldTheWordsOfTheirCounters(int n) {
        int first = Integer.MAX_VALUE - 100;
        int[] low = new int[n + 1];
        int[] high = new int[n + 1];
        Threefry.fill(0x123456789abcdefL, first, n, -5, low, high);
        for (int i = 0; i < n; i++) {
            long expected = Threefry.threefry(0x123456789abcdefL, first + i, -5);
            assertThat(Distributions.word(low[i], high[i]))
                    .as("element %d of %d", i, n)
                    .isEqualTo(expected);
        }
        assertThat(low[n]).isZero();
        assertThat(high[n]).isZero();
    }

    @Test
    void columnsThatAreTooShortAreRefused() {
        assertThatThrownBy(() -> Threefry.fill(1L, 0, 3, 0, new int[3], new int[2]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
