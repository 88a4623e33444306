package org.neurosim.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    /** Echoes its input as JSON between lines of other text, then fails if it is told to. */
    static final class Echo {
        public static void main(String[] args) {
            try (var in = new java.util.Scanner(System.in)) {
                while (in.hasNextLine()) {
                    System.out.println("some other line");
                    System.out.println(new JsonLine().put("heard", in.nextLine()));
                }
            }
            if (args.length > 0) {
                System.err.println("first line\n" + args[0] + "\n");
                System.exit(3);
            }
        }
    }

    private static List<String> echo(String... arguments) {
        return JavaCommand.of(Echo.class, List.of("-Xmx32m"), List.of(arguments));
    }

    @Test
    @DisplayName("lines that are JSON are read, one by one, until the program ends")
    void conversation() {
        try (ChildProcess child = ChildProcess.start("echo", echo())) {
            child.send("one");
            assertThat(child.read().text("heard")).isEqualTo("one");
            child.send("two");
            assertThat(child.read().text("heard")).isEqualTo("two");
            child.finish();
        }
    }

    @Test
    @DisplayName("a program that fails is reported with its exit code and its last line of errors")
    void failure() {
        try (ChildProcess child = ChildProcess.start("echo", echo("it broke"))) {
            assertThatIllegalStateException()
                    .isThrownBy(child::finish)
                    .withMessage("echo failed with exit code 3: it broke");
        }
    }

    @Test
    @DisplayName("a program that does not exist is reported")
    void missing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ChildProcess.start("nothing", List.of("/no/such/program")))
                .withMessageStartingWith("nothing can't be started: ");
    }

    @Test
    @DisplayName("flags of this JVM are passed on, agents are not")
    void flags() {
        assertThat(JavaCommand.isPassedOn("--add-modules=jdk.incubator.vector")).isTrue();
        assertThat(JavaCommand.isPassedOn("-Xmx3g")).isTrue();
        assertThat(JavaCommand.isPassedOn("-javaagent:coverage.jar")).isFalse();
        assertThat(JavaCommand.isPassedOn("-agentlib:jdwp=server=y")).isFalse();
    }
}
