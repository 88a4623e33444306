package org.neurosim.bench.measure;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts this program in a JVM of its own: the same Java, class path and JVM flags. */
public final class JavaCommand {

    /** The flag by which a JVM gets the Vector API. */
    public static final String VECTOR = "--add-modules=jdk.incubator.vector";

    private JavaCommand() {}

    /**
     * The command.
     *
     * @param main main class
     * @param flags further JVM flags; they come after those of this JVM and so win
     * @param arguments arguments of the program
     * @return program and arguments
     */
    public static List<String> of(Class<?> main, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(JavaCommand::isPassedOn)
                .forEach(command::add);
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    /** Agents (debuggers, coverage) belong to this JVM alone. */
    static boolean isPassedOn(String flag) {
        return !flag.startsWith("-agent") && !flag.startsWith("-javaagent");
    }
}
