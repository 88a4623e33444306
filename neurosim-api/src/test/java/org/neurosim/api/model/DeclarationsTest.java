package org.neurosim.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationsTest {

    @Test
    void rangesContainWhatTheySay() {
        assertThat(Range.FINITE.contains(-1e300)).isTrue();
        assertThat(Range.POSITIVE.contains(0)).isFalse();
        assertThat(Range.POSITIVE.contains(Double.MIN_VALUE)).isTrue();
        assertThat(Range.NON_NEGATIVE.contains(0)).isTrue();
        assertThat(Range.NON_NEGATIVE.contains(-0.0)).isTrue();
        assertThat(Range.NON_NEGATIVE.contains(-Double.MIN_VALUE)).isFalse();
        assertThat(Range.between(0, 1).contains(1)).isTrue();
        assertThat(Range.between(0, 1).contains(1.0000001)).isFalse();
        assertThat(new Range(0, 1, false, false).contains(1)).isFalse();
        for (Range range : List.of(Range.FINITE, Range.POSITIVE, Range.NON_NEGATIVE, Range.between(-1, 1))) {
            assertThat(range.contains(Double.NaN)).isFalse();
            assertThat(range.contains(Double.POSITIVE_INFINITY)).isFalse();
            assertThat(range.contains(Double.NEGATIVE_INFINITY)).isFalse();
        }
    }

    @Test
    void rangesAreDescribedInWords() {
        assertThat(Range.FINITE.describe()).isEqualTo("finite");
        assertThat(Range.POSITIVE.describe()).isEqualTo("finite and > 0");
        assertThat(Range.NON_NEGATIVE.describe()).isEqualTo("finite and >= 0");
        assertThat(Range.between(0, 1).describe()).isEqualTo("in [0, 1]");
        assertThat(new Range(-0.5, 2, false, true).describe()).isEqualTo("in (-0.5, 2]");
        assertThat(new Range(Double.NEGATIVE_INFINITY, 3, false, true).describe())
                .isEqualTo("finite and <= 3");
        assertThat(new Range(Double.NEGATIVE_INFINITY, 3, false, false).describe())
                .isEqualTo("finite and < 3");
    }

    @Test
    void emptyRangesAreRefused() {
        assertThatThrownBy(() -> Range.between(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range from 2.0 to 1.0 is empty");
        assertThatThrownBy(() -> Range.between(Double.NaN, 1)).hasMessage("range from NaN to 1.0 is empty");
    }

    @Test
    void linearSystemsHaveTheShapeOfTheirStates() {
        LinearSystem zeros = LinearSystem.zeros(3);
        assertThat(zeros.size()).isEqualTo(3);
        assertThat(zeros.matrix()).isDeepEqualTo(new double[3][3]);
        assertThatThrownBy(() ->
                        new LinearSystem(new double[][] {{1, 2}, {1}}, new double[2], new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("matrix has 2 rows but a row of length 1");
        assertThatThrownBy(() -> new LinearSystem(new double[2][2], new double[2], new double[3], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("matrix is 2 x 2 but rest, constant, current have 2, 3, 2 entries");
    }

    @Test
    void namesAndUnitsAreRequired() {
        assertThatThrownBy(() -> new ReceptorPort(null, "", 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> new ReceptorPort("in", null, 0)).hasMessage("unit");
        assertThatThrownBy(() -> new StateVariable(null, "", 0, null, null)).hasMessage("name");
        assertThatThrownBy(() -> new StateVariable("v", null, 0, null, null)).hasMessage("unit");
        assertThatThrownBy(() -> new Parameter("p", "", 0, null)).hasMessage("range");
        assertThatThrownBy(() -> new Threshold(0, 0, false, null)).hasMessage("condition");
        assertThatThrownBy(() -> new SynapseSpec(null, List.of())).hasMessage("name");
    }

    @Test
    void synapseDeclarationsAreCopied() {
        List<SynapseSpec.Variable> variables = new ArrayList<>(List.of(new SynapseSpec.Variable("r", "", 1)));
        SynapseSpec spec = new SynapseSpec("s", variables);
        variables.clear();
        assertThat(spec.variables()).hasSize(1);
    }

    /** What need not be implemented. */
    @Test
    void stimuliAndSourcesHaveNoStateAndFitEverywhereByDefault() {
        Stimulus stimulus = new Stimulus() {
            @Override
            public String name() {
                return "s";
            }

            @Override
            public Port port() {
                return Port.CURRENT;
            }

            @Override
            public void apply(Drive drive) {}
        };
        stimulus.check(3, 0.1);
        assertThat(stimulus.states()).isEmpty();
        SpikeSource source = new SpikeSource() {
            @Override
            public String name() {
                return "s";
            }

            @Override
            public void emit(Emission emission) {}
        };
        source.check(3, 0.1);
        assertThat(source.states()).isEmpty();
    }
}
