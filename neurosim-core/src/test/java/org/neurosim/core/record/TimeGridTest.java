package org.neurosim.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.InvalidNetworkException;

class TimeGridTest {

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.1, true",
        "0.7, 0.1, true",
        "1e9, 0.1, true",
        "0.35, 0.1, false",
        "0.100001, 0.1, false",
        "0, 0.1, true",
        "12345.6, 0.1, true",
        "0.1, 0.0125, true",
        "33.3, 0.1, true",
        "0.05, 0.1, false"
    })
    void decimalsAreTakenForWhatTheyMean(double time, double dt, boolean whole) {
        assertThat(TimeGrid.isWhole(time, dt)).isEqualTo(whole);
    }

    @Test
    void stepsAreCountedOrRefused() {
        assertThat(TimeGrid.steps(0.3, 0.1, "delay")).isEqualTo(3);
        assertThatThrownBy(() -> TimeGrid.steps(0.27, 0.1, "delay"))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(
                        "delay = 0.27 ms; must be a whole number of time steps of 0.1 ms, at least one (nearest: 0.3 ms)");
        assertThatThrownBy(() -> TimeGrid.steps(0, 0.1, "delay"))
                .hasMessageContaining("at least one (nearest: 0.1 ms)");
        assertThatThrownBy(() -> TimeGrid.steps(-3, 0.1, "delay"))
                .hasMessageContaining("at least one (nearest: 0.1 ms)");
    }

    @Test
    void timesAreWrittenAsTheTimeStepIs() {
        assertThat(TimeGrid.decimal(3, 0.1)).isEqualTo("0.3");
        assertThat(TimeGrid.decimal(7, 0.0125)).isEqualTo("0.0875");
    }
}
