package org.neurosim.core.integrators;

import org.neurosim.api.Integrator;

/**
 * Explicit Runge-Kutta methods of fixed step whose stages each depend on the one before: {@code k_s = f(x + c_s dt k_(s-1))}, {@code x += dt sum of w_s k_s}.
 * Euler and the classical fourth-order method are of this kind.
 */
final class ExplicitRungeKutta implements Integrator {

    static final ExplicitRungeKutta EULER = new ExplicitRungeKutta("forward Euler", new double[] {0}, new double[] {1});

    static final ExplicitRungeKutta CLASSICAL = new ExplicitRungeKutta(
            "Runge-Kutta 4", new double[] {0, 0.5, 0.5, 1}, new double[] {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6});

    private final String name;
    private final double[] nodes;
    private final double[] weights;

    private ExplicitRungeKutta(String name, double[] nodes, double[] weights) {
        this.name = name;
        this.nodes = nodes;
        this.weights = weights;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stepper bind(Binding binding) {
        Derivatives f = binding.derivatives();
        double h = binding.dt();
        int stages = nodes.length;
        if (stages == 1) {
            double[][] k = binding.columns();
            return (block, x) -> {
                f.evaluate(block, x, k);
                for (int j = 0; j < x.length; j++) {
                    add(x[j], k[j], h, block.size());
                }
            };
        }
        double[][] k = binding.columns();
        double[][] stage = binding.columns();
        double[][] sum = binding.columns();
        return (block, x) -> {
            int n = block.size();
            f.evaluate(block, x, k);
            for (int j = 0; j < x.length; j++) {
                combine(sum[j], x[j], k[j], h * weights[0], n);
            }
            for (int s = 1; s < stages; s++) {
                for (int j = 0; j < x.length; j++) {
                    combine(stage[j], x[j], k[j], h * nodes[s], n);
                }
                f.evaluate(block, stage, k);
                for (int j = 0; j < x.length; j++) {
                    add(sum[j], k[j], h * weights[s], n);
                }
            }
            for (int j = 0; j < x.length; j++) {
                System.arraycopy(sum[j], 0, x[j], 0, n);
            }
        };
    }

    private static void combine(double[] y, double[] x, double[] k, double factor, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = x[i] + factor * k[i];
        }
    }

    private static void add(double[] y, double[] k, double factor, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += factor * k[i];
        }
    }
}
