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
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** E-prop against {@link EpropReference}, and back-propagation through time where both must agree: 1e-9 relative, some thousand roundings. */
class EpropTest {

    private static final int STEPS = 400;
    private static final double RELATIVE = 1e-9;

    /** The reference's network. */
    private static final class Model {
        final NetworkBuilder b = NetworkBuilder.create();
        final Projection in;
        final Projection rec;
        final Projection out;
        final StateRecord psi;
        final StateRecord y;

        Model(EpropReference r, double rate, int interval) {
            this(r, rate, interval, true);
        }

        Model(EpropReference r, double rate, int interval, boolean isDouble) {
            Alif.Builder cell = Alif.builder()
                    .tauM(r.tauM)
                    .threshold(r.vTh)
                    .adaptation(r.beta, r.tauA)
                    .dampening(r.gamma)
                    .refractory(r.refractory);
            double[][] trains = IntStream.range(0, r.inputs)
                    .mapToObj(i -> IntStream.rangeClosed(1, r.steps)
                            .filter(m -> r.in[m][i])
                            .asDoubleStream()
                            .toArray())
                    .toArray(double[][]::new);
            Population source = b.source("in", r.inputs, Sources.spikes(trains));
            Population cells = b.population("cells", r.cells, cell.build());
            Population outs = b.population("outs", r.outs, Readout.of(r.tauOut));
            for (int k = 0; k < r.outs; k++) {
                int unit = k;
                b.stimulate(
                        outs.slice(k, k + 1),
                        Stimuli.waveform(
                                1,
                                IntStream.rangeClosed(1, r.steps)
                                        .mapToDouble(m -> r.target[m][unit])
                                        .toArray()));
            }
            var builder = Eprop.builder(cell, r.tauOut).outputDelay(r.outDelay).learningRate(rate, interval);
            var rule = isDouble ? builder.doublePrecision().build() : builder.build();
            in = b.project(source, cells)
                    .connect(allToAll())
                    .synapse(rule)
                    .weight(ofPair((i, j) -> r.wIn[j][i]))
                    .delay(r.inDelay);
            rec = b.project(cells, cells)
                    .connect(allToAll())
                    .synapse(rule)
                    .weight(ofPair((i, j) -> r.wRec[j][i]))
                    .delay(r.recDelay);
            out = b.project(cells, outs)
                    .connect(allToAll())
                    .synapse(Eprop.output(r.tauOut, rate, interval))
                    .weight(ofPair((i, j) -> r.wOut[j][i]))
                    .delay(r.outDelay);
            b.project(outs, cells)
                    .connect(allToAll())
                    .synapse(Eprop.feedback())
                    .receptor("learning")
                    .weight(ofPair((k, j) -> r.feedback[j][k]));
            psi = b.record(cells, "psi", 1);
            y = b.record(outs, "y", 1);
        }

        Network build(int threads) {
            return b.build(timeStep(1).seed(1).threads(threads));
        }
    }

    @ParameterizedTest(name = "beta {0}, recurrent {1}, output delay {2}")
    @DisplayName("states and gradients are those of the reference")
    @CsvSource({"0, false, 1", "0.3, false, 1", "0, true, 1", "0.3, true, 1", "0, true, 3", "0.3, false, 3"})
    void gradients(double beta, boolean recurrent, int outDelay) {
        EpropReference r = new EpropReference(STEPS, beta, recurrent, 5);
        r.outDelay = outDelay;
        r.run();
        Model model = new Model(r, 0, 1);
        try (Network network = model.build(1)) {
            network.run(STEPS);
            long spikes = IntStream.rangeClosed(1, STEPS)
                    .mapToLong(m ->
                            IntStream.range(0, r.cells).filter(j -> r.z[m][j]).count())
                    .sum();
            assertThat(spikes).isBetween(100L, 1_500L);
            for (int m = 1; m <= STEPS; m++) {
                for (int j = 0; j < r.cells; j++) {
                    assertThat(model.psi.of(j)[m]).as("psi, %d, %d", m, j).isCloseTo(r.psi[m][j], within(1e-10));
                }
                for (int k = 0; k < r.outs; k++) {
                    assertThat(model.y.of(k)[m]).as("y, %d, %d", m, k).isCloseTo(r.y[m][k], within(1e-10));
                }
            }
            compare(network, model.in, (i, j) -> r.gradient(r.in, i, r.inDelay, j));
            compare(network, model.rec, (i, j) -> r.gradient(r.z, i, r.recDelay, j));
            compare(network, model.out, r::outputGradient);
        }
    }

    private interface Pairwise {
        double of(int source, int target);
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

    @ParameterizedTest(name = "beta {0}, output delay {1}")
    @DisplayName("without recurrent synapses the gradient is that of back-propagation through time")
    @CsvSource({"0, 1", "0.3, 1", "0, 3", "0.3, 3"})
    void exactWithoutRecurrence(double beta, int outDelay) {
        EpropReference r = new EpropReference(STEPS, beta, false, 8);
        r.outDelay = outDelay;
        r.run();
        double[][] expected = r.backPropagated();
        Model model = new Model(r, 0, 1);
        try (Network network = model.build(1)) {
            network.run(STEPS);
            compare(network, model.in, (i, j) -> expected[j][i]);
        }
    }

    /** Each of 400 additions rounds to 24 bits: at most 400 / 2^24 of the largest sum, in which e_bar and eps err less as they forget. That it is single precision shows in the tenth digit. */
    @ParameterizedTest(name = "beta {0}")
    @DisplayName("in single precision gradients are right within its roundings")
    @CsvSource({"0", "0.3"})
    void singlePrecision(double beta) {
        EpropReference r = new EpropReference(STEPS, beta, true, 5);
        r.run();
        Model model = new Model(r, 0, 1, false);
        try (Network network = model.build(1)) {
            network.run(STEPS);
            Connections c = network.connections(model.rec);
            double[] gradient = network.read(model.rec, "gradient");
            double scale = DoubleStream.of(gradient).map(Math::abs).max().orElseThrow();
            double error = 0;
            for (int k = 0; k < gradient.length; k++) {
                double expected = r.gradient(r.z, c.sources()[k], r.recDelay, c.targets()[k]);
                error = Math.max(error, Math.abs(gradient[k] - expected) / scale);
            }
            assertThat(error).isBetween(1e-10, STEPS / 0x1p24);
        }
    }

    @Test
    @DisplayName("weights go down the gradient at whole multiples of the interval, and the gradient starts again")
    void learns() {
        EpropReference r = new EpropReference(STEPS, 0.3, true, 5);
        double rate = 1e-3;
        double[] before;
        double[] gradient;
        Model summing = new Model(r, 0, 1);
        try (Network network = summing.build(1)) {
            network.run(250);
            before = network.connections(summing.in).weights();
            gradient = network.read(summing.in, "gradient");
        }
        Model learning = new Model(r, rate, 250);
        try (Network network = learning.build(1)) {
            network.run(249);
            assertThat(network.connections(learning.in).weights()).containsExactly(before);
            network.run(1);
            double[] after = network.connections(learning.in).weights();
            for (int k = 0; k < after.length; k++) {
                assertThat(after[k]).isEqualTo(before[k] - rate * gradient[k]);
            }
            assertThat(network.read(learning.in, "gradient")).containsOnly(0);
        }
    }

    @Test
    @DisplayName("1, 2 and 3 threads and runs in pieces give the same bits")
    void threads() {
        EpropReference r = new EpropReference(STEPS, 0.3, true, 5);
        double[] expected = null;
        for (int threads = 1; threads <= 3; threads++) {
            Model model = new Model(r, 1e-3, 10);
            try (Network network = model.build(threads)) {
                for (int run = 0; run < 8; run++) {
                    network.run(STEPS / 8);
                }
                double[] weights = network.connections(model.rec).weights();
                expected = expected == null ? weights : expected;
                assertThat(weights).containsExactly(expected);
            }
        }
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Eprop.builder(Alif.builder(), 0)).hasMessageContaining("tau_out = 0.0 ms");
        assertThatThrownBy(() -> Eprop.output(20, -1, 1)).hasMessageContaining("eta = -1.0");
        assertThatThrownBy(() -> Eprop.output(20, 1, 0)).hasMessageContaining("interval = 0 steps; must be at least 1");
        assertThatThrownBy(() -> Eprop.builder(Alif.builder(), 20).outputDelay(0))
                .hasMessageContaining("output delay = 0 steps");
        assertThatThrownBy(() -> Alif.builder().threshold(0)).hasMessageContaining("V_th = 0.0 mV");
        assertThatThrownBy(() -> Readout.of(-1)).hasMessageContaining("tau_out = -1.0 ms");
    }
}
