package org.neurosim.examples.networks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Statistics measured with other simulators, kept beside the project ({@code ../shared/reference} from its root), without which tests are skipped; and with programs that were written for these tests, in the
 * test resources.
 */
final class ReferenceData {

    private static final Path FOLDER = Path.of("../../shared/reference");

    private ReferenceData() {}

    /** The mean of a column over seeds, its standard deviation over seeds, and the number of seeds. */
    record Column(double mean, double sd, int seeds) {

        /**
         * How far the mean of some values lies from the reference's, in units of the standard error of the difference.
         *
         * @param sd standard deviation over seeds that is assumed
         */
        double z(double[] values, double sd) {
            return (WindowStatistics.mean(values) - mean) / (sd * Math.sqrt(1.0 / values.length + 1.0 / seeds));
        }

        /** The same with the reference's own standard deviation. */
        double z(double[] values) {
            return z(values, sd);
        }
    }

    /**
     * The columns of what a program beside these tests has written, by name: a line of names, and one per run.
     *
     * @param resource the file
     * @param begin what lines begin with, all if empty
     */
    static Map<String, Column> program(String resource, String begin) throws IOException {
        List<String> lines;
        try (InputStream in = ReferenceData.class.getResourceAsStream(resource)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        String[] names = lines.get(0).split(",");
        Map<String, Column> columns = new HashMap<>();
        for (int k = 0; k < names.length; k++) {
            int column = k;
            double[] values = lines.stream()
                    .skip(1)
                    .filter(line -> line.startsWith(begin))
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                    .toArray();
            int n = values.length;
            double sd = Math.sqrt(WindowStatistics.variance(values) * n / (n - 1.0));
            columns.put(names[k], new Column(WindowStatistics.mean(values), sd, n));
        }
        return columns;
    }

    /** The columns of a {@code population_*.csv} by name. */
    static Map<String, Column> brian(String file) throws IOException {
        List<String> lines = read(FOLDER.resolve("brian2").resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] names = lines.get(0).split(",");
        String[] means = row(lines, "mean");
        String[] sds = row(lines, "sd");
        int seeds = lines.size() - 3;
        Map<String, Column> columns = new HashMap<>();
        for (int k = 1; k < names.length; k++) {
            columns.put(names[k], new Column(Double.parseDouble(means[k]), Double.parseDouble(sds[k]), seeds));
        }
        return columns;
    }

    private static String[] row(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label + ","))
                .findFirst()
                .orElseThrow()
                .split(",");
    }

    /** Rates of the microcircuit at scale 0.1 by population, from the sentence in {@code NETWORKS.md} that gives their spread over five realisations. */
    static Map<String, Column> microcircuitTenth() throws IOException {
        String sentence = read(FOLDER.resolve("nest/NETWORKS.md")).stream()
                .filter(line -> line.startsWith("- W6 at 0.1 scale, 5 realisations"))
                .findFirst()
                .orElseThrow();
        Map<String, Column> columns = new HashMap<>();
        var entry = java.util.regex.Pattern.compile("(L[0-9]+[EI]) ([0-9.]+) \\+- ([0-9.]+)")
                .matcher(sentence);
        while (entry.find()) {
            columns.put(
                    entry.group(1),
                    new Column(Double.parseDouble(entry.group(2)), Double.parseDouble(entry.group(3)), 5));
        }
        return columns;
    }

    private static List<String> read(Path file) throws IOException {
        assumeTrue(
                Files.exists(file),
                () -> "no reference data at " + file.toAbsolutePath().normalize());
        return Files.readAllLines(file);
    }
}
