package org.neurosim.models.eprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.ofPair;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** Rate targets, biases, softmax readouts and learning feedback of e-prop against {@link EpropReference}: 1e-9 relative, some thousand roundings. */
class EpropVariantsTest {

    private static final int STEPS = 400;
    private static final double RELATIVE = 1e-9;

    /** The reference's network; everything learns, or with a rate of 0 sums up its gradient. */
    private static final class Model {
        final NetworkBuilder b = NetworkBuilder.create();
        final Projection in;
        final Projection rec;
        final Projection out;
        final Projection bias;
        final Projection feedback;
        final StateRecord error;

        Model(EpropReference r, double rate, int interval, double decay) {
            this(r, rate, interval, decay, 1);
        }

        /** All times of the reference, which are steps, take dt each, and rates 1/dt. */
        Model(EpropReference r, double rate, int interval, double decay, double dt) {
            Alif.Builder cell = Alif.builder()
                    .tauM(r.tauM * dt)
                    .threshold(r.vTh)
                    .adaptation(r.beta, r.tauA * dt)
                    .dampening(r.gamma)
                    .refractory(r.refractory * dt)
                    .averageRate(r.tauF * dt)
                    .outputTrace(r.tauOut * dt, r.outDelay + (r.softmax ? 2 : 1));
            Population source = b.source(
                    "in",
                    r.inputs,
                    Sources.spikes(IntStream.range(0, r.inputs)
                            .mapToObj(i -> times(r, dt, m -> r.in[m][i]))
                            .toArray(double[][]::new)));
            Population one = b.source("one", 1, Sources.spikes(times(r, dt, m -> true)));
            Population cells = b.population("cells", r.cells, cell.build());
            Population outs = b.population(
                    "outs", r.outs, r.softmax ? Readout.softmax(r.tauOut * dt) : Readout.of(r.tauOut * dt));
            for (int k = 0; k < r.outs; k++) {
                int unit = k;
                double[] target = IntStream.rangeClosed(1, r.steps)
                        .mapToDouble(m -> r.target[m][unit])
                        .toArray();
                b.stimulate(outs.slice(k, k + 1), Stimuli.waveform(dt, target));
            }
            Eprop.Builder rule = Eprop.builder(cell, r.tauOut * dt)
                    .doublePrecision()
                    .learningRate(rate, interval)
                    .outputDelay(r.outDelay)
                    .rateTarget(r.rateStrength * dt, r.rateTarget / dt);
            var output =
                    Eprop.output(r.tauOut * dt).learningRate(rate, interval).decay(decay);
            var back = Eprop.adaptiveFeedback(r.outDelay)
                    .learningRate(rate, interval)
                    .decay(decay);
            if (r.softmax) {
                rule.softmax();
                output.softmax();
                back.softmax();
                b.project(outs, outs)
                        .connect(allToAll())
                        .synapse(Eprop.normalisation())
                        .receptor("norm")
                        .weight(1);
            }
            in = connect(source, cells, rule.build(), (i, j) -> r.wIn[j][i]).delay(r.inDelay * dt);
            rec = connect(cells, cells, rule.build(), (i, j) -> r.wRec[j][i]).delay(r.recDelay * dt);
            out = connect(cells, outs, output.build(), (i, k) -> r.wOut[k][i]).delay(r.outDelay * dt);
            bias = connect(one, outs, output.build(), (i, k) -> r.bias[k]).delay(dt);
            feedback = connect(outs, cells, back.build(), (k, j) -> r.feedback[j][k])
                    .receptor("learning");
            error = b.record(outs, "error", dt);
        }

        private Projection connect(Population from, Population to, Synapse rule, Pairwise weight) {
            return b.project(from, to).connect(allToAll()).synapse(rule).weight(ofPair(weight::of));
        }

        private static double[] times(EpropReference r, double dt, java.util.function.IntPredicate spikes) {
            return IntStream.rangeClosed(1, r.steps)
                    .filter(spikes)
                    .mapToDouble(m -> m * dt)
                    .toArray();
        }
    }

    private interface Pairwise {
        double of(int source, int target);
    }

    private static EpropReference reference(double beta, boolean softmax, int outDelay, double rateStrength) {
        EpropReference r = new EpropReference(STEPS, beta, true, 5);
        r.softmax = softmax;
        r.outDelay = outDelay;
        r.rateStrength = rateStrength;
        r.rateTarget = 40;
        for (int k = 0; k < r.outs; k++) {
            r.bias[k] = 0.05 * (k + 1);
            for (int m = 0; m <= STEPS && softmax; m++) {
                r.target[m][k] = (m / 50) % r.outs == k ? 1 : 0;
            }
        }
        r.run();
        return r;
    }

    private static void compare(Network network, Projection projection, Pairwise expected) {
        Connections c = network.connections(projection);
        double[] gradient = network.read(projection, "gradient");
        double scale = DoubleStream.of(gradient).map(Math::abs).max().orElseThrow();
        assertThat(scale).isPositive();
        for (int k = 0; k < gradient.length; k++) {
            int i = c.sources()[k];
            int j = c.targets()[k];
            assertThat(gradient[k])
                    .as("%s %d -> %d", projection.label(), i, j)
                    .isCloseTo(expected.of(i, j), within(RELATIVE * scale));
        }
    }

    @ParameterizedTest(name = "beta {0}, softmax {1}, output delay {2} steps of {3} ms")
    @DisplayName("errors and gradients with rate target, biases and learning feedback are those of the reference")
    @CsvSource({
        "0, false, 1, 1",
        "0.3, false, 1, 1",
        "0, true, 1, 1",
        "0.3, true, 1, 1",
        "0, false, 3, 0.5",
        "0.3, false, 3, 1",
        "0, true, 3, 1",
        "0.3, true, 3, 0.5"
    })
    void gradients(double beta, boolean softmax, int outDelay, double dt) {
        EpropReference r = reference(beta, softmax, outDelay, 0.02);
        EpropReference free = reference(beta, softmax, outDelay, 0);
        boolean[][] ones = new boolean[STEPS + 1][1];
        for (int m = 1; m <= STEPS; m++) {
            ones[m][0] = true;
        }
        Model model = new Model(r, 0, 1, 0, dt);
        try (Network network = model.b.build(timeStep(dt).seed(1).threads(2))) {
            network.run(STEPS * dt);
            for (int m = 1; m <= STEPS; m++) {
                for (int k = 0; k < r.outs; k++) {
                    assertThat(model.error.of(k)[m]).as("error, %d, %d", m, k).isCloseTo(r.error[m][k], within(1e-10));
                }
            }
            compare(network, model.in, (i, j) -> r.gradient(r.in, i, r.inDelay, j));
            compare(network, model.rec, (i, j) -> r.gradient(r.z, i, r.recDelay, j));
            compare(network, model.out, r::outputGradient);
            compare(network, model.bias, (i, k) -> r.outputGradient(ones, i, 1, k, STEPS));
            compare(network, model.feedback, (k, j) -> r.outputGradient(r.z, j, r.outDelay, k, STEPS - 1));
        }
        double gradient = r.gradient(r.in, 0, r.inDelay, 0);
        assertThat(free.gradient(free.in, 0, free.inDelay, 0))
                .as("gradient without the rate target")
                .isNotCloseTo(gradient, within(1e-3 * Math.abs(gradient)));
    }

    @ParameterizedTest(name = "softmax {0}")
    @DisplayName("feedback weights change as the output weights do; what sets them apart decays")
    @ValueSource(booleans = {false, true})
    void feedbackFollowsOutput(boolean softmax) {
        EpropReference r = reference(0.3, softmax, 1, 0.02);
        for (int j = 0; j < r.cells; j++) {
            for (int k = 0; k < r.outs; k++) {
                r.feedback[j][k] = 0.1 * (j - 2 * k);
            }
        }
        double decay = 0.05;
        int interval = 99; // the feedback of the fourth learns with the step after 396
        Model model = new Model(r, 1e-3, interval, decay);
        try (Network network = model.b.build(timeStep(1).seed(1))) {
            network.run(STEPS);
            double[][] w = matrix(network, model.out, r.cells, r.outs);
            double[][] b = matrix(network, model.feedback, r.outs, r.cells);
            double kept = Math.pow(1 - decay, 4);
            for (int j = 0; j < r.cells; j++) {
                for (int k = 0; k < r.outs; k++) {
                    double before = r.feedback[j][k] - r.wOut[k][j];
                    assertThat(b[k][j] - w[j][k]).isCloseTo(kept * before, within(1e-12));
                    assertThat(w[j][k]).isNotCloseTo(kept * r.wOut[k][j], within(1e-4));
                }
            }
        }
    }

    private static double[][] matrix(Network network, Projection projection, int sources, int targets) {
        Connections c = network.connections(projection);
        double[][] matrix = new double[sources][targets];
        for (int k = 0; k < c.size(); k++) {
            matrix[c.sources()[k]][c.targets()[k]] = c.weights()[k];
        }
        return matrix;
    }

    @Test
    @DisplayName("the rate target alone brings the rates of neurons near it")
    void ratesReachTheirTarget() {
        assertThat(meanRate(0)).isGreaterThan(30);
        assertThat(meanRate(1e-5)).isBetween(8.0, 12.0);
    }

    /** In the last 20 of 40 s. */
    private static double meanRate(double strength) {
        NetworkBuilder b = NetworkBuilder.create();
        Alif.Builder cell = Alif.builder().averageRate(500);
        Population in = b.source("in", 30, Sources.poisson(50));
        Population cells = b.population("cells", 20, cell.build());
        b.project(in, cells)
                .connect(allToAll())
                .synapse(Eprop.builder(cell, 20)
                        .learningRate(1, 100)
                        .rateTarget(strength, 10)
                        .build())
                .weight(0.06)
                .delay(1);
        var spikes = b.recordSpikes(cells);
        try (Network network = b.build(timeStep(1).seed(3))) {
            network.run(20_000);
            spikes.clear();
            network.run(20_000);
            return spikes.steps().length / 20.0 / 20;
        }
    }

    @Test
    @DisplayName("softmax readouts share 1 however large their y, and one alone has all")
    void shares() {
        double[] y = {800, 800, -900};
        NetworkBuilder b = NetworkBuilder.create();
        Population outs = b.population("outs", 3, Readout.softmax(1e9)).initially("y", Values.array(y));
        Population alone = b.population("alone", 1, Readout.softmax(20));
        b.project(outs, outs)
                .connect(allToAll())
                .synapse(Eprop.normalisation())
                .receptor("norm")
                .weight(1);
        try (Network network = b.build(timeStep(1))) {
            network.run(10);
            assertThat(network.read(outs, "error"))
                    .usingComparatorWithPrecision(1e-12)
                    .containsExactly(0.5, 0.5, 0);
            assertThat(network.read(alone, "error")).containsExactly(1);
        }
    }

    /** The shares do not depend on what all y have in common, however large it is and however fast it falls. From 100 with tau_out = 20 ms the sum of exponentials falls by a factor of 130 in the first step, from 40 to 0 by 1e17. */
    @Test
    @DisplayName("softmax readouts of equal y share 1 while they fall or are set")
    void sharesOfMovingReadouts() {
        NetworkBuilder b = NetworkBuilder.create();
        Population outs = b.population("outs", 2, Readout.softmax(20)).initially("y", Values.constant(100));
        b.project(outs, outs).connect(allToAll()).synapse(Eprop.normalisation()).receptor("norm");
        try (Network network = b.build(timeStep(1))) {
            network.run(1); // the error comes a step later
            for (double common : new double[] {100, 40, 0, -40}) {
                network.write(outs, "y", new double[] {common, common});
                for (int m = 0; m < 20; m++) {
                    network.run(1);
                    assertThat(network.read(outs, "error"))
                            .as("%d ms after y = %s", m, common)
                            .containsExactly(0.5, 0.5);
                }
            }
        }
    }

    @Test
    @DisplayName("feedback with a delay is refused, and what is missing is named")
    void refusesNonsense() {
        for (Synapse feedback :
                new Synapse[] {Eprop.feedback(), Eprop.adaptiveFeedback(1).build()}) {
            NetworkBuilder b = NetworkBuilder.create();
            Population cells =
                    b.population("cells", 1, Alif.builder().outputTrace(20, 2).build());
            Population outs = b.population("outs", 1, Readout.of(20));
            b.project(outs, cells)
                    .connect(allToAll())
                    .synapse(feedback)
                    .receptor("learning")
                    .delay(1);
            assertThatThrownBy(() -> b.build(timeStep(1)))
                    .isInstanceOf(InvalidNetworkException.class)
                    .hasMessageContaining("outs -> cells")
                    .hasMessageContaining("must have none; leave delay(...) out");
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 1, Alif.builder().build());
        Population outs = b.population("outs", 1, Readout.of(20));
        b.project(outs, cells)
                .connect(allToAll())
                .synapse(Eprop.adaptiveFeedback(1).build())
                .receptor("learning");
        assertThatThrownBy(() -> b.build(timeStep(1))).hasMessageContaining("sees z_bar_2, but model Alif");
        assertThatThrownBy(() -> Eprop.builder(Alif.builder(), 20).rateTarget(1, 10))
                .hasMessageContaining("averageRate");
        assertThatThrownBy(() -> Eprop.adaptiveFeedback(0)).hasMessageContaining("output delay = 0 steps");
        assertThatThrownBy(() -> Alif.builder().outputTrace(20, 0)).hasMessageContaining("late steps = 0");
        assertThatThrownBy(() -> Alif.builder().outputTrace(20, 65))
                .hasMessageContaining("late steps = 65; must be from 1 to 64");
        assertThatThrownBy(() -> Eprop.output(20).decay(0.01).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decay = 0.01 without a learning rate");
        assertThatThrownBy(() -> Eprop.output(20).decay(2)).hasMessageContaining("decay = 2.0");
        assertThatThrownBy(() -> Readout.softmax(0)).hasMessageContaining("tau_out = 0.0 ms");
    }
}
