package org.neurosim.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/** The battery of graded synapses passes a sound model and fails for broken ones. */
class GradedContractTest {

    private record Function(DoubleUnaryOperator f) implements Synapse.Graded {
        private static final SynapseSpec SPEC = new SynapseSpec("Function", List.of());

        @Override
        public SynapseSpec spec() {
            return SPEC;
        }

        @Override
        public String presynapticVariable() {
            return "r";
        }

        @Override
        public void transmit(Transmission neurons) {
            for (int i = 0; i < neurons.size(); i++) {
                neurons.out()[i] = f.applyAsDouble(neurons.variable()[i]);
            }
        }
    }

    private static GradedSynapseContract of(DoubleUnaryOperator f) {
        return new GradedSynapseContract() {
            @Override
            protected Synapse.Graded model() {
                return new Function(f);
            }
        };
    }

    @Nested
    class Sound extends GradedSynapseContract {
        private static final DoubleUnaryOperator CUBE = r -> r * r * r;

        @Override
        protected Synapse.Graded model() {
            return new Function(CUBE);
        }
    }

    @Test
    @DisplayName("a synapse that transmits nothing")
    void silent() {
        assertThatThrownBy(of(r -> 0)::keepsNothing).hasMessageContaining("nothing was transmitted");
        assertThatThrownBy(of(r -> 1)::rowsAreSeparate).hasMessageContaining("transmit the same");
    }

    @Test
    @DisplayName("a model that keeps state of its own")
    void keepsState() {
        AtomicLong calls = new AtomicLong();
        DoubleUnaryOperator counting = r -> r + 1e-9 * calls.incrementAndGet();
        assertThatThrownBy(of(counting)::keepsNothing).hasMessageContaining("received in a second run");
        assertThatThrownBy(of(counting)::threadIndependent).hasMessageContaining("threads");
        assertThatThrownBy(of(counting)::sameBitsInRows).hasMessageContaining("of 3");
    }

    @Test
    @DisplayName("a function that jumps, or is not finite")
    void rough() {
        assertThatThrownBy(of(r -> r > 0.3 ? 1 : 0)::converges).hasMessageContaining("halving the time step");
        assertThatThrownBy(of(r -> 1 / (r - r))::finiteForExtremeInputs).hasMessageContaining("weight");
        assertThatCode(of(r -> r)::converges).doesNotThrowAnyException();
    }
}
