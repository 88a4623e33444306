package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;

/** The messages of values that do not suit. */
class ValueMessagesTest {

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidNetworkException.class).hasMessage(message);
    }

    private static ThrowingCallable filling(Value value, Connector rule, int sources, int targets) {
        return () -> {
            ConnectionPlan plan = ConnectionPlan.of(rule, sources, targets, null, 1, "exc -> inh");
            ConnectionBatch batch = new ConnectionBatch();
            plan.connect(0, batch);
            ValueSampler.of(value, 1, "delay", "exc -> inh").fill(0, batch, sources, targets, new double[batch.size()]);
        };
    }

    private static ThrowingCallable populating(Value value) {
        return () ->
                ValueSampler.fillPopulation(value, 1, 5, 10, 20, new double[10], "population exc: initial value of v");
    }

    @Test
    @DisplayName("function of one index for connections")
    void ofIndex() {
        refused(
                filling(Values.ofIndex(i -> i), Connectors.oneToOne(), 3, 3),
                "projection exc -> inh: delay is given by ofIndex, a function of one index, but a connection"
                        + " has two; use"
                        + " ofPair((source, target) -> ...)");
    }

    @Test
    @DisplayName("function of two indices for neurons")
    void ofPair() {
        refused(
                populating(Values.ofPair((s, t) -> s)),
                "population exc: initial value of v is given by ofPair, a function of source and target, but a"
                        + " neuron has one"
                        + " index; use ofIndex(i -> ...)");
    }

    @Test
    @DisplayName("array for a rule that draws")
    void arrayForDrawnConnections() {
        refused(
                filling(Values.array(1, 2), Connectors.fixedIndegree(1), 3, 3),
                "projection exc -> inh: delay is given as an array, but the connections of FixedIndegree[indegree=1,"
                        + " autapses=true, multapses=false] are drawn and have no order to go by; arrays go"
                        + " with pairs, oneToOne"
                        + " and allToAll; use ofPair((source, target) -> ...) or a distribution, or give the"
                        + " connections as pairs");
    }

    @Test
    @DisplayName("array of the wrong length for connections")
    void arrayLength() {
        String start = "projection exc -> inh: delay is given as an array of 2 values; must have ";
        refused(
                filling(Values.array(1, 2), Connectors.pairs(new int[3], new int[3]), 3, 3),
                start + "3, one per pair of the list");
        refused(
                filling(Values.array(1, 2), Connectors.oneToOne(), 4, 4),
                start + "4, one per pair of source i and target i");
        refused(
                filling(Values.array(1, 2), Connectors.allToAll(), 3, 4),
                start + "12, 3 sources times 4 targets, row by row, with a place for every pair even without autapses");
    }

    @Test
    @DisplayName("arrays can be checked before anything is generated")
    void check() {
        ConnectionPlan plan = ConnectionPlan.of(Connectors.oneToOne(), 4, 4, null, 1, "a");
        assertThatCode(() -> ValueSampler.of(Values.array(1, 2, 3, 4), 1, "weight", "a")
                        .check(plan))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        ValueSampler.of(Values.normal(0, 1), 1, "weight", "a").check(plan))
                .doesNotThrowAnyException();
        refused(
                () -> ValueSampler.of(Values.array(1), 1, "weight", "a").check(plan),
                "projection a: weight is given as an array of 1 values; must have 4, one per pair of source i"
                        + " and target i");
    }

    @Test
    @DisplayName("array of the wrong length for neurons")
    void arrayLengthForNeurons() {
        refused(
                populating(Values.array(new double[10])),
                "population exc: initial value of v is given as an array of 10 values; must have 20, one per neuron");
    }

    @Test
    @DisplayName("functions that give no number")
    void notFinite() {
        refused(
                filling(Values.ofPair((s, t) -> s == 2 && t == 1 ? Double.NaN : 1), Connectors.allToAll(), 3, 3),
                "projection exc -> inh: delay function gave NaN for source 2, target 1; must be finite for"
                        + " every connected pair");
        refused(
                populating(Values.ofIndex(i -> 1.0 / (i - 7))),
                "population exc: initial value of v function gave Infinity for neuron 7; must be finite");
    }

    @Test
    @DisplayName("functions that fail")
    void failing() {
        int[] three = new int[3];
        assertThatThrownBy(filling(Values.ofPair((s, t) -> three[t]), Connectors.allToAll(), 1, 4))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith(
                        "projection exc -> inh: delay function failed for source 0, target 3: java.lang.Array")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(populating(Values.ofIndex(i -> three[i])))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith(
                        "population exc: initial value of v function failed for neuron 5: java.lang.Array")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("interval without mass")
    void noMass() {
        String rest = "; the interval must hold at least a hundredth of the distribution; widen it, or use clippedTo";
        refused(
                filling(Values.normal(0, 1).redrawnWithin(20, 30), Connectors.allToAll(), 3, 3),
                "projection exc -> inh: delay = Redrawn[base=Normal[mean=0.0, sd=1.0], low=20.0, high=30.0]:"
                        + " 10000 draws in a"
                        + " row for connection 0 of chunk 0 fell outside of [20.0, 30.0]" + rest);
        refused(
                populating(Values.uniform(0, 1).redrawnWithin(2, 3)),
                "population exc: initial value of v = Redrawn[base=Uniform[low=0.0, high=1.0], low=2.0,"
                        + " high=3.0]: 10000 draws"
                        + " in a row for neuron 5 fell outside of [2.0, 3.0]" + rest);
    }

    @Test
    @DisplayName("distributions with values beyond single precision")
    void tooWide() {
        for (Value.Random wide : new Value.Random[] {
            Values.uniform(0, 1e39),
            Values.uniform(-1e39, 0),
            Values.uniform(-1e308, 1e308),
            Values.normal(0, 1e38),
            Values.normal(-1e39, 1),
            Values.logNormal(0, 10),
            Values.exponential(1e38)
        }) {
            refused(
                    () -> ValueSampler.of(wide, 1, "weight", "a"),
                    "projection a: weight = " + wide
                            + " is too wide; its values must stay within +-3.4028235E38; choose a"
                            + " narrower distribution, or confine it with redrawnWithin or clippedTo");
        }
        assertThat(ValueSampler.of(Values.logNormal(0, 10).clippedTo(0, 1e30), 1, "weight", "a")
                        .isRandom())
                .isTrue();
        assertThat(ValueSampler.of(Values.normal(0, 1e38).redrawnWithin(-1, 1e38), 1, "weight", "a")
                        .isRandom())
                .isTrue();
    }
}
