package org.neurosim.core.engine;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.GradedRow;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/** Neurons and synapses that communicate without spikes, for the tests of core. */
final class GradedModels {

    static final double TAU = 5;

    private GradedModels() {}

    /**
     * {@code tau dr/dt = h + S - (1 + G) r}; output y = r^2 at the end of each step. Receptors "in" (h), "gap" (S, G); "kick" makes r jump.
     */
    static final class Unit implements Neuron.ConditionallyLinear, Neuron.Discrete {
        static final int R = 0;
        static final int Y = 1;
        private final NeuronSpec spec = NeuronSpec.builder("unit")
                .parameter("tau", "ms", TAU, Range.POSITIVE)
                .state("r", "", 0)
                .state("y", "", 0)
                .held("h", "")
                .held("S", "")
                .held("G", "")
                .receptor("kick", "", "r")
                .receptor("in", "", "h")
                .receptor("gap", "", "S", "G")
                .build();

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void initialize(Block block, double[][] x) {
            endStep(block, x);
        }

        /** Leaves rubbish in the entries of the held variables, as it may. */
        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            double[] tau = block.parameter(0);
            for (int i = 0; i < block.size(); i++) {
                a[R][i] = (x[2][i] + x[3][i]) / tau[i];
                b[R][i] = (1 + x[4][i]) / tau[i];
                a[Y][i] = 0;
                b[Y][i] = 0;
                a[2][i] = 17;
                b[3][i] = 17;
            }
        }

        @Override
        public void endStep(Block block, double[][] x) {
            for (int i = 0; i < block.size(); i++) {
                x[Y][i] = x[R][i] * x[R][i];
            }
        }
    }

    /** Transmits a variable as it is. */
    static class Plain implements Synapse.Graded {
        private final String variable;
        private final boolean diffusive;

        Plain(String variable, boolean diffusive) {
            this.variable = variable;
            this.diffusive = diffusive;
        }

        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("plain", List.of());
        }

        @Override
        public String presynapticVariable() {
            return variable;
        }

        @Override
        public boolean isDiffusive() {
            return diffusive;
        }

        @Override
        public void transmit(Transmission neurons) {
            System.arraycopy(neurons.variable(), 0, neurons.out(), 0, neurons.size());
        }
    }

    /** Transmits a variable as it is, with one value for each step. */
    static final class Discrete extends Plain {

        Discrete(String variable) {
            super(variable, false);
        }

        @Override
        public boolean isDiscrete() {
            return true;
        }
    }

    /** Transmits the running sum of r, which starts at 100. */
    static final class Summing implements Synapse.Graded {

        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("summing", List.of());
        }

        @Override
        public String presynapticVariable() {
            return "r";
        }

        @Override
        public List<StateVariable> states() {
            return List.of(new StateVariable("sum", "", 100, null, null));
        }

        @Override
        public void initialize(Transmission neurons) {
            System.arraycopy(neurons.state(0), 0, neurons.out(), 0, neurons.size());
        }

        @Override
        public void transmit(Transmission neurons) {
            for (int i = 0; i < neurons.size(); i++) {
                neurons.state(0)[i] += neurons.variable()[i];
                neurons.out()[i] = neurons.state(0)[i];
            }
        }
    }

    /** Transmits r; the weight grows with pre times post (y), by a factor that itself falls by half each step. */
    static final class Learning implements Synapse.GradedRule {
        private final double rate;

        Learning(double rate) {
            this.rate = rate;
        }

        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("learning", List.of(new SynapseSpec.Variable("factor", "", 1)));
        }

        @Override
        public String presynapticVariable() {
            return "r";
        }

        @Override
        public String postsynapticVariable() {
            return "y";
        }

        @Override
        public void transmit(Transmission neurons) {
            System.arraycopy(neurons.variable(), 0, neurons.out(), 0, neurons.size());
        }

        @Override
        public void update(GradedRow row) {
            for (int k = 0; k < row.size(); k++) {
                row.weight()[k] += row.dt() * rate * row.variable(0)[k] * row.pre()[k] * row.post()[k];
                row.variable(0)[k] *= 0.5;
            }
        }
    }
}
