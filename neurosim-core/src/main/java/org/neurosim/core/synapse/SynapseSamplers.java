package org.neurosim.core.synapse;

import org.neurosim.core.describe.ProjectionDescription;

/** The records of synapses of a network that runs: when samples are due, and taking them. */
public final class SynapseSamplers {

    private final SynapseSampler[] samplers;

    /**
     * Takes the first samples, at time 0.
     *
     * @param samplers a sampler for each record
     */
    public SynapseSamplers(SynapseSampler[] samplers) {
        this.samplers = samplers;
        for (SynapseSampler sampler : samplers) {
            sampler.sample();
        }
    }

    /**
     * The first time at which a sample is due.
     *
     * @param steps steps made
     * @return number of steps, above the steps made; a large one if nothing is recorded
     */
    public long nextDue(long steps) {
        long next = Long.MAX_VALUE;
        for (SynapseSampler sampler : samplers) {
            next = Math.min(next, sampler.record().nextDue(steps));
        }
        return next;
    }

    /**
     * Stops a run before samples that there is no room for.
     *
     * @param steps steps that will have been made
     */
    public void requireRoom(long steps) {
        for (SynapseSampler sampler : samplers) {
            if (sampler.record().isDue(steps)) {
                sampler.record().requireRoom();
            }
        }
    }

    /**
     * Takes the samples that are due.
     *
     * @param steps steps made
     * @param catchUp brings all synapses up to date; called once if anything is due
     */
    public void sample(long steps, Runnable catchUp) {
        boolean upToDate = false;
        for (SynapseSampler sampler : samplers) {
            if (sampler.record().isDue(steps)) {
                if (!upToDate) {
                    catchUp.run();
                    upToDate = true;
                }
                sampler.sample();
            }
        }
    }

    /**
     * Whether synapses of a projection are recorded.
     *
     * @param projection projection
     * @return true if there is a record
     */
    public boolean has(ProjectionDescription projection) {
        for (SynapseSampler sampler : samplers) {
            if (sampler.record().projection() == projection) {
                return true;
            }
        }
        return false;
    }
}
