package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstNetworkTest {

    @Test
    @DisplayName("the first program prints a plausible rate")
    void runs() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            FirstNetwork.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("[4-9]\\.[0-9]+ Hz\\R");
    }

    @Test
    @DisplayName("the program in the README is this one, without its package, in at most 25 lines")
    void isInReadme() throws IOException {
        Path readme = Path.of("../README.md");
        assumeTrue(Files.exists(readme), "no README beside the modules");
        String source = Files.readString(Path.of("src/main/java/org/neurosim/examples/embedding/FirstNetwork.java"));
        String program = source.substring(source.indexOf("import")).strip();
        assertThat(program.lines().count()).isLessThanOrEqualTo(25);
        assertThat(Files.readString(readme)).contains(program);
    }
}
