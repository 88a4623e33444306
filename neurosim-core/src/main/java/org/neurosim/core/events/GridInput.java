package org.neurosim.core.events;

import java.util.List;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.StimulusDescription;

/** Input of a stimulus that acts in time steps: it arrives at their ends, as in a clock-driven network. */
final class GridInput extends InputEvents {

    private final StepInput input;
    private final String receptor;
    private final List<Segment> segments;
    private final int[] neurons;
    private double[] weights = {};
    private double time = Double.POSITIVE_INFINITY;
    private int segment;

    /**
     * Input events.
     *
     * @param isOwn by group: whether its neurons are taken as targets
     */
    GridInput(StimulusDescription description, StepInput input, EventGroups groups, boolean[] isOwn) {
        this.input = input;
        receptor = description.receptor();
        segments = description.targets().segments().stream()
                .flatMap(s -> groups.cut(s).stream())
                .filter(s -> isOwn[groups.indexOf(s.population().index(), s.from())])
                .toList();
        neurons = new int[description.targets().size()];
        for (Segment s : segments) {
            for (int i = 0; i < s.size(); i++) {
                neurons[s.offset() + i] = s.from() + i;
            }
        }
    }

    void beginStep(long step, double dt) {
        weights = input.of(step);
        time = (step + 1) * dt;
        segment = 0;
        goToInput();
    }

    /** Goes to the next segment that gets something. */
    private void goToInput() {
        while (segment < segments.size()) {
            Segment s = segments.get(segment);
            for (int i = s.offset(); i < s.offset() + s.size(); i++) {
                if (weights[i] != 0) {
                    return;
                }
            }
            segment++;
        }
        time = Double.POSITIVE_INFINITY;
    }

    @Override
    double next() {
        return time;
    }

    @Override
    void occur(double now, EventGroups groups) {
        Segment s = segments.get(segment++);
        int port = s.population().spec().receptorIndex(receptor);
        EventGroup group = groups.group[groups.indexOf(s.population().index(), s.from())];
        for (int i = s.offset(); i < s.offset() + s.size(); i++) {
            if (weights[i] != 0) {
                group.receive(now, port, neurons, i, i + 1, null, 0, weights[i]);
            }
        }
        goToInput();
    }
}
