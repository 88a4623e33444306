package org.neurosim.bench.cli;

import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of arguments that several commands have. A wrong one becomes a message of one line. */
final class Arguments {

    private static final int MAX_THREADS = 1024;

    private final CommandSpec spec;

    Arguments(CommandSpec spec) {
        this.spec = spec;
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    Workload workload(String name) {
        return Workload.find(name)
                .orElseThrow(() ->
                        wrong("unknown workload '" + name + "'; there are " + String.join(", ", Workload.names())));
    }

    int threads(int threads) {
        return threads("--threads", threads);
    }

    /** The same with the name under which they were given. */
    int threads(String name, int threads) {
        return atMost(name, threads, MAX_THREADS);
    }

    int repeat(int repeat) {
        return atMost("--repeat", repeat, 1_000_000);
    }

    int atMost(String option, int value, int greatest) {
        if (value < 1 || value > greatest) {
            throw wrong(option + " = " + value + "; must be in [1, " + greatest + "]");
        }
        return value;
    }
}
