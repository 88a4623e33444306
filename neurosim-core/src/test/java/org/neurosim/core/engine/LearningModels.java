package org.neurosim.core.engine;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/** Rules of every kind for tests. */
final class LearningModels {

    private LearningModels() {}

    private static SynapseSpec spec(String name, SynapseSpec.Variable... variables) {
        return new SynapseSpec(
                name, List.of(variables), List.of(Trace.ofAllSpikes("x", 20)), List.of(Trace.ofAllSpikes("y", 20)));
    }

    /** Additive STDP. */
    static class Additive implements Synapse.PlasticityRule {
        private final SynapseSpec declared = LearningModels.spec("additive");

        @Override
        public SynapseSpec spec() {
            return declared;
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            for (int k = 0; k < row.size(); k++) {
                row.weight()[k] -= 1e-3 * row.post(0)[k];
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            for (int e = 0; e < spikes.count(); e++) {
                spikes.weight()[spikes.synapse()[e]] += 1e-3 * spikes.pre(0)[e];
            }
        }
    }

    /** The same on an eligibility that meets dopamine and the potential of the target. */
    static final class Rewarded extends Additive implements Synapse.ContinuousRule {
        private final SynapseSpec declared = LearningModels.spec("rewarded", new SynapseSpec.Variable("c", "", 0.1))
                .withSignals(Signal.neuromodulator("dopamine", 50), Signal.postsynaptic("depolarisation", 50))
                .reading("v");

        @Override
        public SynapseSpec spec() {
            return declared;
        }

        @Override
        public void postsynapticSignals(PostsynapticState state) {
            System.arraycopy(state.state(0), 0, state.signal(1), 0, state.size());
        }

        @Override
        public void onElapsed(Elapsed elapsed) {
            for (int e = 0; e < elapsed.count(); e++) {
                int k = elapsed.synapse()[e];
                elapsed.weight()[k] +=
                        1e-6 * elapsed.variable(0)[k] * (elapsed.integral(0)[e] + elapsed.integral(1)[e]);
                elapsed.variable(0)[k] *= ElementaryMath.exp(-elapsed.time()[e] / 50);
            }
        }
    }

    /** Each step a little of the product of trace and potential. */
    static final class Stepped implements Synapse.SteppedRule {
        private final SynapseSpec declared =
                new SynapseSpec("stepped", List.of(), List.of(Trace.ofAllSpikes("x", 20)), List.of()).reading("v");

        @Override
        public SynapseSpec spec() {
            return declared;
        }

        @Override
        public int history() {
            return 1;
        }

        @Override
        public void onStep(SteppedRow row) {
            double[] v = row.post(0, 1);
            double x = row.pre(0, 1);
            for (int k = 0; k < row.size(); k++) {
                row.weight()[k] += 1e-9 * x * v[k];
            }
        }
    }
}
