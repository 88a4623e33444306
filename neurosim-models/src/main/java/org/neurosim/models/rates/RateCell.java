package org.neurosim.models.rates;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.Membrane;

/** {@link RateUnit}: the dynamics in state variable 0, x or r; with noise at the output r comes next. */
final class RateCell implements Neuron.ConditionallyLinear, Neuron.Discrete {
    private static final int X = 0;
    private static final int COUPLING_PARAMETERS = 4;

    private final NeuronSpec spec;
    private final Gain gain;
    private final boolean noisyOutput;

    /** First of the four parameters of multiplicative coupling, -1 for none. */
    private final int coupling;

    /** Parameter that holds the lower limit, -1 for none. */
    private final int limit;

    private final int rate;
    private final int input;

    RateCell(NeuronSpec spec, Gain gain, boolean noisyOutput, boolean multiplicative, boolean limited) {
        this.spec = spec;
        this.gain = gain;
        this.noisyOutput = noisyOutput;
        int next = RateUnit.OWN + gain.size();
        coupling = multiplicative ? next : -1;
        limit = limited ? next + (multiplicative ? COUPLING_PARAMETERS : 0) : -1;
        rate = noisyOutput ? 1 : 0;
        input = rate + 1;
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    /** With noise at the output it starts at the output without noise. */
    @Override
    public void initialize(Block block, double[][] x) {
        System.arraycopy(x[X], 0, x[rate], 0, block.size());
    }

    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        int n = block.size();
        double[] phi = block.scratch(0);
        System.arraycopy(x[input], 0, phi, 0, n);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), phi, n);
        }
        applyGain(block, phi);
        if (coupling < 0) {
            relax(
                    phi,
                    block.parameter(RateUnit.MU),
                    block.parameter(RateUnit.LAMBDA),
                    block.parameter(RateUnit.TAU),
                    a[X],
                    b[X],
                    n);
        } else {
            double[] inhibitory = block.scratch(1);
            System.arraycopy(x[input + 1], 0, inhibitory, 0, n);
            applyGain(block, inhibitory);
            start(block.parameter(RateUnit.MU), block.parameter(RateUnit.LAMBDA), a[X], b[X], n);
            couple(phi, block.parameter(coupling), block.parameter(coupling + 1), 1, a[X], b[X], n);
            couple(inhibitory, block.parameter(coupling + 2), block.parameter(coupling + 3), -1, a[X], b[X], n);
            divide(a[X], b[X], block.parameter(RateUnit.TAU), n);
        }
        if (noisyOutput) {
            Arrays.fill(a[rate], 0, n, 0);
            Arrays.fill(b[rate], 0, n, 0);
        }
    }

    private void applyGain(Block block, double[] h) {
        gain.apply(block.math(), h, gainColumn(block, 0), gainColumn(block, 1), gainColumn(block, 2), h, block.size());
    }

    private double[] gainColumn(Block block, int k) {
        return k < gain.size() ? block.parameter(RateUnit.OWN + k) : null;
    }

    private static void relax(double[] phi, double[] mu, double[] lambda, double[] tau, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double r = 1 / tau[i];
            a[i] = (mu[i] + phi[i]) * r;
            b[i] = lambda[i] * r;
        }
    }

    private static void start(double[] mu, double[] lambda, double[] a, double[] b, int n) {
        System.arraycopy(mu, 0, a, 0, n);
        System.arraycopy(lambda, 0, b, 0, n);
    }

    /** Adds strength (theta - sign r) phi to a - b r. */
    private static void couple(
            double[] phi, double[] strength, double[] theta, double sign, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double factor = strength[i] * phi[i];
            a[i] += factor * theta[i];
            b[i] += sign * factor;
        }
    }

    private static void divide(double[] a, double[] b, double[] tau, int n) {
        for (int i = 0; i < n; i++) {
            double r = 1 / tau[i];
            a[i] *= r;
            b[i] *= r;
        }
    }

    @Override
    public void endStep(Block block, double[][] x) {
        int n = block.size();
        double[] sigma = block.parameter(RateUnit.SIGMA);
        boolean noisy = !block.isUniform(RateUnit.SIGMA) || sigma[0] > 0;
        if (noisyOutput) {
            System.arraycopy(x[X], 0, x[rate], 0, n);
        }
        if (noisy) {
            double[] noise = block.scratch(0);
            double[] factor = block.scratch(1);
            block.random().normal(noise);
            if (noisyOutput) {
                whiteNoise(block.parameter(RateUnit.TAU), sigma, block.dt(), factor, n);
            } else {
                stepNoise(block, sigma, factor);
            }
            add(factor, noise, x[rate], n);
        }
        if (limit >= 0) {
            cut(x[rate], block.parameter(limit), n);
        }
    }

    private static void whiteNoise(double[] tau, double[] sigma, double dt, double[] factor, int n) {
        for (int i = 0; i < n; i++) {
            factor[i] = sigma[i] * Math.sqrt(tau[i] / dt);
        }
    }

    /** The standard deviation that input noise adds in a step: sigma sqrt(dt/tau exprel(-2 lambda dt/tau)). */
    private static void stepNoise(Block block, double[] sigma, double[] factor) {
        int n = block.size();
        double dt = block.dt();
        double[] lambda = block.parameter(RateUnit.LAMBDA);
        double[] tau = block.parameter(RateUnit.TAU);
        if (block.isUniform(RateUnit.LAMBDA) && block.isUniform(RateUnit.TAU)) {
            double steps = dt / tau[0];
            double deviation = Math.sqrt(steps * ElementaryMath.exprel(-2 * lambda[0] * steps));
            for (int i = 0; i < n; i++) {
                factor[i] = sigma[i] * deviation;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            factor[i] = -2 * lambda[i] * (dt / tau[i]);
        }
        block.math().exprel(factor, factor, n);
        for (int i = 0; i < n; i++) {
            factor[i] = sigma[i] * Math.sqrt(dt / tau[i] * factor[i]);
        }
    }

    private static void add(double[] factor, double[] noise, double[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] += factor[i] * noise[i];
        }
    }

    private static void cut(double[] r, double[] limit, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = Math.max(r[i], limit[i]);
        }
    }
}
