package org.neurosim.models.conductance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.StateVariable;
import org.neurosim.models.Cell;
import org.neurosim.models.Receptor;

/**
 * What all the models share: a neuron of a population has the same bits as one alone, for any size of the population and
 * number of threads; far outside of what is physiological coefficients stay finite, so that a network fails where it
 * goes wrong and not in a kernel.
 */
class ModelBlocksTest {
    private static final double STEP = 0.05;
    private static final double DURATION = 30;

    static List<Neuron> models() {
        return List.of(
                WangBuzsaki.builder()
                        .current(150)
                        .receptor(Receptor.nmda())
                        .receptor(Receptor.ampa())
                        .build(),
                ConnorStevens.builder().current(1500).build(),
                Pospischil.regularSpiking().current(750).build(),
                Pospischil.fastSpiking().current(500).build(),
                Pospischil.intrinsicallyBursting().current(200).build(),
                Pospischil.lowThresholdSpiking().current(150).build(),
                PinskyRinzel.builder()
                        .current(100)
                        .dendriticReceptor(Receptor.nmda())
                        .build(),
                MorrisLecar.typeOne().current(5000).build(),
                FitzHughNagumo.builder().current(0.5).build(),
                HindmarshRose.builder().current(2).build());
    }

    static Stream<Arguments> sizes() {
        return models().stream().flatMap(m -> Stream.of(1, 3, 207, 1024).map(n -> Arguments.of(m.spec(), m, n)));
    }

    private static boolean dimensionless(Neuron model) {
        return model.spec().states().get(0).unit().isEmpty();
    }

    private static double initial(Neuron model, int i) {
        return dimensionless(model) ? -1 + 0.002 * i : -75 + 0.03 * i;
    }

    @ParameterizedTest(name = "{0}, {2} neurons")
    @MethodSource("sizes")
    void sameBitsAlone(Object name, Neuron model, int size) {
        double[] v = new double[size];
        for (int i = 0; i < size; i++) {
            v[i] = initial(model, i);
        }
        Cell.Run together = new Cell(model, size, STEP)
                .options(timeStep(STEP).threads(2))
                .every(1)
                .configure(p -> p.initially("v", Values.array(v)))
                .run(DURATION, "v");
        for (int i : new int[] {0, size / 2, size - 1}) {
            Cell.Run alone = new Cell(model, STEP)
                    .every(1)
                    .configure(p -> p.initially("v", v[i]))
                    .run(DURATION, "v");
            assertThat(together.trace("v", i)).as("neuron " + i).isEqualTo(alone.trace("v"));
        }
    }

    /** Evaluates the form that the model gives and changes nothing. */
    private record Probe(boolean[] finite) implements Integrator {

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
                        finite[0] &= Double.isFinite(column[i]);
                    }
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3000, -1000, -300, -200, 200, 300, 1000, 3000})
    void finiteFarOutside(double v) {
        for (Neuron model : models()) {
            boolean[] finite = {true};
            Cell.Run run = new Cell(model, STEP)
                    .configure(p -> p.integrator(new Probe(finite)).initially("v", v))
                    .run(
                            STEP,
                            model.spec().states().stream()
                                    .map(StateVariable::name)
                                    .toArray(String[]::new));
            assertThat(finite[0]).as("derivatives of %s at %s", model.spec(), v).isTrue();
            run.traces()
                    .forEach((variable, trace) -> assertThat(
                                    Arrays.stream(trace.of(0)).allMatch(Double::isFinite))
                            .as("initial %s of %s at %s", variable, model.spec(), v)
                            .isTrue());
        }
    }
}
