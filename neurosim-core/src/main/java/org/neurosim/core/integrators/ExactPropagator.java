package org.neurosim.core.integrators;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Integrator;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;

/**
 * Exact integration of linear models. While a neuron is refractory its clamped variables are inputs instead of states: where other variables depend on
 * them, those neurons are advanced by a second propagator, of the system without the clamped variables.
 */
final class ExactPropagator implements Integrator {

    static final ExactPropagator INSTANCE = new ExactPropagator();

    private ExactPropagator() {}

    @Override
    public String name() {
        return "exact propagator";
    }

    @Override
    public Stepper bind(Binding binding) {
        LinearForm form = binding.linear();
        boolean[] all = new boolean[binding.spec().states().size()];
        Arrays.fill(all, true);
        LinearSteps steps = new LinearSteps(form, binding, all);
        List<Integer> clamped = binding.spec().clamped();
        if (!dependsOnClamped(form, binding, clamped)) {
            return steps::advance;
        }
        return new ClampAware(binding, form, steps, clamped)::advance;
    }

    /** Whether some other variable depends on a clamped one. */
    static boolean dependsOnClamped(LinearForm form, Binding binding, List<Integer> clamped) {
        for (int k = 0; k < (form.homogeneous() ? 1 : binding.size()); k++) {
            if (dependsOnClamped(form.system(k), clamped)) {
                return true;
            }
        }
        return false;
    }

    private static boolean dependsOnClamped(LinearSystem system, List<Integer> clamped) {
        double[][] a = system.matrix();
        for (int i = 0; i < a.length; i++) {
            for (int c : clamped) {
                if (!clamped.contains(i) && a[i][c] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Steps of a system with variables that depend on a clamped one (for example adaptation driven by the voltage). */
    private static final class ClampAware {
        private final LinearSteps steps;

        /** By neuron, or one for all; null where nothing depends on a clamped variable. */
        private final Propagator[] held;

        private final double[] before;
        private final double[] saved;
        private final int first;

        ClampAware(Binding binding, LinearForm form, LinearSteps steps, List<Integer> clamped) {
            this.steps = steps;
            first = binding.first();
            held = new Propagator[form.homogeneous() ? 1 : binding.size()];
            for (int k = 0; k < held.length; k++) {
                LinearSystem system = form.system(k);
                held[k] = dependsOnClamped(system, clamped) ? Propagator.of(hold(system, clamped), binding.dt()) : null;
            }
            int n = binding.spec().states().size();
            before = new double[n];
            saved = new double[n * binding.capacity()];
        }

        private static LinearSystem hold(LinearSystem system, List<Integer> clamped) {
            LinearSystem result = LinearSystem.zeros(system.size());
            for (int i = 0; i < system.size(); i++) {
                result.rest()[i] = system.rest()[i];
                if (!clamped.contains(i)) {
                    result.matrix()[i] = system.matrix()[i].clone();
                    result.constant()[i] = system.constant()[i];
                    result.current()[i] = system.current()[i];
                }
            }
            return result;
        }

        void advance(Block block, double[][] x) {
            int count = block.clampedCount();
            int n = x.length;
            for (int c = 0; c < count; c++) {
                for (int k = 0; k < n; k++) {
                    saved[c * n + k] = x[k][block.clamped()[c]];
                }
            }
            steps.advance(block, x);
            for (int c = 0; c < count; c++) {
                int i = block.clamped()[c];
                System.arraycopy(saved, c * n, before, 0, n);
                advanceOne(block, x, i);
            }
        }

        private void advanceOne(Block block, double[][] x, int i) {
            Propagator p = held[held.length == 1 ? 0 : block.first() - first + i];
            if (p == null) {
                return;
            }
            for (int r = 0; r < x.length; r++) {
                double sum = p.rest()[r] + p.constant()[r] + p.current()[r] * block.current()[i];
                for (int j = 0; j < x.length; j++) {
                    sum += p.matrix()[r][j] * (before[j] - p.rest()[j]);
                }
                x[r][i] = sum;
            }
        }
    }
}
