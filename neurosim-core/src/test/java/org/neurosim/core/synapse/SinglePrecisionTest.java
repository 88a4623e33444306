package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.ofPair;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

/** Variables in single precision are rounded after each event or step, and nowhere else. */
class SinglePrecisionTest {

    private static final int STEPS = 40;

    private static final SynapseSpec SPEC = new SynapseSpec(
            "third",
            List.of(
                    new SynapseSpec.Variable("wide", "", 0.1),
                    new SynapseSpec.Variable("narrow", "", 0.1).inSinglePrecision()));

    private static void divide(double[] wide, double[] narrow, int from, int to) {
        for (int k = from; k < to; k++) {
            wide[k] /= 3;
            narrow[k] /= 3;
        }
    }

    /** Rules that divide both variables by 3 at each presynaptic spike or step. */
    private enum Kind {
        PLASTIC(new Plastic()),
        CONTINUOUS(new Continuous()),
        STEPPED(new Stepped()),
        PRESYNAPTIC(new Presynaptic());

        private final Synapse rule;

        Kind(Synapse rule) {
            this.rule = rule;
        }
    }

    private static class Plastic implements Synapse.PlasticityRule {
        @Override
        public SynapseSpec spec() {
            return SPEC;
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            divide(row.variable(0), row.variable(1), 0, row.size());
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {}
    }

    private static final class Continuous extends Plastic implements Synapse.ContinuousRule {
        @Override
        public void onElapsed(Elapsed elapsed) {}
    }

    private static final class Stepped implements Synapse.SteppedRule {
        @Override
        public SynapseSpec spec() {
            return SPEC;
        }

        @Override
        public void onStep(SteppedRow row) {
            divide(row.variable(0), row.variable(1), 0, row.size());
        }
    }

    private static final class Presynaptic implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return SPEC;
        }

        @Override
        public void onPresynapticSpike(Row row) {
            divide(row.variable(0), row.variable(1), row.from(), row.to());
        }
    }

    private static final class Net {
        final NetworkBuilder b = NetworkBuilder.create();
        final Projection projection;

        Net(Synapse rule) {
            Population source = b.source("s", 7, TestInputs.source((cell, step) -> true));
            Population cells = b.population("cells", 5, new TestModels.Counter());
            projection = b.project(source, cells)
                    .connect(allToAll())
                    .synapse(rule)
                    .delay(1)
                    .initially("narrow", ofPair((i, j) -> 0.1 + i + 10 * j))
                    .initially("wide", ofPair((i, j) -> 0.1 + i + 10 * j));
        }
    }

    @Test
    @DisplayName("values beyond single precision are refused, at both ends and with the range of the variable")
    void beyondTheRange() {
        Net net = new Net(Kind.STEPPED.rule);
        try (Network network = net.b.build(timeStep(1))) {
            double[] values = network.read(net.projection, "narrow");
            for (double large : new double[] {1e39, -1e39}) {
                values[3] = large;
                assertThatThrownBy(() -> network.write(net.projection, "narrow", values))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("narrow 3 = " + large + "; must be in [-3.4028234663852886E38, 3.4");
                network.write(net.projection, "wide", values);
            }
            values[3] = Float.MAX_VALUE;
            network.write(net.projection, "narrow", values);
            assertThat(network.read(net.projection, "narrow")).containsExactly(values);
        }
        Net wrong = new Net(Kind.STEPPED.rule);
        wrong.projection.initially("narrow", 1e300);
        assertThatThrownBy(() -> wrong.b.build(timeStep(1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("initial narrow of the synapse of source 0, target 0 = 1.0E300; must be in [");
        SynapseSpec.Variable positive = new SynapseSpec.Variable("p", "", 1, Range.POSITIVE).inSinglePrecision();
        assertThat(positive.range()).isEqualTo(new Range(0, Float.MAX_VALUE, false, true));
        assertThat(positive.inSinglePrecision()).isEqualTo(positive);
        assertThatThrownBy(() -> new SynapseSpec.Variable("p", "", 1e39).inSinglePrecision())
                .hasMessageContaining("variable p: initial value = 1.0E39");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("values are those of a loop that rounds to float after each division; a PresynapticRule has doubles")
    void rounded(Kind kind) {
        Net net = new Net(kind.rule);
        SynapseRecord record = net.b.record(net.projection, "narrow", 1);
        try (Network network = net.b.build(timeStep(1).threads(2))) {
            double[] exact = network.read(net.projection, "wide");
            double[] expected = exact.clone();
            boolean isRounded = kind != Kind.PRESYNAPTIC;
            round(expected, isRounded);
            assertThat(network.read(net.projection, "narrow")).containsExactly(expected);
            boolean started = false;
            for (int step = 0; step < STEPS; step++) {
                network.step();
                double[] wide = network.read(net.projection, "wide");
                if (wide[0] != exact[0]) {
                    started = true;
                    for (int k = 0; k < exact.length; k++) {
                        exact[k] /= 3;
                        expected[k] /= 3;
                    }
                    round(expected, isRounded);
                }
                assertThat(wide).containsExactly(exact);
                assertThat(network.read(net.projection, "narrow")).containsExactly(expected);
                assertThat(record.of(3)[step + 1]).isEqualTo(network.read(net.projection, "narrow")[3]);
            }
            assertThat(started).isTrue();
            double[] set = new double[exact.length];
            Arrays.setAll(set, k -> k / 7.0);
            network.write(net.projection, "narrow", set);
            round(set, isRounded);
            assertThat(network.read(net.projection, "narrow")).containsExactly(set);
        }
    }

    private static void round(double[] values, boolean isRounded) {
        for (int k = 0; k < values.length && isRounded; k++) {
            values[k] = (float) values[k];
        }
    }

    @Test
    @DisplayName("what is below 1e-37 is 0, so that nothing is subnormal")
    void smallest() {
        Net net = new Net(Kind.STEPPED.rule);
        net.projection.initially("narrow", 2.5e-37);
        try (Network network = net.b.build(timeStep(1))) {
            assertThat(network.read(net.projection, "narrow")).containsOnly((float) 2.5e-37);
            network.step();
            network.step();
            assertThat(network.read(net.projection, "narrow")).containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-37, 1.00000001e-37, 0.9999999e-37, 1.0 / 3, -0.0})
    @DisplayName("what has been rounded stays as it is, also at 1e-37, which is no float")
    void roundingTwice(double value) {
        VariableColumns columns = new VariableColumns(SPEC.variables(), 1);
        columns.set(1, 0, value);
        double once = columns.get(1, 0);
        double[][] row = new double[2][1];
        columns.read(0, 1, row);
        columns.round(row, new int[1], 1);
        assertThat(row[1][0]).isEqualTo(once);
        columns.write(0, 1, row);
        assertThat(columns.get(1, 0)).isEqualTo(once);
    }
}
