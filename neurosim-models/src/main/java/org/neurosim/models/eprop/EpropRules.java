package org.neurosim.models.eprop;

import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;

/** The loops of {@link Eprop}. */
final class EpropRules {

    private static final int GRADIENT = 0;
    private static final int E_BAR = 1;
    private static final int EPS = 2;
    private static final int PSI = 0;
    private static final int LEARNING_SIGNAL = 1;
    private static final int RATE = 2;

    private EpropRules() {}

    /** Steps down the gradient at whole multiples of an interval; weights lose a fraction of themselves, too. */
    record Descent(double rate, int interval, double decay) {

        void learn(SteppedRow row) {
            learn(row.step(), row.size(), row.weight(), row.variable(GRADIENT));
        }

        /** At the end of a step. */
        void learn(long step, int size, double[] w, double[] gradient) {
            if (rate > 0 && (step + 1) % interval == 0) {
                for (int k = 0; k < size; k++) {
                    w[k] -= rate * gradient[k] + decay * w[k];
                    gradient[k] = 0;
                }
            }
        }
    }

    /** Adds {@code strength (f - rate) e} to the gradient. */
    record RateTarget(double strength, double rate) {

        /** The column f; without a target, where the strength is 0, any finite one. */
        double[] average(SteppedRow row, int history) {
            return row.post(strength > 0 ? RATE : PSI, history);
        }

        double of(double average, double eligible) {
            return strength * (average - rate) * eligible;
        }
    }

    /** Onto readouts. */
    record Output(SynapseSpec spec, Descent descent, int history) implements Synapse.SteppedRule {

        @Override
        public void onStep(SteppedRow row) {
            double[] gradient = row.variable(GRADIENT);
            double[] error = row.post(0, 0);
            double x = row.pre(0, history);
            for (int k = 0; k < row.size(); k++) {
                gradient[k] += error[k] * x;
            }
            descent.learn(row);
        }
    }

    /** Onto neurons without adaptation. */
    record Plain(SynapseSpec spec, Descent descent, RateTarget target, double tauOut, int history)
            implements Synapse.SteppedRule {

        @Override
        public void onStep(SteppedRow row) {
            double[] gradient = row.variable(GRADIENT);
            double[] bar = row.variable(E_BAR);
            double[] psi = row.post(PSI, history);
            double[] signal = row.post(LEARNING_SIGNAL, 0);
            double x = row.pre(0, history);
            double kappa = ElementaryMath.exp(-row.dt() / tauOut);
            double[] f = target.average(row, history);
            for (int k = 0; k < row.size(); k++) {
                double eligible = psi[k] * x;
                bar[k] = kappa * bar[k] + eligible;
                gradient[k] = gradient[k] + target.of(f[k], eligible) + signal[k] * bar[k];
            }
            descent.learn(row);
        }
    }

    /** Onto neurons with adaptation. */
    record Adaptive(
            SynapseSpec spec, Descent descent, RateTarget target, double beta, double tauA, double tauOut, int history)
            implements Synapse.SteppedRule {

        @Override
        public void onStep(SteppedRow row) {
            double[] gradient = row.variable(GRADIENT);
            double[] bar = row.variable(E_BAR);
            double[] eps = row.variable(EPS);
            double[] psi = row.post(PSI, history);
            double[] signal = row.post(LEARNING_SIGNAL, 0);
            double x = row.pre(0, history);
            double kappa = ElementaryMath.exp(-row.dt() / tauOut);
            double rho = ElementaryMath.exp(-row.dt() / tauA);
            double[] f = target.average(row, history);
            for (int k = 0; k < row.size(); k++) {
                double eligible = psi[k] * (x - beta * eps[k]);
                bar[k] = kappa * bar[k] + eligible;
                gradient[k] = gradient[k] + target.of(f[k], eligible) + signal[k] * bar[k];
                eps[k] = rho * eps[k] + eligible;
            }
            descent.learn(row);
        }
    }
}
