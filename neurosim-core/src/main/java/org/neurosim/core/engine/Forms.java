package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.StateVariable;

/**
 * Derives weaker forms of dynamics from stronger ones: {@code a - b x} from a linear system, the right-hand side from either, and the part of declared
 * kinetics, of held and of clamped variables that models need not care about.
 */
final class Forms {

    private Forms() {}

    /** dx = a - b x. */
    static Integrator.Derivatives derivatives(Neuron.ConditionallyLinear model, double[][] a, double[][] b) {
        return (block, x, dx) -> {
            model.coefficients(block, x, a, b);
            int n = block.size();
            for (int k = 0; k < x.length; k++) {
                slope(dx[k], x[k], a[k], b[k], n);
            }
        };
    }

    private static void slope(double[] dx, double[] x, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            dx[i] = a[i] - b[i] * x[i];
        }
    }

    /**
     * dx = matrix (x - rest) + constant + current I, neuron by neuron: for checks and comparisons, not for speed.
     *
     * @param common the system of all neurons, null if they differ
     */
    static Integrator.Derivatives derivatives(Neuron.Linear model, LinearSystem common) {
        BlockParameters parameters = new BlockParameters();
        return (block, x, dx) -> {
            for (int i = 0; i < block.size(); i++) {
                LinearSystem s = common != null ? common : model.linearSystem(parameters.at(block, i));
                for (int r = 0; r < x.length; r++) {
                    dx[r][i] = drive(s, block, x, r, i, -1);
                }
            }
        };
    }

    /** The same as {@code a - b x}. */
    static Integrator.Coefficients coefficients(Neuron.Linear model, LinearSystem common) {
        BlockParameters parameters = new BlockParameters();
        return (block, x, a, b) -> {
            for (int i = 0; i < block.size(); i++) {
                LinearSystem s = common != null ? common : model.linearSystem(parameters.at(block, i));
                for (int r = 0; r < x.length; r++) {
                    a[r][i] = drive(s, block, x, r, i, r) - s.matrix()[r][r] * s.rest()[r];
                    b[r][i] = -s.matrix()[r][r];
                }
            }
        };
    }

    /** Row r of the system for element i, without the term of one variable. */
    private static double drive(LinearSystem s, Block block, double[][] x, int r, int i, int without) {
        double sum = s.constant()[r] + s.current()[r] * block.current()[i];
        for (int j = 0; j < x.length; j++) {
            if (j != without) {
                sum += s.matrix()[r][j] * (x[j][i] - s.rest()[j]);
            }
        }
        return sum;
    }

    /** The parameters of one element of a block at a time. */
    private static final class BlockParameters implements ParameterSet {
        private Block block;
        private int i;

        BlockParameters at(Block of, int element) {
            block = of;
            i = element;
            return this;
        }

        @Override
        public double get(int index) {
            return block.parameter(index)[i];
        }
    }

    /** Adds the derivatives of variables with declared kinetics. */
    static Integrator.Derivatives withKinetics(Integrator.Derivatives f, NeuronSpec spec) {
        List<StateVariable> states = spec.states();
        if (states.stream().allMatch(s -> s.kinetics() == null)) {
            return f;
        }
        BlockParameters parameters = new BlockParameters();
        return (block, x, dx) -> {
            f.evaluate(block, x, dx);
            int n = block.size();
            for (int k = 0; k < x.length; k++) {
                StateVariable.Kinetics kinetics = states.get(k).kinetics();
                if (kinetics != null) {
                    decay(dx[k], x[k], block.parameter(kinetics.tau()), n);
                    if (kinetics.source() >= 0) {
                        double[] source = x[kinetics.source()];
                        for (int i = 0; i < n; i++) {
                            dx[k][i] += kinetics.gain().applyAsDouble(parameters.at(block, i)) * source[i];
                        }
                    }
                }
            }
        };
    }

    private static void decay(double[] dx, double[] x, double[] tau, int n) {
        for (int i = 0; i < n; i++) {
            dx[i] = -x[i] / tau[i];
        }
    }

    /** Clamped variables of refractory neurons do not move. */
    static Integrator.Derivatives clamped(Integrator.Derivatives f, NeuronSpec spec) {
        int[] clamped = spec.clamped().stream().mapToInt(Integer::intValue).toArray();
        if (clamped.length == 0) {
            return f;
        }
        return (block, x, dx) -> {
            f.evaluate(block, x, dx);
            zero(block, clamped, dx);
        };
    }

    /** Clamped variables of refractory neurons do not move. */
    static Integrator.Coefficients clamped(Integrator.Coefficients f, NeuronSpec spec) {
        int[] clamped = spec.clamped().stream().mapToInt(Integer::intValue).toArray();
        if (clamped.length == 0) {
            return f;
        }
        return (block, x, a, b) -> {
            f.evaluate(block, x, a, b);
            zero(block, clamped, a);
            zero(block, clamped, b);
        };
    }

    /** Held variables do not move. */
    static Integrator.Derivatives held(Integrator.Derivatives f, NeuronSpec spec) {
        int[] held = spec.held().stream().mapToInt(Integer::intValue).toArray();
        if (held.length == 0) {
            return f;
        }
        return (block, x, dx) -> {
            f.evaluate(block, x, dx);
            for (int k : held) {
                Arrays.fill(dx[k], 0, block.size(), 0);
            }
        };
    }

    /** Held variables do not move. */
    static Integrator.Coefficients held(Integrator.Coefficients f, NeuronSpec spec) {
        int[] held = spec.held().stream().mapToInt(Integer::intValue).toArray();
        if (held.length == 0) {
            return f;
        }
        return (block, x, a, b) -> {
            f.evaluate(block, x, a, b);
            for (int k : held) {
                Arrays.fill(a[k], 0, block.size(), 0);
                Arrays.fill(b[k], 0, block.size(), 0);
            }
        };
    }

    private static void zero(Block block, int[] variables, double[][] columns) {
        int[] who = block.clamped();
        int count = block.clampedCount();
        for (int variable : variables) {
            double[] column = columns[variable];
            for (int c = 0; c < count; c++) {
                column[who[c]] = 0;
            }
        }
    }
}
