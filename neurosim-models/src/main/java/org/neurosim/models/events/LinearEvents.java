package org.neurosim.models.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Threshold;

/**
 * The event-driven form of any neuron that is a linear system between spikes: its declaration and its {@link Neuron.Linear#linearSystem} are all that is needed.
 *
 * <pre>{@code
 * public EventDynamics eventDynamics(EventCells cells) {
 *     return LinearEvents.of(this, cells);
 * }
 * }</pre>
 *
 * <p>Between events {@code x(t) = x* + e^(A t) (x - x*)} with x* the point of rest, to rounding errors for any duration, equal time constants included. The neuron
 * spikes where the declared variable reaches its level, a parameter or another state variable (adaptive thresholds). No crossing is missed: derivatives are
 * bounded over stretches of time, by Taylor's theorem, nothing is sampled; a crossing is found if the peak is above the threshold by more than rounding errors, some
 * 1e-14 of the variables. The time of a spike is calculated by Newton's method to the last digits that its slope admits.
 *
 * <p>What a spike does beyond the declared resets is taken from {@link Neuron#onSpike}, which may use parameters and state here but not random numbers, step
 * or time.
 *
 * <p>Cost: about n^2 multiplications for each bit of the duration, and for each stretch of the search; n the number of state variables. Neurons with the same matrix
 * share their tables; constant current, threshold and point of rest may differ.
 *
 * <p>Used by one thread, as all {@link EventDynamics}.
 */
public final class LinearEvents implements EventDynamics {
    private final Neuron.Linear model;
    private final double[][] x;
    private final int variable;
    private final int level;

    /** The column of the level if it is a parameter. */
    private final double[] levels;

    private final List<Kind> kinds = new ArrayList<>();
    private final int[] kindOf;
    private final double[] z;
    private final CellBlock block;
    private final int[] spiking = new int[1];

    /** x* of each neuron. */
    private final double[][] rest;

    /** The constant current of each neuron, null if the model has none; x* as it is with {@link #firstCurrent}, null until a current changes. */
    private final double[] current;

    private final double[] firstCurrent;
    private double[][] firstRest;

    /** Neurons with the same matrix. */
    private record Kind(LinearFlow flow, LinearCrossing crossing, double[] restPerCurrent) {}

    private LinearEvents(Neuron.Linear model, EventCells cells) {
        this.model = model;
        NeuronSpec spec = model.spec();
        int n = spec.states().size();
        x = new double[n][];
        for (int k = 0; k < n; k++) {
            x[k] = cells.state(k);
        }
        Threshold threshold = spec.threshold();
        if (threshold == null || threshold.condition() != Threshold.Condition.AT_OR_ABOVE) {
            throw new InvalidNetworkException(
                    "model " + spec.name()
                            + ": its event-driven form needs a declared threshold of the condition AT_OR_ABOVE; declare one, or choose another integrator");
        }
        variable = threshold.state();
        level = threshold.levelIsState() ? threshold.level() : -1;
        levels = threshold.levelIsState() ? null : cells.parameter(threshold.level());
        z = new double[n];
        rest = new double[cells.size()][];
        block = new CellBlock(cells);
        kindOf = new int[cells.size()];
        int k = spec.parameterIndex("I_e");
        current = k < 0 ? null : cells.parameter(k);
        firstCurrent = k < 0 ? null : Arrays.copyOf(current, cells.size());
        findKinds(cells, spec);
    }

    /**
     * The dynamics of a population.
     *
     * @param model model
     * @param cells columns of the population
     * @return dynamics from event to event
     * @throws InvalidNetworkException if the model declares no threshold of the condition AT_OR_ABOVE, the system does not decay to a point of rest, or a variable that
     *     goes on in the refractory period depends on one that is clamped in it
     */
    public static EventDynamics of(Neuron.Linear model, EventCells cells) {
        return new LinearEvents(model, cells);
    }

    private void findKinds(EventCells cells, NeuronSpec spec) {
        Map<List<Double>, Integer> known = new HashMap<>();
        for (int i = 0; i < kindOf.length; i++) {
            int neuron = i;
            LinearSystem s = model.linearSystem(k -> cells.parameter(k)[neuron]);
            List<Double> key = new ArrayList<>();
            for (double[] row : s.matrix()) {
                addAll(key, row);
            }
            Integer kind = known.get(key);
            if (kind == null) {
                kind = kinds.size();
                known.put(key, kind);
                kinds.add(kind(s, spec));
            }
            kindOf[i] = kind;
            rest[i] = rest(s);
        }
    }

    private static void addAll(List<Double> key, double[] values) {
        for (double value : values) {
            key.add(value);
        }
    }

    private Kind kind(LinearSystem s, NeuronSpec spec) {
        requireNothingBehindClamped(s, spec);
        try {
            LinearFlow flow = new LinearFlow(s.matrix());
            double[] w = new double[z.length];
            w[variable] = 1;
            if (level >= 0) {
                w[level] = -1;
            }
            return new Kind(flow, new LinearCrossing(flow, w), displacement(s, s.current()));
        } catch (IllegalArgumentException e) {
            throw new InvalidNetworkException(
                    "model " + spec.name() + ": " + e.getMessage()
                            + ", as its event-driven form needs; use other parameters or another integrator",
                    e);
        }
    }

    private static void requireNothingBehindClamped(LinearSystem s, NeuronSpec spec) {
        for (int k : spec.clamped()) {
            for (int j = 0; j < s.size(); j++) {
                if (s.matrix()[j][k] != 0 && !spec.clamped().contains(j)) {
                    throw new InvalidNetworkException(
                            "model " + spec.name() + ": "
                                    + spec.states().get(j).name() + " goes on in the refractory period and depends on "
                                    + spec.states().get(k).name()
                                    + ", which is clamped; its event-driven form has no solution for that: clamp both or none, or choose another integrator");
                }
            }
        }
    }

    /** Where nothing moves: A (x - rest) + constant = 0. */
    private static double[] rest(LinearSystem s) {
        double[] rest = displacement(s, s.constant());
        for (int i = 0; i < rest.length; i++) {
            rest[i] += s.rest()[i];
        }
        return rest;
    }

    /** By how much a constant drive moves the point of rest: A y + drive = 0, by elimination with pivots. */
    private static double[] displacement(LinearSystem s, double[] drive) {
        int n = s.size();
        double[][] a = new double[n][];
        double[] b = drive.clone();
        for (int i = 0; i < n; i++) {
            a[i] = s.matrix()[i].clone();
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column + 1; i < n; i++) {
                pivot = Math.abs(a[i][column]) > Math.abs(a[pivot][column]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[column];
            a[column] = row;
            double value = b[pivot];
            b[pivot] = b[column];
            b[column] = value;
            for (int i = column + 1; i < n; i++) {
                double factor = a[i][column] / row[column];
                for (int j = column; j < n; j++) {
                    a[i][j] -= factor * row[j];
                }
                b[i] -= factor * value;
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                b[i] -= a[i][j] * b[j];
            }
            b[i] /= a[i][i];
        }
        for (int i = 0; i < n; i++) {
            b[i] = -b[i];
        }
        return b;
    }

    /** The point of rest is a linear function of the current, and calculated from where it was first, so that it does not depend on what the current has been meanwhile. */
    @Override
    public boolean currentChanged(int i) {
        if (current == null) {
            return false;
        }
        if (firstRest == null) {
            firstRest = Arrays.stream(rest).map(double[]::clone).toArray(double[][]::new);
        }
        double added = current[i] - firstCurrent[i];
        double[] perCurrent = kinds.get(kindOf[i]).restPerCurrent;
        for (int k = 0; k < perCurrent.length; k++) {
            rest[i][k] = firstRest[i][k] + added * perCurrent[k];
        }
        return true;
    }

    private Kind load(int i) {
        for (int k = 0; k < z.length; k++) {
            z[k] = x[k][i] - rest[i][k];
        }
        return kinds.get(kindOf[i]);
    }

    private double levelOf(int i) {
        return level < 0 ? levels[i] : x[level][i];
    }

    private double offset(int i) {
        return rest[i][variable] - (level < 0 ? levels[i] : rest[i][level]);
    }

    @Override
    public void advance(int i, double duration) {
        Kind kind = load(i);
        kind.flow.advance(z, duration);
        for (int k = 0; k < z.length; k++) {
            x[k][i] = rest[i][k] + z[k];
        }
    }

    @Override
    public double timeToSpike(int i) {
        if (x[variable][i] >= levelOf(i)) {
            return 0;
        }
        Kind kind = load(i);
        return kind.crossing.first(z, offset(i));
    }

    @Override
    public double quietTime(int i) {
        Kind kind = load(i);
        return kind.crossing.quiet(z, offset(i));
    }

    @Override
    public void onSpike(int i) {
        spiking[0] = i;
        model.onSpike(block, x, spiking, 1);
    }
}
