package org.neurosim.models.stimuli;

import java.util.List;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#ornsteinUhlenbeck}. */
final class OrnsteinUhlenbeck implements Stimulus {
    private static final String NAME = "Ornstein-Uhlenbeck current";

    private final double mean;
    private final double sd;
    private final double tau;

    OrnsteinUhlenbeck(double mean, double sd, double tau) {
        this.mean = Checks.require(NAME, "meanPa", mean, "pA", Range.FINITE);
        this.sd = Checks.require(NAME, "sdPa", sd, "pA", Range.NON_NEGATIVE);
        this.tau = Checks.require(NAME, "tauMs", tau, "ms", Range.POSITIVE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Port port() {
        return Port.CURRENT;
    }

    /** The deviation from the mean in units of the standard deviation. */
    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("deviation", "", 0, null, null));
    }

    @Override
    public void apply(Drive drive) {
        boolean start = drive.step() == 0;
        double keep = start ? 0 : ElementaryMath.exp(-drive.dt() / tau);
        double renew = start ? 1 : Math.sqrt(-ElementaryMath.expm1(-2 * drive.dt() / tau));
        double[] fresh = drive.scratch(0);
        drive.random().normal(fresh);
        update(drive.state(0), fresh, keep, renew, drive.out(), mean, sd, drive.size());
    }

    private static void update(
            double[] x, double[] fresh, double keep, double renew, double[] out, double mean, double sd, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = keep * x[i] + renew * fresh[i];
            out[i] = mean + sd * x[i];
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
