package org.neurosim.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.neurosim.bench.measure.ChildProcess;
import org.neurosim.bench.measure.JsonLine;

/**
 * Brian 2 through its scripts: a script compiles its network once, prints a line of JSON that says so, and then runs it once for each line that it reads,
 * printing a line of JSON per run.
 */
public final class Brian {

    private Brian() {}

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
     * Checks that Brian 2 is there.
     *
     * @param python interpreter that can be started
     * @throws IllegalStateException if it has no Brian 2, with the way out
     */
    public static void requireInstalled(String python) {
        if (exitCode(python, "import importlib.util as u, sys; sys.exit(u.find_spec('brian2') is None)") != 0) {
            throw new IllegalStateException(python
                    + " has no module brian2; install it (Debian: apt-get install python3-brian, else: pip install brian2)"
                    + " or name another Python with --python");
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
     * Starts a script, which compiles its network.
     *
     * @param python interpreter
     * @param script script
     * @param duration biological time of a run, s
     * @return the running script; its first line says that it is ready
     */
    public static ChildProcess start(String python, Path script, double duration) {
        return ChildProcess.start("Brian 2", List.of(python, script.toString(), "--serve", "--duration=" + duration));
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
