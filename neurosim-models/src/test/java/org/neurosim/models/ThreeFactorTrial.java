package org.neurosim.models;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/** A rule that uses everything a continuous rule may: traces, the last presynaptic spike, an eligibility c, a neuromodulator with and without weighting, and two signals of the postsynaptic voltage; the engine may be told that it can go back in time. */
record ThreeFactorTrial(SynapseSpec spec, boolean isReversible) implements Synapse.ContinuousRule {

    static final double TAU_X = 18;
    static final double TAU_Y = 25;
    static final double TAU_C = 60;
    static final double TAU_G = 7;

    ThreeFactorTrial(boolean reversible) {
        this(reversible, new SynapseSpec.Variable("c", "", 0.25));
    }

    private ThreeFactorTrial(boolean reversible, SynapseSpec.Variable c) {
        this(
                new SynapseSpec(
                                "ThreeFactorTrial",
                                List.of(c),
                                List.of(Trace.ofAllSpikes("x", TAU_X), Trace.ofAllSpikes("z", TAU_G)),
                                List.of(Trace.ofAllSpikes("y", TAU_Y)))
                        .withSignals(
                                Signal.postsynaptic("g", TAU_G),
                                Signal.neuromodulator("dopamine", TAU_C),
                                Signal.postsynaptic("h", TAU_X),
                                Signal.neuromodulator("dopamine", Double.POSITIVE_INFINITY))
                        .reading("v")
                        .remembering(1, Double.POSITIVE_INFINITY),
                reversible);
    }

    /** The rule with the eligibility in single precision. */
    static ThreeFactorTrial narrow(boolean reversible) {
        return new ThreeFactorTrial(reversible, new SynapseSpec.Variable("c", "", 0.25).inSinglePrecision());
    }

    @Override
    public void postsynapticSignals(PostsynapticState state) {
        double[] v = state.state(0);
        for (int i = 0; i < state.size(); i++) {
            state.signal(0)[i] = g(v[i]);
            state.signal(2)[i] = h(v[i]);
        }
    }

    static double g(double v) {
        return Math.max(0, v - 10);
    }

    static double h(double v) {
        return v * v;
    }

    @Override
    public void onElapsed(Elapsed e) {
        double[] w = e.weight();
        double[] c = e.variable(0);
        double[] x = e.pre(0);
        double[] z = e.pre(1);
        double[] y = e.post(0);
        double last = e.presynapticSpikes()[0];
        for (int j = 0; j < e.count(); j++) {
            int k = e.synapse()[j];
            double time = e.time()[j];
            double nearest = ElementaryMath.exp((last - e.begin()[j]) / TAU_G);
            w[k] += 1e-4 * c[k] * e.integral(1)[j]
                    + 2e-6 * nearest * e.integral(0)[j]
                    + 1e-6 * z[j] * e.integral(0)[j]
                    + 1e-9 * x[j] * e.integral(2)[j]
                    - 1e-5 * e.integral(3)[j]
                    - 1e-5 * y[j] * TAU_Y * -ElementaryMath.expm1(-time / TAU_Y);
            c[k] *= ElementaryMath.exp(-time / TAU_C);
        }
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        double[] w = row.weight();
        double[] c = row.variable(0);
        double[] y = row.post(0);
        double[] g = Arrays.copyOf(row.signal(0), row.size());
        double[] d = row.signal(1);
        for (int k = 0; k < row.size(); k++) {
            c[k] -= 0.5 * y[k];
            w[k] += 1e-4 * g[k] * d[k];
        }
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        double[] w = spikes.weight();
        double[] c = spikes.variable(0);
        double[] x = spikes.pre(0);
        double[] y = spikes.post(0);
        for (int e = 0; e < spikes.count(); e++) {
            int k = spikes.synapse()[e];
            c[k] += x[e] + 0.1 * y[e];
            w[k] += 1e-7 * spikes.signal(2)[e] * spikes.signal(3)[e];
        }
    }
}
