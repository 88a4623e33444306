package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.connect.Value;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Threshold;
import org.neurosim.core.connect.ValueSampler;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.core.math.ThresholdScan;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.synapse.InputRing;

/** The neurons of one population that one partition owns: blocks, parameters, and the integrator bound to them. */
final class NeuronGroup {

    final PopulationDescription population;
    final int from;
    final int to;
    final NeuronBlock[] blocks;

    private final Neuron model;
    private final NeuronSpec spec;
    private final Integrator integrator;
    private final double dt;
    private final ThresholdScan scan;
    private final boolean[] uniform;
    private Integrator.Stepper stepper;

    /** By block, null where spikes are on the grid. */
    private final OffGridSpikes[] offGridSpikes;

    NeuronGroup(
            PopulationDescription population,
            Integrator integrator,
            int from,
            int to,
            int local,
            Workspace workspace,
            boolean offGrid,
            long seed) {
        this.population = population;
        this.from = from;
        this.to = to;
        this.integrator = integrator;
        this.dt = workspace.dt;
        scan = workspace.scan;
        model = population.model();
        spec = population.spec();
        uniform = new boolean[spec.parameters().size()];
        int count = (to - from + Workspace.BLOCK - 1) / Workspace.BLOCK;
        blocks = new NeuronBlock[count];
        long key = StreamKey.of(seed, StreamKey.NEURONS, population.index());
        for (int b = 0; b < count; b++) {
            int first = from + b * Workspace.BLOCK;
            int size = Math.min(Workspace.BLOCK, to - first);
            blocks[b] =
                    new NeuronBlock(workspace, model, spec, uniform, offGrid, first, size, local + first - from, key);
        }
        offGridSpikes = integrator == Integrators.exactOffGrid() ? leaveGrid() : null;
        setParameters(seed);
        setInitialState(seed);
        bind();
    }

    private OffGridSpikes[] leaveGrid() {
        if (!(model instanceof Neuron.EventDriven) && model instanceof Neuron.Linear) {
            throw refused("has no closed form of its next spike; implement Neuron.EventDriven");
        }
        if (spec.threshold() == null || spec.threshold().condition() != Threshold.Condition.AT_OR_ABOVE) {
            throw refused("declares no threshold of the condition AT_OR_ABOVE; declare one");
        }
        return Arrays.stream(blocks).map(b -> b.leaveGrid(population)).toArray(OffGridSpikes[]::new);
    }

    private InvalidNetworkException refused(String why) {
        return new InvalidNetworkException("population " + population.name() + ": integrator " + integrator.name()
                + ": model " + spec.name() + " " + why + ", or choose the integrator exact()");
    }

    private void setParameters(long seed) {
        for (int k = 0; k < uniform.length; k++) {
            Parameter declared = spec.parameters().get(k);
            Value given = population.parameters().get(k);
            if (given == null || given instanceof Value.Constant) {
                double value = given == null ? declared.defaultValue() : ((Value.Constant) given).value();
                requireRange(declared, value, from);
                double[] column = new double[Workspace.BLOCK];
                Arrays.fill(column, value);
                for (NeuronBlock block : blocks) {
                    block.parameters[k] = column;
                }
                uniform[k] = true;
            } else {
                long key = StreamKey.of(seed, StreamKey.PARAMETERS, population.index(), k);
                for (NeuronBlock block : blocks) {
                    block.parameters[k] = new double[block.size];
                    sample(given, key, block, block.parameters[k], "parameter " + declared.name());
                    for (int i = 0; i < block.size; i++) {
                        requireRange(declared, block.parameters[k][i], block.first + i);
                    }
                }
            }
        }
    }

    private void sample(Value value, long key, NeuronBlock block, double[] out, String what) {
        ValueSampler.fillPopulation(
                value,
                key,
                block.first,
                block.size,
                population.size(),
                out,
                "population " + population.name() + ": " + what);
    }

    private void requireRange(Parameter declared, double value, int neuron) {
        if (!declared.range().contains(value)) {
            throw new InvalidNetworkException(
                    "population " + population.name() + ": parameter " + declared.name() + " = "
                            + value + (declared.unit().isEmpty() ? "" : " " + declared.unit()) + " of neuron " + neuron
                            + "; must be " + declared.range().describe());
        }
    }

    private void setInitialState(long seed) {
        List<StateVariable> states = spec.states();
        for (NeuronBlock block : blocks) {
            for (int k = 0; k < states.size(); k++) {
                StateVariable declared = states.get(k);
                if (declared.initialFrom() == null) {
                    Arrays.fill(block.x[k], declared.initialValue());
                } else {
                    int p = spec.parameterIndex(declared.initialFrom());
                    System.arraycopy(block.parameters[p], 0, block.x[k], 0, block.size);
                }
            }
            setGivenState(block, seed);
            model.initialize(block, block.x);
            setGivenState(block, seed);
        }
    }

    private void setGivenState(NeuronBlock block, long seed) {
        for (Map.Entry<Integer, Value> given : population.initialValues().entrySet()) {
            int k = given.getKey();
            long key = StreamKey.of(seed, StreamKey.INITIAL_STATE, population.index(), k);
            sample(
                    given.getValue(),
                    key,
                    block,
                    block.x[k],
                    "initial value of " + spec.states().get(k).name());
        }
    }

    /** Binds the integrator to the parameters as they are. */
    void bind() {
        for (NeuronBlock block : blocks) {
            block.uniformLevel(spec.threshold() != null
                    && !spec.threshold().levelIsState()
                    && uniform[spec.threshold().level()]);
        }
        ModelBinding binding = new ModelBinding(this, integrator);
        stepper = integrator.bind(binding);
        if (offGridSpikes != null) {
            bindOffGrid(binding.linear());
        }
    }

    private void bindOffGrid(Integrator.LinearForm form) {
        CrossingBound bound = new CrossingBound(spec, form, size(), dt, scan);
        boolean shared = isUniform();
        OffGridCells cells = null;
        for (int b = 0; b < blocks.length; b++) {
            if (!shared || cells == null) {
                cells = new OffGridCells(population, blocks[b].parameters, uniform, shared ? 1 : blocks[b].size);
            }
            offGridSpikes[b].bind(bound, cells, shared);
        }
    }

    void integrate() {
        for (NeuronBlock block : blocks) {
            block.integrate(stepper);
        }
    }

    /** Makes the step block after block, each as a whole while it is in the cache: where no block waits for something of all. */
    void step(InputRing ring, SpikeLog log) {
        for (NeuronBlock block : blocks) {
            block.integrate(stepper);
            block.finish(ring, log);
        }
    }

    void finish(InputRing ring, SpikeLog log) {
        for (NeuronBlock block : blocks) {
            block.finish(ring, log);
        }
    }

    NeuronBlock blockOf(int neuron) {
        return blocks[(neuron - from) / Workspace.BLOCK];
    }

    Neuron model() {
        return model;
    }

    NeuronSpec spec() {
        return spec;
    }

    double dt() {
        return dt;
    }

    int size() {
        return to - from;
    }

    /** Whether all parameters have one value for all neurons. */
    boolean isUniform() {
        for (boolean u : uniform) {
            if (!u) {
                return false;
            }
        }
        return true;
    }

    /** The parameters of one neuron, by its position in the group. */
    ParameterSet parametersOf(int position) {
        NeuronBlock block = blocks[position / Workspace.BLOCK];
        int i = position % Workspace.BLOCK;
        return k -> block.parameters[k][i];
    }

    double read(int neuron, boolean isState, int k) {
        NeuronBlock block = blockOf(neuron);
        return isState ? block.x[k][neuron - block.first] : block.parameters[k][neuron - block.first];
    }

    void writeState(int neuron, int k, double value) {
        NeuronBlock block = blockOf(neuron);
        block.writeState(neuron - block.first, k, value);
    }

    /** Sets a parameter of one neuron; {@link #bind()} must follow. */
    void writeParameter(int neuron, int k, double value) {
        if (uniform[k]) {
            for (NeuronBlock block : blocks) {
                block.parameters[k] = Arrays.copyOf(block.parameters[k], block.size);
            }
            uniform[k] = false;
        }
        NeuronBlock block = blockOf(neuron);
        block.parameters[k][neuron - block.first] = value;
    }

    /** Sets a parameter of all neurons of the group; {@link #bind()} must follow. */
    void writeParameter(int k, double value) {
        double[] column = new double[Workspace.BLOCK];
        Arrays.fill(column, value);
        for (NeuronBlock block : blocks) {
            block.parameters[k] = column;
        }
        uniform[k] = true;
    }
}
