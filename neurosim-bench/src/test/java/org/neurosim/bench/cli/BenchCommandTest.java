package org.neurosim.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Workload;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int execute(String... args) {
        return BenchCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | no command",
                "measure                              | measure",
                "networks --only cuba,nothing         | unknown workload 'nothing'",
                "networks --threads 1,0               | --threads = 0; must be in [1, 1024]",
                "networks --threads x                 | 'x' is not an int",
                "networks --repeat 0                  | --repeat = 0",
                "networks --duration 0                | --duration = 0.0 s",
                "networks --duration 0.00015          | multiple of the time step",
                "run-one nothing                      | unknown workload 'nothing'",
                "compare                              | WORKLOAD",
                "compare nothing                      | unknown workload 'nothing'; there are cuba, cuba-events, coba",
                "compare cuba --duration -1           | --duration = -1.0 s",
                "compare cuba --repeat 0              | --repeat = 0",
                "compare cuba --peers /no/such        | run from the project's root",
                "turns cuba this                      | VARIANT",
                "turns nothing this this              | unknown workload 'nothing'",
                "turns cuba this no.jar               | variant 'no.jar': no such file",
                "turns cuba this threads=x            | variant 'threads=x'; must be threads=N",
                "turns cuba this threads=0            | variant 'threads=0': threads = 0; must be in [1, 1024]",
                "turns cuba --warm-up 0 this this     | --warm-up = 0",
                "take-turns nothing                   | unknown workload 'nothing'",
                "guard --limit 0.5                    | --limit = 0.5; must be finite and at least 1",
                "guard --limit NaN                    | --limit = NaN",
                "guard --baseline /no/such.json       | no such file",
                "guard --update --baseline /no/a.json | no directory for",
                "scaling                              | --out",
                "scaling --out x --sizes 4001         | must be a multiple of 200",
                "scaling --out x --sizes 0            | --sizes = 0",
                "scaling --out x --repeat 0           | --repeat = 0"
            })
    @DisplayName("wrong arguments: exit code 2, one line that names what is wrong")
    void wrongArguments(String line, String message) {
        assertThat(execute(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("neurosim-bench: ")
                .contains(message);
    }

    @Test
    @DisplayName("help texts have no format that cannot be applied")
    void helpTexts() {
        for (CommandLine command :
                new CommandLine(new BenchCommand()).getSubcommands().values()) {
            for (String line : command.getCommandSpec().usageMessage().description()) {
                assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException();
            }
            for (ArgSpec argument : command.getCommandSpec().args()) {
                for (String line : argument.description()) {
                    assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    @DisplayName("compare: a network without a script is refused")
    void withoutScript() {
        assertThat(execute("compare", "microcircuit", "--peers", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no script for 'microcircuit'").contains("brian2_microcircuit.py");
    }

    @Test
    @DisplayName("compare: a Python that can't be started is refused")
    void withoutPython() throws IOException {
        Files.createFile(folder.resolve("brian2_cuba.py"));
        assertThat(execute("compare", "cuba", "--peers", folder.toString(), "--python", "/no/such/python"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--python = /no/such/python; can't be started");
    }

    @Test
    @DisplayName("guard: a baseline that can't be understood is refused")
    void wrongBaseline() throws IOException {
        Path file = Files.writeString(folder.resolve("baseline.json"), "{\"a\": 0}");
        assertThat(execute("guard", "--baseline", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("baseline of 'a' = 0.0; must be > 0");
    }

    @Test
    @DisplayName("scaling: the directory must not be a file")
    void outIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(execute("scaling", "--out", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("can't be created");
    }

    @Test
    @DisplayName("networks: a run in a JVM of its own gives a line with all figures")
    void networks() {
        assertThat(execute("networks", "--only", "cuba", "--duration", "0.02", "--threads", "1,2", "--jvm=-Xmx512m"))
                .as(err::toString)
                .isZero();
        List<JsonLine> lines = out.toString().lines().map(JsonLine::parse).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).text("workload")).isEqualTo("cuba");
        assertThat(lines.get(0).number("neurons")).isEqualTo(4000);
        assertThat(lines.get(1).number("threads")).isEqualTo(2);
        assertThat(lines.get(1).text("spike_hash")).isEqualTo(lines.get(0).text("spike_hash"));
        assertThat(lines.get(0).names())
                .contains(
                        "round",
                        "synapses",
                        "synaptic_events",
                        "peak_rss_mib",
                        "cold_build_s",
                        "cold_simulate_s",
                        "cold_cpu_s",
                        "cold_real_time_factor",
                        "cold_ns_per_update",
                        "cold_ns_per_event",
                        "warm_simulate_s",
                        "warm_cpu_s",
                        "warm_ns_per_update",
                        "warm_ns_per_event");
    }

    @Test
    @DisplayName("turns: variants with the same spikes, ratios to the first")
    void turns() {
        assertThat(execute(
                        "turns",
                        "cuba",
                        "--duration",
                        "0.02",
                        "--warm-up",
                        "1",
                        "--repeat",
                        "3",
                        "this",
                        "this threads=2 -Xmx512m"))
                .as(err::toString)
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("cuba, stretches of 0.0200 s, 3 turns");
        assertThat(lines.get(3))
                .startsWith("this ")
                .contains("1.00 (1.00 - 1.00)")
                .endsWith("the same");
        assertThat(lines.get(4)).startsWith("this threads=2 -Xmx512m ").endsWith("the same");
    }

    @Test
    @DisplayName("turns: a JVM that does not start is exit code 1 with its message")
    void turnFails() {
        assertThat(execute("turns", "cuba", "this", "this -XX:+NoSuchFlagAtAll"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("neurosim-bench: turns failed: this -XX:+NoSuchFlagAtAll failed with exit code 1: ");
    }

    @Test
    @DisplayName("networks: a JVM that does not start is exit code 1 with its message")
    void childFails() {
        assertThat(execute("networks", "--only", "cuba", "--jvm=-XX:+NoSuchFlagAtAll"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("neurosim-bench: networks failed: cuba failed with exit code 1: ");
    }

    @Test
    @DisplayName("scaling: writes a line per size and two figures")
    void scaling() throws IOException {
        assertThat(execute("scaling", "--sizes", "200,400", "--repeat", "1", "--out", folder.toString()))
                .as(err::toString)
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("scaling.jsonl")).stream()
                        .map(l -> JsonLine.parse(l).number("neurons")))
                .containsExactly(200.0, 400.0);
        assertThat(ImageIO.read(folder.resolve("updates.png").toFile()).getWidth())
                .isEqualTo(1000);
        assertThat(ImageIO.read(folder.resolve("events.png").toFile()).getWidth())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName("events: a line per way, size and rate, and a figure")
    void events() throws IOException {
        assertThat(execute(
                        "events", "--sizes", "200", "--rates", "10,100", "--repeat", "1", "--out", folder.toString()))
                .as(err::toString)
                .isZero();
        List<JsonLine> lines = Files.readAllLines(folder.resolve("events.jsonl")).stream()
                .map(JsonLine::parse)
                .toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.stream().map(l -> l.text("way")).distinct()).containsExactly("frame", "queue", "clock");
        for (JsonLine line : lines) {
            double expected = 200 * 100 * line.number("rate_hz");
            assertThat(line.number("events_per_s")).isBetween(0.95 * expected, 1.05 * expected);
        }
        assertThat(ImageIO.read(folder.resolve("events.png").toFile()).getWidth())
                .isEqualTo(1000);
        assertThat(execute("events", "--sizes", "100", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--sizes = 100; must be above 100");
    }

    @Test
    @DisplayName("every workload names a network of the examples and a size that it allows")
    void workloads() {
        assertThat(Workload.names()).contains("cuba", "coba", "cobahh", "brunel", "microcircuit-0.1", "microcircuit");
        for (Workload w : Workload.all()) {
            assertThat(w.scale()).isBetween(w.scenario().smallestScale(), 1.0);
            assertThat(w.scenario().defaultTimeStep()).isEqualTo(0.1);
        }
    }
}
