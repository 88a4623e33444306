package org.neurosim.bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neurosim.bench.Main;
import org.neurosim.bench.measure.JavaCommand;
import org.neurosim.bench.measure.Workload;

/** What takes turns with others: a version of this program, a JVM with its flags, a number of threads. */
record Variant(String name, List<String> java, int threads) {

    private static final String THIS = "this";
    private static final String JAVA = "java=";
    private static final String THREADS = "threads=";

    static Variant parse(String text, Arguments arguments) {
        String program = null;
        int threads = 1;
        String jar = null;
        List<String> flags = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (word.startsWith("-")) {
                flags.add(word);
            } else if (word.startsWith(JAVA)) {
                program = file(word.substring(JAVA.length()), arguments);
            } else if (word.startsWith(THREADS)) {
                threads = arguments.threads("variant '" + word + "': threads", number(word, arguments));
            } else if (!word.equals(THIS)) {
                jar = file(word, arguments);
            }
        }
        List<String> command = new ArrayList<>(JavaCommand.of(Main.class, flags, List.of()));
        if (program != null) {
            command.set(0, program);
        }
        if (jar != null) {
            command.set(command.indexOf("-cp") + 1, jar);
        }
        return new Variant(text, command, threads);
    }

    private static int number(String word, Arguments arguments) {
        try {
            return Integer.parseInt(word.substring(THREADS.length()));
        } catch (NumberFormatException e) {
            throw arguments.wrong("variant '" + word + "'; must be " + THREADS + "N with a whole number N");
        }
    }

    private static String file(String path, Arguments arguments) {
        if (!Files.isRegularFile(Path.of(path))) {
            throw arguments.wrong(
                    "variant '" + path
                            + "': no such file; a variant is 'this' or a jar, then java=FILE, threads=N and flags that begin with -");
        }
        return path;
    }

    /** The command that starts it. */
    List<String> command(Workload workload, double stretch, int warmUp) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                TakeTurnsCommand.NAME,
                workload.name(),
                "--duration=" + stretch,
                "--warm-up=" + warmUp,
                "--threads=" + threads));
        return command;
    }
}
