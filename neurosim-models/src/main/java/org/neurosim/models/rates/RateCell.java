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

    private final NeuronSpec spec;
    private final Gain gain;
    private final boolean noisyOutput;

    /** Parameter that holds the lower limit, -1 for none. */
    private final int limit;

    private final int rate;
    private final int input;

    RateCell(NeuronSpec spec, Gain gain, boolean noisyOutput, boolean limited) {
        this.spec = spec;
        this.gain = gain;
        this.noisyOutput = noisyOutput;
        limit = limited ? RateUnit.OWN + gain.size() : -1;
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
        double[] h = block.scratch(0);
        System.arraycopy(x[input], 0, h, 0, n);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), h, n);
        }
        gain.apply(block.math(), h, gainColumn(block, 0), gainColumn(block, 1), gainColumn(block, 2), h, n);
        relax(
                h,
                block.parameter(RateUnit.MU),
                block.parameter(RateUnit.LAMBDA),
                block.parameter(RateUnit.TAU),
                a[X],
                b[X],
                n);
        if (noisyOutput) {
            Arrays.fill(a[rate], 0, n, 0);
            Arrays.fill(b[rate], 0, n, 0);
        }
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
