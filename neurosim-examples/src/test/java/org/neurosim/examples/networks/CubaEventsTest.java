package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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

    /** Rate (1/s), mean and standard deviation over neurons of the coefficient of variation of intervals, after half a second. */
    private static double[] statistics(SpikeRecord spikes, double duration) {
        double from = 500;
        int count = 0;
        double[] cvs = new double[4000];
        int measured = 0;
        for (int n = 0; n < 4000; n++) {
            double[] late =
                    Arrays.stream(spikes.timesOf(n)).filter(t -> t > from).toArray();
            count += late.length;
            if (late.length > 5) {
                double[] intervals = new double[late.length - 1];
                for (int k = 0; k < intervals.length; k++) {
                    intervals[k] = late[k + 1] - late[k];
                }
                cvs[measured++] = Math.sqrt(WindowStatistics.variance(intervals)) / WindowStatistics.mean(intervals);
            }
        }
        double[] all = Arrays.copyOf(cvs, measured);
        return new double[] {
            count / 4000.0 / (duration - from) * 1000,
            WindowStatistics.mean(all),
            Math.sqrt(WindowStatistics.variance(all))
        };
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "over three seconds rate, mean CV and spread of the CVs are those of steps of 0.01 ms within the spread of seeds")
    void lateStatistics() {
        double duration = 3_000;
        int seeds = 4;
        double[][][] values = new double[2][3][seeds];
        for (int exact = 0; exact < 2; exact++) {
            for (int seed = 0; seed < seeds; seed++) {
                double dt = exact == 1 ? 0.1 : 0.01;
                double[] s = statistics(run(exact == 1, dt, duration, 11 + seed), duration);
                for (int k = 0; k < 3; k++) {
                    values[exact][k][seed] = s[k];
                }
            }
        }
        String[] names = {"rate", "mean CV", "spread of CV"};
        for (int k = 0; k < 3; k++) {
            double[] clock = values[0][k];
            double[] events = values[1][k];
            // Four standard errors of the difference of two means of four seeds.
            double error =
                    Math.sqrt((WindowStatistics.variance(clock) + WindowStatistics.variance(events)) / (seeds - 1));
            assertThat(WindowStatistics.mean(events))
                    .as(names[k] + ": " + Arrays.toString(events) + " against " + Arrays.toString(clock))
                    .isCloseTo(WindowStatistics.mean(clock), within(4 * error));
            // And the spread itself is small, so that the comparison says something.
            assertThat(error).as(names[k]).isLessThan(0.03 * WindowStatistics.mean(clock));
        }
    }
}
