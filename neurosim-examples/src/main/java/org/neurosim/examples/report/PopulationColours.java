package org.neurosim.examples.report;

import java.awt.Color;
import java.util.List;
import org.neurosim.examples.run.RunResult;

/** The colours of a run's populations and which of them have a curve of their own. */
final class PopulationColours {

    private static final int MAX_CURVES = 3;
    private static final String ALL = "all neurons";
    private static final Color OTHERS = new Color(0x8C8C8C);

    private final List<RunResult.Part> parts;
    private final List<String> curves;
    private final int neurons;

    PopulationColours(RunReport report) {
        parts = report.result().populations();
        curves = report.result().scenario().rateCurves();
        neurons = report.all().neurons();
    }

    /** Excitatory and inhibitory populations alternate in the networks with many, unless the scenario says which have a curve. */
    Color of(int population) {
        if (!curves.isEmpty()) {
            int curve = curves.indexOf(parts.get(population).name());
            return curve < 0 ? OTHERS : Panel.colour(curve);
        }
        return Panel.colour(parts.size() > MAX_CURVES ? population % 2 : population);
    }

    /** Of a population or of all neurons. */
    Color of(RunResult.Part group) {
        return group.name().equals(ALL) ? Color.DARK_GRAY : of(parts.indexOf(group));
    }

    /** The populations that have a curve of their rate, or all neurons as one. */
    List<RunResult.Part> groups() {
        if (!curves.isEmpty()) {
            return parts.stream().filter(part -> curves.contains(part.name())).toList();
        }
        return parts.size() > MAX_CURVES ? List.of(new RunResult.Part(ALL, 0, neurons)) : parts;
    }
}
