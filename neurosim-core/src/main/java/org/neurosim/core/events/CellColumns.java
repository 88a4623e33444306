package org.neurosim.core.events;

import java.util.Arrays;
import java.util.Map;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.connect.Value;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.StateVariable;
import org.neurosim.core.connect.ValueSampler;
import org.neurosim.core.describe.ConstantCurrent;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.random.StreamKey;

/** Parameters and state of a population. The random numbers are those that a clock-driven network draws. */
final class CellColumns implements EventCells {

    /** In {@link #until} of neurons that aren't refractory. */
    static final double NOT_REFRACTORY = Double.NEGATIVE_INFINITY;

    /** End of each neuron's refractory period, ms. */
    final double[] until;

    final double[][] x;

    private final PopulationDescription population;
    private final NeuronSpec spec;
    private final double[][] parameters;
    private final boolean[] uniform;

    /** Index of the constant current among the parameters, -1 if there is none. */
    private final int current;

    /** The constant current without what is injected; null if nothing ever was. */
    private double[] givenCurrent;

    private double[] injected;

    CellColumns(PopulationDescription population, long seed, InitialState start) {
        this.population = population;
        spec = population.spec();
        int n = population.size();
        until = new double[n];
        Arrays.fill(until, NOT_REFRACTORY);
        parameters = new double[spec.parameters().size()][n];
        uniform = new boolean[parameters.length];
        x = new double[spec.states().size()][n];
        current = ConstantCurrent.indexIn(spec);
        setParameters(seed);
        setState(seed, start);
    }

    private void setParameters(long seed) {
        for (int k = 0; k < parameters.length; k++) {
            Parameter declared = spec.parameters().get(k);
            Value given = population.parameters().get(k);
            if (given == null) {
                Arrays.fill(parameters[k], declared.defaultValue());
            } else {
                sample(given, StreamKey.PARAMETERS, seed, k, parameters[k], "parameter " + declared.name());
                for (int i = 0; i < size(); i++) {
                    requireRange(declared, parameters[k][i], i);
                }
            }
            findUniform(k);
        }
    }

    private void findUniform(int k) {
        double[] column = parameters[k];
        uniform[k] = true;
        for (double value : column) {
            uniform[k] &= value == column[0];
        }
    }

    private void requireRange(Parameter declared, double value, int neuron) {
        if (!declared.range().contains(value)) {
            throw new InvalidNetworkException("population " + population.name() + ": parameter " + declared.name()
                    + " = " + value + (declared.unit().isEmpty() ? "" : " " + declared.unit()) + " of neuron " + neuron
                    + "; must be " + declared.range().describe());
        }
    }

    private void setState(long seed, InitialState start) {
        for (int k = 0; k < x.length; k++) {
            StateVariable declared = spec.states().get(k);
            if (declared.initialFrom() == null) {
                Arrays.fill(x[k], declared.initialValue());
            } else {
                int p = spec.parameterIndex(declared.initialFrom());
                System.arraycopy(parameters[p], 0, x[k], 0, size());
            }
        }
        setGivenState(seed);
        start.initialize(population, this);
        setGivenState(seed);
    }

    private void setGivenState(long seed) {
        for (Map.Entry<Integer, Value> given : population.initialValues().entrySet()) {
            int k = given.getKey();
            String what = "initial value of " + spec.states().get(k).name();
            sample(given.getValue(), StreamKey.INITIAL_STATE, seed, k, x[k], what);
        }
    }

    private void sample(Value value, int purpose, long seed, int k, double[] out, String what) {
        long key = StreamKey.of(seed, purpose, population.index(), k);
        ValueSampler.fillPopulation(
                value, key, 0, size(), size(), out, "population " + population.name() + ": " + what);
    }

    EventDynamics newDynamics() {
        return ((Neuron.EventDriven) population.model()).eventDynamics(this);
    }

    PopulationDescription population() {
        return population;
    }

    NeuronSpec spec() {
        return spec;
    }

    /** Sets a parameter; dynamics must be made anew. */
    void writeParameter(int k, int neuron, double value) {
        if (k == current && givenCurrent != null) {
            givenCurrent[neuron] = value;
            parameters[k][neuron] = value + injected[neuron];
        } else {
            parameters[k][neuron] = value;
        }
    }

    /** A parameter as it was set, without injected current. */
    double given(int k, int neuron) {
        return k == current && givenCurrent != null ? givenCurrent[neuron] : parameters[k][neuron];
    }

    boolean takesCurrent() {
        return current >= 0;
    }

    /**
     * Adds a current to the constant one in place of that injected before.
     *
     * @return whether dynamics may take it over; if not, they must be made anew, because they depend on whether the current is the same for all
     */
    boolean inject(double[] sum) {
        boolean wasUniform = uniform[current];
        if (givenCurrent == null) {
            givenCurrent = parameters[current].clone();
        }
        injected = sum;
        for (int i = 0; i < sum.length; i++) {
            parameters[current][i] = givenCurrent[i] + sum[i];
        }
        findUniform(current);
        return uniform[current] == wasUniform;
    }

    /** Finds out after writing whether a parameter has one value. */
    void parameterWritten(int k) {
        findUniform(k);
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public double[] parameter(int index) {
        return parameters[index];
    }

    @Override
    public boolean isUniform(int index) {
        return uniform[index];
    }

    @Override
    public double[] state(int index) {
        return x[index];
    }
}
