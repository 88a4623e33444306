package org.neurosim.examples.report;

import java.util.List;
import java.util.Locale;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.api.model.ModelSetting;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.api.model.StateVariable;

/** The registered models as Markdown: the page docs/models.md. */
public final class ModelMarkdown {

    private ModelMarkdown() {}

    /** The whole page, each line ended by a line feed. */
    public static String page(ModelCatalog catalog) {
        StringBuilder page = new StringBuilder("# Models\n\n"
                + "Generated from the registry by `neurosim models --markdown`; do not edit. The equations, numerical schemes and limits are in the\n"
                + "Javadoc of the class that each model names. Where a model sets initial values itself (gates at their steady state), the table has the value before that.\n"
                + "A parameter whose default is - must be given, or what it belongs to is off without it; a default in units of w_max is a fraction of it.\n"
                + "Forms: `clock`, in time steps; `off-grid`, in time steps with exact spike times; `event-driven`, without a grid, see [event-driven.md](event-driven.md).\n"
                + "Models of one's own: [write-your-own-neuron.md](write-your-own-neuron.md).\n");
        for (ModelKind kind : ModelKind.values()) {
            List<ModelDescription> models = catalog.models(kind);
            if (!models.isEmpty()) {
                overview(page, kind, models);
            }
        }
        page.append("\n## In full\n");
        for (ModelDescription model : catalog.models()) {
            page.append('\n').append(of(model));
        }
        return page.toString();
    }

    private static void overview(StringBuilder page, ModelKind kind, List<ModelDescription> models) {
        String title = kind == ModelKind.STIMULUS ? "stimuli" : kind.text() + "s";
        page.append("\n## ").append(title.substring(0, 1).toUpperCase(Locale.ROOT));
        page.append(title.substring(1)).append("\n\n| name | |\n|---|---|\n");
        for (ModelDescription m : models) {
            row(page, "[" + m.name() + "](#" + anchor(m.name()) + ")", m.summary());
        }
    }

    /** The section of one model, each line ended by a line feed. */
    public static String of(ModelDescription model) {
        StringBuilder text = new StringBuilder("### " + model.name() + "\n\n" + model.summary() + "\n");
        text.append("Class `").append(model.definedIn().getName()).append("`.");
        if (!model.reference().isEmpty()) {
            text.append(" Reference: ").append(model.reference()).append('.');
        }
        String forms = ModelForms.of(model);
        if (!forms.isEmpty()) {
            text.append(" Forms: ").append(forms).append('.');
        }
        text.append('\n');
        if (!model.settings().isEmpty()) {
            text.append("\n| parameter | unit | default | range |\n|---|---|---|---|\n");
            for (ModelSetting s : model.settings()) {
                row(text, s.name(), s.unit(), ModelText.value(s), s.range().describe());
            }
        }
        if (!model.states().isEmpty()) {
            text.append("\n| state variable | unit | starts at |\n|---|---|---|\n");
            for (StateVariable s : model.states()) {
                row(text, s.name(), s.unit(), ModelText.initial(s));
            }
        }
        if (!model.receptors().isEmpty()) {
            text.append("\n| receptor | unit of weights | onto |\n|---|---|---|\n");
            for (ReceptorPort r : model.receptors()) {
                row(text, r.name(), r.unit(), ModelText.target(model, r));
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ')
                    .append(cell.isEmpty() ? "" : cell.replace("|", "\\|") + " ")
                    .append('|');
        }
        text.append('\n');
    }

    /** The anchor that GitHub gives to a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(".", "").replace(' ', '-');
    }
}
