package org.neurosim.bench.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.neurosim.bench.measure.JsonLine;

/** The stored ratios: a JSON object of kernel names and numbers, a line each. */
public final class Baseline {

    /** The file in the project. */
    public static final Path FILE = Path.of("neurosim-bench/src/main/resources/org/neurosim/bench/guard/baseline.json");

    private static final String RESOURCE = "baseline.json";

    private final Map<String, Double> ratios;

    private Baseline(Map<String, Double> ratios) {
        this.ratios = ratios;
    }

    /**
     * The baseline that came with this program.
     *
     * @return baseline
     */
    public static Baseline stored() {
        try (InputStream in = Baseline.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a baseline.
     *
     * @param file file
     * @return baseline
     * @throws IOException if it can't be read
     * @throws IllegalArgumentException if it is not a JSON object of positive numbers
     */
    public static Baseline read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static Baseline parse(String json) {
        JsonLine line = JsonLine.parse(json);
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (String name : line.names()) {
            double ratio = line.number(name);
            if (!(ratio > 0)) {
                throw new IllegalArgumentException("baseline of '" + name + "' = " + ratio + "; must be > 0");
            }
            ratios.put(name, ratio);
        }
        return new Baseline(ratios);
    }

    /** The ratio of a kernel. */
    OptionalDouble ratio(String kernel) {
        Double ratio = ratios.get(kernel);
        return ratio == null ? OptionalDouble.empty() : OptionalDouble.of(ratio);
    }

    /** The text of a baseline with these ratios. */
    static String text(Map<String, Double> ratios) {
        StringBuilder text = new StringBuilder("{");
        ratios.forEach((name, ratio) -> text.append(text.length() == 1 ? "\n" : ",\n")
                .append("  ")
                .append(new JsonLine()
                        .put(name, ratio.doubleValue())
                        .toString()
                        .replaceAll("^\\{|}$", "")
                        .replace("\":", "\": ")));
        return text.append("\n}\n").toString();
    }
}
