package org.neurosim.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.api.Synapse;
import org.neurosim.api.spi.ModelProvider;

class ModelCatalogTest {
    private static final NeuronSpec SPEC = NeuronSpec.builder("Own")
            .parameter("tau", "ms", 10, Range.POSITIVE)
            .state("v", "mV", -65)
            .receptor("in", "mV", "v")
            .build();

    private static ModelDescription own() {
        return ModelDescription.neuron(ModelCatalogTest.class, () -> () -> SPEC)
                .summary("A neuron.")
                .reference("Somebody 2026")
                .build();
    }

    @Test
    @DisplayName("a description takes everything but summary and reference from the declaration")
    void derived() {
        ModelDescription own = own();
        assertThat(own.name()).isEqualTo("Own");
        assertThat(own.kind()).isEqualTo(ModelKind.NEURON);
        assertThat(own.settings()).containsExactly(new ModelSetting("tau", "ms", 10, Range.POSITIVE));
        assertThat(own.states()).isEqualTo(SPEC.states());
        assertThat(own.receptors()).isEqualTo(SPEC.receptors());
        assertThat(own.definedIn()).isEqualTo(ModelCatalogTest.class);
        assertThat(own.instance(Neuron.class)).isPresent();
        assertThat(own.instance(Synapse.class)).isEmpty();
        assertThat(own).hasToString("neuron Own");
    }

    @Test
    @DisplayName("a rule is described by its variables and its arguments")
    void rule() {
        SynapseSpec spec = new SynapseSpec("Rule", List.of(new SynapseSpec.Variable("s", "nS", 0.5)));
        ModelDescription rule = ModelDescription.plasticityRule(ModelCatalogTest.class, () -> () -> spec)
                .argument("rate", "", Range.POSITIVE)
                .summary("A rule.")
                .build();
        assertThat(rule.kind().text()).isEqualTo("plasticity rule");
        assertThat(rule.states()).containsExactly(new StateVariable("s", "nS", 0.5, null, null));
        assertThat(rule.settings().get(0).hasDefault()).isFalse();
        assertThat(rule.reference()).isEmpty();
    }

    @Test
    @DisplayName("a structural rule has settings and no instance")
    void structuralRule() {
        ModelDescription rule = ModelDescription.structuralRule("Growth", ModelCatalogTest.class)
                .argument("tau", "ms", 10, Range.POSITIVE)
                .argument("off", "ms", Range.POSITIVE)
                .summary("Synapses come and go.")
                .build();
        assertThat(rule).hasToString("structural rule Growth");
        assertThat(rule.settings().stream().map(ModelSetting::hasDefault)).containsExactly(true, false);
        assertThat(rule.states()).isEmpty();
        assertThat(rule.instance(Object.class)).isEmpty();
    }

    @Test
    @DisplayName("two models of one name are refused, both named")
    void clash() {
        ModelProvider provider = () -> List.of(own(), own());
        assertThatThrownBy(() -> ModelCatalog.of(List.of(provider)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two models have the name Own")
                .hasMessageContaining(ModelCatalogTest.class.getName());
    }

    @Test
    @DisplayName("a catalogue finds by name and kind")
    void finds() {
        ModelProvider provider = () -> List.of(own());
        ModelCatalog catalog = ModelCatalog.of(List.of(provider));
        assertThat(catalog.find("Own")).isPresent();
        assertThat(catalog.find("own")).isEmpty();
        assertThat(catalog.models(ModelKind.NEURON)).hasSize(1);
        assertThat(catalog.models(ModelKind.SOURCE)).isEmpty();
        assertThat(ModelCatalog.load().models()).isEmpty();
    }

    @Test
    @DisplayName("what is wrong with a description is named")
    void messages() {
        ModelDescription.Builder b = ModelDescription.neuron(ModelCatalogTest.class, () -> () -> SPEC);
        assertThatThrownBy(b::build).hasMessage("neuron Own: summary is missing; must be one line");
        assertThatThrownBy(() -> b.summary("a\nb").build()).hasMessageEndingWith("must be one line");
        assertThatThrownBy(() -> b.summary("a").name(" ").build()).hasMessage("a neuron without a name is described");
        assertThatThrownBy(() -> b.argument("rate", "Hz", -1, Range.POSITIVE))
                .hasMessage("setting rate = -1.0 Hz; must be finite and > 0");
    }
}
