package org.neurosim.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.neurosim.bench.guard.Twins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether a model or rule of the user's own is as fast as the built-in one. */
@Command(
        name = "twins",
        description =
                "Measures models and rules written outside of the library against their built-in twins, in turns; exit code 1 if a model is more than 5 %%, or a rule more than 10 %% slower.",
        mixinStandardHelpOptions = true)
final class TwinsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Twins twins = new Twins();
        PrintWriter out = spec.commandLine().getOut();
        out.print(twins.measure());
        out.flush();
        List<String> complaints = twins.complaints();
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join("; ", complaints));
        }
        return 0;
    }
}
