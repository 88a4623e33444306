package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.neurosim.api.Neuron;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Threshold;

/** What a declaration must fulfil beyond what its builder checks. */
final class Declarations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private Declarations() {}

    /** Checks the declaration, and that it is the same at each call. */
    static void checkNeuron(Supplier<Neuron> models) {
        check(models.get());
        assertEquals(text(models.get().spec()), text(models.get().spec()), "spec() differs between two calls");
    }

    private static void check(Neuron model) {
        NeuronSpec spec = model.spec();
        assertFalse(spec.name().isBlank(), "the model has no name");
        assertTrue(
                model instanceof Neuron.Differential
                        || model instanceof Neuron.ConditionallyLinear
                        || model instanceof Neuron.Linear
                        || model instanceof Neuron.EventDriven,
                "the model gives no dynamics: implement Neuron.Linear, ConditionallyLinear, Differential or EventDriven");
        for (Parameter p : spec.parameters()) {
            named("parameter", p.name(), p.unit());
        }
        for (StateVariable s : spec.states()) {
            named("state variable", s.name(), s.unit());
            assertTrue(
                    Double.isFinite(s.initialValue()), "state variable " + s.name() + " starts at " + s.initialValue());
            if (s.initialFrom() != null) {
                String unit = spec.parameters()
                        .get(spec.parameterIndex(s.initialFrom()))
                        .unit();
                assertEquals(s.unit(), unit, "unit of " + s.initialFrom() + ", at which " + s.name() + " starts");
            }
        }
        for (ReceptorPort r : spec.receptors()) {
            int weighed = r.totalWeight() >= 0 ? r.totalWeight() : r.state();
            assertEquals(
                    spec.states().get(weighed).unit(),
                    r.unit(),
                    "unit of receptor " + r.name() + " and of what it moves");
        }
        spec.resets()
                .forEach((state, parameter) -> assertEquals(
                        spec.states().get(state).unit(),
                        spec.parameters().get(parameter).unit(),
                        "unit of the reset of " + spec.states().get(state).name()));
        checkThreshold(spec);
        if (spec.refractoryPeriod() >= 0) {
            Parameter period = spec.parameters().get(spec.refractoryPeriod());
            assertEquals("ms", period.unit(), "unit of the refractory period " + period.name());
            assertFalse(
                    period.range().contains(-1), "the refractory period " + period.name() + " admits negative times");
        }
    }

    private static void checkThreshold(NeuronSpec spec) {
        Threshold t = spec.threshold();
        if (t == null) {
            return;
        }
        StateVariable state = spec.states().get(t.state());
        if (t.levelIsState()) {
            assertEquals(state.unit(), spec.states().get(t.level()).unit(), "unit of the level of the threshold");
            return;
        }
        Parameter level = spec.parameters().get(t.level());
        assertEquals(state.unit(), level.unit(), "unit of the threshold " + level.name() + " of " + state.name());
        Integer reset = spec.resets().get(t.state());
        if (reset != null && t.condition() == Threshold.Condition.AT_OR_ABOVE) {
            Parameter value = spec.parameters().get(reset);
            assertTrue(
                    value.defaultValue() < level.defaultValue(),
                    "reset " + value.name() + " = " + value.defaultValue() + "; must be below the threshold "
                            + level.name() + " = " + level.defaultValue());
        }
    }

    static void check(Synapse model) {
        SynapseSpec spec = model.spec();
        assertFalse(spec.name().isBlank(), "the model has no name");
        List<String> names =
                spec.variables().stream().map(SynapseSpec.Variable::name).toList();
        assertEquals(names.size(), names.stream().distinct().count(), "names of variables are not unique: " + names);
        for (SynapseSpec.Variable v : spec.variables()) {
            named("variable", v.name(), v.unit());
            assertTrue(Double.isFinite(v.initialValue()), "variable " + v.name() + " starts at " + v.initialValue());
        }
    }

    private static void named(String what, String name, String unit) {
        assertTrue(
                NAME.matcher(name).matches(),
                what + " '" + name + "'; must be a letter followed by letters, digits and underscores");
        assertEquals(unit.strip(), unit, "unit of " + what + " " + name + " has blanks around it");
    }

    /** The declaration as text: two equal declarations have the same. Functions (gains) are left out. */
    private static String text(NeuronSpec spec) {
        StringBuilder text = new StringBuilder(spec.name()).append(spec.parameters());
        spec.states()
                .forEach(s -> text.append(s.name())
                        .append(s.unit())
                        .append(s.initialValue())
                        .append(s.initialFrom())
                        .append(s.kinetics() == null));
        return text.append(spec.receptors())
                .append(spec.threshold())
                .append(spec.resets())
                .append(spec.refractoryPeriod())
                .append(spec.clamped())
                .append(spec.held())
                .toString();
    }
}
