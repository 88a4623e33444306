package org.neurosim.kit;

import org.neurosim.api.Integrator;

/** Evaluates the right-hand side that follows from the form that a model gives, and changes nothing. For one thread. */
final class FormProbe implements Integrator {
    private boolean finite = true;

    /** Whether all derivatives so far were finite. */
    boolean isFinite() {
        return finite;
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Stepper bind(Binding binding) {
        Derivatives f = binding.derivatives();
        double[][] dx = binding.columns();
        return (block, x) -> {
            f.evaluate(block, x, dx);
            for (double[] column : dx) {
                for (int i = 0; i < block.size(); i++) {
                    finite &= Double.isFinite(column[i]);
                }
            }
        };
    }
}
