package org.neurosim.models;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
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
import org.neurosim.kit.EventNeuronContract;
import org.neurosim.kit.NeuronContract;
import org.neurosim.models.integratefire.Glif;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.integratefire.Qif;
import org.neurosim.models.integratefire.SpikeResponse;
import org.neurosim.models.integratefire.ThetaNeuron;

/** What the authors' battery asks of every registered neuron, whatever makes it fire. */
class EveryNeuronTest {

    /** Their random numbers depend on the neuron's number. */
    private static final Set<String> RANDOM = Set.of("Gif", "GinzburgNeuron", "McCullochPittsNeuron", "UrbanczikSenn");

    @TestFactory
    @DisplayName("every registered neuron keeps the authors' contract")
    Stream<DynamicContainer> everyNeuron() {
        return neurons(false).map(m -> {
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

    /** Registered neurons that have an event-driven form, or that have another one. */
    private static Stream<ModelDescription> neurons(boolean events) {
        return ModelCatalog.load().models(ModelKind.NEURON).stream().filter(m -> {
            Neuron model = m.instance(Neuron.class).orElseThrow();
            return events
                    ? model instanceof Neuron.EventDriven
                    : model instanceof Neuron.Linear
                            || model instanceof Neuron.ConditionallyLinear
                            || model instanceof Neuron.Differential;
        });
    }

    /** With a receptor, and driven so that it fires. */
    private record Driven(Neuron model, double weight, Map<String, Double> parameters) {}

    private static Driven driven(ModelDescription m) {
        Receptor in = Receptor.betaCurrent("in", 1, 4);
        return switch (m.name()) {
            case "Lif" -> new Driven(Lif.builder().receptor(in).build(), 12, Map.of());
            case "Mat.mat2" -> new Driven(Mat.mat2().receptor(in).build(), 400, Map.of());
            case "Mat.amat2" ->
                new Driven(Mat.amat2().receptor(in).build(), 150, Map.of("beta", 0.1, "alpha_2", 1.0, "omega", -60.0));
            case "Qif" ->
                new Driven(Qif.builder().receptor(Receptor.delta("in")).build(), 8, Map.of("I_e", 20.0));
            case "PerfectIf" -> new Driven(new PerfectIf(), 0.3, Map.of("I_e", 0.05));
            case "ThetaNeuron" -> new Driven(new ThetaNeuron(), 0.3, Map.of("eta", -0.05, "t_ref", 1.5));
            case "SpikeResponse" ->
                new Driven(SpikeResponse.builder().kernel("in", 1, 6).build(), 6, Map.of());
            case "Glif.diehlCook2015" ->
                new Driven(Glif.diehlCook2015().receptor(in).build(), 400, Map.of());
            default ->
                new Driven(
                        Glif.builder(Glif.Level.valueOf(m.name())).receptor(in).build(), 200, Map.of());
        };
    }

    @TestFactory
    @DisplayName("every registered neuron with an event-driven form keeps the authors' contract for these")
    Stream<DynamicContainer> everyEventDrivenNeuron() {
        return neurons(true).map(m -> {
            Driven driven = driven(m);
            EventNeuronContract battery = new EventNeuronContract() {
                @Override
                protected Neuron.EventDriven model() {
                    return (Neuron.EventDriven) driven.model();
                }

                @Override
                protected double weight() {
                    return driven.weight();
                }

                @Override
                protected Map<String, Double> parameters() {
                    return driven.parameters();
                }
            };
            return dynamicContainer(
                    m.name(),
                    Stream.of(
                            dynamicTest("declaration", battery::declarationIsSane),
                            dynamicTest("sampling", battery::independentOfSampling),
                            dynamicTest("no missed crossing", battery::noCrossingIsMissed),
                            dynamicTest("clock-driven", battery::agreesWithClock),
                            dynamicTest("currents", battery::followsCurrents)));
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
