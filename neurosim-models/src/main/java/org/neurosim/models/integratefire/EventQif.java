package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.ReceptorSet;

/** {@link Qif} without receptors or with delta receptors only, which has a closed form between events. */
final class EventQif extends FactoredQuadraticNeuron implements Neuron.EventDriven {

    EventQif(NeuronSpec spec, ReceptorSet receptors) {
        super(spec, receptors, false);
    }

    @Override
    public EventDynamics eventDynamics(EventCells cells) {
        return new Dynamics(cells);
    }

    /** With y = v - (V_r + V_t) / 2: {@code dy/dt = a y^2 + b}, {@code a = k / C_m}, {@code b = I_e / C_m - a ((V_t - V_r) / 2)^2}. */
    private static final class Dynamics implements EventDynamics {
        private final EventCells cells;
        private final double[] v;
        private final double[] peak;
        private final double[] vertex;
        private final double[] a;
        private final double[] b;

        Dynamics(EventCells cells) {
            this.cells = cells;
            int n = cells.size();
            v = cells.state(V);
            peak = cells.parameter(V_PEAK);
            vertex = new double[n];
            a = new double[n];
            b = new double[n];
            for (int i = 0; i < n; i++) {
                vertex[i] = cells.parameter(V_R)[i] + half(i);
                a[i] = cells.parameter(K)[i] / cells.parameter(C_M)[i];
                currentChanged(i);
            }
        }

        private double half(int i) {
            return 0.5 * (cells.parameter(V_T)[i] - cells.parameter(V_R)[i]);
        }

        @Override
        public boolean currentChanged(int i) {
            double half = half(i);
            b[i] = (cells.parameter(I_E)[i] - cells.parameter(K)[i] * half * half) / cells.parameter(C_M)[i];
            return true;
        }

        @Override
        public void advance(int i, double duration) {
            double y = v[i] - vertex[i];
            double c = QuadraticEvents.cosine(a[i], b[i], duration);
            double s = QuadraticEvents.sine(a[i], b[i], duration);
            v[i] = vertex[i] + (y * c + b[i] * s) / (c - a[i] * y * s);
        }

        @Override
        public double timeToSpike(int i) {
            return v[i] >= peak[i] ? 0 : QuadraticEvents.timeTo(peak[i] - vertex[i], v[i] - vertex[i], a[i], b[i]);
        }
    }
}
