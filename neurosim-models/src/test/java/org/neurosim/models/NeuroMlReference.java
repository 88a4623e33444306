package org.neurosim.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Expected spike times of {@code neuroml/tests.json}: those of the automated tests of published models. A test that
 * asks for them where they are absent is skipped.
 */
public final class NeuroMlReference {

    private NeuroMlReference() {}

    /** The expected times of one observable, ms. */
    public static double[] expected(String id, String observable) {
        Path file = Stream.of("../shared/reference", "../../shared/reference")
                .map(Path::of)
                .map(p -> p.resolve("neuroml/tests.json"))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        assumeTrue(file != null, "skipped: reference file ../shared/reference/neuroml/tests.json is not there");
        try {
            String text = Files.readString(file);
            int test = after(text, "\"" + id + "\"", 0);
            int observables = after(text, "\"observables\"", test);
            int list = after(text, "\"expected\"", after(text, "\"" + observable + "\"", observables));
            return ReferenceCsv.numbers(text.substring(text.indexOf('[', list), text.indexOf(']', list)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int after(String text, String wanted, int from) {
        int k = text.indexOf(wanted, from);
        if (k < 0) {
            throw new IllegalArgumentException("no " + wanted + " in tests.json");
        }
        return k + wanted.length();
    }
}
