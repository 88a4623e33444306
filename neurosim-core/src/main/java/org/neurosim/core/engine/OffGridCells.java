package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.core.describe.ConstantCurrent;
import org.neurosim.core.describe.PopulationDescription;

/**
 * Neurons as a model's closed form sees them, into which the engine copies one neuron at a time: one cell for all neurons if they have the same parameters, else one for each of a block.
 */
final class OffGridCells implements EventCells {

    private final PopulationDescription population;
    private final double[][] parameters;
    private final boolean[] uniform;
    private final double[][] state;

    /** Index of the constant current among the parameters, -1 if there is none. */
    private final int current;

    /** The constant current without what is injected; null if there is none. */
    private final double[] given;

    private EventDynamics dynamics;

    /**
     * Cells.
     *
     * @param parameters columns; read only
     * @param uniform which of them have one value
     * @param size number of cells
     */
    OffGridCells(PopulationDescription population, double[][] parameters, boolean[] uniform, int size) {
        this.population = population;
        this.parameters = parameters.clone();
        this.uniform = uniform.clone();
        state = new double[population.spec().states().size()][size];
        current = ConstantCurrent.indexIn(population.spec());
        if (current >= 0) {
            given = Arrays.copyOf(parameters[current], size);
            this.parameters[current] = given.clone();
            this.uniform[current] = false;
        } else {
            given = null;
        }
        makeDynamics();
    }

    private void makeDynamics() {
        dynamics = ((Neuron.EventDriven) population.model()).eventDynamics(this);
    }

    /** Takes a neuron's state, and the current that is injected into it. */
    void load(int cell, double[][] x, int i, double injected) {
        copy(x, i, state, cell);
        if (current >= 0) {
            double sum = given[cell] + injected;
            if (parameters[current][cell] != sum) {
                parameters[current][cell] = sum;
                if (!dynamics.currentChanged(cell)) {
                    makeDynamics();
                }
            }
        }
    }

    /** Refuses a current where the closed form has no place for it. */
    void requireCurrent() {
        if (current < 0) {
            throw new InvalidNetworkException(
                    "population " + population.name() + ": model "
                            + population.spec().name() + " has no parameter " + ConstantCurrent.NAME
                            + " in pA, to which currents are added where spikes are off the grid; choose a model with one, or the integrator exact()");
        }
    }

    void store(int cell, double[][] x, int i) {
        copy(state, cell, x, i);
    }

    private static void copy(double[][] from, int i, double[][] to, int j) {
        for (int k = 0; k < from.length; k++) {
            to[k][j] = from[k][i];
        }
    }

    EventDynamics dynamics() {
        return dynamics;
    }

    @Override
    public int size() {
        return state[0].length;
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
        return state[index];
    }
}
