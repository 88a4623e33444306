package org.neurosim.core.connect;

import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.connect.Connector;

/** Checks a rule against the sizes of a projection; the messages say what to do. */
final class PlanCheck {
    private final String label;
    private final AllowedPairs pairs;
    private final int sources;
    private final int targets;

    PlanCheck(String label, AllowedPairs pairs, int[] self) {
        this.label = label;
        this.pairs = pairs;
        this.sources = pairs.sources;
        this.targets = pairs.targets;
        if (self != null) {
            requireIndices(self);
        }
    }

    private void requireIndices(int[] self) {
        if (self.length != targets) {
            throw new IllegalArgumentException(
                    "self has " + self.length + " entries; must be one per target, " + targets);
        }
        for (int target = 0; target < targets; target++) {
            if (self[target] < -1 || self[target] >= sources) {
                throw new IllegalArgumentException(
                        "self[" + target + "] = " + self[target] + "; must be in [-1, " + sources + ")");
            }
        }
    }

    void oneToOne() {
        if (sources != targets) {
            throw refuse("one-to-one needs source and target of equal size, but there are " + sources + " sources and "
                    + targets + " targets; use slices of equal size, or another rule");
        }
    }

    void allToAll() {
        chunkSize(label, (long) sources * Math.min(targets, ConnectionPlan.CHUNK));
    }

    void probability(Connector.FixedProbability rule) {
        double mean = rule.probability() * sources * Math.min(targets, ConnectionPlan.CHUNK);
        chunkSize(label, (long) (mean + 10 * Math.sqrt(mean * (1 - rule.probability()))));
    }

    void indegree(Connector.FixedIndegree rule) {
        if (rule.indegree() == 0 || targets == 0) {
            return;
        }
        int target = pairs.scarcest();
        degree(
                "in-degree",
                rule.indegree(),
                rule.multapses(),
                pairs.of(target),
                "source",
                sources,
                pairs.excluded(target) >= 0);
        chunkSize(label, (long) rule.indegree() * Math.min(targets, ConnectionPlan.CHUNK));
    }

    void outdegree(Connector.FixedOutdegree rule) {
        if (rule.outdegree() == 0 || sources == 0) {
            return;
        }
        boolean excluding = targets > 0 && pairs.excluded(pairs.scarcest()) >= 0;
        int allowed = excluding ? targets - 1 : targets;
        degree("out-degree", rule.outdegree(), rule.multapses(), allowed, "target", targets, excluding);
    }

    private void degree(
            String what, int degree, boolean multapses, int allowed, String other, int others, boolean excluding) {
        String number = "the number of " + other + "s" + (excluding ? " without the neuron itself" : "");
        if (allowed == 0) {
            throw refuse(what + " = " + degree + ", but there is no " + other + " to draw: " + number + " is 0; "
                    + (excluding
                            ? "allow autapses, or take a larger " + other + " set"
                            : "take a larger " + other + " set"));
        }
        if (!multapses && degree > allowed) {
            throw refuse(what + " = " + degree + "; must be in [0, " + allowed + "], " + number + " (there are "
                    + others + "); lower it, or allow multapses with withMultapses()");
        }
    }

    void total(Connector.FixedTotalNumber rule) {
        if (rule.number() == 0) {
            return;
        }
        long allowed = pairs.all();
        String number = "the number of pairs of " + sources + " sources and " + targets + " targets"
                + (allowed < (long) sources * targets ? " without autapses" : "");
        if (allowed == 0) {
            throw refuse("total number = " + rule.number() + ", but there is no pair to draw: " + number
                    + " is 0; take larger sets" + (sources > 0 && targets > 0 ? ", or allow autapses" : ""));
        }
        if (!rule.multapses() && rule.number() > allowed) {
            throw refuse("total number = " + rule.number() + "; must be in [0, " + allowed + "], " + number
                    + "; lower it, or allow multapses with withMultapses()");
        }
    }

    void list(Connector.Pairs list) {
        for (int k = 0; k < list.size(); k++) {
            index(k, list.source(k), "source", sources);
            index(k, list.target(k), "target", targets);
        }
    }

    private void index(int k, int index, String what, int size) {
        if (index < 0 || index >= size) {
            throw refuse(what + "s[" + k + "] of the connection list = " + index + "; must be in [0, " + size
                    + "), the indices within the " + what + "; indices count from 0 within the " + what
                    + " of the projection, not within the network");
        }
    }

    /** Refuses chunks with more connections than arrays have places. */
    static void chunkSize(String label, long count) {
        if (count > ConnectionBatch.MAX_SIZE) {
            throw refuse(
                    label,
                    "up to " + count + " connections onto " + ConnectionPlan.CHUNK
                            + " consecutive targets; must be at most " + ConnectionBatch.MAX_SIZE
                            + "; split the projection by its sources");
        }
    }

    private InvalidNetworkException refuse(String problem) {
        return refuse(label, problem);
    }

    static InvalidNetworkException refuse(String label, String problem) {
        return new InvalidNetworkException("projection " + label + ": " + problem);
    }
}
