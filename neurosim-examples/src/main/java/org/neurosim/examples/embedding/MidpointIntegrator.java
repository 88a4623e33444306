package org.neurosim.examples.embedding;

import org.neurosim.api.Integrator;
import org.neurosim.api.model.Block;

/** A numerical method of one's own: the explicit midpoint rule, of second order, for every model that gives its right-hand side. */
public final class MidpointIntegrator implements Integrator {

    @Override
    public String name() {
        return "explicit midpoint";
    }

    @Override
    public Stepper bind(Binding binding) {
        return new Midpoint(binding.derivatives(), binding.dt(), binding.columns(), binding.columns());
    }

    private record Midpoint(Derivatives f, double dt, double[][] slope, double[][] middle) implements Stepper {

        @Override
        public void advance(Block block, double[][] x) {
            f.evaluate(block, x, slope);
            step(block.size(), x, 0.5 * dt, middle);
            f.evaluate(block, middle, slope);
            step(block.size(), x, dt, x);
        }

        private void step(int size, double[][] from, double time, double[][] to) {
            for (int k = 0; k < from.length; k++) {
                for (int i = 0; i < size; i++) {
                    to[k][i] = from[k][i] + time * slope[k][i];
                }
            }
        }
    }
}
