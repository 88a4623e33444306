package org.neurosim.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/** Each test of the synapses' battery fails for a model that is broken in the way that it looks for. */
class BrokenSynapsesTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable test) {
        return assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private static SynapseContract declared(SynapseSpec.Variable... variables) {
        SynapseSpec spec = new SynapseSpec("Broken", List.of(variables));
        return TestDepression.contract(() -> spec);
    }

    @Test
    @DisplayName("names that are not unique or can't be names, initial values that are no numbers")
    void badDeclaration() {
        SynapseSpec.Variable s = new SynapseSpec.Variable("s", "", 0);
        assertFails(declared(s, s)::declarationIsSane).hasMessageContaining("not unique");
        assertFails(declared(new SynapseSpec.Variable("a b", "", 0))::declarationIsSane)
                .hasMessageContaining("variable 'a b'");
        assertFails(declared(new SynapseSpec.Variable("s", "", Double.NaN))::declarationIsSane)
                .hasMessageContaining("starts at NaN");
    }

    @Test
    @DisplayName("a synapse that transmits nothing")
    void silent() {
        SynapseContract battery = TestDepression.contract(new TestDepression() {
            @Override
            public void onPresynapticSpike(Row row) {
                for (int k = row.from(); k < row.to(); k++) {
                    row.transmitted()[k] = 0;
                }
            }
        });
        assertFails(battery::keepsNothing).hasMessageContaining("nothing was transmitted");
    }

    /** Weakens all synapses of the object a little at each call. */
    private static SynapseContract counting() {
        AtomicLong calls = new AtomicLong();
        return TestDepression.contract(new TestDepression() {
            @Override
            public void onPresynapticSpike(Row row) {
                super.onPresynapticSpike(row);
                double factor = 1 / (1 + 1e-6 * calls.incrementAndGet());
                for (int k = row.from(); k < row.to(); k++) {
                    row.transmitted()[k] *= factor;
                }
            }
        });
    }

    @Test
    @DisplayName("a model that keeps state outside of its variables")
    void keepsState() {
        assertFails(counting()::keepsNothing).hasMessageContaining("received in a second run");
        assertFails(counting()::threadIndependent).hasMessageContaining("threads");
        assertFails(counting()::rowsAreSeparate).hasMessageContaining("beside another one");
        assertFails(counting()::sameBitsInRows).hasMessageContaining("of 3");
    }

    @Test
    @DisplayName("a rule that treats the first synapse of a row otherwise")
    void firstOfRow() {
        SynapseContract battery = TestDepression.contract(new TestDepression() {
            @Override
            public void onPresynapticSpike(Row row) {
                super.onPresynapticSpike(row);
                for (int k = row.from() + 1; k < row.to(); k++) {
                    row.transmitted()[k] *= 0.5;
                }
            }
        });
        assertFails(battery::sameBitsInRows).hasMessageContaining("received by target 1 of 3");
    }

    @Test
    @DisplayName("a rule of times that are rounded to the grid of its own")
    void dependsOnStep() {
        SynapseContract battery = TestDepression.contract(new TestDepression() {
            private final AtomicLong calls = new AtomicLong();

            @Override
            public void onPresynapticSpike(Row row) {
                super.onPresynapticSpike(row);
                long call = calls.getAndIncrement();
                row.transmitted()[row.from()] += call >= 13 ? 1e-3 : 0; // as if the second time step had an error
            }
        });
        assertFails(battery::stepSizeIndependent).hasMessageContaining("received at dt = 0.5 ms");
    }

    @Test
    @DisplayName("a rule that divides by what may be zero")
    void notFinite() {
        SynapseContract battery = TestDepression.contract(new TestDepression() {
            @Override
            public void onPresynapticSpike(Row row) {
                for (int k = row.from(); k < row.to(); k++) {
                    row.transmitted()[k] = row.weight()[k] / row.weight()[k];
                }
            }
        });
        assertFails(battery::finiteForExtremeInputs).hasMessageContaining("weight 0.0");
    }
}
