package org.neurosim.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.examples.report.ModelMarkdown;
import org.neurosim.examples.report.ModelText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the registered models, or shows one. */
@Command(
        name = "models",
        description = "Lists the neuron models, synapses, sources and stimuli, or shows one in full.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "a model; all if none is named")
    private String name;

    @Option(names = "--markdown", description = "write Markdown, for docs/models.md")
    private boolean markdown;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        ModelCatalog catalog = ModelCatalog.load();
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            if (markdown) {
                print(out, ModelMarkdown.page(catalog));
            } else {
                list(catalog, out);
            }
            return;
        }
        ModelDescription model = catalog.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no model '" + name + "'; " + suggestion(catalog) + "'models' without a name lists all"));
        print(out, markdown ? ModelMarkdown.of(model) : ModelText.of(model));
    }

    private static void list(ModelCatalog catalog, PrintWriter out) {
        for (ModelKind kind : ModelKind.values()) {
            for (ModelDescription m : catalog.models(kind)) {
                out.println(String.format(Locale.ROOT, "%-32s %-9s %s", m.name(), kind.text(), m.summary()));
            }
        }
    }

    private String suggestion(ModelCatalog catalog) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> near = catalog.models().stream()
                .map(ModelDescription::name)
                .filter(n -> n.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining(", ", "there is ", "; "));
    }

    /** The texts end with a line feed on every operating system. */
    private static void print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }
}
