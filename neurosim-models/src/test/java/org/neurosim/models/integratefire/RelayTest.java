package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.connect.Values;
import org.neurosim.models.Cell;

/** {@link Relay} and {@link IgnoreAndFire}. */
class RelayTest {

    @Test
    void repeatsAtTheTimeOfArrival() {
        double[] times = {1, 1.1, 5, 7.3};
        Cell.Run run = new Cell(Relay.relay(), 0.1).input("in", 1, 1.5, times).run(20, "in");
        assertThat(run.spikeTimes()).containsExactly(new double[] {2.5, 2.6, 6.5, 8.8}, within(1e-9));
    }

    /** Two of three at the same time pass a threshold of 2; what came before is forgotten. */
    @Test
    void detectsCoincidences() {
        Cell.Run run = new Cell(Relay.relay(2), 0.1)
                .input("in", 1, 0.1, 1, 3, 5)
                .input("in", 1, 0.1, 1.1, 3, 6)
                .run(20, "in");
        assertThat(run.spikeTimes()).containsExactly(new double[] {3.1}, within(1e-9));
        // Sample 11 is the lone spike that arrives at 1.1 ms.
        assertThat(run.trace("in")[11]).isEqualTo(1);
        assertThat(run.trace("in")[13]).isCloseTo(0, within(1e-12));
    }

    /** Inhibition cancels what arrives with it and nothing later. */
    @Test
    void negativeWeights() {
        Cell.Run run = new Cell(Relay.relay(), 0.1)
                .input("in", 1, 0.1, 1, 3)
                .input("in", -5, 0.1, 1, 2.9)
                .run(20);
        assertThat(run.spikeTimes()).containsExactly(new double[] {3.1}, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.1", "1, 0.1", "0.7, 0.1", "3.14159, 0.1", "0.1, 0.1", "100, 1"})
    void firesRegularly(double period, double dt) {
        double[] t = new Cell(IgnoreAndFire.every(period), dt)
                .input("in", 1e6, dt, 3, 4)
                .run(200)
                .spikeTimes();
        assertThat(t.length).isCloseTo((int) Math.floor(200 / period + dt / 2), within(1));
        for (int k = 0; k < t.length; k++) {
            assertThat(t[k]).isCloseTo((k + 1) * period, within(0.5 * dt + 1e-9));
        }
    }

    @Test
    void phases() {
        Cell.Run run = new Cell(IgnoreAndFire.every(10), 4, 0.1)
                .configure(p -> p.with("phase", Values.array(0, 0.25, 0.5, 0.75)))
                .run(30);
        for (int i = 0; i < 4; i++) {
            assertThat(run.spikes().timesOf(i)[0]).isCloseTo(10 + 2.5 * i, within(1e-9));
            assertThat(run.spikes().timesOf(i)[1]).isCloseTo(20 + 2.5 * i, within(1e-9));
        }
    }
}
