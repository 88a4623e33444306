package org.neurosim.models.integratefire;

import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;

/** {@link Izhikevich2003#paperScheme}. */
final class IzhikevichScheme implements Integrator {
    static final IzhikevichScheme INSTANCE = new IzhikevichScheme();

    private IzhikevichScheme() {}

    @Override
    public String name() {
        return "the scheme of Izhikevich 2003";
    }

    @Override
    public Stepper bind(Binding binding) {
        if (!binding.spec().name().equals(Izhikevich2003.modelName())) {
            throw new InvalidNetworkException("integrator " + name() + " is for the model "
                    + Izhikevich2003.modelName() + ", not for " + binding.spec().name()
                    + "; use rk4(), adaptive(...) or leave the choice to the library");
        }
        Derivatives f = binding.derivatives();
        double[][] k = binding.columns();
        double h = binding.dt();
        return (block, x) -> {
            int n = block.size();
            f.evaluate(block, x, k);
            add(x[QuadraticNeuron.V], k[QuadraticNeuron.V], 0.5 * h, n);
            f.evaluate(block, x, k);
            add(x[QuadraticNeuron.V], k[QuadraticNeuron.V], 0.5 * h, n);
            f.evaluate(block, x, k);
            for (int j = QuadraticNeuron.U; j < x.length; j++) {
                add(x[j], k[j], h, n);
            }
        };
    }

    private static void add(double[] y, double[] slope, double factor, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += factor * slope[i];
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
