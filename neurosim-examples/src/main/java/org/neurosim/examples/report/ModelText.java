package org.neurosim.examples.report;

import java.util.Locale;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.api.model.ModelSetting;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.api.model.StateVariable;

/** A registered model as plain text. */
public final class ModelText {

    private ModelText() {}

    /** Some lines about a model, each ended by a line feed. */
    public static String of(ModelDescription model) {
        StringBuilder text = new StringBuilder();
        line(text, "%s (%s): %s", model.name(), model.kind().text(), model.summary());
        line(text, "defined in %s", model.definedIn().getName());
        if (!model.reference().isEmpty()) {
            line(text, "reference: %s", model.reference());
        }
        if (!ModelForms.of(model).isEmpty()) {
            line(text, "forms: %s", ModelForms.of(model));
        }
        for (ModelSetting s : model.settings()) {
            line(
                    text,
                    "  parameter  %-16s %-8s default %-10s %s",
                    s.name(),
                    s.unit(),
                    value(s),
                    s.range().describe());
        }
        for (StateVariable s : model.states()) {
            line(text, "  state      %-16s %-8s starts at %s", s.name(), s.unit(), initial(s));
        }
        for (ReceptorPort r : model.receptors()) {
            line(text, "  receptor   %-16s %-8s onto %s", r.name(), r.unit(), target(model, r));
        }
        return text.toString();
    }

    /** The default as text, "-" if there is none. */
    static String value(ModelSetting setting) {
        return setting.hasDefault() ? number(setting.defaultValue()) : "-";
    }

    /** The initial value as text: a number or the name of a parameter. */
    static String initial(StateVariable state) {
        return state.initialFrom() == null ? number(state.initialValue()) : state.initialFrom();
    }

    /** The name of the state variable that jumps. */
    static String target(ModelDescription model, ReceptorPort receptor) {
        // A receptor's own states are numbered within a neuron that has one variable before them.
        int first = model.kind() == ModelKind.RECEPTOR ? receptor.state() - 1 : receptor.state();
        return first < 0 ? "v" : model.states().get(first).name();
    }

    /** A number without needless digits: exact results of decimal defaults may end in ...0001. */
    static String number(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.9g", value));
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9) {
            return Long.toString((long) rounded);
        }
        return Double.toString(rounded);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
