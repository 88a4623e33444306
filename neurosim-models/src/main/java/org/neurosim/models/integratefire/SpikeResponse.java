package org.neurosim.models.integratefire;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.events.LinearEvents;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The spike response model with kernels that are sums of exponentials.
 *
 * <pre>
 * v(t)   = E_L + eta(t - t_last) + sum over inputs of w epsilon(t - t_j)           SRM0
 * v(t)   = E_L + sum over spikes of eta(t - t_f) + sum of w epsilon(t - t_j)       cumulative
 * eta(s)     = sum over k of A_k exp(-s / tau_k)                                   s &gt; 0
 * epsilon(s) = N (exp(-s / tau) - exp(-s / tau_rise)), N such that the peak is 1;  (s / tau) exp(1 - s / tau) where both are equal
 * </pre>
 *
 * t_last the time of the last spike, t_f those of all, t_j the arrivals of inputs. It spikes where {@code v >= V_th}, outside of the refractory period t_ref, in which
 * v goes on. Weights are mV: the peak of the postsynaptic potential.
 *
 * <p>With {@code cumulative()}, one after-potential of {@code A_1 = -(V_th - V_reset)} and {@code tau_1 = tau_m}, and kernels with {@code tau = tau_m} or {@code
 * tau_rise = tau_m} it is a {@link Lif} with exponential currents and t_ref = 0.
 *
 * <p><b>Parameters.</b> E_L (mV, -70), V_th (mV, -55), t_ref (ms, 2), A_1, tau_1, ... (mV, ms; -15, 10), for each kernel tau_rise_name and tau_name (ms).
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; eta_2, ... (mV), the after-potentials but the first, which is what v has beyond the others; y_name and psp_name (mV) for
 * each kernel.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Linear}, exact for any time step with spikes on the grid, and a {@link Neuron.EventDriven} ({@link LinearEvents}), without any
 * grid and without missed crossings. Currents of stimuli are not part of the model.
 *
 * <p>Source: Gerstner and Kistler 2002, Spiking neuron models, ch. 4.2 (SRM0: 4.2.3); Gerstner 1995, Phys Rev E 51:738.
 */
public final class SpikeResponse {
    private static final int E_L = 0;
    private static final int FIRST = 3;
    private static final int V = 0;

    private SpikeResponse() {}

    /**
     * Starts with the defaults and no kernels.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and kernels. */
    public static final class Builder {
        private static final String MODEL = "SpikeResponse";

        private final List<double[]> after = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<double[]> kernels = new ArrayList<>();
        private double restingPotential = -70;
        private double threshold = -55;
        private double refractory = 2;
        private boolean cumulative;

        private Builder() {}

        /**
         * Sets the potential without any spikes.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder restingPotential(double mV) {
            restingPotential = Checks.require(MODEL, "E_L", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the threshold.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder threshold(double mV) {
            threshold = Checks.require(MODEL, "V_th", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the time after a spike in which there is no other.
         *
         * @param ms time, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder refractory(double ms) {
            refractory = Checks.require(MODEL, "t_ref", ms, "ms", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Adds an exponential to eta.
         *
         * @param mV amplitude A_k, mV
         * @param tauMs time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and the time constant &gt; 0
         */
        public Builder afterPotential(double mV, double tauMs) {
            String k = Integer.toString(after.size() + 1);
            after.add(new double[] {
                Checks.require(MODEL, "A_" + k, mV, "mV", Range.FINITE),
                Checks.require(MODEL, "tau_" + k, tauMs, "ms", Range.POSITIVE)
            });
            return this;
        }

        /**
         * Adds a kernel epsilon, as a receptor. The first one is where projections end that name none.
         *
         * @param name name of the receptor
         * @param tauRiseMs time constant of the rise, ms
         * @param tauMs time constant of the decay, ms; may equal that of the rise
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and &gt; 0
         */
        public Builder kernel(String name, double tauRiseMs, double tauMs) {
            names.add(name);
            kernels.add(new double[] {
                Checks.require(MODEL, "tau_rise_" + name, tauRiseMs, "ms", Range.POSITIVE),
                Checks.require(MODEL, "tau_" + name, tauMs, "ms", Range.POSITIVE)
            });
            return this;
        }

        /**
         * Lets the after-potentials of all spikes add up; by default the last spike alone counts.
         *
         * @return this builder
         */
        public Builder cumulative() {
            cumulative = true;
            return this;
        }

        /**
         * Makes the model. Without {@link #afterPotential} it has the one of the defaults, -15 mV and 10 ms.
         *
         * @return a {@link Neuron.Linear} and {@link Neuron.EventDriven}
         * @throws IllegalArgumentException if two names clash
         */
        public Neuron.Linear build() {
            List<double[]> etas = after.isEmpty() ? List.of(new double[] {-15, 10}) : List.copyOf(after);
            NeuronSpec.Builder b = NeuronSpec.builder(MODEL)
                    .parameter("E_L", "mV", restingPotential, Range.FINITE)
                    .parameter("V_th", "mV", threshold, Range.FINITE)
                    .parameter("t_ref", "ms", refractory, Range.NON_NEGATIVE);
            for (int k = 0; k < etas.size(); k++) {
                b.parameter("A_" + (k + 1), "mV", etas.get(k)[0], Range.FINITE)
                        .parameter("tau_" + (k + 1), "ms", etas.get(k)[1], Range.POSITIVE);
            }
            b.state("v", "mV", "E_L");
            for (int k = 2; k <= etas.size(); k++) {
                b.decaying("eta_" + k, "mV", "tau_" + k);
            }
            for (int j = 0; j < names.size(); j++) {
                String name = names.get(j);
                int rise = FIRST + 2 * (etas.size() + j);
                b.parameter("tau_rise_" + name, "ms", kernels.get(j)[0], Range.POSITIVE)
                        .parameter("tau_" + name, "ms", kernels.get(j)[1], Range.POSITIVE)
                        .decaying("y_" + name, "mV", "tau_rise_" + name)
                        .filtered(
                                "psp_" + name,
                                "mV",
                                "tau_" + name,
                                "y_" + name,
                                p -> ReceptorSet.betaGain(p.get(rise), p.get(rise + 1)))
                        .receptor(name, "mV", "y_" + name);
            }
            NeuronSpec spec = b.threshold("v", "V_th").refractory("t_ref").build();
            return new Cell(spec, etas.size(), cumulative);
        }
    }

    private static final class Cell implements Neuron.Linear, Neuron.EventDriven {
        private final NeuronSpec spec;
        private final int afterPotentials;
        private final boolean cumulative;

        Cell(NeuronSpec spec, int afterPotentials, boolean cumulative) {
            this.spec = spec;
            this.afterPotentials = afterPotentials;
            this.cumulative = cumulative;
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        /** Whether a state variable is part of the sum that is v: the y are not. */
        private boolean isPart(int k) {
            return k > 0 && (k < afterPotentials || (k - afterPotentials) % 2 == 1);
        }

        /** eta_1 = v - E_L - the others decays with tau_1, and v moves with the others. */
        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(spec.states().size());
            ReceptorSet.addKinetics(s, spec, p);
            double rate = 1 / p.get(FIRST + 1);
            double[] row = s.matrix()[V];
            row[V] = -rate;
            s.rest()[V] = p.get(E_L);
            for (int k = 1; k < row.length; k++) {
                if (isPart(k)) {
                    row[k] += rate;
                    for (int j = 1; j < row.length; j++) {
                        row[j] += s.matrix()[k][j];
                    }
                }
            }
            return s;
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return LinearEvents.of(this, cells);
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            for (int k = 0; k < count; k++) {
                int i = spiking[k];
                double others = 0;
                for (int j = 1; j < x.length; j++) {
                    others += isPart(j) ? x[j][i] : 0;
                }
                double first = cumulative ? x[V][i] - block.parameter(E_L)[i] - others : 0;
                first += block.parameter(FIRST)[i];
                for (int j = 1; j < afterPotentials; j++) {
                    double before = x[j][i];
                    x[j][i] = (cumulative ? before : 0) + block.parameter(FIRST + 2 * j)[i];
                    others += x[j][i] - before;
                }
                x[V][i] = block.parameter(E_L)[i] + first + others;
            }
        }
    }
}
