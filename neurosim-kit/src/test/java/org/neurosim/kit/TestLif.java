package org.neurosim.kit;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/** A sound leaky integrate-and-fire neuron, to be broken in subclasses. */
class TestLif implements Neuron.Differential {
    static final int V = 0;
    private static final int TAU = 0;
    private static final int REST = 1;

    private final NeuronSpec spec = declare(-70).build();

    static NeuronSpec.Builder declare(double reset) {
        return NeuronSpec.builder("TestLif")
                .parameter("tau", "ms", 10, Range.POSITIVE)
                .parameter("E", "mV", -70, Range.FINITE)
                .parameter("V_th", "mV", -55, Range.FINITE)
                .parameter("V_reset", "mV", reset, Range.FINITE)
                .parameter("t_ref", "ms", 2, Range.NON_NEGATIVE)
                .state("v", "mV", "E")
                .receptor("in", "mV", "v")
                .threshold("v", "V_th")
                .reset("v", "V_reset")
                .refractory("t_ref", "v");
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    @Override
    public void derivatives(Block block, double[][] x, double[][] dx) {
        double[] tau = block.parameter(TAU);
        double[] rest = block.parameter(REST);
        double[] current = block.current();
        for (int i = 0; i < block.size(); i++) {
            dx[V][i] = (rest[i] - x[V][i] + current[i]) / tau[i];
        }
    }

    /** The battery on a model of this kind, for use without a test engine. */
    static NeuronContract contract(Neuron model) {
        return contract(model, 25, 4, 0.1);
    }

    /** The same with a current, pA, a claimed order and a time step, ms. */
    static NeuronContract contract(Neuron model, double current, int order, double timeStep) {
        return new NeuronContract() {
            @Override
            protected Neuron model() {
                return model;
            }

            @Override
            protected double firingCurrent() {
                return current;
            }

            @Override
            protected int order() {
                return order;
            }

            @Override
            protected double timeStep() {
                return timeStep;
            }
        };
    }
}
