package org.neurosim.bench.cli;

import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Option;

/** How long the runs of a workload are. */
final class DurationOption {

    private static final double TIME_STEP = 0.0001; // s, of all workloads

    @Option(names = "--duration", paramLabel = "S", description = "Biological time of a run, s. Default: 10.")
    private Double given;

    /** The time given, or that of the workload; s. */
    double of(Workload workload, Arguments arguments) {
        if (given == null) {
            return workload.duration();
        }
        double steps = Math.rint(given / TIME_STEP);
        if (!(given > 0 && given < Double.POSITIVE_INFINITY)
                || steps < 1
                || Math.abs(steps * TIME_STEP - given) > 1e-9 * given) {
            throw arguments.wrong(
                    "--duration = " + given + " s; must be > 0 and a multiple of the time step, 0.0001 s");
        }
        return given;
    }
}
