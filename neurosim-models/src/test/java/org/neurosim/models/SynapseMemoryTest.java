package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.eprop.Alif;
import org.neurosim.models.eprop.Readout;
import org.neurosim.models.integratefire.ClopathAdEx;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.UrbanczikSenn;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.rates.Gain;
import org.neurosim.models.rates.RateUnit;
import org.neurosim.models.stimuli.Sources;

/**
 * How much memory a plastic synapse takes: everything that its tables hold, rows, histories of neurons and room to work in included, divided by the number of synapses. With 500 synapses per neuron; what belongs to a
 * neuron weighs more where there are fewer (with 80 per neuron UrbanczikSennRule takes 39 bytes, Bcpnn and ClopathStdp 26, all others less than 24).
 */
class SynapseMemoryTest {

    private static final double LIMIT = 24;

    static Stream<ModelDescription> rules() {
        return ModelCatalog.load().models().stream().filter(model -> model.kind() == ModelKind.PLASTICITY_RULE);
    }

    private static Neuron target(Synapse rule) {
        List<String> read = rule.spec().postsynapticStates();
        if (rule instanceof Synapse.GradedRule graded
                && graded.postsynapticVariable().startsWith("z_bar")) {
            return Alif.builder().outputTrace(20, 2).build();
        }
        if (rule instanceof Synapse.Graded) {
            return RateUnit.builder(Gain.linear(1)).tau(10).build();
        }
        if (read.contains("u_bar_plus")) {
            return ClopathAdEx.builder().receptor(Receptor.delta("in")).build();
        }
        if (read.contains("v_d")) {
            return UrbanczikSenn.builder()
                    .dendriticReceptor(Receptor.expCurrent("in", 3))
                    .build();
        }
        if (read.contains("psi")) {
            return Alif.builder().adaptation(0.1, 200).build();
        }
        return read.isEmpty() ? Lif.builder().receptor(Receptor.delta("in")).build() : Readout.of(20);
    }

    /** Random targets; a tenth of a second with spikes, after which everything is there that is made when it is needed first. */
    private static double bytesPerSynapse(Synapse rule, int neurons, int perNeuron) {
        Neuron model = target(rule);
        boolean carriesErrors = rule.spec().name().equals("Eprop.adaptiveFeedback");
        NetworkBuilder b = NetworkBuilder.create();
        Population targets = b.population("targets", neurons, model);
        Population sources = rule instanceof Synapse.Graded
                ? b.population("sources", neurons, carriesErrors ? Readout.of(20) : model)
                : b.source("sources", neurons, Sources.poisson(20));
        Projection projection = b.project(sources, targets)
                .receptor(
                        carriesErrors
                                ? "learning"
                                : model.spec().receptors().get(0).name())
                .connect(fixedIndegree(perNeuron))
                .synapse(rule)
                .weight(0.1);
        if (!carriesErrors) {
            projection.delay(1);
        }
        rule.spec().signals().stream()
                .filter(s -> s.source() == Signal.Source.NEUROMODULATOR)
                .forEach(s -> b.neuromodulator(s.name(), 50));
        try (Network network = b.build(timeStep(1).seed(1))) {
            network.run(100);
            long synapses = network.statistics().synapses();
            assertThat(synapses).isEqualTo((long) neurons * perNeuron);
            return (double) TableMemory.of(network) / synapses;
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
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
