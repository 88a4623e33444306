package org.neurosim.core.integrators;

import java.util.Arrays;
import org.neurosim.api.Integrator;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;

/**
 * The embedded pair 5(4) of Dormand and Prince with local extrapolation and a step size for each neuron.
 *
 * <p>Every time step starts with one attempt over the whole step for all neurons of the block. Those whose error estimate is too large, or who have not reached the
 * end, are packed into the front of scratch columns and tried again with step sizes of their own, so the cost follows the few neurons that need
 * small steps. Nothing is remembered from one time step to the next: the result depends on the state alone.
 *
 * <p>Where the solution ends within the time step (a quadratic or exponential upstroke that reaches infinity), steps shrink until they are lost in rounding. The
 * variable that runs away is then infinite, as it is in truth: a threshold finds it, and where there is none it is reported as a numerical failure.
 */
final class DormandPrince implements Integrator {

    private static final double[][] A = {
        {},
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84},
    };
    private static final double[] ERROR = {
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
    };
    private static final int STAGES = 7;
    private static final double SAFETY = 0.9;
    private static final double SMALLEST_FACTOR = 0.2;
    private static final double LARGEST_FACTOR = 5;

    /** A neuron that has not finished after so many attempts within one step has a problem that smaller steps do not cure. */
    private static final int MOST_ATTEMPTS = 100_000;

    private final double relative;
    private final double absolute;

    DormandPrince(double relative, double absolute) {
        if (!(relative >= 0 && relative < 1)) {
            throw new IllegalArgumentException("relative tolerance = " + relative + "; must be in [0, 1)");
        }
        if (!(absolute > 0 && absolute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("absolute tolerance = " + absolute + "; must be finite and > 0");
        }
        this.relative = relative;
        this.absolute = absolute;
    }

    @Override
    public String name() {
        return "adaptive Dormand-Prince 5(4)";
    }

    @Override
    public Stepper bind(Binding binding) {
        return new AdaptiveStepper(binding)::advance;
    }

    private final class AdaptiveStepper {
        private final Derivatives f;
        private final double dt;
        private final double[][][] k = new double[STAGES][][];
        private final double[][] stage;
        private final double[][] state;
        private final double[] done;
        private final double[] step;
        private final double[] error;
        private final PackedBlock packed;

        AdaptiveStepper(Binding binding) {
            f = binding.derivatives();
            dt = binding.dt();
            for (int s = 0; s < STAGES; s++) {
                k[s] = binding.columns();
            }
            stage = binding.columns();
            state = binding.columns();
            done = new double[binding.capacity()];
            step = new double[binding.capacity()];
            error = new double[binding.capacity()];
            packed = new PackedBlock(binding.spec(), binding.capacity());
        }

        void advance(Block block, double[][] x) {
            int n = block.size();
            packed.pack(block);
            for (int j = 0; j < x.length; j++) {
                System.arraycopy(x[j], 0, state[j], 0, n);
            }
            Arrays.fill(done, 0, n, 0);
            Arrays.fill(step, 0, n, dt);
            for (int attempt = 0; packed.size() > 0; attempt++) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new NeurosimException("adaptive integration of neuron " + (block.first() + packed.origin(0))
                            + " needs more than " + MOST_ATTEMPTS + " steps within one time step of " + dt
                            + " ms; its equations are stiff or diverge: use exponential Euler or larger tolerances");
                }
                tryStep();
                accept(x);
            }
        }

        /** Evaluates all stages of the packed neurons; afterwards stage holds the fifth-order solution and error its scaled error. */
        private void tryStep() {
            int n = packed.size();
            f.evaluate(packed, state, k[0]);
            for (int s = 1; s < STAGES; s++) {
                for (int j = 0; j < state.length; j++) {
                    System.arraycopy(state[j], 0, stage[j], 0, n);
                    for (int q = 0; q < s; q++) {
                        if (A[s][q] != 0) {
                            add(stage[j], k[q][j], A[s][q], n);
                        }
                    }
                }
                f.evaluate(packed, stage, k[s]);
            }
            Arrays.fill(error, 0, n, 0);
            for (int j = 0; j < state.length; j++) {
                for (int i = 0; i < n; i++) {
                    double estimate = 0;
                    for (int s = 0; s < STAGES; s++) {
                        estimate += ERROR[s] * k[s][j][i];
                    }
                    double scale = absolute + relative * Math.max(Math.abs(state[j][i]), Math.abs(stage[j][i]));
                    error[i] = worse(error[i], Math.abs(step[i] * estimate) / scale);
                }
            }
        }

        private void add(double[] y, double[] slope, double a, int n) {
            for (int i = 0; i < n; i++) {
                y[i] += step[i] * a * slope[i];
            }
        }

        /** Takes over accepted steps, writes finished neurons back and packs the others. */
        private void accept(double[][] x) {
            int n = packed.size();
            int kept = 0;
            for (int i = 0; i < n; i++) {
                // An attempt that runs into NaN or infinity is rejected like any other: a smaller step may well
                // succeed.
                boolean accepted = error[i] <= 1;
                boolean last = accepted && done[i] + step[i] >= dt * (1 - 1e-12);
                boolean lost = !accepted && step[i] < 1e-12 * dt;
                double[][] from = accepted ? stage : state;
                if (last || lost) {
                    for (int j = 0; j < x.length; j++) {
                        x[j][packed.origin(i)] = from[j][i];
                    }
                    if (lost) {
                        runAway(x, i);
                    }
                    continue;
                }
                double reached = accepted ? done[i] + step[i] : done[i];
                double next = Math.min(step[i] * factor(error[i]), dt - reached);
                for (int j = 0; j < x.length; j++) {
                    state[j][kept] = from[j][i];
                }
                done[kept] = reached;
                step[kept] = next;
                packed.keep(i, kept);
                kept++;
            }
            packed.truncate(kept);
        }

        /** Sets the variable that changes fastest, measured by its tolerance, to the infinity that it runs to, or NaN if it has no slope. */
        private void runAway(double[][] x, int i) {
            int fastest = 0;
            double most = -1;
            for (int j = 0; j < x.length; j++) {
                double slope = Math.abs(k[0][j][i]);
                double speed = Double.isNaN(slope)
                        ? Double.POSITIVE_INFINITY
                        : slope / (absolute + relative * Math.abs(state[j][i]));
                if (speed > most) {
                    most = speed;
                    fastest = j;
                }
            }
            double slope = k[0][fastest][i];
            x[fastest][packed.origin(i)] =
                    Double.isNaN(slope) ? Double.NaN : Math.copySign(Double.POSITIVE_INFINITY, slope);
        }

        private double factor(double scaledError) {
            if (scaledError == 0) {
                return LARGEST_FACTOR;
            }
            if (!(scaledError < Double.POSITIVE_INFINITY)) {
                return SMALLEST_FACTOR;
            }
            double factor = SAFETY * ElementaryMath.pow(scaledError, -0.2);
            return Math.min(LARGEST_FACTOR, Math.max(SMALLEST_FACTOR, factor));
        }
    }

    /** The larger of two errors; NaN is worst. */
    private static double worse(double a, double b) {
        return b > a || Double.isNaN(b) ? b : a;
    }
}
