package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.spi.ModelProvider;

/** The guide docs/write-your-own-neuron.md shows sources of this module, which are compiled and tested, and nothing else. */
class GuideTest {
    private final Guide guide = new Guide("write-your-own-neuron.md");

    @Test
    @DisplayName("every Java block of the guide stands in a source of the examples or their tests")
    void blocksAreSources() throws IOException {
        guide.assertBlocksAreSources(6);
    }

    @Test
    @DisplayName("the guide shows the whole model, in about 40 lines")
    void wholeModel() throws IOException {
        String shown = guide.blocks("java").stream().map(Guide::flat).collect(Collectors.joining());
        List<String> code = Files.readString(Path.of("src/main/" + Guide.PACKAGE + "AdaptingNeuron.java"))
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
        assertThat(guide.blocks("text")).anyMatch(b -> b.strip().equals(provider));
        assertThat(guide.text()).contains("META-INF/services/" + ModelProvider.class.getName());
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
        Matcher m = Pattern.compile("<artifactId>(.*?)</artifactId>").matcher(String.join("", guide.blocks("xml")));
        List<String> named = m.results().map(r -> r.group(1)).toList();
        assertThat(named).contains("neurosim-kit").allMatch(a -> bom.contains("<artifactId>" + a + "</artifactId>"));
    }
}
