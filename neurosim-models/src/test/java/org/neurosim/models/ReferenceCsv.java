package org.neurosim.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reference file: comment lines that begin with {@code #}, one line of column names, data. The files lie in {@code
 * ../shared/reference} relative to the project; a test that asks for one where they are absent is skipped.
 */
public final class ReferenceCsv {
    private final List<String> comments = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    private final List<String> columns;

    private ReferenceCsv(Path file) {
        List<String> names = null;
        for (String line : lines(file)) {
            if (line.startsWith("#")) {
                comments.add(line.substring(1).trim());
            } else if (names == null) {
                names = List.of(line.split(","));
            } else if (!line.isBlank()) {
                rows.add(line.split(","));
            }
        }
        columns = names;
    }

    public static ReferenceCsv read(String name) {
        Path file = Stream.of("../shared/reference", "../../shared/reference")
                .map(Path::of)
                .map(p -> p.resolve(name))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        assumeTrue(file != null, () -> "skipped: reference file ../shared/reference/" + name + " is not there");
        return new ReferenceCsv(file);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int size() {
        return rows.size();
    }

    public double[] column(String name) {
        int c = columns.indexOf(name);
        if (c < 0) {
            throw new IllegalArgumentException("no column " + name + " among " + columns);
        }
        return rows.stream().mapToDouble(r -> Double.parseDouble(r[c])).toArray();
    }

    /** The second column where the first, as text, has this value: spike files. */
    public double[] of(String first) {
        return rows.stream()
                .filter(r -> r[0].equals(first))
                .mapToDouble(r -> Double.parseDouble(r[1]))
                .toArray();
    }

    /** A comment of the form {@code param name: value}. */
    public double parameter(String name) {
        return Double.parseDouble(text("param " + name + ":"));
    }

    /** A number of the form {@code name=value} in the comment that begins as given. */
    public double estimate(String name) {
        String text = text("numerical error estimate");
        int k = text.indexOf(name + "=");
        return Double.parseDouble(text.substring(k + name.length() + 1).split(" ")[0]);
    }

    /** The numbers behind a text in a comment. */
    public double[] numbersAfter(String text) {
        return numbers(text(text));
    }

    public static double[] numbers(String text) {
        return Arrays.stream(text.replaceAll("[\\[\\],]", " ").trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** What follows a text in the first comment that has it. */
    public String text(String text) {
        return comments.stream()
                .filter(c -> c.contains(text))
                .map(c -> c.substring(c.indexOf(text) + text.length()).trim())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no comment with " + text));
    }
}
