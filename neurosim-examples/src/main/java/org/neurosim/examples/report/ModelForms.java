package org.neurosim.examples.report;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;
import org.neurosim.core.integrators.Integrators;

/** In which ways a registered model can be simulated. */
final class ModelForms {

    private static final String CLOCK = "clock";
    private static final String OFF_GRID = "off-grid";
    private static final String EVENTS = "event-driven";

    private ModelForms() {}

    /** The forms of a model with its defaults, separated by commas; "" for kinds that have none of their own. */
    static String of(ModelDescription model) {
        return model.instance(Neuron.class)
                .map(ModelForms::ofNeuron)
                .or(() -> model.instance(SpikeSource.class).map(s -> timed(s instanceof SpikeSource.Timed)))
                .or(() -> model.instance(Stimulus.class).map(s -> timed(s instanceof Stimulus.Timed)))
                .orElse("");
    }

    private static String timed(boolean isTimed) {
        return isTimed ? CLOCK + ", " + EVENTS : CLOCK;
    }

    private static String ofNeuron(Neuron model) {
        List<String> forms = new ArrayList<>();
        if (model instanceof Neuron.Linear
                || model instanceof Neuron.ConditionallyLinear
                || model instanceof Neuron.Differential) {
            forms.add(CLOCK);
        }
        if (model instanceof Neuron.Linear && runs(model, Integrators.exactOffGrid())) {
            forms.add(OFF_GRID);
        }
        if (runs(model, Integrators.eventDriven())) {
            forms.add(EVENTS);
        }
        return String.join(", ", forms);
    }

    /** Whether a network of the model can be built. */
    private static boolean runs(Neuron model, Integrator integrator) {
        if (!(model instanceof Neuron.EventDriven)) {
            return false;
        }
        NetworkBuilder b = NetworkBuilder.create();
        b.population("neurons", 1, model).integrator(integrator);
        try (Network network = b.build(SimulationOptions.timeStep(0.1))) {
            return network.stepCount() == 0;
        } catch (NeurosimException e) {
            return false;
        }
    }
}
