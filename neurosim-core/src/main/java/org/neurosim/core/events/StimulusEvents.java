package org.neurosim.core.events;

import org.neurosim.api.NeurosimException;
import org.neurosim.api.model.Stimulus;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.random.StreamKey;

/** The input spikes of a stimulus in continuous time. */
final class StimulusEvents extends InputEvents {

    private final StimulusDescription description;
    private final Stimulus.Timed stimulus;
    private final Uniforms random;
    private final TimeHeap heap;
    private final long[] count;
    private final int[] group;
    private final int[] receptor;
    private final int[] neuron;

    /**
     * Input events.
     *
     * @param isOwn by group: whether its neurons are taken as targets
     */
    StimulusEvents(StimulusDescription description, int index, long seed, EventGroups groups, boolean[] isOwn) {
        this.description = description;
        stimulus = (Stimulus.Timed) description.stimulus();
        random = new Uniforms(StreamKey.of(seed, StreamKey.STIMULI, index));
        int n = description.targets().size();
        heap = new TimeHeap(n);
        count = new long[n];
        group = new int[n];
        receptor = new int[n];
        neuron = new int[n];
        for (Segment s : description.targets().segments()) {
            for (int i = 0; i < s.size(); i++) {
                group[s.offset() + i] = groups.indexOf(s.population().index(), s.from() + i);
                receptor[s.offset() + i] = s.population().spec().receptorIndex(description.receptor());
                neuron[s.offset() + i] = s.from() + i;
            }
        }
        for (int i = 0; i < n; i++) {
            if (isOwn[group[i]]) {
                schedule(i, 0);
            }
        }
    }

    private void schedule(int target, double previous) {
        long k = count[target]++;
        double time = stimulus.inputTime(target, k, previous, random.at(target, k));
        if (!(time >= previous)) {
            throw new NeurosimException("stimulus " + stimulus.name() + " of "
                    + description.targets().label() + ": input " + k + " of target " + target + " at " + time
                    + " ms, the one before at " + previous + " ms; times must not fall");
        }
        heap.update(target, time, target);
    }

    @Override
    double next() {
        return heap.topTime();
    }

    @Override
    void occur(double now, EventGroups groups) {
        int target = heap.top();
        schedule(target, now);
        groups.group[group[target]].receive(
                now, receptor[target], neuron, target, target + 1, null, 0, stimulus.weight());
    }
}
