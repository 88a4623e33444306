package org.neurosim.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The largest resident memory of this process so far. */
final class PeakMemory {

    private static final String FIELD = "VmHWM:";

    private PeakMemory() {}

    /** The peak in MiB, where the operating system tells it (Linux). */
    static OptionalDouble mebibytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith(FIELD)) {
                    String kibibytes =
                            line.substring(FIELD.length()).replace("kB", "").trim();
                    return OptionalDouble.of(Long.parseLong(kibibytes) / 1024.0);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Another operating system: not known.
        }
        return OptionalDouble.empty();
    }
}
