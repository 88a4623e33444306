package org.neurosim.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.neurosim.api.model.NeuronSpec.Builder;
import org.neurosim.api.model.Threshold.Condition;

class NeuronSpecTest {

    private static Builder complete() {
        return NeuronSpec.builder("m")
                .parameter("tau", "ms", 10, Range.POSITIVE)
                .parameter("v_th", "mV", -50, Range.FINITE)
                .parameter("e", "mV", -65, Range.FINITE)
                .parameter("t_ref", "ms", 2, Range.NON_NEGATIVE)
                .state("v", "mV", "e")
                .state("u", "", 0.5)
                .decaying("d", "pA/ms", "tau")
                .filtered("s", "pA", "tau", "d", p -> 2 / p.get(0))
                .receptor("exc", "pA", "s")
                .receptor("delta", "mV", "v");
    }

    @Test
    void aDeclarationIsKeptInOrder() {
        NeuronSpec spec = complete()
                .threshold("v", "v_th")
                .reset("v", "e")
                .reset("u", "tau")
                .refractory("t_ref", "v", "u")
                .build();
        assertThat(spec.name()).isEqualTo("m");
        assertThat(spec).hasToString("m");
        assertThat(spec.parameters()).extracting(Parameter::name).containsExactly("tau", "v_th", "e", "t_ref");
        assertThat(spec.states()).extracting(StateVariable::name).containsExactly("v", "u", "d", "s");
        assertThat(spec.receptors())
                .containsExactly(new ReceptorPort("exc", "pA", 3), new ReceptorPort("delta", "mV", 0));
        assertThat(spec.parameterIndex("e")).isEqualTo(2);
        assertThat(spec.parameterIndex("v")).isEqualTo(-1);
        assertThat(spec.stateIndex("d")).isEqualTo(2);
        assertThat(spec.stateIndex("tau")).isEqualTo(-1);
        assertThat(spec.receptorIndex("delta")).isEqualTo(1);
        assertThat(spec.receptorIndex("x")).isEqualTo(-1);
        assertThat(spec.threshold()).isEqualTo(new Threshold(0, 1, false, Condition.AT_OR_ABOVE));
        assertThat(spec.resets()).containsOnly(entry(0, 2), entry(1, 0));
        assertThat(spec.refractoryPeriod()).isEqualTo(3);
        assertThat(spec.clamped()).containsExactly(0, 1);
        assertThat(spec.states().get(0).initialFrom()).isEqualTo("e");
        assertThat(spec.states().get(1).initialValue()).isEqualTo(0.5);
        StateVariable.Kinetics s = spec.states().get(3).kinetics();
        assertThat(s.tau()).isZero();
        assertThat(s.source()).isEqualTo(2);
        assertThat(s.gain().applyAsDouble(k -> 10)).isEqualTo(0.2);
        assertThat(spec.states().get(2).kinetics().source()).isEqualTo(-1);
    }

    @Test
    void whatIsNotDeclaredIsNotThere() {
        NeuronSpec spec = NeuronSpec.builder("bare").state("v", "mV", 0).build();
        assertThat(spec.threshold()).isNull();
        assertThat(spec.refractoryPeriod()).isEqualTo(-1);
        assertThat(spec.resets()).isEmpty();
        assertThat(spec.clamped()).isEmpty();
        assertThat(spec.receptors()).isEmpty();
    }

    @Test
    void aThresholdMayBeAVariable() {
        NeuronSpec spec = complete().threshold("v", "u", Condition.RISING).build();
        assertThat(spec.threshold()).isEqualTo(new Threshold(0, 1, true, Condition.RISING));
    }

    @Test
    void declarationsCannotBeChangedAfterwards() {
        Builder b = complete();
        NeuronSpec spec = b.build();
        b.parameter("late", "", 1, Range.FINITE).state("later", "", 1);
        assertThat(spec.parameters()).hasSize(4);
        assertThat(spec.states()).hasSize(4);
        assertThatThrownBy(() -> spec.states().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.resets().put(1, 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void refused(Runnable declaration, String message) {
        assertThatThrownBy(declaration::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void wrongDeclarationsNameTheModelAndTheMistake() {
        refused(() -> complete().parameter("v", "", 0, Range.FINITE), "model m: v is declared twice");
        refused(() -> complete().state("tau", "", 0), "model m: tau is declared twice");
        refused(() -> complete().decaying("u", "", "tau"), "model m: u is declared twice");
        refused(() -> complete().receptor("exc", "", "v"), "model m: receptor exc is declared twice");
        refused(() -> complete().state("x", "", "x_0"), "model m: no parameter x_0 is declared before its use");
        refused(() -> complete().decaying("x", "", "tau_x"), "model m: no parameter tau_x is declared before its use");
        refused(
                () -> complete().filtered("x", "", "tau", "y", p -> 1),
                "model m: no state variable y is declared before its use");
        refused(
                () -> complete().filtered("x", "", "tau", "v", p -> 1),
                "model m: x filters v, which has no declared kinetics; declare it with decaying() or filtered()");
        refused(() -> complete().receptor("in", "", "x"), "model m: no state variable x is declared before its use");
        refused(() -> complete().threshold("x", "v_th"), "model m: no state variable x is declared before its use");
        refused(
                () -> complete().threshold("v", "theta"),
                "model m: no parameter or state variable theta is declared before its use");
        refused(() -> complete().reset("x", "e"), "model m: no state variable x is declared before its use");
        refused(() -> complete().reset("v", "x"), "model m: no parameter x is declared before its use");
        refused(() -> complete().refractory("t"), "model m: no parameter t is declared before its use");
        refused(() -> complete().refractory("t_ref", "x"), "model m: no state variable x is declared before its use");
        refused(
                () -> complete().parameter("c", "pF", 0, Range.POSITIVE),
                "parameter c = 0.0 pF; must be finite and > 0");
        refused(() -> NeuronSpec.builder("empty").build(), "model empty declares no state variable");
        assertThatThrownBy(() -> NeuronSpec.builder(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }
}
