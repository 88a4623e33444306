package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.kit.NeuronContract;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;
import org.neurosim.models.Solution;
import org.neurosim.models.integratefire.UrbanczikSenn;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** Dendritic prediction of somatic spiking. */
class UrbanczikSennTest {

    private static final double DT = 0.1;
    private static final double ETA = 2;

    private static UrbanczikSenn.Builder neuron() {
        return UrbanczikSenn.builder()
                .rate(150, 0.5, 0.25, -56)
                .coupling(300)
                .receptor(Receptor.expConductance("soma", 3, 0))
                .dendriticReceptor(Receptor.expCurrent("dendrite", 3));
    }

    /** Formulas of the class comment, step by step with sums over recorded potentials and spikes, for three synapses of ten: 1e-10 of weights of order 100 (prefix differences lose three digits). */
    @ParameterizedTest
    @CsvSource({"1, 0", "1.5, 1.5", "3, 0.7"})
    void weightsByTheSumOverRecordedPotentials(double delay, double dendritic) {
        NetworkBuilder b = NetworkBuilder.create();
        Population inputs = b.source("inputs", 10, Sources.poisson(30));
        Population cell = b.population("cell", 1, neuron().build());
        Projection plastic = b.project(inputs, cell)
                .connect(allToAll())
                .receptor("dendrite")
                .synapse(
                        UrbanczikSennRule.builder(neuron(), ETA).tau(10, 3, 100).build())
                .weight(150)
                .delay(delay)
                .dendriticDelay(dendritic);
        b.stimulate(cell, "soma", Stimuli.poisson(2_000, 12));
        SpikeRecord pre = b.recordSpikes(inputs);
        SpikeRecord post = b.recordSpikes(cell);
        StateRecord dendrite = b.record(cell, "v_d", DT);
        int steps = 20_000;
        try (Network network = b.build(timeStep(DT).seed(5))) {
            network.run(steps * DT);
            assertThat(post.size()).isBetween(40, 250);
            double[] v = dendrite.of(0);
            for (int i = 0; i < 10; i += 4) {
                double expected = weight(pre.timesOf(i), post.timesOf(0), v, delay, dendritic, steps);
                assertThat(network.connections(plastic).weights()[i])
                        .as("synapse %d", i)
                        .isCloseTo(expected, within(1e-10));
                assertThat(expected).isNotCloseTo(150, within(0.05));
            }
        }
    }

    private static double weight(double[] pre, double[] post, double[] v, double delay, double dendritic, int steps) {
        int back = (int) Math.round(dendritic / DT);
        int axonal = (int) Math.round((delay - dendritic) / DT);
        int lag = Math.max(1, back);
        double slow = 0;
        double fast = 0;
        double delta = 0;
        double w = 150;
        for (int t = 0; t < steps - back; t++) {
            slow *= StrictMath.exp(-DT / 10);
            fast *= StrictMath.exp(-DT / 3);
            w += ETA * delta * 100 * -StrictMath.expm1(-DT / 100);
            delta *= StrictMath.exp(-DT / 100);
            double h = 0;
            int q = t - lag + 1; // samples are those at the ends of steps, the first one of the initial state
            if (q > 0) {
                double predicted = (30 * -70 + 300 * v[q]) / 330;
                double e = 0.5 * StrictMath.exp(0.25 * (-56 - predicted));
                double phi = 0.150 / (1 + e);
                h = 0.25 * e / (1 + e);
                delta -= phi * h * (slow - fast) * DT / 100;
            }
            if (contains(pre, t + 1 - axonal)) {
                slow += 1;
                fast += 1;
            }
            if (contains(post, t + 1 - back)) {
                delta += h * (slow - fast) / 100;
            }
        }
        return w;
    }

    private static boolean contains(double[] times, int step) {
        return Arrays.stream(times).anyMatch(t -> Math.round(t / DT) == step);
    }

    /** Potentials and rate of a cell with steady input, in closed form: potentials 1e-9; spikes of 200 cells in 10 s within four standard deviations of those of a Poisson process with dead time. */
    @Test
    void steadyState() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population(
                "cells", 200, UrbanczikSenn.builder().current(8_000).build());
        SpikeRecord spikes = b.recordSpikes(cells);
        try (Network network = b.build(timeStep(DT).seed(2))) {
            network.run(1_000);
            double v = -70 + 8_000.0 / 630;
            assertThat(network.read(cells, "v")[7]).isCloseTo(v, within(1e-9));
            assertThat(network.read(cells, "v_d")[7]).isCloseTo(-70, within(1e-9));
            spikes.clear();
            network.run(10_000);
            double phi = 0.150 / (1 + 0.5 * StrictMath.exp((-55 - v) / 3));
            // On the grid an event has the probability 1 - exp(-phi dt) per step.
            double interval = 3 + DT / -StrictMath.expm1(-phi * DT);
            double expected = 200 * 10_000 / interval;
            double cv = (interval - 3) / interval;
            assertThat((double) spikes.size()).isCloseTo(expected, within(4 * cv * Math.sqrt(expected)));
        }
    }

    /** Both potentials, which spikes do not change, and the hazard up to the first spike, with decaying conductances and currents: 1e-8 by the adaptive method. */
    @Test
    void tracesByTheEquations() {
        Cell.Run run = new Cell(neuron().current(500).build(), DT)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12))
                        .initially("g_soma", 60)
                        .initially("I_dendrite", 4_000)
                        .initially("v_d", -65))
                .run(100, "v", "v_d", "hazard");
        double[][] expected = Solution.sample(
                (t, x, dx) -> {
                    dx[0] = (30 * (-70 - x[0]) + 300 * (x[1] - x[0]) + 500 - 60 * Math.exp(-t / 3) * x[0]) / 300;
                    dx[1] = (30 * (-70 - x[1]) + 4_000 * Math.exp(-t / 3)) / 300;
                    dx[2] = 0.150 / (1 + 0.5 * Math.exp(0.25 * (-56 - x[0])));
                },
                new double[] {-70, -65, 0},
                DT,
                1001);
        assertThat(Errors.absolute(run.trace("v"), 0, expected[0], 0, 1001)).isLessThan(1e-8);
        assertThat(Errors.absolute(run.trace("v_d"), 0, expected[1], 0, 1001)).isLessThan(1e-8);
        double[] spikes = run.spikeTimes();
        int quiet = spikes.length > 0 ? (int) Math.round(spikes[0] / DT) : 1001;
        assertThat(quiet).isGreaterThan(20);
        assertThat(Errors.absolute(run.trace("hazard"), 0, expected[2], 0, quiet))
                .isLessThan(1e-8);
    }

    /** A teacher draws the soma towards -58 mV: the dendrite learns to hold it there. Without the teacher the rate is phi(-58 mV), 64 Hz, within a third (the dendrite fluctuates). */
    @Test
    void dendriteLearnsToPredictTheSoma() {
        NetworkBuilder b = NetworkBuilder.create();
        UrbanczikSenn.Builder neuron = UrbanczikSenn.builder()
                .refractory(0) // the rule knows phi alone
                .receptor(Receptor.expConductance("teacher", 3, -58))
                .dendriticReceptor(Receptor.expCurrent("dendrite", 3));
        Population inputs = b.source("inputs", 100, Sources.poisson(20));
        Population teacher = b.source("teacher", 10, Sources.poisson(500));
        Population cell = b.population("cell", 1, neuron.build());
        Projection plastic = b.project(inputs, cell)
                .connect(allToAll())
                .receptor("dendrite")
                .synapse(UrbanczikSennRule.builder(neuron, 5).build())
                .weight(0)
                .delay(DT);
        Projection teaching = b.project(teacher, cell)
                .connect(allToAll())
                .receptor("teacher")
                .weight(40)
                .delay(DT);
        SpikeRecord spikes = b.recordSpikes(cell);
        double rate = 150 / (1 + 0.5 * Math.E);
        try (Network network = b.build(timeStep(DT).seed(3))) {
            network.run(30_000);
            network.setSynapse(plastic, UrbanczikSennRule.builder(neuron, 0).build());
            network.setWeights(teaching, new double[10]);
            spikes.clear();
            network.run(10_000);
            assertThat(spikes.size() / 10.0).isCloseTo(rate, within(rate / 3));
            network.setWeights(plastic, new double[100]);
            network.run(100);
            spikes.clear();
            network.run(10_000);
            assertThat(spikes.size() / 10.0).isLessThan(5);
        }
    }

    /** A rule that says of itself what it is told to say. */
    private record Told(Synapse.ContinuousRule rule, SynapseSpec spec, boolean isReversible)
            implements Synapse.ContinuousRule {

        @Override
        public void postsynapticSignals(PostsynapticState state) {
            rule.postsynapticSignals(state);
        }

        @Override
        public void onElapsed(Elapsed elapsed) {
            rule.onElapsed(elapsed);
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            rule.onPresynapticSpike(row);
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            rule.onPostsynapticSpikes(spikes);
        }
    }

    private static Synapse.ContinuousRule bounded() {
        return UrbanczikSennRule.builder(neuron(), ETA)
                .tau(10, 3, 100)
                .bounds(149.97, 150.02)
                .build();
    }

    /** By synapse and millisecond, in the network of the sums above. */
    private static double[][] course(Synapse rule) {
        NetworkBuilder b = NetworkBuilder.create();
        Population inputs = b.source("inputs", 10, Sources.poisson(30));
        Population cell = b.population("cell", 1, neuron().build());
        Projection plastic = b.project(inputs, cell)
                .connect(allToAll())
                .receptor("dendrite")
                .synapse(rule)
                .weight(150)
                .delay(1.5)
                .dendriticDelay(0.7);
        b.stimulate(cell, "soma", Stimuli.poisson(2_000, 12));
        double[][] course = new double[4_000][];
        try (Network network = b.build(timeStep(DT).seed(5))) {
            for (int t = 0; t < course.length; t++) {
                network.run(1);
                course[t] = network.connections(plastic).weights();
            }
        }
        return course;
    }

    /** Where weights come to their bounds and leave them, an engine that takes synapses back in time gives what one gives that does not: 1e-9, as prefix differences and the way back lose some digits. */
    @Test
    void clippedWeightsAreThoseOfSynapsesThatOnlyGoForward() {
        double[][] there = course(new Told(bounded(), bounded().spec(), false));
        double[][] back = course(bounded());
        int arrived = 0;
        int left = 0;
        for (int t = 0; t < there.length; t++) {
            assertThat(back[t])
                    .as("at %d ms", t + 1)
                    .usingComparatorWithPrecision(1e-9)
                    .containsExactly(there[t]);
            for (int k = 0; t > 0 && k < 10; k++) {
                boolean was = there[t - 1][k] == 149.97 || there[t - 1][k] == 150.02;
                boolean is = there[t][k] == 149.97 || there[t][k] == 150.02;
                arrived += is && !was ? 1 : 0;
                left += was && !is ? 1 : 0;
            }
        }
        assertThat(arrived).isGreaterThan(10);
        assertThat(left).isGreaterThan(10);
    }

    @Test
    void staysWithinItsBounds() {
        for (double eta : new double[] {1e6, -1e6}) {
            PairOfSpikes pair = new PairOfSpikes(
                    UrbanczikSennRule.builder(neuron(), eta).bounds(1, 2).build());
            assertThat(pair.weightAfter(200)).isEqualTo(eta > 0 ? 1 : 2); // the cell is silent
        }
    }

    /** One input onto a cell that does not spike within the test. */
    private record PairOfSpikes(Synapse rule) {
        double weightAfter(double duration) {
            NetworkBuilder b = NetworkBuilder.create();
            Population input = b.source("input", 1, Sources.spikes(new double[] {5, 30}));
            Population cell = b.population(
                    "cell",
                    1,
                    UrbanczikSenn.builder()
                            .dendriticReceptor(Receptor.expCurrent("d", 3))
                            .build());
            Projection synapse = b.project(input, cell)
                    .connect(allToAll())
                    .synapse(rule)
                    .weight(1.5)
                    .delay(1);
            try (Network network = b.build(timeStep(0.5).seed(4))) {
                network.run(duration);
                return network.connections(synapse).weights()[0];
            }
        }
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> UrbanczikSennRule.builder(neuron(), 1).tau(10, 3, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tau_Delta = 10.0 ms; must be above tau_L = 10.0 ms");
        assertThatThrownBy(() -> UrbanczikSennRule.builder(neuron(), 1).bounds(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("w_min = 2.0; must be at most w_max = 1.0");
        assertThatThrownBy(() -> UrbanczikSenn.builder().rate(0, 1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phi_max = 0.0 Hz");
    }

    @Nested
    class NeuronBattery extends NeuronContract {

        @Override
        protected Neuron model() {
            return neuron().build();
        }

        @Override
        protected double firingCurrent() {
            return 8_000;
        }

        @Override
        protected boolean isRandom() {
            return true;
        }
    }
}
