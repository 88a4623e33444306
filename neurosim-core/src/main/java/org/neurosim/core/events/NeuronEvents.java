package org.neurosim.core.events;

import java.util.List;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.core.describe.PopulationDescription;

/** A group of neurons with a model. */
abstract class NeuronEvents extends EventGroup {

    final CellColumns cells;
    final PopulationDescription population;
    final NeuronSpec spec;

    /** The neurons of the population that are in the group: from the first to before the last. */
    final int from;

    final int to;

    NeuronEvents(CellColumns cells, int from, int to) {
        this.cells = cells;
        this.from = from;
        this.to = to;
        population = cells.population();
        spec = cells.spec();
    }

    /** The group that suits neurons of a population as its columns are now. */
    static NeuronEvents of(CellColumns cells, int from, int to, double now) {
        EventDynamics dynamics = cells.newDynamics();
        return dynamics instanceof EventDynamics.Frame frame && suitsFrame(cells)
                ? new FrameGroup(cells, frame, from, to, now)
                : new QueueGroup(cells, dynamics, from, to, now);
    }

    private static boolean suitsFrame(CellColumns cells) {
        NeuronSpec spec = cells.spec();
        int period = spec.refractoryPeriod();
        boolean never = period < 0 || cells.isUniform(period) && cells.parameter(period)[0] == 0;
        boolean clamped =
                period >= 0 && cells.isUniform(period) && spec.clamped().equals(List.of(0));
        return spec.states().size() == 1 && spec.resets().containsKey(0) && (never || clamped);
    }

    /** Brings all columns to one time. */
    abstract void store(double now);

    /**
     * Takes over constant currents that have changed since all columns were brought to a time.
     *
     * @return false if the group must be made anew
     */
    abstract boolean takeCurrents(double now);

    /** Tells dynamics that the currents of all neurons have changed; returns whether they follow. */
    final boolean followCurrents(EventDynamics dynamics) {
        for (int i = from; i < to; i++) {
            if (!dynamics.currentChanged(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value of a state variable now; changes nothing. */
    abstract double value(int neuron, int k, double now);

    /** Sets a state variable. */
    abstract void write(int neuron, int k, double value, double now);

    /** Stops the run because a state is not finite. */
    final NumericalFailureException failure(int neuron, int k, double time, double value) {
        String variable = spec.states().get(k).name();
        return new NumericalFailureException(
                "neuron " + neuron + " of population " + population.name() + " (model " + spec.name() + "): " + variable
                        + " = " + value + " at " + time
                        + " ms; the state can still be read: check parameters, weights and initial values",
                population.name(),
                neuron,
                variable,
                time,
                value);
    }

    final NeurosimException badDuration(int neuron, double now, double duration) {
        return new NeurosimException("model " + spec.name() + " of population " + population.name()
                + ": timeToSpike of neuron " + neuron + " at " + now + " ms is " + duration
                + " ms; must be >= 0 or infinite");
    }

    static int[] ports(NeuronSpec spec) {
        return spec.receptors().stream().mapToInt(ReceptorPort::state).toArray();
    }
}
