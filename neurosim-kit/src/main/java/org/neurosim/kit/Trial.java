package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;

/** An experiment with one population under constant currents, by default of one neuron. */
final class Trial {
    private static final double PERTURBATION = 1.001;

    private final Neuron model;
    private final double dt;
    private int size = 1;
    private int threads = 1;
    private boolean traced;
    private Integrator integrator;
    private Map<String, Double> parameters = Map.of();
    private Map<String, Double> initialValues = Map.of();
    private IntToDoubleFunction current = i -> 0;
    private IntPredicate perturbed = i -> false;

    Trial(Neuron model, double dt) {
        this.model = model;
        this.dt = dt;
    }

    Trial size(int neurons) {
        size = neurons;
        return this;
    }

    Trial threads(int count) {
        threads = count;
        return this;
    }

    /** Records all state variables of neuron 0 at each step. */
    Trial traced() {
        traced = true;
        return this;
    }

    Trial integrator(Integrator method) {
        integrator = method;
        return this;
    }

    Trial parameters(Map<String, Double> values) {
        parameters = values;
        return this;
    }

    Trial initialValues(Map<String, Double> values) {
        initialValues = values;
        return this;
    }

    /** Current into each neuron, pA. */
    Trial current(IntToDoubleFunction pA) {
        current = pA;
        return this;
    }

    /** Neurons whose parameters are all a little larger, where the range admits it. */
    Trial perturbed(IntPredicate neurons) {
        perturbed = neurons;
        return this;
    }

    Result run(double duration) {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", size, model);
        if (integrator != null) {
            cells.integrator(integrator);
        }
        NeuronSpec spec = model.spec();
        spec.parameters().forEach(p -> set(cells, p));
        initialValues.forEach(cells::initially);
        CurrentInput input = b.currentInput(cells);
        SpikeRecord spikes = b.recordSpikes(cells);
        List<String> states = spec.states().stream().map(StateVariable::name).toList();
        Map<String, StateRecord> traces = new LinkedHashMap<>();
        if (traced) {
            states.forEach(s -> traces.put(s, b.record(cells.slice(0, 1), s, dt)));
        }
        try (Network network = b.build(SimulationOptions.timeStep(dt).threads(threads))) {
            for (int i = 0; i < size; i++) {
                input.set(i, current.applyAsDouble(i));
            }
            network.run(duration);
            Map<String, double[]> last = new LinkedHashMap<>();
            states.forEach(s -> last.put(s, network.read(cells, s)));
            return new Result(spikes, last, traces);
        }
    }

    private void set(Population cells, Parameter p) {
        double value = parameters.getOrDefault(p.name(), p.defaultValue());
        double other = p.range().contains(value * PERTURBATION) ? value * PERTURBATION : value;
        double[] values = new double[size];
        boolean same = true;
        for (int i = 0; i < size; i++) {
            values[i] = perturbed.test(i) ? other : value;
            same &= values[i] == values[0];
        }
        if (same) {
            cells.with(p.name(), values[0]);
        } else {
            cells.with(p.name(), Values.array(values));
        }
    }

    /**
     * What came out.
     *
     * @param spikes all spikes
     * @param ends state variables of all neurons at the end
     * @param traces state variables of neuron 0 at each step from 0 on, if wanted
     */
    record Result(SpikeRecord spikes, Map<String, double[]> ends, Map<String, StateRecord> traces) {

        Set<String> states() {
            return ends.keySet();
        }

        double[] last(String state) {
            return ends.get(state);
        }

        double[] trace(String state) {
            return traces.get(state).of(0);
        }

        /** Largest difference of a state variable of neuron 0 at the end, relative to 1 or the variable where it is larger. */
        double distance(Result reference) {
            double worst = 0;
            for (String s : states()) {
                double expected = reference.last(s)[0];
                worst = Math.max(worst, Math.abs(last(s)[0] - expected) / Math.max(1, Math.abs(expected)));
            }
            return worst;
        }

        /** Fails unless a neuron has the same spikes and final state, bit for bit. */
        void requireSame(int neuron, Result other, int otherNeuron, String what) {
            assertArrayEquals(spikes.timesOf(neuron), other.spikes.timesOf(otherNeuron), what + ": spikes");
            for (String s : states()) {
                assertEquals(last(s)[neuron], other.last(s)[otherNeuron], what + ": " + s);
            }
        }
    }
}
