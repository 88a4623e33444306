package org.neurosim.examples.networks;

import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/** Runs of the example networks. */
final class TestRuns {

    private TestRuns() {}

    /** A network by name, with its default time step. */
    static Scenario scenario(String name) {
        return Catalogue.find(name).orElseThrow();
    }

    /** Runs a network. */
    static RunResult run(String name, double duration, double scale, long seed, int threads) {
        Scenario scenario = scenario(name);
        return Runner.run(
                scenario,
                new RunSettings(duration, scenario.defaultTimeStep(), scale, seed, threads),
                RunListener.NONE);
    }
}
