package org.neurosim.models;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.kit.NeuronContract;

/** What the authors' battery asks of every registered neuron, whatever makes it fire. */
class EveryNeuronTest {

    /** Their random numbers depend on the neuron's number. */
    private static final Set<String> RANDOM = Set.of("Gif", "GinzburgNeuron", "McCullochPittsNeuron");

    @TestFactory
    @DisplayName("every registered neuron keeps the authors' contract")
    Stream<DynamicContainer> everyNeuron() {
        return ModelCatalog.load().models(ModelKind.NEURON).stream().map(m -> {
            NeuronContract battery = battery(m);
            Stream<DynamicTest> tests = Stream.of(
                    dynamicTest("declaration", battery::declarationIsSane),
                    dynamicTest("blocks", battery::sameBitsInBlocks),
                    dynamicTest("parameters per neuron", battery::sameBitsWithParametersPerNeuron),
                    dynamicTest("threads", battery::threadIndependent),
                    dynamicTest("extreme inputs", battery::finiteForExtremeInputs));
            return dynamicContainer(m.name(), tests);
        });
    }

    private static NeuronContract battery(ModelDescription description) {
        return new NeuronContract() {
            @Override
            protected Neuron model() {
                return description.instance(Neuron.class).orElseThrow();
            }

            @Override
            protected double firingCurrent() {
                return description.states().get(0).unit().isEmpty() ? 1 : 200;
            }

            @Override
            protected double timeStep() {
                return 0.02;
            }

            @Override
            protected double duration() {
                return 10;
            }

            /** The hazard of Gif, an exponential of v, is infinite from some 300 mV on: a spike for sure. */
            @Override
            protected double[] extremes() {
                return description.name().equals("Gif") ? new double[] {-3000, -1000, -300, 300} : super.extremes();
            }

            @Override
            protected boolean isRandom() {
                return RANDOM.contains(description.name());
            }
        };
    }
}
