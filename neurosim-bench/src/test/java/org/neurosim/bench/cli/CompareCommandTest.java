package org.neurosim.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.neurosim.bench.measure.JsonLine;

/** The command with a shell script in the place of Python and the other simulator. */
@DisabledOnOs(OS.WINDOWS)
class CompareCommandTest {

    private static final String READY = "echo '{\"simulator\": \"Peer 1.0\"}'\n";
    private static final String RUN = "echo '{\"simulate_cpu_s\": 0.5, \"rate_hz\": 5}'";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void script() throws IOException {
        Files.createFile(folder.resolve("brian2_cuba.py"));
    }

    private int compare(String python, String... more) throws IOException {
        return compareWorkload("cuba", python, more);
    }

    private int compareWorkload(String workload, String python, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + python);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        List<String> args = new java.util.ArrayList<>(
                List.of("compare", workload, "--peers", folder.toString(), "--python", file.toString()));
        args.addAll(List.of("--duration", "0.02", "--repeat", "1"));
        args.addAll(List.of(more));
        return BenchCommand.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }

    @Test
    @DisplayName("runs alternate and become a table")
    void table() throws IOException {
        String python = "[ \"$1\" = -c ] && exit 0\n" + READY + "while read line; do " + RUN + "; done\n";
        assertThat(compare(python)).as(err::toString).isZero();
        assertThat(out.toString())
                .startsWith("cuba, ")
                .contains("Peer 1.0", "neurosim, cold", "neurosim, warm")
                .contains("25.0");
        assertThat(err.toString()).contains("round 1 of 1");
    }

    @Test
    @DisplayName("--json gives a line per row")
    void json() throws IOException {
        String python = "[ \"$1\" = -c ] && exit 0\n" + READY + "while read line; do " + RUN + "; done\n";
        assertThat(compare(python, "--json")).as(err::toString).isZero();
        assertThat(out.toString().lines().map(l -> JsonLine.parse(l).text("program")))
                .containsExactly("Peer 1.0", "neurosim, cold", "neurosim, warm");
    }

    @Test
    @DisplayName("without Brian 2 the message says how to get it")
    void withoutBrian() throws IOException {
        assertThat(compare("case \"$2\" in *brian2*) exit 1;; esac\nexit 0\n")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("has no module brian2", "apt-get install python3-brian", "--python");
    }

    @Test
    @DisplayName("cuba-events goes to NEURON")
    void eventDriven() throws IOException {
        Path script = Files.createFile(folder.resolve("neuron_cuba_events.py"));
        String python = "[ \"$1\" = -c ] && exit 0\n[ \"$1\" = " + script + " ] || exit 5\n" + READY
                + "while read line; do " + RUN + "; done\n";
        assertThat(compareWorkload("cuba-events", python)).as(err::toString).isZero();
        assertThat(out.toString()).startsWith("cuba-events, ").contains("Peer 1.0", "neurosim, warm");
    }

    @Test
    @DisplayName("--peer chooses among several simulators; one that has no script is refused")
    void peer() throws IOException {
        Files.createFile(folder.resolve("neuron_cuba_events.py"));
        Path script = Files.createFile(folder.resolve("nest_cuba_events.py"));
        String python = "[ \"$1\" = -c ] && exit 0\n[ \"$1\" = " + script + " ] || exit 5\n" + READY
                + "while read line; do " + RUN + "; done\n";
        assertThat(compareWorkload("cuba-events", python, "--peer", "nest"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).startsWith("cuba-events, ").contains("Peer 1.0", "neurosim, warm");
        assertThat(compareWorkload("cuba-events", python, "--peer", "brian2")).isEqualTo(2);
        assertThat(err.toString()).contains("--peer = brian2; for cuba-events there is neuron or nest");
    }

    @Test
    @DisplayName("without NEURON the message says how to get it")
    void withoutNeuron() throws IOException {
        Files.createFile(folder.resolve("neuron_cuba_events.py"));
        assertThat(compareWorkload("cuba-events", "case \"$2\" in *neuron*) exit 1;; esac\nexit 0\n"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has no module neuron", "apt-get install python3-neuron neuron-dev");
    }

    @Test
    @DisplayName("a workload without a script is refused with the names that were looked for")
    void noScript() throws IOException {
        assertThat(compareWorkload("coba", "exit 0\n")).isEqualTo(2);
        assertThat(err.toString()).contains("no script for 'coba'", "brian2_coba.py or neuron_coba.py or nest_coba.py");
    }

    @Test
    @DisplayName("a script that fails is reported with its last line")
    void scriptFails() throws IOException {
        assertThat(compare("[ \"$1\" = -c ] && exit 0\necho no compiler >&2\nexit 4\n"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Brian 2 failed with exit code 4: no compiler");
    }
}
