package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.uniform;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.engine.TestModels;
import org.neurosim.core.record.SynapseSamples;

/** Records of weights and variables. */
class SynapseRecordTest {

    private static final double DT = 0.5;
    private static final double DURATION = 150;

    /** Pairs change the weight by amounts that are not exact, so that another order would show. */
    private static final class Learning implements Synapse.PlasticityRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec(
                    "learning",
                    List.of(new SynapseSpec.Variable("c", "", 0.25)),
                    List.of(Trace.ofAllSpikes("x", 17)),
                    List.of(Trace.ofAllSpikes("y", 33)));
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            for (int k = 0; k < row.size(); k++) {
                row.weight()[k] *= 1 - 0.013 * row.post(0)[k];
                row.variable(0)[k] += row.pre(0) / 7;
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            for (int e = 0; e < spikes.count(); e++) {
                int k = spikes.synapse()[e];
                spikes.weight()[k] += 0.011 * (3 - spikes.weight()[k]) * spikes.pre(0)[e];
                spikes.variable(0)[k] *= 1 - 0.1 * spikes.post(0)[e];
            }
        }
    }

    /** Short-term: what the last spike left. */
    private static final class Tiring implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("tiring", List.of(new SynapseSpec.Variable("c", "", 1)));
        }

        @Override
        public void onPresynapticSpike(Row row) {
            for (int k = row.from(); k < row.to(); k++) {
                row.transmitted()[k] *= row.variable(0)[k];
                row.variable(0)[k] = 0.9 * row.variable(0)[k] + 0.01;
                row.weight()[k] *= 1.001;
            }
        }
    }

    /** A recurrent network that fires at some 60 Hz. */
    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Population cells =
                builder.population("cells", 150, new TestModels.Lif()).with("i_e", uniform(300, 500));
        private final Projection projection = builder.project(cells, cells);
        private final SpikeRecord spikes = builder.recordSpikes(cells);

        Net(boolean plastic, boolean individual) {
            projection
                    .connect(fixedIndegree(30))
                    .synapse(plastic ? new Learning() : new Tiring())
                    .receptor("exc")
                    .weight(uniform(1, 2))
                    .delay(3)
                    .dendriticDelay(plastic ? 1 : 0);
            if (individual) {
                projection.delay(normal(3, 1).clippedTo(1.5, 6)).roundDelays();
            }
        }

        Network build(int threads) {
            return builder.build(timeStep(DT).seed(3).threads(threads));
        }
    }

    /** What a record holds is what a stop at that time reads, for any number of threads; and neither changes the run. */
    @ParameterizedTest
    @CsvSource({"true, false, 1", "true, true, 2", "false, false, 3", "false, true, 7"})
    void samplesAreWhatIsReadAtTheirTime(boolean plastic, boolean individual, int threads) {
        Net read = new Net(plastic, individual);
        List<double[]> weights = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        try (Network network = read.build(1)) {
            for (int k = 0; k <= 20; k++) {
                weights.add(network.read(read.projection, "weight"));
                values.add(network.read(read.projection, "c"));
                network.run(7.5);
            }
        }
        Net recorded = new Net(plastic, individual);
        SynapseRecord weight = recorded.builder.record(recorded.projection, "weight", 7.5);
        SynapseRecord value = recorded.builder.record(recorded.projection, "c", 15);
        double[] end;
        try (Network network = recorded.build(threads)) {
            network.run(DURATION);
            end = network.read(recorded.projection, "weight");
            Connections c = network.connections(recorded.projection);
            assertThat(weight.sources()).isEqualTo(c.sources());
            assertThat(weight.targets()).isEqualTo(c.targets());
        }
        assertThat(weight.size()).isEqualTo(21);
        assertThat(value.size()).isEqualTo(11);
        assertThat(weight.times()).startsWith(0, 7.5, 15).hasSize(21);
        for (int k = 0; k <= 20; k++) {
            assertThat(weight.sample(k)).as("sample %d", k).isEqualTo(weights.get(k));
            if (k % 2 == 0) {
                assertThat(value.sample(k / 2)).isEqualTo(values.get(k));
            }
        }
        assertThat(weight.sample(20)).isNotEqualTo(weight.sample(19));
        Net alone = new Net(plastic, individual);
        try (Network network = alone.build(2)) {
            network.run(DURATION);
            assertThat(network.read(alone.projection, "weight")).isEqualTo(end);
        }
        assertThat(alone.spikes.fingerprint()).isEqualTo(recorded.spikes.fingerprint());
        assertThat(alone.spikes.size()).isGreaterThan(500);
    }

    @Test
    void someSynapses() {
        Net net = new Net(true, false);
        SynapseRecord all = net.builder.record(net.projection, "weight", 10);
        SynapseRecord some = net.builder.record(net.projection, "weight", 10, (source, target) -> target % 10 == 3);
        SynapseRecord none = net.builder.record(net.projection, "weight", 10, (source, target) -> false);
        assertThat(some.synapseCount()).isZero();
        try (Network network = net.build(3)) {
            network.run(50);
            assertThat(some.synapseCount()).isEqualTo(15 * 30);
            assertThat(none.synapseCount()).isZero();
            assertThat(none.mean()).hasSize(6).containsOnly(Double.NaN);
            int next = 0;
            double sum = 0;
            for (int k = 0; k < all.synapseCount(); k++) {
                sum += all.of(k)[5];
                if (all.targets()[k] % 10 == 3) {
                    assertThat(some.sources()[next]).isEqualTo(all.sources()[k]);
                    assertThat(some.of(next++)).isEqualTo(all.of(k));
                }
            }
            assertThat(all.mean()[5]).isEqualTo(sum / all.synapseCount());
            some.clear();
            network.run(15);
            assertThat(some.times()).containsExactly(60);
            assertThat(all.size()).isEqualTo(7);
            assertThatThrownBy(() -> some.of(450)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> some.sample(1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void stepsTakeSamplesToo() {
        Net net = new Net(true, false);
        SynapseRecord record = net.builder.record(net.projection, "weight", 1);
        try (Network network = net.build(1)) {
            for (int step = 0; step < 6; step++) {
                network.step();
            }
            network.runUntil(() -> false, 2);
        }
        assertThat(record.times()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /** Room for ten samples. The run stops before the next, and goes on when the record is cleared. */
    @Test
    void aFullRecordStopsTheRun() {
        Net net = new Net(true, false);
        SynapseSamples record = new SynapseSamples(
                (ProjectionDescription) net.projection, "weight", 1, (source, target) -> true, 10 * 150 * 30 + 7);
        ((NetworkDescription) net.builder).synapseSamples().add(record);
        try (Network network = net.build(1)) {
            assertThatThrownBy(() -> network.run(20))
                    .isInstanceOf(RecorderFullException.class)
                    .hasMessageContaining("has 10 samples of 4500 synapses; at most 45007 values fit");
            assertThat(record.size()).isEqualTo(10);
            assertThat(network.time()).isBetween(9.0, 9.5);
            record.clear();
            network.run(2);
            assertThat(record.times()).containsExactly(10, 11);
        }
    }

    @Test
    void whatCannotBeRecordedIsRefused() {
        Net unknown = new Net(true, false);
        unknown.builder.record(unknown.projection, "q", 1);
        assertThatThrownBy(() -> unknown.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("synapse model learning has no variable q; there is weight, c");
        Net uneven = new Net(true, false);
        uneven.builder.record(uneven.projection, "c", 0.7);
        assertThatThrownBy(() -> uneven.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("record of c of projection cells -> cells: interval = 0.7 ms; must be a whole");
        Net negative = new Net(true, false);
        assertThatThrownBy(() -> negative.builder.record(negative.projection, "c", -1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("record of c of cells -> cells: interval = -1.0 ms");
        Net fixed = new Net(true, false);
        fixed.projection.synapse(() -> new SynapseSpec("plain", List.of())).dendriticDelay(0);
        fixed.builder.record(fixed.projection, "weight", 1);
        assertThatThrownBy(() -> fixed.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("its synapses are static and nothing about them changes");
    }
}
