package org.neurosim.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.model.ModelCatalog;

class ModelsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return NeurosimCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    @DisplayName("models names every registered model, a line each")
    void list() {
        assertThat(execute("models")).isZero();
        assertThat(out.toString().lines().map(l -> l.split(" ")[0]))
                .hasSize(ModelCatalog.load().models().size())
                .contains("Lif", "Receptor.ampa", "StaticSynapse", "Sources.poisson", "Stimuli.direct");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("models NAME shows parameters, state variables and receptors of one model")
    void one() {
        assertThat(execute("models", "BrunelWang.pyramidal")).isZero();
        assertThat(out.toString())
                .contains("tau_m            ms       default 20         finite and > 0")
                .contains("state      v                mV       starts at E_L")
                .contains("receptor   ")
                .contains("reference: Brunel and Wang 2001");
    }

    @Test
    @DisplayName("a receptor names the variable that jumps")
    void receptor() {
        execute("models", "Receptor.delta");
        assertThat(out.toString()).contains("onto v");
        execute("models", "Receptor.alphaCurrent");
        assertThat(out.toString()).contains("onto y_name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lif | clock, off-grid, event-driven",
                "Mat.mat2 | clock, off-grid, event-driven",
                "GLIF5 | clock, off-grid, event-driven",
                "ThetaNeuron | event-driven",
                "AdEx | clock",
                "Sources.gamma | clock, event-driven",
                "Stimuli.poisson | clock, event-driven",
                "Stimuli.gaussianNoise | clock"
            })
    @DisplayName("a model says in which ways it can be simulated")
    void forms(String name, String forms) {
        assertThat(execute("models", name)).isZero();
        assertThat(out.toString().lines()).contains("forms: " + forms);
        out.getBuffer().setLength(0);
        assertThat(execute("models", name, "--markdown")).isZero();
        assertThat(out.toString()).contains(" Forms: " + forms + ".\n");
    }

    @Test
    @DisplayName("what has no dynamics has no forms")
    void withoutForms() {
        execute("models", "Receptor.delta");
        assertThat(out.toString()).doesNotContain("forms:");
    }

    @Test
    @DisplayName("an unknown model gives one line with what is near, and exit code 2")
    void unknown() {
        assertThat(execute("models", "poisson")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("no model 'poisson'")
                .contains("Sources.poisson")
                .contains("Stimuli.poisson");
        assertThat(execute("models", "no such thing")).isEqualTo(2);
    }

    @Test
    @DisplayName("docs/models.md is what the registry says now")
    void pageIsUpToDate() throws IOException {
        Path page = Path.of("../docs/models.md");
        assumeTrue(Files.exists(page.getParent()), "no docs beside the modules");
        assertThat(execute("models", "--markdown")).isZero();
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("docs/models.md is out of date; regenerate it: mvn -q -DskipTests package && "
                        + "java -jar neurosim-examples/target/neurosim.jar models --markdown > docs/models.md")
                .isEqualTo(out.toString());
    }
}
