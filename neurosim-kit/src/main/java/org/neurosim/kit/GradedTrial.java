package org.neurosim.kit;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.array;

import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;

/** Two presynaptic cells whose transmitted variable swings, and targets that follow what they receive. */
final class GradedTrial {
    private static final double DURATION = 40;
    private static final double PERIOD = 16; // ms
    private static final double SECOND = 0.37; // where in its period the second cell starts

    private final Synapse.Graded model;
    private final double dt;
    private int targets = 1;
    private int threads = 1;
    private double weight = 1;
    private double delay;
    private double low = -1;
    private double high = 1;
    private boolean separate;

    GradedTrial(Synapse.Graded model, double dt) {
        this.model = model;
        this.dt = dt;
    }

    GradedTrial targets(int count) {
        targets = count;
        return this;
    }

    GradedTrial threads(int count) {
        threads = count;
        return this;
    }

    GradedTrial weight(double value) {
        weight = value;
        return this;
    }

    /** 0 for none. */
    GradedTrial delay(double ms) {
        delay = ms;
        return this;
    }

    GradedTrial swing(double from, double to) {
        low = from;
        high = to;
        return this;
    }

    /** Each cell has a target of its own. */
    GradedTrial separateTargets() {
        targets = 2;
        separate = true;
        return this;
    }

    /** The targets' variable after 40 ms. */
    double[] run() {
        String transmitted = model.presynapticVariable();
        String seen = model instanceof Synapse.GradedRule rule ? rule.postsynapticVariable() : "x";
        NetworkBuilder b = NetworkBuilder.create();
        double middle = (low + high) / 2;
        double half = (high - low) / 2;
        Population cells = b.population("pre", 2, new Oscillator(transmitted))
                .with("middle", middle)
                .initially(transmitted, array(middle + half, middle + half * cos()))
                .initially("quadrature", array(0, half * sin()));
        Population out = b.population("post", targets, new Follower(seen, model.isDiffusive()));
        Projection projection = b.project(cells, out)
                .connect(separate ? oneToOne() : allToAll())
                .synapse(model)
                .receptor("in")
                .weight(weight);
        if (delay > 0) {
            projection.delay(delay);
        }
        try (Network network = b.build(SimulationOptions.timeStep(dt).seed(1).threads(threads))) {
            network.run(DURATION);
            return network.read(out, seen);
        }
    }

    private static double cos() {
        return StrictMath.cos(2 * StrictMath.PI * SECOND);
    }

    private static double sin() {
        return StrictMath.sin(2 * StrictMath.PI * SECOND);
    }

    /** A harmonic oscillator, solved exactly. */
    private static final class Oscillator implements Neuron.Linear {
        private final NeuronSpec spec;

        Oscillator(String variable) {
            spec = NeuronSpec.builder("Oscillator")
                    .parameter("middle", "", 0, Range.FINITE)
                    .state(variable, "", 0)
                    .state("quadrature", "", 0)
                    .build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public LinearSystem linearSystem(ParameterSet parameters) {
            LinearSystem s = LinearSystem.zeros(2);
            double omega = 2 * StrictMath.PI / PERIOD;
            s.matrix()[0][1] = -omega;
            s.matrix()[1][0] = omega;
            s.rest()[0] = parameters.get(0);
            return s;
        }
    }

    /** {@code dx/dt = (input - x) / 5 ms}, where a diffusive input pulls x to that of the other cells. */
    private static final class Follower implements Neuron.ConditionallyLinear {
        private static final double TAU = 5; // ms

        private final NeuronSpec spec;

        Follower(String variable, boolean diffusive) {
            NeuronSpec.Builder b = NeuronSpec.builder("Follower")
                    .state(variable, "", 0.1)
                    .held("input", "")
                    .held("total", "");
            spec = (diffusive ? b.receptor("in", "", "input", "total") : b.receptor("in", "", "input")).build();
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            for (int i = 0; i < block.size(); i++) {
                a[0][i] = x[1][i] / TAU;
                b[0][i] = (1 + x[2][i]) / TAU;
            }
        }
    }
}
