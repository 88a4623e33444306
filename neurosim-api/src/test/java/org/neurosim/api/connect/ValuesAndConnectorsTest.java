package org.neurosim.api.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.fixedOutdegree;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.fixedTotalNumber;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.exponential;
import static org.neurosim.api.connect.Values.logNormal;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ValuesAndConnectorsTest {

    private static void refused(ThrowingCallable use, String message) {
        assertThatThrownBy(use).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void valuesAreCheckedWhereTheyAreMade() {
        refused(() -> constant(Double.NaN), "value = NaN; must be finite");
        refused(() -> uniform(0, Double.POSITIVE_INFINITY), "high = Infinity; must be finite");
        refused(() -> uniform(2, 1), "low = 2.0, high = 1.0; low must not exceed high");
        refused(() -> normal(Double.NaN, 1), "mean = NaN; must be finite");
        refused(() -> normal(0, -1), "sd = -1.0; must be >= 0");
        refused(() -> logNormal(Double.NaN, 1), "mu = NaN; must be finite");
        refused(() -> logNormal(0, -1), "sigma = -1.0; must be >= 0");
        refused(() -> exponential(0), "mean = 0.0; must be > 0");
        refused(() -> exponential(Double.POSITIVE_INFINITY), "mean = Infinity; must be finite");
        refused(() -> array(1, 2, Double.NaN), "values[2] = NaN; must be finite");
        refused(() -> normal(0, 1).redrawnWithin(2, 1), "low = 2.0, high = 1.0; low must not exceed high");
        refused(() -> normal(0, 1).clippedTo(0, Double.NaN), "low = 0.0, high = NaN; low must not exceed high");
        assertThatThrownBy(() -> ofIndex(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("function");
        assertThatThrownBy(() -> ofPair(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("function");
    }

    @Test
    void arraysAreCopied() {
        double[] mine = {1, 2};
        Value.OfArray value = (Value.OfArray) array(mine);
        mine[0] = 9;
        assertThat(value.get(0)).isEqualTo(1);
        assertThat(value.size()).isEqualTo(2);
        assertThat(value).hasToString("[1.0, 2.0]");
        assertThat(array(new double[5])).hasToString("array of 5 values");
        int[] sources = {1};
        Connector.Pairs list = pairs(sources, new int[] {2});
        sources[0] = 9;
        assertThat(list.source(0)).isEqualTo(1);
        assertThat(list.target(0)).isEqualTo(2);
        assertThat(list.size()).isEqualTo(1);
        assertThat(list).hasToString("list of 1 pairs");
    }

    @Test
    void rulesAreCheckedWhereTheyAreMade() {
        refused(() -> fixedProbability(1.5), "connection probability = 1.5; must be in [0, 1]");
        refused(() -> fixedProbability(Double.NaN), "connection probability = NaN; must be in [0, 1]");
        refused(() -> fixedIndegree(-1), "in-degree = -1; must be >= 0");
        refused(() -> fixedOutdegree(-1), "out-degree = -1; must be >= 0");
        refused(() -> fixedTotalNumber(-1), "total number = -1; must be >= 0");
        refused(
                () -> pairs(new int[2], new int[3]),
                "connection list has 2 sources but 3 targets; both arrays must have one entry per connection");
        assertThatThrownBy(() -> pairs(null, new int[1]))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sources");
    }

    @Test
    void switchesMakeNewRules() {
        assertThat(fixedProbability(0.1).autapses()).isTrue();
        assertThat(fixedProbability(0.1).withoutAutapses()).isEqualTo(new Connector.FixedProbability(0.1, false));
        assertThat(allToAll().withoutAutapses().autapses()).isFalse();
        assertThat(fixedIndegree(3)).isEqualTo(new Connector.FixedIndegree(3, true, false));
        assertThat(fixedIndegree(3).withoutAutapses().withMultapses())
                .isEqualTo(new Connector.FixedIndegree(3, false, true));
        assertThat(fixedOutdegree(3).withMultapses().withoutAutapses())
                .isEqualTo(new Connector.FixedOutdegree(3, false, true));
        assertThat(fixedTotalNumber(3).withMultapses().withoutAutapses())
                .isEqualTo(new Connector.FixedTotalNumber(3, false, true));
        assertThat(oneToOne().autapses()).isTrue();
    }
}
