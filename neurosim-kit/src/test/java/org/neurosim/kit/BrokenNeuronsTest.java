package org.neurosim.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/** Each test of the neurons' battery fails for a model that is broken in the way that it looks for. */
class BrokenNeuronsTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable test) {
        return assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    /** A sound model but for its declaration. */
    private static NeuronContract declared(NeuronSpec spec) {
        return TestLif.contract(new TestLif() {
            @Override
            public NeuronSpec spec() {
                return spec;
            }
        });
    }

    @Test
    @DisplayName("a declaration that changes from call to call")
    void changingDeclaration() {
        AtomicLong calls = new AtomicLong();
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public NeuronSpec spec() {
                return declare(-70 - calls.getAndIncrement()).build();
            }
        });
        assertFails(battery::declarationIsSane).hasMessageContaining("spec() differs between two calls");
    }

    @Test
    @DisplayName("a name that can't be one")
    void badName() {
        NeuronSpec spec = TestLif.declare(-70).state("2nd variable", "", 0).build();
        assertFails(declared(spec)::declarationIsSane).hasMessageContaining("state variable '2nd variable'");
    }

    @Test
    @DisplayName("units that do not fit each other")
    void badUnits() {
        NeuronSpec port = TestLif.declare(-70).receptor("g", "nS", "v").build();
        assertFails(declared(port)::declarationIsSane).hasMessageContaining("unit of receptor g");
        NeuronSpec reset = TestLif.declare(-70).reset("v", "tau").build();
        assertFails(declared(reset)::declarationIsSane).hasMessageContaining("unit of the reset of v");
    }

    @Test
    @DisplayName("a refractory period that may be negative")
    void badPeriod() {
        NeuronSpec spec = TestLif.declare(-70)
                .parameter("dead", "ms", 1, Range.FINITE)
                .refractory("dead")
                .build();
        assertFails(declared(spec)::declarationIsSane).hasMessageContaining("dead admits negative times");
    }

    @Test
    @DisplayName("a reset that is not below the threshold")
    void resetAboveThreshold() {
        NeuronContract battery = declared(TestLif.declare(-50).build());
        assertFails(battery::declarationIsSane).hasMessageContaining("V_reset = -50.0; must be below the threshold");
    }

    @Test
    @DisplayName("no dynamics")
    void noDynamics() {
        NeuronSpec spec = TestLif.declare(-70).build();
        Neuron model = () -> spec;
        assertFails(TestLif.contract(model)::declarationIsSane).hasMessageContaining("gives no dynamics");
    }

    @Test
    @DisplayName("a right-hand side that is wrong by a term of the time step")
    void wrongOrder() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                for (int i = 0; i < block.size(); i++) {
                    dx[V][i] += 0.1 * block.dt();
                }
            }
        });
        assertFails(battery::convergesWithOrder)
                .hasMessageMatching("order (0\\.9|1\\.0)\\S* instead of 4: relative errors .*");
    }

    @Test
    @DisplayName("a method of a lower order than is claimed")
    void claimedOrder() {
        NeuronContract battery = TestLif.contract(new TestLif(), 15.01, Integer.MAX_VALUE, 2);
        assertFails(battery::convergesWithOrder).hasMessageStartingWith("not exact");
    }

    @Test
    @DisplayName("a current at which the model does not fire")
    void silent() {
        NeuronContract battery = TestLif.contract(new TestLif(), 1, 4, 0.1);
        assertFails(battery::resetsAndIsRefractory)
                .hasMessageContaining("no spike within 200.0 ms at firingCurrent() = 1.0 pA");
    }

    @Test
    @DisplayName("a step towards the spike that undoes the reset")
    void undoneReset() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void onSpike(Block block, double[][] x, int[] spiking, int count) {
                for (int k = 0; k < count; k++) {
                    x[V][spiking[k]] += 1;
                }
            }
        });
        assertFails(battery::resetsAndIsRefractory).hasMessageContaining("v after the spike at step");
    }

    @Test
    @DisplayName("a spike condition that stays true")
    void spikesWithoutEnd() {
        NeuronSpec spec = NeuronSpec.builder("Endless")
                .parameter("tau", "ms", 10, Range.POSITIVE)
                .parameter("E", "mV", -70, Range.FINITE)
                .parameter("V_th", "mV", -55, Range.FINITE)
                .state("v", "mV", "E")
                .threshold("v", "V_th")
                .build();
        assertFails(declared(spec)::resetsAndIsRefractory).hasMessageContaining("spikes 1 steps apart");
    }

    @Test
    @DisplayName("a rate per step instead of per ms")
    void perStep() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                for (int i = 0; i < block.size(); i++) {
                    dx[V][i] *= 0.1 / block.dt();
                }
            }
        });
        assertFails(battery::stepSizeIndependent).hasMessageContaining("number of spikes at dt = 0.1 ms");
    }

    @Test
    @DisplayName("a kernel that takes the first neuron for all")
    void firstForAll() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                for (int i = 1; i < block.size(); i++) {
                    dx[V][i] = dx[V][0];
                }
            }
        });
        assertFails(battery::sameBitsInBlocks).hasMessageContaining("against one alone");
    }

    @Test
    @DisplayName("a kernel that takes one parameter for all")
    void oneParameterForAll() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                double tau = block.parameter(0)[0];
                for (int i = 0; i < block.size(); i++) {
                    dx[V][i] *= block.parameter(0)[i] / tau;
                }
            }
        });
        assertFails(battery::sameBitsWithParametersPerNeuron).hasMessageContaining("parameters changed by 1 in 1000");
    }

    @Test
    @DisplayName("a model that counts its calls")
    void keepsState() {
        AtomicLong calls = new AtomicLong();
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                dx[V][0] += 1e-9 * calls.incrementAndGet();
            }
        });
        assertFails(battery::threadIndependent).hasMessageContaining("with 1 threads");
    }

    @Test
    @DisplayName("a right-hand side that overflows")
    void overflows() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                for (int i = 0; i < block.size(); i++) {
                    dx[V][i] += StrictMath.exp(x[V][i] + 40);
                }
            }
        });
        assertFails(battery::finiteForExtremeInputs).hasMessageStartingWith("derivatives at v = 1000.0 are not finite");
    }

    @Test
    @DisplayName("a model that blows up under a strong current")
    void blowsUp() {
        NeuronContract battery = TestLif.contract(new TestLif() {
            @Override
            public void derivatives(Block block, double[][] x, double[][] dx) {
                super.derivatives(block, x, dx);
                for (int i = 0; i < block.size(); i++) {
                    dx[V][i] = x[V][i] < -101 && x[V][i] > -299 ? Double.NaN : dx[V][i];
                }
            }
        });
        assertFails(battery::finiteForExtremeInputs).hasMessageContaining("-10.0 times the firing current");
    }
}
