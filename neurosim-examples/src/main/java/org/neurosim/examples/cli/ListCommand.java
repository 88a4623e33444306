package org.neurosim.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.neurosim.examples.networks.Catalogue;
import org.neurosim.examples.networks.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the networks. */
@Command(name = "list", description = "Lists the networks that can be run.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (Scenario s : Catalogue.all()) {
            out.println(String.format(Locale.ROOT, "%-13s %s", s.name(), s.description()));
        }
    }
}
