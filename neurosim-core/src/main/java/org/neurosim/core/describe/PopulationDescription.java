package org.neurosim.core.describe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.StateVariable;

/** A population as described: neurons of a model, or cells of a spike source. */
public class PopulationDescription extends NeuronSet implements Population {

    private final String name;
    private final int index;
    private final int firstGlobalId;
    private final Neuron model;
    private final NeuronSpec spec;
    private final SpikeSource source;
    private final Map<Integer, Value> parameters = new LinkedHashMap<>();
    private final Map<Integer, Value> initialValues = new LinkedHashMap<>();
    private Integrator integrator;

    PopulationDescription(
            NetworkDescription network,
            String name,
            int index,
            int firstGlobalId,
            int size,
            Neuron model,
            SpikeSource source) {
        super(network, name, size);
        this.name = name;
        this.index = index;
        this.firstGlobalId = firstGlobalId;
        this.model = model;
        this.spec = model == null ? null : Objects.requireNonNull(model.spec(), "model.spec()");
        this.source = source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int firstGlobalId() {
        return firstGlobalId;
    }

    /**
     * Position among the populations of the network.
     *
     * @return index from 0
     */
    public int index() {
        return index;
    }

    /**
     * Whether this is a spike source.
     *
     * @return true for cells without a membrane
     */
    public boolean isSource() {
        return source != null;
    }

    /**
     * The neuron model.
     *
     * @return model, null for a spike source
     */
    public Neuron model() {
        return model;
    }

    /**
     * The model's declaration, read once.
     *
     * @return declaration, null for a spike source
     */
    public NeuronSpec spec() {
        return spec;
    }

    /**
     * The spike source.
     *
     * @return source, null for neurons
     */
    public SpikeSource source() {
        return source;
    }

    /**
     * The chosen method.
     *
     * @return method, null if none was chosen
     */
    public Integrator integrator() {
        return integrator;
    }

    /**
     * What the user set, by parameter index.
     *
     * @return values
     */
    public Map<Integer, Value> parameters() {
        return parameters;
    }

    /**
     * What the user set, by state variable index.
     *
     * @return values
     */
    public Map<Integer, Value> initialValues() {
        return initialValues;
    }

    @Override
    public Population with(String parameter, double value) {
        int k = parameterIndex(parameter);
        Parameter p = spec.parameters().get(k);
        if (!p.range().contains(value)) {
            throw new InvalidNetworkException("population " + name + ": parameter " + parameter + " = " + value
                    + unit(p.unit()) + "; must be " + p.range().describe());
        }
        return with(parameter, Values.constant(value));
    }

    @Override
    public Population with(String parameter, Value value) {
        network().requireOpen();
        parameters.put(parameterIndex(parameter), Objects.requireNonNull(value, "value"));
        return this;
    }

    @Override
    public Population initially(String state, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidNetworkException(
                    "population " + name + ": initial value of " + state + " = " + value + "; must be finite");
        }
        return initially(state, Values.constant(value));
    }

    @Override
    public Population initially(String state, Value value) {
        network().requireOpen();
        requireModel("initial values");
        int k = spec.stateIndex(state);
        if (k < 0) {
            throw new InvalidNetworkException("population " + name + ": model " + spec.name()
                    + " has no state variable " + state + "; it has " + names());
        }
        initialValues.put(k, Objects.requireNonNull(value, "value"));
        return this;
    }

    @Override
    public Population integrator(Integrator method) {
        network().requireOpen();
        requireModel("an integrator");
        integrator = Objects.requireNonNull(method, "integrator");
        return this;
    }

    private int parameterIndex(String parameter) {
        requireModel("parameters");
        int k = spec.parameterIndex(parameter);
        if (k < 0) {
            throw new InvalidNetworkException("population " + name + ": model " + spec.name() + " has no parameter "
                    + parameter + "; it has "
                    + spec.parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")));
        }
        return k;
    }

    private void requireModel(String what) {
        if (spec == null) {
            throw new InvalidNetworkException(
                    "population " + name + " is a spike source (" + source.name() + "), which has no use for " + what);
        }
    }

    private String names() {
        return spec.states().stream().map(StateVariable::name).collect(Collectors.joining(", "));
    }

    /**
     * Whether a name is that of a state variable.
     *
     * @param variable name
     * @return false for parameters and unknown names
     */
    public boolean isState(String variable) {
        return spec != null && spec.stateIndex(variable) >= 0;
    }

    /**
     * Finds a state variable or parameter of a population that runs.
     *
     * @param variable name
     * @return its index among the states if {@link #isState}, else among the parameters
     * @throws IllegalArgumentException if there is none
     */
    public int variableIndex(String variable) {
        if (spec == null) {
            throw new IllegalArgumentException("population " + name + " is a spike source and has no " + variable);
        }
        int k = isState(variable) ? spec.stateIndex(variable) : spec.parameterIndex(variable);
        if (k < 0) {
            throw new IllegalArgumentException("population " + name + ": model " + spec.name()
                    + " has no state variable or parameter " + variable + "; it has " + names() + ", "
                    + spec.parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")));
        }
        return k;
    }

    /** Checks what the host writes into the neurons from one index to before another while the network runs. */
    void requireAdmissible(String variable, int from, int to, double[] values, int offset) {
        int k = variableIndex(variable);
        Range range =
                isState(variable) ? Range.FINITE : spec.parameters().get(k).range();
        for (int i = from; i < to; i++) {
            double value = values[offset + i - from];
            if (!range.contains(value)) {
                throw new IllegalArgumentException("writing " + variable + " of neuron " + i + " of population " + name
                        + ": " + value + "; must be " + range.describe());
            }
        }
    }

    static String unit(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
