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

    private final EventGroups groups;
    private final List<StimulusDescription> stimuli;
    private final StepInput[] inputs;

    /** By population: sum of the currents of this step, null where there are none. */
    private final double[][] current;

    /** By population: the sum that its neurons have. */
    private final double[][] held;

    InjectedCurrents(EventGroups groups, int populations, List<StimulusDescription> stimuli, StepInput[] inputs) {
        this.groups = groups;
        this.stimuli = stimuli;
        this.inputs = inputs;
        current = new double[populations][];
        held = new double[populations][];
        for (StimulusDescription d : stimuli) {
            for (Segment s : d.targets().segments()) {
                CellColumns cells = groups.neurons(s.population().index(), 0).cells;
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
        for (int p = 0; p < current.length; p++) {
            if (current[p] != null && !Arrays.equals(current[p], held[p])) {
                System.arraycopy(current[p], 0, held[p], 0, held[p].length);
                CellColumns cells = groups.neurons(p, 0).cells;
                groups.store(p, step * dt);
                if (cells.inject(held[p])) {
                    groups.takeCurrents(p, cells, step * dt);
                } else {
                    groups.renew(p, cells, step * dt);
                }
            }
        }
    }
}
