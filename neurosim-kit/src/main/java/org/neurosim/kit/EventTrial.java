package org.neurosim.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;

/** An experiment with one event-driven neuron and inputs at given times. */
final class EventTrial {
    /** The parameter, in pA, that is the constant current. */
    static final String CURRENT = "I_e";

    private final Neuron model;
    private final Map<String, Double> parameters;
    private final double[] inputs;
    private final double weight;
    private final double delay;
    private final double duration;
    private double checksPerMs;
    private boolean sampled;
    private boolean clockDriven;

    /** Currents added to the constant one, each for an equal part of the duration; null if there are none. */
    private double[] currents;

    private boolean injected;

    EventTrial(
            Neuron model,
            Map<String, Double> parameters,
            double[] inputs,
            double weight,
            double delay,
            double duration) {
        this.model = model;
        this.parameters = parameters;
        this.inputs = inputs;
        this.weight = weight;
        this.delay = delay;
        this.duration = duration;
    }

    /** With inputs of weight zero, between those that count. */
    EventTrial checked(double perMs) {
        checksPerMs = perMs;
        return this;
    }

    EventTrial sampled() {
        sampled = true;
        return this;
    }

    EventTrial clockDriven() {
        clockDriven = true;
        return this;
    }

    /** With currents, each for an equal part of the duration: injected ones, or as another value of the parameter each time. */
    EventTrial currents(double[] added, boolean areInjected) {
        currents = added;
        injected = areInjected;
        return this;
    }

    /**
     * Spike times, and the state at the end.
     *
     * @param spikes times, ms
     * @param ends values by name
     */
    record Result(double[] spikes, Map<String, Double> ends) {}

    Result run(double dt, int pieces) {
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population("cell", 1, model);
        if (!clockDriven) {
            cell.integrator(Integrators.eventDriven());
        }
        parameters.forEach(cell::with);
        if (inputs.length > 0) {
            drive(b, cell, "inputs", inputs, weight);
        }
        if (checksPerMs > 0) {
            // Off the grid of the inputs.
            double[] checks = IntStream.range(0, (int) (duration * checksPerMs))
                    .mapToDouble(k -> (k + 0.318) / checksPerMs)
                    .toArray();
            drive(b, cell, "checks", checks, 0);
        }
        CurrentInput electrode = currents != null && injected ? b.currentInput(cell) : null;
        SpikeRecord spikes = b.recordSpikes(cell);
        if (sampled) {
            model.spec().states().forEach(s -> b.record(cell, s.name(), dt));
        }
        try (Network network = b.build(SimulationOptions.timeStep(dt))) {
            double constant = currents == null ? 0 : network.read(cell, CURRENT)[0];
            for (int k = 0; k < pieces; k++) {
                if (electrode != null) {
                    electrode.setAll(currents[k]);
                } else if (currents != null) {
                    network.write(cell, CURRENT, constant + currents[k]);
                }
                network.run(duration / pieces);
            }
            Map<String, Double> ends = new LinkedHashMap<>();
            for (StateVariable s : model.spec().states()) {
                ends.put(s.name(), network.read(cell, s.name())[0]);
            }
            return new Result(spikes.times(), ends);
        }
    }

    private void drive(NetworkBuilder b, Population cell, String name, double[] times, double w) {
        Population source = b.source(name, 1, new TrainSource(times));
        b.project(source, cell)
                .connect(Connectors.oneToOne())
                .receptor(model.spec().receptors().get(0).name())
                .weight(w)
                .delay(delay);
    }
}
