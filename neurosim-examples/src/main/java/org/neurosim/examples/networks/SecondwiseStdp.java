package org.neurosim.examples.networks;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/**
 * The plasticity of Izhikevich 2006: nearest pairs of spikes change a derivative, which changes the weight once a second.
 *
 * <pre>
 * presynaptic spike:   s' -= 0.12 y     y: 0.95^(ms since the last postsynaptic spike)
 * postsynaptic spike:  s' += 0.1 x      x: 0.95^(ms since the last arrival - 1)
 * every second:        s += 0.01 + s',  s' *= 0.9,   s in [0, 10]
 * </pre>
 *
 * As in the paper's program an arrival acts on the membrane during the following ms, so that one at the time of a postsynaptic spike comes too late for it: it depresses. Here
 * the arrival comes first; the postsynaptic spike, which finds x = 1 then, makes good for it. (The potentiation by the arrival before, which the program
 * would add, is left out.)
 *
 * <p>A synapse takes over the changes of past seconds with the first spike that reaches it later. When each spike came follows from a second presynaptic trace, which serves as a clock.
 */
final class SecondwiseStdp implements Synapse.PlasticityRule {

    static final double MOST = 10;

    private static final double A_PLUS = 0.1;
    private static final double A_MINUS = 0.12;
    private static final double KEPT_PER_MS = 0.95;
    private static final double GROWTH = 0.01; // per second
    private static final double DERIVATIVE_KEPT = 0.9; // per second
    private static final double SECOND = 1000; // ms
    private static final double CLOCK = 1000; // ms
    private static final double LESS_THAN_A_STEP = 0.5; // ms

    private static final int DERIVATIVE = 0;
    private static final int ARRIVAL = 1;
    private static final int SECONDS = 2;

    private final SynapseSpec spec;

    SecondwiseStdp() {
        double tau = -1 / StrictMath.log(KEPT_PER_MS);
        spec = new SynapseSpec(
                "SecondwiseStdp",
                List.of(
                        new SynapseSpec.Variable("derivative", "", 0),
                        new SynapseSpec.Variable("arrival", "ms", 0), // the last
                        new SynapseSpec.Variable("seconds", "", 0)), // taken over
                List.of(new Trace("x", tau, false), new Trace("clock", CLOCK, false)),
                List.of(new Trace("y", tau, false)));
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        double[] w = row.weight();
        double[] derivative = row.variable(DERIVATIVE);
        double[] arrival = row.variable(ARRIVAL);
        double[] seconds = row.variable(SECONDS);
        double[] transmitted = row.transmitted();
        double[] y = row.post(0);
        double now = row.time();
        for (int k = 0; k < row.size(); k++) {
            takeOver(w, derivative, seconds, k, now);
            transmitted[k] = w[k];
            derivative[k] -= A_MINUS * y[k];
            arrival[k] = now;
        }
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        double[] w = spikes.weight();
        double[] derivative = spikes.variable(DERIVATIVE);
        double[] arrival = spikes.variable(ARRIVAL);
        double[] seconds = spikes.variable(SECONDS);
        double[] x = spikes.pre(0);
        double[] clock = spikes.pre(1);
        double[] y = spikes.post(0);
        int[] synapse = spikes.synapse();
        for (int e = 0; e < spikes.count(); e++) {
            if (clock[e] > 0) { // else nothing has arrived yet
                int k = synapse[e];
                double since = -CLOCK * StrictMath.log(clock[e]);
                takeOver(w, derivative, seconds, k, arrival[k] + since);
                derivative[k] += since < LESS_THAN_A_STEP ? -A_MINUS * (1 - y[e]) : A_PLUS / KEPT_PER_MS * x[e];
            }
        }
    }

    private static void takeOver(double[] w, double[] derivative, double[] seconds, int k, double now) {
        double past = Math.floor((now + LESS_THAN_A_STEP) / SECOND);
        for (; seconds[k] < past; seconds[k]++) {
            w[k] = Math.max(0, Math.min(MOST, w[k] + GROWTH + derivative[k]));
            derivative[k] *= DERIVATIVE_KEPT;
        }
    }
}
