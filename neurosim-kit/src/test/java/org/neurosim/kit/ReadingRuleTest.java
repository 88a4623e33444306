package org.neurosim.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/** The battery passes a sound rule that reads the postsynaptic neuron, and finds what may be wrong with one. */
class ReadingRuleTest extends SynapseContract {

    private static class Sound implements Synapse.SteppedRule {
        private static final SynapseSpec SPEC =
                new SynapseSpec("Sound", List.of(), List.of(Trace.ofAllSpikes("x", 20)), List.of()).reading("v", "w");

        @Override
        public SynapseSpec spec() {
            return SPEC;
        }

        @Override
        public void onStep(SteppedRow row) {
            for (int k = 0; k < row.size(); k++) {
                double drive = row.post(0, 0)[k] + 60 + row.post(1, 0)[k];
                row.weight()[k] += 1e-3 * row.dt() * row.pre(0, 0) * drive;
            }
        }
    }

    @Override
    protected Synapse model() {
        return new Sound();
    }

    @Override
    protected double low(String state) {
        return lowest(state);
    }

    @Override
    protected double high(String state) {
        return highest(state);
    }

    private static double lowest(String state) {
        return state.equals("v") ? -70 : 0;
    }

    private static double highest(String state) {
        return state.equals("v") ? 20 : 5;
    }

    private static SynapseContract contract(Synapse model) {
        return new SynapseContract() {
            @Override
            protected Synapse model() {
                return model;
            }

            @Override
            protected double low(String state) {
                return lowest(state);
            }

            @Override
            protected double high(String state) {
                return highest(state);
            }
        };
    }

    @Test
    @DisplayName("a change per step, whatever its length")
    void forgetsTheTimeStep() {
        SynapseContract battery = contract(new Sound() {
            @Override
            public void onStep(SteppedRow row) {
                for (int k = 0; k < row.size(); k++) {
                    row.weight()[k] += 1e-4 * row.pre(0, 0) * (row.post(0, 0)[k] + 60);
                }
            }
        });
        assertThatThrownBy(battery::converges)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("halving the time step");
    }

    @Test
    @DisplayName("the potential of the first target for all of a row")
    void firstOfRow() {
        SynapseContract battery = contract(new Sound() {
            @Override
            public void onStep(SteppedRow row) {
                for (int k = 0; k < row.size(); k++) {
                    row.weight()[k] += 1e-3 * row.dt() * row.pre(0, 0) * (row.post(0, 0)[0] + 60);
                }
            }
        });
        assertThatThrownBy(battery::sameBitsInRows)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("received by target 1 of 3");
    }
}
