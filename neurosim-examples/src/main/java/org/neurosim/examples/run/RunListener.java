package org.neurosim.examples.run;

import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Progress;

/** Is told how a run goes: first that the network is built, then how far it has been simulated. */
public interface RunListener extends Progress {

    /** A listener that does nothing. */
    RunListener NONE = new RunListener() {
        @Override
        public void built(NetworkStatistics counts) {}

        @Override
        public void report(double time, double end, long spikes) {}
    };

    /**
     * The network is built and will now be simulated.
     *
     * @param counts its size
     */
    void built(NetworkStatistics counts);
}
