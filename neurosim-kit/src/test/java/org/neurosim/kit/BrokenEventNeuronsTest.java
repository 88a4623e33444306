package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/** The battery for event-driven neurons passes a sound one and finds what is wrong with others. */
class BrokenEventNeuronsTest {

    /** A second-order low-pass of the inputs that spikes at 1: v = (v0 + u0 t) e^(-t), u = u0 e^(-t), with a fault. */
    private record Bump(Fault fault) implements Neuron.EventDriven, Neuron.Differential {
        private static final NeuronSpec SPEC = NeuronSpec.builder("Bump")
                .parameter("level", "", 1, Range.FINITE)
                .parameter("rest", "", 0, Range.FINITE)
                .state("v", "", 0)
                .state("u", "", 0)
                .receptor("in", "", "u")
                .threshold("v", "level")
                .reset("v", "rest")
                .build();

        @Override
        public NeuronSpec spec() {
            return SPEC;
        }

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            for (int i = 0; i < block.size(); i++) {
                dx[0][i] = x[1][i] - (fault == Fault.OTHER_MODEL ? 1.2 : 1) * x[0][i];
                dx[1][i] = -x[1][i];
            }
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            double[] v = cells.state(0);
            double[] u = cells.state(1);
            return new EventDynamics() {
                private int asked;

                @Override
                public void advance(int i, double duration) {
                    double e = StrictMath.exp(-duration);
                    v[i] = (v[i] + u[i] * duration) * e;
                    u[i] *= fault == Fault.PIECES ? 1 / (1 + duration) : e;
                }

                private double at(int i, double t) {
                    return (v[i] + u[i] * t) * StrictMath.exp(-t);
                }

                @Override
                public double timeToSpike(int i) {
                    double top = 1 - v[i] / u[i];
                    if (v[i] >= 1) {
                        return 0;
                    }
                    double high = fault == Fault.MISSED ? 3 : top;
                    if (!(u[i] > 0 && high > 0 && at(i, high) >= 1)) {
                        return Double.POSITIVE_INFINITY;
                    }
                    double low = 0;
                    while (0.5 * (low + high) > low && 0.5 * (low + high) < high) {
                        double middle = 0.5 * (low + high);
                        if (at(i, middle) >= 1) {
                            high = middle;
                        } else {
                            low = middle;
                        }
                    }
                    return high + (fault == Fault.MEMORY ? 1e-6 * asked++ : 0);
                }
            };
        }
    }

    private enum Fault {
        NONE,
        MISSED,
        PIECES,
        MEMORY,
        OTHER_MODEL
    }

    private static EventNeuronContract battery(Fault fault) {
        return battery(new Bump(fault), 1.3);
    }

    private static EventNeuronContract battery(Neuron.EventDriven model, double weight) {
        return new EventNeuronContract() {
            @Override
            protected Neuron.EventDriven model() {
                return model;
            }

            @Override
            protected double weight() {
                return weight;
            }
        };
    }

    @Nested
    class Sound extends EventNeuronContract {

        @Override
        protected Neuron.EventDriven model() {
            return new Bump(Fault.NONE);
        }

        @Override
        protected double weight() {
            return 1.3;
        }
    }

    @Test
    @DisplayName("a bump between two inputs that is missed, since only its end was looked at")
    void missedCrossing() {
        AssertionError e = assertThrows(AssertionError.class, battery(Fault.MISSED)::noCrossingIsMissed);
        assertTrue(e.getMessage().contains("calculated anew every 0.02 ms"), e.getMessage());
    }

    @Test
    @DisplayName("a solution whose pieces don't add up")
    void pieces() {
        assertThrows(AssertionError.class, battery(Fault.PIECES)::noCrossingIsMissed);
    }

    @Test
    @DisplayName("a time that depends on how often it was asked for")
    void memory() {
        assertThrows(AssertionError.class, battery(Fault.MEMORY)::noCrossingIsMissed);
    }

    /** dv/dt = I_e / 10 pF: an integrator without leak that takes over a current, or only says so. */
    private record Integrator(boolean follows) implements Neuron.EventDriven {
        private static final NeuronSpec SPEC = NeuronSpec.builder("Integrator")
                .parameter("I_e", "pA", 5, Range.FINITE)
                .parameter("level", "mV", 1, Range.FINITE)
                .parameter("rest", "mV", 0, Range.FINITE)
                .state("v", "mV", 0)
                .receptor("in", "mV", "v")
                .threshold("v", "level")
                .reset("v", "rest")
                .build();

        @Override
        public NeuronSpec spec() {
            return SPEC;
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            double[] v = cells.state(0);
            double[] current = cells.parameter(0);
            double[] slope = new double[cells.size()];
            for (int i = 0; i < slope.length; i++) {
                slope[i] = current[i] / 10;
            }
            return new EventDynamics() {
                @Override
                public boolean currentChanged(int i) {
                    if (follows) {
                        slope[i] = current[i] / 10;
                    }
                    return true;
                }

                @Override
                public void advance(int i, double duration) {
                    v[i] += slope[i] * duration;
                }

                @Override
                public double timeToSpike(int i) {
                    return v[i] >= 1 ? 0 : slope[i] > 0 ? (1 - v[i]) / slope[i] : Double.POSITIVE_INFINITY;
                }
            };
        }
    }

    @Test
    @DisplayName("a current that is said to be taken over but is not")
    void currents() {
        battery(new Integrator(true), 0.3).followsCurrents();
        AssertionError e = assertThrows(AssertionError.class, battery(new Integrator(false), 0.3)::followsCurrents);
        assertTrue(e.getMessage().contains("with currents that are taken over"), e.getMessage());
    }

    @Test
    @DisplayName("a clock-driven form of another model")
    void otherModel() {
        AssertionError e = assertThrows(AssertionError.class, battery(Fault.OTHER_MODEL)::agreesWithClock);
        assertTrue(e.getMessage().contains("clock-driven"), e.getMessage());
    }
}
