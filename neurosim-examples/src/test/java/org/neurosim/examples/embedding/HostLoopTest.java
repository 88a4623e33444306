package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostLoopTest {

    @ParameterizedTest(name = "start looking {0} rad away from the lamp")
    @DisplayName("the vehicle finds the lamp and stays with it")
    @ValueSource(doubles = {0, 0.8, -0.8, 2, -2})
    void findsLamp(double away) {
        try (HostLoop vehicle = new HostLoop(-800, 0, away)) {
            while (vehicle.time() < 30_000) {
                vehicle.step();
            }
            assertThat(vehicle.distanceToLamp()).isLessThan(50);
        }
    }
}
