package org.neurosim.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that answers in lines: what it writes to standard output is read line by line, what it writes to standard error is kept for the message if it
 * fails. Closing it ends it.
 */
public final class ChildProcess implements AutoCloseable {

    private final String name;
    private final Path errors;
    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final Thread hook;

    private ChildProcess(String name, Path errors, Process process) {
        this.name = name;
        this.errors = errors;
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
        hook = new Thread(process::destroy, "end-child");
        Runtime.getRuntime().addShutdownHook(hook); // interrupted from the keyboard, a child must not go on
    }

    /**
     * Starts a program.
     *
     * @param name what it is, for messages
     * @param command program and arguments
     * @return the running program
     * @throws IllegalStateException if it can't be started
     */
    public static ChildProcess start(String name, List<String> command) {
        try {
            Path errors = Files.createTempFile("neurosim-bench", ".err");
            try {
                return new ChildProcess(
                        name,
                        errors,
                        new ProcessBuilder(command)
                                .redirectError(errors.toFile())
                                .start());
            } catch (IOException e) {
                Files.delete(errors);
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " can't be started: " + e.getMessage(), e);
        }
    }

    /**
     * Runs a program that prints one line of JSON and ends.
     *
     * @param name what it is, for messages
     * @param command program and arguments
     * @return the line
     * @throws IllegalStateException if it fails
     */
    public static JsonLine run(String name, List<String> command) {
        try (ChildProcess child = start(name, command)) {
            JsonLine line = child.read();
            child.finish();
            return line;
        }
    }

    /**
     * Sends a line.
     *
     * @param line text without a line end
     * @throws IllegalStateException if the program has ended
     */
    public void send(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw failure();
        }
    }

    /**
     * Waits for the next line that is JSON; others are passed over.
     *
     * @return the line
     * @throws IllegalStateException if the program ends before
     */
    public JsonLine read() {
        try {
            String line = out.readLine();
            while (line != null && !line.startsWith("{")) {
                line = out.readLine();
            }
            if (line == null) {
                throw failure();
            }
            return JsonLine.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells the program that no more lines will come, and waits for its end.
     *
     * @throws IllegalStateException if its exit code is not 0
     */
    public void finish() {
        try {
            in.close();
        } catch (IOException e) {
            // It has ended already; its exit code says how.
        }
        if (exitCode() != 0) {
            throw failure();
        }
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    private IllegalStateException failure() {
        int code = exitCode();
        return new IllegalStateException(name + " failed with exit code " + code + ": " + lastError());
    }

    private String lastError() {
        try {
            List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "no message" : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "no message";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            Files.deleteIfExists(errors);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook ends the program.
        } catch (IOException e) {
            // A small file is left among the temporary ones.
        }
    }
}
