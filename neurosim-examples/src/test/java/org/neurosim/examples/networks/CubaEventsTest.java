package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;

class CubaEventsTest {

    /** Until then no grid of 0.5 us has turned one spike train into another. */
    private static final double BEFORE_CHAOS = 60;

    private static SpikeRecord run(boolean exact, double dt, double duration, long seed) {
        NetworkBuilder b = NetworkBuilder.create();
        Scenario scenario = TestRuns.scenario("cuba-events");
        Population[] parts = scenario.describe(b, new Scenario.Setting(dt, 1)).toArray(Population[]::new);
        for (Population p : parts) {
            p.integrator(exact ? Integrators.eventDriven() : Integrators.exact());
        }
        SpikeRecord spikes = b.recordSpikes(b.union(parts[0], parts[1]));
        try (Network net = b.build(SimulationOptions.timeStep(dt).seed(seed))) {
            net.run(duration);
        }
        return spikes;
    }

    @Test
    @DisplayName("until chaos sets in the spike trains are those of a clock-driven run with a step of 0.5 us")
    void againstClock() {
        SpikeRecord events = run(true, 0.1, BEFORE_CHAOS, 3);
        SpikeRecord clock = run(false, 0.0005, BEFORE_CHAOS, 3);
        int compared = 0;
        for (int n = 0; n < 4000; n++) {
            double[] exact = events.timesOf(n);
            double[] grid = clock.timesOf(n);
            for (int k = 0; k < Math.min(exact.length, grid.length); k++) {
                assertThat(grid[k]).as("spike %s of neuron %s", k, n).isCloseTo(exact[k], within(0.003));
                compared++;
            }
            // One more or less only where a spike lies just at the end.
            assertThat(grid.length - exact.length).as("neuron %s", n).isZero();
        }
        assertThat(compared).isEqualTo(events.size());
        assertThat(events.size()).isGreaterThan(500);
    }

    @Test
    @DisplayName("over a second the network fires at the rate of the clock-driven one, for several seeds")
    void overASecond() {
        for (long seed = 1; seed <= 3; seed++) {
            SpikeRecord events = run(true, 0.1, 1_000, seed);
            SpikeRecord clock = run(false, 0.1, 1_000, seed);
            assertThat(events.size() / 4_000.0).isCloseTo(clock.size() / 4_000.0, within(0.5)); // spikes/s
        }
    }
}
