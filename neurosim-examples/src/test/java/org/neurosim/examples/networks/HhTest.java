package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunResult;

class HhTest {

    @Test
    @DisplayName("the squid axon fires like the converged solution")
    void firing() {
        RunResult result = TestRuns.run("hh", 100, 1, 1, 1);
        double[] times = result.spikes().timesOf(0);
        // shared/reference/CANONICAL.md: first crossing of 0 mV 1.901232 ms after the onset at 10 ms, limit of the
        // intervals 14.636210 ms.
        // The cell starts at -65 mV, 0.004 mV below its rest; a spike waits for the end of its step of 0.01 ms.
        assertThat(times).hasSize(6);
        assertThat(times[0]).isCloseTo(11.901, within(0.015));
        assertThat(times[5] - times[4]).isCloseTo(14.636, within(0.015));
    }
}
