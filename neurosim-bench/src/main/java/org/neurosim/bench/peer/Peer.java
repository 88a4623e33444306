package org.neurosim.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.neurosim.bench.measure.ChildProcess;
import org.neurosim.bench.measure.JsonLine;

/**
 * Another simulator, through its scripts in Python: a script prepares its network, prints a line of JSON that says so, and then runs it once for each line that it
 * reads, printing a line of JSON per run.
 */
public enum Peer {
    /** Brian 2, as a C++ standalone program. */
    BRIAN("Brian 2", "brian2", "Debian: apt-get install python3-brian, else: pip install brian2"),

    /** NEURON with artificial cells, event-driven. */
    NEURON("NEURON", "neuron", "Debian: apt-get install python3-neuron neuron-dev"),

    /** NEST with neurons that spike at precise times. */
    NEST("NEST", "nest", "conda install nest-simulator, or from its sources");

    private final String title;
    private final String module;
    private final String installation;

    Peer(String title, String module, String installation) {
        this.title = title;
        this.module = module;
        this.installation = installation;
    }

    /** A script and the simulator that it needs. */
    public record Script(Peer peer, Path file) {

        /**
         * Starts the script, which prepares its network.
         *
         * @param python interpreter
         * @param duration biological time of a run, s
         * @return the running script; its first line says that it is ready
         */
        public ChildProcess start(String python, double duration) {
            return ChildProcess.start(
                    peer.title, List.of(python, file.toString(), "--serve", "--duration=" + duration));
        }
    }

    /**
     * The scripts for a workload.
     *
     * @param directory directory of the scripts
     * @param workload name of the workload
     * @return those that are there
     */
    public static List<Script> scripts(Path directory, String workload) {
        return Arrays.stream(values())
                .map(peer -> new Script(peer, directory.resolve(peer.fileName(workload))))
                .filter(script -> Files.isRegularFile(script.file))
                .toList();
    }

    /**
     * What scripts for a workload are called.
     *
     * @param workload name of the workload
     * @return names of files, for a message
     */
    public static String fileNames(String workload) {
        return Arrays.stream(values()).map(peer -> peer.fileName(workload)).collect(Collectors.joining(" or "));
    }

    /**
     * What it is called as an option.
     *
     * @return name of its Python module
     */
    public String module() {
        return module;
    }

    private String fileName(String workload) {
        return module + "_" + workload.replace('-', '_') + ".py";
    }

    /**
     * Whether this Python can be started.
     *
     * @param python interpreter
     * @return whether it ran
     */
    public static boolean canStart(String python) {
        return exitCode(python, "pass") == 0;
    }

    /**
     * Checks that the simulator is there.
     *
     * @param python interpreter that can be started
     * @throws IllegalStateException if it does not have the simulator, with the way out
     */
    public void requireInstalled(String python) {
        if (exitCode(python, "import importlib.util as u, sys; sys.exit(u.find_spec('" + module + "') is None)") != 0) {
            throw new IllegalStateException(python + " has no module " + module + "; install it (" + installation
                    + ") or name another Python with --python");
        }
    }

    /** The exit code, or -1 if there is none. */
    private static int exitCode(String python, String program) {
        try {
            Process process = new ProcessBuilder(python, "-c", program)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /**
     * Runs the network once.
     *
     * @param script running script
     * @return its figures
     */
    public static JsonLine run(ChildProcess script) {
        script.send("run");
        return script.read();
    }
}
