package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofIndex;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/** States and parameters as the host sees them between steps. */
class ReadWriteTest {

    private final NetworkBuilder b = NetworkBuilder.create();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatIsWrittenIsReadAnywhere(int threads) {
        Population p = b.population("p", 1100, new TestModels.Lif());
        Population q = b.population("q", 5, new TestModels.DifferentialLif());
        Neurons set = b.union(q.slice(3, 5), p.slice(400, 1000), q.slice(0, 1));
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            double[] values = new double[603];
            Arrays.setAll(values, i -> i * 0.5);
            net.write(set, "v", values);
            assertThat(net.read(set, "v")).containsExactly(values);
            assertThat(net.read(p, "v")[400]).isEqualTo(1);
            assertThat(net.read(p, "v")[399]).isZero();
            assertThat(net.read(q, "v")).containsExactly(301, 0, 0, 0, 0.5);
            net.write(set.slice(1, 4), "tau_m", 7);
            assertThat(net.read(p, "tau_m")[401]).isEqualTo(7);
            assertThat(net.read(p, "tau_m")[402]).isEqualTo(10);
            assertThat(net.read(q, "tau_m")).containsExactly(10, 10, 10, 10, 7);
            double[] longer = new double[700];
            net.read(set, "v", longer);
            assertThat(longer[602]).isEqualTo(301);
            assertThat(longer[603]).isZero();
        }
    }

    /** After a write the network runs as if it had been built so. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void writtenParametersAreThoseThatCount(int threads) {
        Population written = b.population("written", 9, new TestModels.Lif())
                .with("i_e", 600)
                .initially("s_exc", 100);
        Population built = b.population("built", 9, new TestModels.Lif())
                .with("i_e", 600)
                .with("tau_m", 17)
                .with("tau_exc", ofIndex(i -> 1 + i))
                .with("v_th", array(9, 10, 11, 12, 11, 10, 9, 8, 7))
                .with("t_ref", 1)
                .with("v_reset", -2)
                .initially("s_exc", 100);
        var spikes = b.recordSpikes(written);
        var expected = b.recordSpikes(built);
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            net.write(written, "tau_m", 17);
            net.write(written, "tau_exc", net.read(built, "tau_exc"));
            net.write(written, "v_th", net.read(built, "v_th"));
            net.write(written.slice(0, 5), "t_ref", 1);
            net.write(written.slice(5, 9), "t_ref", 1);
            net.write(written, "v_reset", -2);
            net.run(100);
            assertThat(spikes.size()).isGreaterThan(40);
            assertThat(spikes.fingerprint()).isEqualTo(expected.fingerprint());
            assertThat(net.read(written, "v")).containsExactly(net.read(built, "v"));
        }
    }

    @Test
    void aParameterMayBecomeCommonAgain() {
        Population p = b.population("p", 600, new TestModels.Lif()).with("i_e", ofIndex(i -> i));
        try (Network net = b.build(timeStep(0.1))) {
            net.write(p, "i_e", 250);
            net.run(1);
            double[] v = net.read(p, "v");
            assertThat(v).containsOnly(v[0]);
            net.write(p.slice(0, 1), "i_e", 500);
            net.step();
            v = net.read(p, "v");
            assertThat(v[0]).isGreaterThan(v[1]);
            assertThat(v[599]).isEqualTo(v[1]);
        }
    }

    @Test
    void writtenStatesGoOnFromThere() {
        Population p = b.population("p", 2, new TestModels.Lif());
        try (Network net = b.build(timeStep(0.1))) {
            net.run(1);
            net.write(p.slice(0, 1), "v", 20);
            net.step();
            assertThat(net.read(p, "v")).containsExactly(0, 0);
            assertThat(net.statistics().spikes())
                    .as("above threshold it spikes")
                    .isEqualTo(1);
            net.write(p, "v", -5);
            net.step();
            assertThat(net.read(p, "v")[0])
                    .as("refractory: stays where it was put")
                    .isEqualTo(-5);
            assertThat(net.read(p, "v")[1]).isGreaterThan(-5);
        }
    }

    @Test
    void wrongReadsAndWritesSaySo() {
        Population p = b.population("p", 3, new TestModels.Lif());
        Population s = b.source("s", 2, TestInputs.source(step -> false));
        Population foreign = NetworkBuilder.create().population("foreign", 1, new TestModels.Lif());
        try (Network net = b.build(timeStep(0.1))) {
            refused(
                    () -> net.read(p, "u"),
                    "population p: model lif has no state variable or parameter u; it has v, s_exc, s_inh, tau_m, e_l,");
            refused(() -> net.write(p, "u", 1), "population p: model lif has no state variable or parameter u");
            refused(() -> net.read(s, "v"), "population s is a spike source and has no v");
            refused(() -> net.read(foreign, "v"), "neurons foreign belong to another network");
            refused(() -> net.read(p, "v", new double[2]), "reading v of p: array of length 2 for 3 neurons");
            refused(() -> net.write(p, "v", new double[4]), "writing v of p: array of length 4 for 3 neurons");
            refused(() -> net.write(p, "v", Double.NaN), "writing v of neuron 0 of population p: NaN; must be finite");
            refused(
                    () -> net.write(p.slice(1, 3), "tau_m", new double[] {3, -1}),
                    "writing tau_m of neuron 2 of population p: -1.0; must be finite and > 0");
            assertThat(net.read(p, "tau_m")).as("nothing written").containsOnly(10);
            assertThatThrownBy(() -> net.connections(null)).isInstanceOf(RuntimeException.class);
        }
    }

    private static void refused(Runnable use, String message) {
        assertThatThrownBy(use::run).isInstanceOf(RuntimeException.class).hasMessageContaining(message);
    }

    /** Gate n starts at its steady state for v unless it is given. */
    private static final class SelfSetting implements Neuron.Differential {
        private final NeuronSpec spec = NeuronSpec.builder("self-setting")
                .parameter("v_0", "mV", -65, Range.FINITE)
                .state("v", "mV", "v_0")
                .state("n", "", 0)
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void initialize(Block block, double[][] x) {
            for (int i = 0; i < block.size(); i++) {
                x[1][i] = x[0][i] / 10 + block.parameter(0)[i];
                x[0][i] += 1;
            }
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            Arrays.fill(dx[0], 0, block.size(), 0);
            Arrays.fill(dx[1], 0, block.size(), 0);
        }
    }

    @Test
    void initialValuesComeFromDeclarationParameterModelAndUser() {
        Population p = b.population("p", 2, new SelfSetting());
        Population q = b.population("q", 2, new SelfSetting()).with("v_0", array(-60, -50));
        Population r = b.population("r", 2, new SelfSetting()).initially("v", array(10, 20));
        Population s = b.population("s", 2, new SelfSetting()).initially("n", 0.5);
        try (Network net = b.build(timeStep(0.1))) {
            assertThat(net.read(p, "v")).containsExactly(-64, -64);
            assertThat(net.read(p, "n")).containsExactly(-71.5, -71.5);
            assertThat(net.read(q, "v")).containsExactly(-59, -49);
            assertThat(net.read(q, "n")).containsExactly(-66, -55);
            assertThat(net.read(r, "v")).as("what the user gives stays").containsExactly(10, 20);
            assertThat(net.read(r, "n")).as("and is what the model starts from").containsExactly(-64, -63);
            assertThat(net.read(s, "n")).containsExactly(0.5, 0.5);
        }
    }
}
