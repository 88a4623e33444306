package org.neurosim.core.events;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.core.describe.ConstantCurrent;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.StimulusDescription;

/**
 * Currents of stimuli and of the host into the populations of an event-driven network: evaluated at the beginning of a time step and held over it, as in a clock-driven
 * network, which between two steps makes them constants in the neurons' closed forms. Where nothing has changed since the step before nothing is done.
 */
final class InjectedCurrents {

    private final EventGroup[] groups;
    private final List<StimulusDescription> stimuli;
    private final StepInput[] inputs;

    /** By population: sum of the currents of this step, null where there are none. */
    private final double[][] current;

    /** By population: the sum that its neurons have. */
    private final double[][] held;

    InjectedCurrents(EventGroup[] groups, List<StimulusDescription> stimuli, StepInput[] inputs) {
        this.groups = groups;
        this.stimuli = stimuli;
        this.inputs = inputs;
        current = new double[groups.length][];
        held = new double[groups.length][];
        for (StimulusDescription d : stimuli) {
            for (Segment s : d.targets().segments()) {
                CellColumns cells = ((NeuronEvents) groups[s.population().index()]).cells;
                if (!cells.takesCurrent()) {
                    throw new InvalidNetworkException(
                            "stimulus " + d.stimulus().name() + " of "
                                    + d.targets().label() + ": model "
                                    + cells.spec().name() + " of population "
                                    + s.population().name() + " has no parameter " + ConstantCurrent.NAME
                                    + " in pA, to which an event-driven network adds currents; choose a model with one, or run it clock-driven");
                }
                int n = cells.size();
                current[s.population().index()] = new double[n];
                held[s.population().index()] = new double[n];
            }
        }
    }

    boolean isEmpty() {
        return stimuli.isEmpty();
    }

    void beginStep(long step, double dt) {
        for (double[] column : current) {
            if (column != null) {
                Arrays.fill(column, 0);
            }
        }
        for (int k = 0; k < inputs.length; k++) {
            double[] values = inputs[k].of(step);
            List<Segment> segments = stimuli.get(k).targets().segments();
            for (int q = 0; q < segments.size(); q++) {
                Segment s = segments.get(q);
                double[] sum = current[s.population().index()];
                for (int i = s.from(); i < s.to(); i++) {
                    sum[i] += values[s.offset() + i - s.from()];
                }
            }
        }
        for (int g = 0; g < groups.length; g++) {
            if (current[g] != null && !Arrays.equals(current[g], held[g])) {
                System.arraycopy(current[g], 0, held[g], 0, held[g].length);
                NeuronEvents group = (NeuronEvents) groups[g];
                group.store(step * dt);
                group.cells.inject(held[g]);
                groups[g] = NeuronEvents.of(group.cells, step * dt);
            }
        }
    }
}
