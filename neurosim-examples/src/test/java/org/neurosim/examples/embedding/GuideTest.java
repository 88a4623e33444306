package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.spi.ModelProvider;

/** The guide docs/write-your-own-neuron.md shows sources of this module, which are compiled and tested, and nothing else. */
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/write-your-own-neuron.md");
    private static final String PACKAGE = "java/org/neurosim/examples/embedding/";
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

    @BeforeAll
    static void guideIsThere() {
        assumeTrue(Files.exists(GUIDE.getParent()), "no docs beside the modules");
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher m = BLOCK.matcher(Files.readString(GUIDE));
        while (m.find()) {
            if (m.group(1).equals(language)) {
                blocks.add(m.group(2));
            }
        }
        return blocks;
    }

    /** Without indentation, which differs where a part of a class is shown. */
    private static String flat(String code) {
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

    @Test
    @DisplayName("every Java block of the guide stands in a source of the examples or their tests")
    void blocksAreSources() throws IOException {
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(6);
        List<String> sources = sources();
        for (String block : blocks) {
            assertThat(sources)
                    .as("a source under " + PACKAGE + " that holds this block of the guide:\n" + block)
                    .anyMatch(s -> s.contains(flat(block)));
        }
    }

    @Test
    @DisplayName("the guide shows the whole model, in about 40 lines")
    void wholeModel() throws IOException {
        String shown = blocks("java").stream().map(GuideTest::flat).collect(Collectors.joining());
        List<String> code = Files.readString(Path.of("src/main/" + PACKAGE + "AdaptingNeuron.java"))
                .lines()
                .map(String::strip)
                .dropWhile(l -> !l.startsWith("public final class"))
                .filter(l -> l.length() > 1 && !l.startsWith("//") && !l.equals("@Override"))
                .toList();
        assertThat(code).hasSizeLessThanOrEqualTo(50).allMatch(shown::contains);
    }

    @Test
    @DisplayName("a provider named in META-INF/services, as the guide says, gets into the catalogue")
    void registered(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        String provider = OwnModels.class.getName();
        Files.writeString(services.resolve(ModelProvider.class.getName()), provider);
        assertThat(blocks("text")).anyMatch(b -> b.strip().equals(provider));
        assertThat(Files.readString(GUIDE)).contains("META-INF/services/" + ModelProvider.class.getName());
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, GuideTest.class.getClassLoader())) {
            ModelCatalog catalog = ModelCatalog.load(loader);
            assertThat(catalog.find("AdaptingNeuron").flatMap(m -> m.instance(Neuron.class)))
                    .isPresent();
            assertThat(catalog.find("Lif")).isPresent();
        }
    }

    @Test
    @DisplayName("the dependencies that the guide names are published modules")
    void dependencies() throws IOException {
        String bom = Files.readString(Path.of("../neurosim-bom/pom.xml"));
        Matcher m = Pattern.compile("<artifactId>(.*?)</artifactId>").matcher(String.join("", blocks("xml")));
        List<String> named = m.results().map(r -> r.group(1)).toList();
        assertThat(named).contains("neurosim-kit").allMatch(a -> bom.contains("<artifactId>" + a + "</artifactId>"));
    }
}
