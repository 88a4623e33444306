package org.neurosim.models.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.integratefire.PerfectIf;

/**
 * Poisson trains and Poisson input of event-driven networks are Poisson processes in continuous time. Fixed seeds; bounds of five standard deviations, tests at a significance of 1e-5.
 */
class ContinuousPoissonTest {

    private static final int CELLS = 50;
    private static final double SIGNIFICANCE = 1e-5;
    private static final double SIGMAS = 5;

    /** Takes each event of a process. */
    private interface Listener {
        void event(int cell, double time);
    }

    /** Tells at what time its inputs come: time is what it has been advanced by. */
    private record Ear(Listener listener) implements Neuron.EventDriven {
        private static final NeuronSpec SPEC = NeuronSpec.builder("ear")
                .parameter("theta", "", 1e300, Range.FINITE)
                .state("x", "", 0)
                .state("time", "ms", 0)
                .receptor("in", "", "x")
                .threshold("x", "theta")
                .build();

        @Override
        public NeuronSpec spec() {
            return SPEC;
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            double[] time = cells.state(1);
            return new EventDynamics() {
                @Override
                public void advance(int cell, double duration) {
                    time[cell] += duration;
                }

                @Override
                public double timeToSpike(int cell) {
                    return Double.POSITIVE_INFINITY;
                }

                @Override
                public void onInput(int cell, int receptor, double weight) {
                    listener.event(cell, time[cell]);
                }
            };
        }
    }

    private enum Process {
        TRAINS,
        INPUT;

        void run(double[] rates, double duration, int seed, Listener listener) {
            NetworkBuilder b = NetworkBuilder.create();
            if (this == TRAINS) {
                Population s = b.source("s", rates.length, Sources.poisson(rates));
                b.population("p", 1, new PerfectIf()).integrator(eventDriven());
                b.streamSpikes(s, (steps, cells, times, count) -> {
                    for (int k = 0; k < count; k++) {
                        listener.event(cells[k], times[k]);
                    }
                });
            } else {
                Population p =
                        b.population("p", rates.length, new Ear(listener)).integrator(eventDriven());
                b.stimulate(p, "in", Stimuli.poisson(rates, 1));
            }
            try (Network net = b.build(timeStep(10).seed(seed))) {
                net.run(duration);
            }
        }

        /** All events by cell. */
        double[][] trains(double[] rates, double duration) {
            DoubleStream.Builder[] times =
                    Stream.generate(DoubleStream::builder).limit(rates.length).toArray(DoubleStream.Builder[]::new);
            run(rates, duration, 11, (cell, time) -> times[cell].add(time));
            return Arrays.stream(times).map(t -> t.build().toArray()).toArray(double[][]::new);
        }
    }

    private static double[] intervals(double[] times) {
        double[] intervals = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            intervals[k] = times[k] - (k == 0 ? 0 : times[k - 1]);
        }
        return intervals;
    }

    private static double[] rates(double least, double greatest) {
        double[] rates = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            rates[i] = least + (greatest - least) * i / (CELLS - 1);
        }
        return rates;
    }

    /** nest/TESTS.md row 25. With 10^7 intervals 0.001 is three standard errors. */
    @ParameterizedTest
    @EnumSource(Process.class)
    @DisplayName("the coefficient of variation of ten million intervals is 1 to 0.001, their mean 1 / rate")
    void variation(Process process) {
        double[] rates = new double[CELLS];
        Arrays.fill(rates, 1000);
        double[] last = new double[CELLS];
        double[] sums = new double[3];
        process.run(rates, 200_000, 4, (cell, time) -> {
            double interval = time - last[cell];
            last[cell] = time;
            sums[0]++;
            sums[1] += interval;
            sums[2] += interval * interval;
        });
        double mean = sums[1] / sums[0];
        double cv = Math.sqrt(sums[2] / sums[0] - mean * mean) / mean;
        assertThat(sums[0]).isCloseTo(1e7, within(SIGMAS * Math.sqrt(1e7)));
        assertThat(mean).isCloseTo(1, within(SIGMAS / Math.sqrt(1e7)));
        assertThat(cv).isCloseTo(1, within(0.001));
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    @DisplayName("each cell has its rate, and its intervals the exponential distribution")
    void distribution(Process process) {
        double duration = 20_000;
        double[] rates = rates(5, 250);
        double[][] trains = process.trains(rates, duration);
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        double[] values = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            double expected = rates[i] * duration * 1e-3;
            assertThat((double) trains[i].length)
                    .as("events of cell %d", i)
                    .isCloseTo(expected, within(SIGMAS * Math.sqrt(expected)));
            values[i] = test.kolmogorovSmirnovTest(
                    new ExponentialDistribution(null, 1000 / rates[i]), intervals(trains[i]));
            assertThat(values[i]).as("p of cell %d", i).isGreaterThan(SIGNIFICANCE);
        }
        // And over cells significances are uniform: neither too bad nor too good.
        assertThat(test.kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), values))
                .isGreaterThan(SIGNIFICANCE);
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    @DisplayName(
            "cells and successive intervals are independent: no correlations, and all cells together are a Poisson process")
    void independence(Process process) {
        double[] rates = new double[CELLS];
        Arrays.fill(rates, 100);
        double[][] trains = process.trains(rates, 20_000);
        double[][] intervals =
                Arrays.stream(trains).map(ContinuousPoissonTest::intervals).toArray(double[][]::new);
        for (int i = 0; i < CELLS; i++) {
            double[] next = intervals[(i + 1) % CELLS];
            double[] later = Arrays.copyOfRange(intervals[i], 1, intervals[i].length);
            for (double[] other : new double[][] {next, later}) {
                int n = Math.min(intervals[i].length, other.length);
                assertThat(correlation(intervals[i], other, n))
                        .as("cell %d", i)
                        .isCloseTo(0, within(SIGMAS / Math.sqrt(n)));
            }
        }
        double[] all =
                Arrays.stream(trains).flatMapToDouble(Arrays::stream).sorted().toArray();
        assertThat(Arrays.stream(all).distinct().count()).isEqualTo(all.length);
        assertThat(new KolmogorovSmirnovTest()
                        .kolmogorovSmirnovTest(new ExponentialDistribution(null, 10.0 / CELLS), intervals(all)))
                .isGreaterThan(SIGNIFICANCE);
    }

    private static double correlation(double[] x, double[] y, int n) {
        double meanX = Arrays.stream(x, 0, n).average().orElseThrow();
        double meanY = Arrays.stream(y, 0, n).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int k = 0; k < n; k++) {
            xy += (x[k] - meanX) * (y[k] - meanY);
            xx += (x[k] - meanX) * (x[k] - meanX);
            yy += (y[k] - meanY) * (y[k] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    @DisplayName("events are anywhere within a step: their phases are uniform")
    void phases() {
        for (Process process : Process.values()) {
            double[] phases = Arrays.stream(process.trains(rates(50, 50), 10_000))
                    .flatMapToDouble(Arrays::stream)
                    .map(t -> t / 10 - Math.floor(t / 10))
                    .toArray();
            assertThat(new KolmogorovSmirnovTest()
                            .kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), phases))
                    .isGreaterThan(SIGNIFICANCE);
        }
    }
}
