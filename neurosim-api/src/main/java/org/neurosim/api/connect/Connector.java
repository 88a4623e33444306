package org.neurosim.api.connect;

import java.util.Objects;

/**
 * A rule that says which pairs (source, target) of a projection are connected. Immutable; made by {@link Connectors}.
 *
 * <p>Autapse: a synapse of a neuron onto itself. Multapse: more than one synapse between the same ordered pair of neurons. All rules allow autapses and
 * forbid multapses unless told otherwise.
 */
public sealed interface Connector {

    /**
     * Whether a neuron may connect to itself.
     *
     * @return true unless switched off
     */
    default boolean autapses() {
        return true;
    }

    /** Source i to target i. Source and target must be of equal size. */
    record OneToOne() implements Connector {}

    /**
     * Every source to every target.
     *
     * @param autapses whether a neuron connects to itself
     */
    record AllToAll(boolean autapses) implements Connector {

        /**
         * The same rule without autapses.
         *
         * @return a new connector
         */
        public AllToAll withoutAutapses() {
            return new AllToAll(false);
        }
    }

    /**
     * Each pair with the same probability, independently.
     *
     * @param probability probability, 0 to 1
     * @param autapses whether a neuron may connect to itself
     */
    record FixedProbability(double probability, boolean autapses) implements Connector {

        /**
         * Checks the probability.
         *
         * @param probability probability, 0 to 1
         * @param autapses whether a neuron may connect to itself
         * @throws IllegalArgumentException if it lies outside of [0, 1]
         */
        public FixedProbability {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("connection probability = " + probability + "; must be in [0, 1]");
            }
        }

        /**
         * The same rule without autapses.
         *
         * @return a new connector
         */
        public FixedProbability withoutAutapses() {
            return new FixedProbability(probability, false);
        }
    }

    /**
     * Each target gets the same number of synapses, from sources drawn at random.
     *
     * @param indegree synapses per target, &gt;= 0
     * @param autapses whether a neuron may connect to itself
     * @param multapses whether a source may be drawn more than once for a target
     */
    record FixedIndegree(int indegree, boolean autapses, boolean multapses) implements Connector {

        /**
         * Checks the number.
         *
         * @param indegree synapses per target, &gt;= 0
         * @param autapses whether a neuron may connect to itself
         * @param multapses whether a source may be drawn more than once for a target
         * @throws IllegalArgumentException if it is negative
         */
        public FixedIndegree {
            requireCount("in-degree", indegree);
        }

        /**
         * The same rule without autapses.
         *
         * @return a new connector
         */
        public FixedIndegree withoutAutapses() {
            return new FixedIndegree(indegree, false, multapses);
        }

        /**
         * The same rule with multapses.
         *
         * @return a new connector
         */
        public FixedIndegree withMultapses() {
            return new FixedIndegree(indegree, autapses, true);
        }
    }

    /**
     * Each source gets the same number of synapses, onto targets drawn at random.
     *
     * @param outdegree synapses per source, &gt;= 0
     * @param autapses whether a neuron may connect to itself
     * @param multapses whether a target may be drawn more than once for a source
     */
    record FixedOutdegree(int outdegree, boolean autapses, boolean multapses) implements Connector {

        /**
         * Checks the number.
         *
         * @param outdegree synapses per source, &gt;= 0
         * @param autapses whether a neuron may connect to itself
         * @param multapses whether a target may be drawn more than once for a source
         * @throws IllegalArgumentException if it is negative
         */
        public FixedOutdegree {
            requireCount("out-degree", outdegree);
        }

        /**
         * The same rule without autapses.
         *
         * @return a new connector
         */
        public FixedOutdegree withoutAutapses() {
            return new FixedOutdegree(outdegree, false, multapses);
        }

        /**
         * The same rule with multapses.
         *
         * @return a new connector
         */
        public FixedOutdegree withMultapses() {
            return new FixedOutdegree(outdegree, autapses, true);
        }
    }

    /**
     * A fixed number of synapses in all, each between a source and a target drawn at random.
     *
     * @param number synapses, &gt;= 0
     * @param autapses whether a neuron may connect to itself
     * @param multapses whether a pair may be drawn more than once
     */
    record FixedTotalNumber(long number, boolean autapses, boolean multapses) implements Connector {

        /**
         * Checks the number.
         *
         * @param number synapses, &gt;= 0
         * @param autapses whether a neuron may connect to itself
         * @param multapses whether a pair may be drawn more than once
         * @throws IllegalArgumentException if it is negative
         */
        public FixedTotalNumber {
            requireCount("total number", number);
        }

        /**
         * The same rule without autapses.
         *
         * @return a new connector
         */
        public FixedTotalNumber withoutAutapses() {
            return new FixedTotalNumber(number, false, multapses);
        }

        /**
         * The same rule with multapses.
         *
         * @return a new connector
         */
        public FixedTotalNumber withMultapses() {
            return new FixedTotalNumber(number, autapses, true);
        }
    }

    /** The pairs of a list. Multapses are what the list says. */
    final class Pairs implements Connector {
        private final int[] sources;
        private final int[] targets;

        Pairs(int[] sources, int[] targets) {
            Objects.requireNonNull(sources, "sources");
            Objects.requireNonNull(targets, "targets");
            if (sources.length != targets.length) {
                throw new IllegalArgumentException("connection list has " + sources.length + " sources but "
                        + targets.length + " targets; both arrays must have one entry per connection");
            }
            this.sources = sources.clone();
            this.targets = targets.clone();
        }

        /**
         * Number of connections.
         *
         * @return count
         */
        public int size() {
            return sources.length;
        }

        /**
         * Source of a connection.
         *
         * @param k position in the list
         * @return index within the projection's source
         */
        public int source(int k) {
            return sources[k];
        }

        /**
         * Target of a connection.
         *
         * @param k position in the list
         * @return index within the projection's target
         */
        public int target(int k) {
            return targets[k];
        }

        @Override
        public String toString() {
            return "list of " + sources.length + " pairs";
        }
    }

    private static void requireCount(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + " = " + count + "; must be >= 0");
        }
    }
}
