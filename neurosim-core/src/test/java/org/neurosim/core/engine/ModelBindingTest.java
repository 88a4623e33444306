package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.ofIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.core.integrators.Integrators;

/** What integrators get of a model: forms that agree with each other, and refusals that help. */
class ModelBindingTest {

    /** An integrator that does nothing but look. */
    private static Integrator probe(List<double[][]> seen, boolean coefficients) {
        return new Integrator() {
            @Override
            public String name() {
                return "probe";
            }

            @Override
            public Stepper bind(Binding binding) {
                Derivatives f = binding.derivatives();
                Coefficients c = coefficients ? binding.coefficients() : null;
                return (block, x) -> {
                    double[][] dx = binding.columns();
                    f.evaluate(block, x, dx);
                    seen.add(dx);
                    if (coefficients) {
                        double[][] a = binding.columns();
                        double[][] b = binding.columns();
                        c.evaluate(block, x, a, b);
                        for (int k = 0; k < x.length; k++) {
                            for (int i = 0; i < block.size(); i++) {
                                a[k][i] -= b[k][i] * x[k][i];
                            }
                        }
                        seen.add(a);
                    }
                };
            }
        };
    }

    private static List<double[][]> seen(Neuron model, boolean coefficients, UnaryOperator<Population> settings) {
        NetworkBuilder b = NetworkBuilder.create();
        List<double[][]> seen = new ArrayList<>();
        Population p = settings.apply(b.population("p", 20, model)).integrator(probe(seen, coefficients));
        b.stimulate(p, TestInputs.current((target, step) -> 10 * target));
        try (Network net = b.build(timeStep(0.5))) {
            net.step();
            seen.clear();
            net.step();
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allFormsOfAModelAgree(boolean heterogeneous) {
        UnaryOperator<Population> settings = p -> {
            if (heterogeneous) {
                p.with("tau_m", ofIndex(i -> 5 + i)).with("tau_exc", ofIndex(i -> 2 + 0.1 * i));
            }
            // Neurons 15 and up spike in the first step and are refractory in the second.
            return p.with("e_l", -3)
                    .with("i_e", 100)
                    .initially("v", ofIndex(i -> i))
                    .initially("s_exc", ofIndex(i -> 100 + i))
                    .initially("s_inh", ofIndex(i -> -50 + 3 * i));
        };
        List<double[][]> linear = seen(new TestModels.Lif(), true, settings);
        List<double[][]> conditional = seen(new TestModels.ConditionallyLinearLif(), true, settings);
        List<double[][]> differential = seen(new TestModels.DifferentialLif(), false, settings);
        double[][] expected = new double[3][20];
        for (int i = 0; i < 20; i++) {
            double tauM = heterogeneous ? 5 + i : 10;
            double tauExc = heterogeneous ? 2 + 0.1 * i : 2;
            double v = i;
            expected[0][i] = i >= 15 ? 0 : (-3 - v) / tauM + (100 + i + (-50 + 3 * i) + 100 + 10 * i) / 250.0;
            expected[1][i] = -(100 + i) / tauExc;
            expected[2][i] = -(-50 + 3 * i) / 5.0;
        }
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < 20; i++) {
                Offset<Double> near = Offset.offset(1e-13);
                assertThat(differential.get(0)[k][i])
                        .as("right-hand side of %d, neuron %d", k, i)
                        .isCloseTo(expected[k][i], near);
                assertThat(linear.get(0)[k][i]).as("from the linear system").isCloseTo(expected[k][i], near);
                assertThat(conditional.get(0)[k][i]).as("from a - b x").isCloseTo(expected[k][i], near);
                assertThat(linear.get(1)[k][i])
                        .as("a - b x from the linear system")
                        .isCloseTo(expected[k][i], near);
            }
        }
        for (int i = 0; i < 20; i++) {
            assertThat(conditional.get(1)[0][i]).isCloseTo(expected[0][i], Offset.offset(1e-13));
        }
    }

    /** The gain of filtered variables is part of their kinetics. */
    @Test
    void filteredVariablesFollowTheirSource() {
        List<double[][]> seen = seen(
                new FilteredDifferential(),
                false,
                p -> p.initially("d", ofIndex(i -> 1 + i)).initially("s", 5));
        for (int i = 0; i < 20; i++) {
            assertThat(seen.get(0)[1][i]).isEqualTo(-(1.0 + i) / 2);
            assertThat(seen.get(0)[2][i]).isEqualTo(-5.0 / 4 + 0.5 * (1 + i));
        }
    }

    private static final class FilteredDifferential implements Neuron.Differential {
        private final org.neurosim.api.model.NeuronSpec spec = org.neurosim.api.model.NeuronSpec.builder("filtered")
                .parameter("tau_d", "ms", 2, org.neurosim.api.model.Range.POSITIVE)
                .parameter("tau_s", "ms", 4, org.neurosim.api.model.Range.POSITIVE)
                .state("v", "mV", 0)
                .decaying("d", "", "tau_d")
                .filtered("s", "", "tau_s", "d", p -> 1 / p.get(0))
                .build();

        @Override
        public org.neurosim.api.model.NeuronSpec spec() {
            return spec;
        }

        @Override
        public void derivatives(org.neurosim.api.model.Block block, double[][] x, double[][] dx) {}
    }

    private static void refused(Neuron model, Integrator method, String message) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 2, model);
        if (method != null) {
            p.integrator(method);
        }
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }

    @Test
    void pairsThatDoNotFitAreRefusedWithThoseThatDo() {
        refused(
                new TestModels.FitzHughNagumo(),
                Integrators.exact(),
                "population p: integrator exact propagator needs a linear system (Neuron.Linear), which model FitzHugh-Nagumo does not give;"
                        + " what fits: rk4(), adaptive(...) or euler()");
        refused(
                new TestModels.FitzHughNagumo(),
                Integrators.exponentialEuler(),
                "population p: integrator exponential Euler needs conditionally linear coefficients (Neuron.ConditionallyLinear), which model"
                        + " FitzHugh-Nagumo does not give; what fits: rk4(), adaptive(...) or euler()");
        refused(
                new TestModels.Gated(),
                Integrators.exact(),
                "population p: integrator exact propagator needs a linear system (Neuron.Linear), which model gated does not give;"
                        + " what fits: exponentialEuler(), rk4(), adaptive(...) or euler()");
        refused(
                new TestModels.Inert(),
                Integrators.rk4(),
                "population p: integrator Runge-Kutta 4 needs a right-hand side (Neuron.Differential), which model inert does not give;"
                        + " what fits: none: the model gives no dynamics; implement one of Neuron's nested forms");
        refused(
                new TestModels.Inert(),
                null,
                "population p: model inert gives no dynamics; implement one of Neuron's nested forms: Linear, ConditionallyLinear, Differential");
    }

    @Test
    void allMethodsTakeALinearModel() {
        Integrator[] methods = {
            Integrators.exact(),
            Integrators.exponentialEuler(),
            Integrators.rk4(),
            Integrators.euler(),
            Integrators.adaptive(1e-9, 1e-9)
        };
        double[] tolerance = {1e-13, 0.02, 1e-7, 0.02, 1e-7};
        for (int k = 0; k < methods.length; k++) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 3, new TestModels.Lif())
                    .with("tau_m", ofIndex(i -> 5 + 5 * i))
                    .with("v_th", 1e9)
                    .initially("s_exc", 500)
                    .integrator(methods[k]);
            try (Network net = b.build(timeStep(0.01))) {
                net.run(10);
                double expected = 500.0 / 250 * (StrictMath.exp(-1) - StrictMath.exp(-5)) / (1.0 / 2 - 1.0 / 10);
                assertThat(net.read(p, "v")[1])
                        .as(methods[k].name())
                        .isCloseTo(expected, Offset.offset(tolerance[k] * expected));
            }
        }
    }

    @Test
    void theDefaultIsTheStrongestThatTheModelAllows() {
        assertThat(defaultOf(new TestModels.Lif())).isEqualTo("exact propagator");
        assertThat(defaultOf(new TestModels.Gated())).isEqualTo("exponential Euler");
        assertThat(defaultOf(new TestModels.FitzHughNagumo())).isEqualTo("Runge-Kutta 4");
    }

    private static String defaultOf(Neuron model) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, model);
        return IntegratorChoice.of((org.neurosim.core.describe.PopulationDescription) p)
                .name();
    }

    /** A model whose linear system has not the size that it declares. */
    private static final class Misshapen implements Neuron.Linear {
        @Override
        public org.neurosim.api.model.NeuronSpec spec() {
            return org.neurosim.api.model.NeuronSpec.builder("misshapen")
                    .state("v", "mV", 0)
                    .build();
        }

        @Override
        public LinearSystem linearSystem(org.neurosim.api.model.ParameterSet parameters) {
            return LinearSystem.zeros(2);
        }
    }

    @Test
    void aSystemOfAnotherSizeThanDeclaredIsRefused() {
        refused(new Misshapen(), null, "model misshapen declares 1 state variables but its linear system has 2");
    }

    /** What a method of the user's own is told of the neurons it is bound to. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aBindingKnowsItsNeurons(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        List<int[]> bound = java.util.Collections.synchronizedList(new ArrayList<>());
        b.population("before", 7, new TestModels.Lif());
        Population p = b.population("p", 1300, new TestModels.Lif()).with("tau_m", ofIndex(i -> 1 + i));
        p.integrator(new Integrator() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public Stepper bind(Binding binding) {
                bound.add(new int[] {binding.first(), binding.size()});
                assertThat(binding.spec().name()).isEqualTo("lif");
                assertThat(binding.dt()).isEqualTo(0.5);
                LinearForm form = binding.linear();
                assertThat(form.homogeneous()).isFalse();
                assertThat(binding.kinetics().homogeneous()).isTrue();
                assertThat(binding.kinetics().system(0).matrix()[1][1]).isEqualTo(-0.5);
                assertThat(binding.columns()).hasDimensions(3, binding.capacity());
                return (block, x) -> {
                    assertThat(block.size()).isBetween(1, binding.capacity());
                    for (int i = 0; i < block.size(); i++) {
                        int neuron = block.first() - binding.first() + i;
                        double tau = -1 / form.system(neuron).matrix()[0][0];
                        if (Math.abs(tau - 1 - block.first() - i) > 1e-9
                                || block.parameter(0)[i] != 1 + block.first() + i) {
                            throw new AssertionError("neuron " + neuron);
                        }
                    }
                    assertThat(block.dt()).isEqualTo(0.5);
                    assertThat(block.time()).isEqualTo(0.5 * block.step());
                };
            }
        });
        try (Network net = b.build(timeStep(0.5).threads(threads))) {
            net.run(1);
            assertThat(bound.stream().mapToInt(f -> f[1]).sum()).isEqualTo(1300);
            assertThat(bound).hasSize(threads);
        }
    }
}
