package org.neurosim.models;

import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.model.Stimulus;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.synapses.StaticSynapse;

/** An experiment with one population, by default of one neuron: inputs, a run, traces and spikes. */
public final class Cell {
    private final NetworkBuilder builder = NetworkBuilder.create();
    private final Population population;
    private final double dt;
    private double interval;
    private int inputs;
    private SimulationOptions options;

    public Cell(Neuron model, double dt) {
        this(model, 1, dt);
    }

    public Cell(Neuron model, int size, double dt) {
        population = builder.population("cell", size, model);
        this.dt = dt;
        interval = dt;
        options = timeStep(dt);
    }

    public Cell configure(Consumer<Population> settings) {
        settings.accept(population);
        return this;
    }

    public Cell options(SimulationOptions options) {
        this.options = options;
        return this;
    }

    /** Time between samples of traces, ms. */
    public Cell every(double interval) {
        this.interval = interval;
        return this;
    }

    public Cell current(Stimulus stimulus) {
        builder.stimulate(population, stimulus);
        return this;
    }

    public Cell input(String receptor, Stimulus stimulus) {
        builder.stimulate(population, receptor, stimulus);
        return this;
    }

    /** Spikes emitted at the given times that arrive a delay later. */
    public Cell input(String receptor, double weight, double delay, double... times) {
        Population source = builder.source("input " + inputs++, 1, Sources.spikes(times));
        builder.project(source, population)
                .connect(allToAll())
                .synapse(StaticSynapse.INSTANCE)
                .receptor(receptor)
                .weight(weight)
                .delay(delay);
        return this;
    }

    public Run run(double duration, String... variables) {
        Map<String, StateRecord> traces = new LinkedHashMap<>();
        for (String v : variables) {
            traces.put(v, builder.record(population, v, interval));
        }
        SpikeRecord spikes = builder.recordSpikes(population);
        try (Network network = builder.build(options)) {
            network.run(duration);
        }
        return new Run(traces, spikes, dt);
    }

    /** What was recorded. Sample k of a trace lies at k times the interval, sample 0 at time 0. */
    public record Run(Map<String, StateRecord> traces, SpikeRecord spikes, double dt) {

        public double[] trace(String variable) {
            return traces.get(variable).of(0);
        }

        public double[] trace(String variable, int neuron) {
            return traces.get(variable).of(neuron);
        }

        public double[] spikeTimes() {
            return spikes.timesOf(0);
        }
    }
}
