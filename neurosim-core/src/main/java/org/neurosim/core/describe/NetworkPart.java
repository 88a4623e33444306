package org.neurosim.core.describe;

import java.util.List;
import java.util.function.Predicate;

/** The populations of a network that one engine advances. Projections and stimuli belong to the part of their targets. */
public final class NetworkPart {

    private final NetworkDescription network;
    private final boolean[] own;

    /**
     * A part.
     *
     * @param network description
     * @param own whether a population belongs to the part
     */
    public NetworkPart(NetworkDescription network, Predicate<PopulationDescription> own) {
        this.network = network;
        this.own = new boolean[network.populations().size()];
        for (PopulationDescription p : network.populations()) {
            this.own[p.index()] = own.test(p);
        }
    }

    /**
     * The network.
     *
     * @return description of all
     */
    public NetworkDescription network() {
        return network;
    }

    /**
     * Whether a population belongs to the part.
     *
     * @param population population
     * @return false if another engine advances it
     */
    public boolean has(PopulationDescription population) {
        return own[population.index()];
    }

    /**
     * Whether some neurons of a set belong to the part.
     *
     * @param set neurons
     * @return true if there is one at least
     */
    public boolean hasAny(NeuronSet set) {
        return set.segments().stream().anyMatch(s -> has(s.population()));
    }

    /**
     * Whether all neurons of a set belong to the part.
     *
     * @param set neurons
     * @return false if another engine advances some
     */
    public boolean hasAll(NeuronSet set) {
        return set.segments().stream().allMatch(s -> has(s.population()));
    }

    /**
     * The projections onto the part's neurons, from wherever.
     *
     * @return in the order of declaration
     */
    public List<ProjectionDescription> projections() {
        return network.projections().stream().filter(p -> hasAny(p.target())).toList();
    }
}
