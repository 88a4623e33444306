package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.plasticity.PairStdp;

/**
 * How much memory a plastic synapse takes: everything that its tables hold, rows, histories of neurons and room to work in included, divided by the number of synapses. With 500 synapses per neuron; what belongs to a
 * neuron weighs more where there are fewer (with 80 per neuron UrbanczikSennRule takes 39 bytes, Bcpnn and ClopathStdp 26, all others less than 24).
 */
class SynapseMemoryTest {

    private static final double LIMIT = 24;

    /** Random targets; a tenth of a second with spikes, after which everything is there that is made when it is needed first. */
    private static double bytesPerSynapse(Synapse rule, int neurons, int perNeuron) {
        try (Network network =
                new RuleNetwork(rule, neurons, perNeuron, 20).build(timeStep(1).seed(1))) {
            network.run(100);
            long synapses = network.statistics().synapses();
            assertThat(synapses).isEqualTo((long) neurons * perNeuron);
            return (double) TableMemory.of(network) / synapses;
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurosim.models.RuleNetwork#rules")
    @DisplayName("at most 24 bytes")
    void few(ModelDescription model) {
        Synapse rule = model.instance(Synapse.class).orElseThrow();
        assertThat(bytesPerSynapse(rule, 1_000, 500)).isBetween(10.0, LIMIT);
    }

    /** 2 bytes of target, 8 each of weight and variables, and less than one of rows. */
    @Test
    @DisplayName("nothing is overlooked: a rule with three variables takes 34 bytes, additive STDP 18")
    void counted() {
        assertThat(bytesPerSynapse(new Fat(), 1_000, 500)).isBetween(34.0, 35.0);
        assertThat(bytesPerSynapse(PairStdp.additive(1).build(), 1_000, 500)).isBetween(18.0, 19.0);
    }

    private record Fat(SynapseSpec spec) implements Synapse.PlasticityRule {

        Fat() {
            this(new SynapseSpec(
                    "Fat",
                    IntStream.range(0, 3)
                            .mapToObj(k -> new SynapseSpec.Variable("x" + k, "", 0))
                            .toList()));
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            // Memory alone matters.
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            // Memory alone matters.
        }
    }
}
