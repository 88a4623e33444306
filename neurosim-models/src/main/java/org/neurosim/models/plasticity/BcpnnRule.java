package org.neurosim.models.plasticity;

import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;

/**
 * The rule of {@link Bcpnn}. Time constants as rates, 1/ms; p is kappa / tau_p.
 *
 * @param ownEstimates whether each synapse has p_i and p_j as variables; else they are told from traces of the neurons
 */
record BcpnnRule(
        SynapseSpec spec,
        boolean ownEstimates,
        double zi,
        double zj,
        double e,
        double p,
        double jumpI,
        double jumpJ,
        double epsilon,
        double gain)
        implements Synapse.ContinuousRule {

    private static final double LARGEST_WEIGHT = 300;

    /** As often together as by chance. */
    @Override
    public double defaultWeight() {
        return 0;
    }

    @Override
    public void onElapsed(Elapsed elapsed) {
        double[] w = elapsed.weight();
        double[] eij = elapsed.variable(0);
        double[] preZ = elapsed.pre(0);
        double[] preE = elapsed.pre(1);
        double[] preP = ownEstimates ? elapsed.variable(1) : elapsed.pre(2);
        double[] postZ = elapsed.post(0);
        double[] postE = elapsed.post(1);
        double[] postP = ownEstimates ? elapsed.variable(2) : elapsed.post(2);
        double[] time = elapsed.time();
        double silent = epsilon * epsilon;
        for (int n = 0; n < elapsed.count(); n++) {
            int k = elapsed.synapse()[n];
            double fadeI = ElementaryMath.exp(-zi * time[n]);
            double fadeJ = ElementaryMath.exp(-zj * time[n]);
            double fadeE = ElementaryMath.exp(-e * time[n]);
            double fadeP = ElementaryMath.exp(-p * time[n]);
            double pi;
            double pj;
            double nextPi;
            double nextPj;
            if (ownEstimates) {
                pi = preP[k];
                pj = postP[k];
                nextPi = later(pi, jumpI, zi, preZ[n], preE[n], fadeI, fadeE, fadeP);
                nextPj = later(pj, jumpJ, zj, postZ[n], postE[n], fadeJ, fadeE, fadeP);
                preP[k] = nextPi;
                postP[k] = nextPj;
            } else {
                pi = epsilon + jumpI * active(zi, preZ[n], preE[n], preP[n]);
                pj = epsilon + jumpJ * active(zj, postZ[n], postE[n], postP[n]);
                nextPi = epsilon + jumpI * active(zi, preZ[n] * fadeI, preE[n] * fadeE, preP[n] * fadeP);
                nextPj = epsilon + jumpJ * active(zj, postZ[n] * fadeJ, postE[n] * fadeE, postP[n] * fadeP);
            }
            double a = jumpI * preZ[n];
            double b = jumpJ * postZ[n];
            double bounded = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, w[k]));
            double pij = pi * pj * ElementaryMath.exp(bounded);
            double nextPij = silent
                    + (pij - silent) * fadeP
                    + (eij[k] - silent) * filtered(e, fadeE, p, fadeP)
                    + epsilon * (a * active(zi, fadeI, fadeE, fadeP) + b * active(zj, fadeJ, fadeE, fadeP))
                    + a * b * active(zi + zj, fadeI * fadeJ, fadeE, fadeP);
            eij[k] = silent
                    + (eij[k] - silent) * fadeE
                    + epsilon * (a * filtered(zi, fadeI, e, fadeE) + b * filtered(zj, fadeJ, e, fadeE))
                    + a * b * filtered(zi + zj, fadeI * fadeJ, e, fadeE);
            w[k] = ElementaryMath.log(nextPij / (nextPi * nextPj));
        }
    }

    /** p_i or p_j some time later, from the traces of the spikes before. */
    private double later(
            double before,
            double jump,
            double drive,
            double ofDrive,
            double ofFirst,
            double fadeOfDrive,
            double fadeE,
            double fadeP) {
        double driven = ofDrive * filtered(drive, fadeOfDrive, p, fadeP) - ofFirst * filtered(e, fadeE, p, fadeP);
        return epsilon + (before - epsilon) * fadeP + jump * e / (e - drive) * driven;
    }

    /** A filter of a rate, driven by exp(-drive t), from 0. */
    private static double filtered(double drive, double fadeOfDrive, double rate, double fade) {
        return rate * (fadeOfDrive - fade) / (rate - drive);
    }

    /** What spikes that drive both filters, one behind the other, leave in the second: from their traces with the time constants of the drive, the first and the second filter. */
    private double active(double drive, double ofDrive, double ofFirst, double ofSecond) {
        return e / (e - drive) * (filtered(drive, ofDrive, p, ofSecond) - filtered(e, ofFirst, p, ofSecond));
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        double[] w = row.weight();
        double[] transmitted = row.transmitted();
        for (int k = 0; k < row.size(); k++) {
            transmitted[k] = gain * w[k];
        }
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        // Spikes act through the traces.
    }
}
