package org.neurosim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NetworkBuilderTest {

    /** This module has no engine, so the way out can be read here. */
    @Test
    void withoutAnEngineTheMessageSaysWhatToAdd() {
        assertThatThrownBy(NetworkBuilder::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no simulation engine found; add org.neurosim:neurosim-core to the run-time dependencies");
    }

    @Test
    void failuresCarryWhatIsKnown() {
        NumericalFailureException e = new NumericalFailureException("all of it", "exc", 3, "v", 12.5, Double.NaN);
        assertThat(e).isInstanceOf(NeurosimException.class).hasMessage("all of it");
        assertThat(e.population()).isEqualTo("exc");
        assertThat(e.neuron()).isEqualTo(3);
        assertThat(e.variable()).isEqualTo("v");
        assertThat(e.time()).isEqualTo(12.5);
        assertThat(e.value()).isNaN();
        Throwable cause = new IllegalArgumentException("why");
        assertThat(new InvalidNetworkException("what", cause))
                .isInstanceOf(NeurosimException.class)
                .hasMessage("what")
                .hasCause(cause);
        assertThat(new RecorderFullException("full"))
                .isInstanceOf(NeurosimException.class)
                .hasMessage("full");
    }

    @Test
    void connectionsKnowTheirNumber() {
        assertThat(new Connections(new int[3], new int[3], new double[3], new double[3]).size())
                .isEqualTo(3);
    }
}
