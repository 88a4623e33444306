package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the docs that shows sources of this module, which are compiled and tested. Tests that ask for it are skipped where there are no docs. */
final class Guide {
    static final String PACKAGE = "java/org/neurosim/examples/embedding/";

    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

    private final Path file;

    Guide(String name) {
        file = Path.of("../docs", name);
        assumeTrue(Files.exists(file.getParent()), "no docs beside the modules");
    }

    String text() throws IOException {
        return Files.readString(file);
    }

    List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher m = BLOCK.matcher(text());
        while (m.find()) {
            if (m.group(1).equals(language)) {
                blocks.add(m.group(2));
            }
        }
        return blocks;
    }

    /** Without indentation, which differs where a part of a class is shown. */
    static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String folder : List.of("src/main/", "src/test/")) {
            try (Stream<Path> files = Files.list(Path.of(folder + PACKAGE))) {
                for (Path file : files.sorted().toList()) {
                    sources.add(flat(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    void assertBlocksAreSources(int atLeast) throws IOException {
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(atLeast);
        List<String> sources = sources();
        for (String block : blocks) {
            assertThat(sources)
                    .as("a source under " + PACKAGE + " that holds this block of the guide:\n" + block)
                    .anyMatch(s -> s.contains(flat(block)));
        }
    }
}
