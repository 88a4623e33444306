package org.neurosim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationOptionsTest {

    @Test
    void defaultsAndCopies() {
        SimulationOptions plain = SimulationOptions.timeStep(0.1);
        assertThat(plain.timeStep()).isEqualTo(0.1);
        assertThat(plain.seed()).isEqualTo(1);
        assertThat(plain.threads()).isEqualTo(1);
        assertThat(plain.spikeTimes()).isEqualTo(SimulationOptions.SpikeTimes.ON_GRID);
        SimulationOptions other = plain.seed(-7).threads(1024).spikeTimes(SimulationOptions.SpikeTimes.INTERPOLATED);
        assertThat(other.timeStep()).isEqualTo(0.1);
        assertThat(other.seed()).isEqualTo(-7);
        assertThat(other.threads()).isEqualTo(1024);
        assertThat(other.spikeTimes()).isEqualTo(SimulationOptions.SpikeTimes.INTERPOLATED);
        assertThat(plain.threads()).as("the first is as it was").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void timeStepsAreFiniteAndPositive(double dt) {
        assertThatThrownBy(() -> SimulationOptions.timeStep(dt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time step dt = " + dt + " ms; must be finite and > 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void threadsAreBounded(int threads) {
        assertThatThrownBy(() -> SimulationOptions.timeStep(1).threads(threads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads = " + threads + "; must be in [1, 1024]");
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> SimulationOptions.timeStep(1).spikeTimes(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("spikeTimes");
    }
}
