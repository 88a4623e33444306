package org.neurosim.models.synapses;

import java.util.List;
import java.util.stream.Stream;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/** {@link TsodyksMarkram} whose parameters U, tau_rec and tau_fac are variables of each synapse. */
final class VariedTsodyksMarkram implements Synapse.PresynapticRule {

    private final double tauPsc; // 0 with two states
    private final boolean restsAtUse;
    private final SynapseSpec spec;

    // Positions of the variables; u, x and with three states y come first.
    private static final int U = 0;
    private static final int X = 1;
    private static final int Y = 2;
    private final int use;
    private final int rec;
    private final int fac;

    VariedTsodyksMarkram(
            SynapseSpec shared, double use, double tauRec, double tauFac, double tauPsc, boolean restsAtUse) {
        this.tauPsc = tauPsc;
        this.restsAtUse = restsAtUse;
        List<SynapseSpec.Variable> own = List.of(
                new SynapseSpec.Variable("U", "", use, Range.between(0, 1)),
                new SynapseSpec.Variable("tau_rec", "ms", tauRec, Range.POSITIVE),
                new SynapseSpec.Variable("tau_fac", "ms", tauFac, restsAtUse ? Range.POSITIVE : Range.NON_NEGATIVE));
        spec = new SynapseSpec(
                shared.name(),
                Stream.concat(shared.variables().stream(), own.stream()).toList());
        this.use = spec.variableIndex("U");
        rec = spec.variableIndex("tau_rec");
        fac = spec.variableIndex("tau_fac");
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double interval = row.time() - row.previousTime(); // infinite before the first spike
        if (tauPsc > 0) {
            recover(row.variable(X), row.variable(Y), row.variable(rec), interval, row.from(), row.to());
        } else {
            recover(row.variable(X), row.variable(rec), interval, row.from(), row.to());
        }
        raise(row.variable(U), row.variable(use), row.variable(fac), interval, row.from(), row.to());
        release(row);
    }

    private static void recover(double[] x, double[] tauRec, double interval, int from, int to) {
        for (int k = from; k < to; k++) {
            x[k] = TsodyksMarkram.recovered(x[k], ElementaryMath.exp(-interval / tauRec[k]));
        }
    }

    private void recover(double[] x, double[] y, double[] tauRec, double interval, int from, int to) {
        double keepY = ElementaryMath.exp(-interval / tauPsc);
        for (int k = from; k < to; k++) {
            double keepX = ElementaryMath.exp(-interval / tauRec[k]);
            double inactivated = TsodyksMarkram.inactivated(interval, tauRec[k], tauPsc);
            double z = TsodyksMarkram.inactive(x[k], y[k], keepX, inactivated);
            y[k] *= keepY;
            x[k] = 1 - y[k] - z;
        }
    }

    private void raise(double[] u, double[] ofUse, double[] tauFac, double interval, int from, int to) {
        for (int k = from; k < to; k++) {
            double keepU = tauFac[k] > 0 ? ElementaryMath.exp(-interval / tauFac[k]) : 0;
            u[k] = TsodyksMarkram.raised(u[k], keepU, restsAtUse ? ofUse[k] : 0, ofUse[k]);
        }
    }

    private void release(Row row) {
        double[] u = row.variable(U);
        double[] x = row.variable(X);
        double[] out = row.transmitted();
        for (int k = row.from(); k < row.to(); k++) {
            double released = u[k] * x[k];
            x[k] -= released;
            out[k] = released * out[k];
            if (tauPsc > 0) {
                row.variable(Y)[k] += released;
            }
        }
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
