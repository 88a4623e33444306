package org.neurosim.api.connect;

/** The connection rules, for static import. */
public final class Connectors {

    private Connectors() {}

    /**
     * Source i to target i.
     *
     * @return the rule
     */
    public static Connector.OneToOne oneToOne() {
        return new Connector.OneToOne();
    }

    /**
     * Every source to every target, autapses included.
     *
     * @return the rule
     */
    public static Connector.AllToAll allToAll() {
        return new Connector.AllToAll(true);
    }

    /**
     * Each pair independently with one probability, autapses included.
     *
     * @param probability probability, 0 to 1
     * @return the rule
     * @throws IllegalArgumentException if the probability lies outside of [0, 1]
     */
    public static Connector.FixedProbability fixedProbability(double probability) {
        return new Connector.FixedProbability(probability, true);
    }

    /**
     * Each target gets exactly this many synapses from distinct random sources.
     *
     * @param indegree synapses per target, &gt;= 0
     * @return the rule
     * @throws IllegalArgumentException if the number is negative
     */
    public static Connector.FixedIndegree fixedIndegree(int indegree) {
        return new Connector.FixedIndegree(indegree, true, false);
    }

    /**
     * Each source gets exactly this many synapses onto distinct random targets.
     *
     * @param outdegree synapses per source, &gt;= 0
     * @return the rule
     * @throws IllegalArgumentException if the number is negative
     */
    public static Connector.FixedOutdegree fixedOutdegree(int outdegree) {
        return new Connector.FixedOutdegree(outdegree, true, false);
    }

    /**
     * Exactly this many synapses between distinct random pairs.
     *
     * @param number synapses in all, &gt;= 0
     * @return the rule
     * @throws IllegalArgumentException if the number is negative
     */
    public static Connector.FixedTotalNumber fixedTotalNumber(long number) {
        return new Connector.FixedTotalNumber(number, true, false);
    }

    /**
     * The given pairs.
     *
     * @param sources index within the source, one per connection
     * @param targets index within the target, one per connection
     * @return the rule
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Connector.Pairs pairs(int[] sources, int[] targets) {
        return new Connector.Pairs(sources, targets);
    }
}
