package org.neurosim.core.integrators;

import java.util.stream.IntStream;
import org.neurosim.api.Integrator;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.core.math.Relaxation;

/** Exponential Euler with all coefficients from the old state; variables with declared kinetics by their exact propagator. */
final class ExponentialEuler implements Integrator {

    static final ExponentialEuler INSTANCE = new ExponentialEuler();

    private ExponentialEuler() {}

    @Override
    public String name() {
        return "exponential Euler";
    }

    @Override
    public Stepper bind(Binding binding) {
        Coefficients coefficients = binding.coefficients();
        NeuronSpec spec = binding.spec();
        int n = spec.states().size();
        boolean[] declared = new boolean[n];
        boolean anyDeclared = false;
        for (int k = 0; k < n; k++) {
            declared[k] = spec.states().get(k).kinetics() != null;
            anyDeclared |= declared[k];
        }
        int[] own = IntStream.range(0, n)
                .filter(k -> !declared[k] && !spec.held().contains(k))
                .toArray();
        LinearSteps kinetics = anyDeclared ? new LinearSteps(binding.kinetics(), binding, declared) : null;
        double[][] a = binding.columns();
        double[][] b = binding.columns();
        double h = binding.dt();
        Relaxation relaxation = new Relaxation();
        return (block, x) -> {
            int size = block.size();
            coefficients.evaluate(block, x, a, b);
            for (int k : own) {
                relaxation.advance(x[k], a[k], b[k], h, size);
            }
            if (kinetics != null) {
                kinetics.advance(block, x);
            }
        };
    }
}
