package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.core.describe.PopulationDescription;

/**
 * What a block does whose spikes fall between the grid points. All neurons make the step as if nobody spiked; those that may have reached their threshold ({@link CrossingBound}), and those whose
 * refractory period ends, go back to its start, and from event to event by the model's closed form to its end. Arrivals at the end may make neurons spike there, too.
 *
 * <p>A neuron that turns out not to spike keeps what the step has made of it, so that it does not matter who was looked at.
 */
final class OffGridSpikes {

    /** Spikes of one neuron at one instant that are taken for a loop without end. */
    private static final int MOST_AT_ONCE = 100;

    /** A refractory period that ends so near to the end of a step ends there, in steps: whole periods are not whole sums of steps. */
    private static final double WHOLE = 1e-9;

    /** In {@link #after} of neurons that aren't refractory. */
    private static final double NOT_REFRACTORY = Double.NEGATIVE_INFINITY;

    private final NeuronBlock block;
    private final PopulationDescription population;
    private final NeuronSpec spec;
    private final Neuron model;
    private final double dt;
    private final int[] clampedStates;
    private final int[][] resets;
    private CrossingBound bound;
    private OffGridCells cells;

    /** Whether there is one cell for all neurons. */
    private boolean shared;

    // Refractory neurons: who, in no order; by neuron the step of the spike, and the end of the period after the start
    // of that step, ms; what the clamped variables stay at.
    private final int[] refractory;
    private int refractoryCount;
    private final long[] origin;
    private final double[] after;
    private final double[][] held;

    // Spikes within the step, ascending by neuron and time.
    private int[] who = new int[16];
    private double[] fraction = new double[16];
    private int spikes;

    private final int[] candidates;
    private final double[] heldCell;
    private final int[] one = new int[1];

    OffGridSpikes(NeuronBlock block, PopulationDescription population, int[] clampedStates, int[][] resets) {
        this.block = block;
        this.population = population;
        this.clampedStates = clampedStates;
        this.resets = resets;
        spec = population.spec();
        model = population.model();
        dt = block.workspace.dt;
        refractory = new int[block.size];
        origin = new long[block.size];
        after = new double[block.size];
        Arrays.fill(after, NOT_REFRACTORY);
        held = new double[clampedStates.length][block.size];
        candidates = new int[block.size];
        heldCell = new double[clampedStates.length];
    }

    /** Takes what depends on the parameters. */
    void bind(CrossingBound crossingBound, OffGridCells offGridCells, boolean sharedCell) {
        bound = crossingBound;
        cells = offGridCells;
        shared = sharedCell;
    }

    void requireCurrent() {
        cells.requireCurrent();
    }

    /** From the start to the end of the step, without arrivals. */
    void advance(Integrator.Stepper stepper) {
        spikes = 0;
        bound.begin(block, block.x);
        stepper.advance(block, block.x);
        bound.end(block.x, block.size);
        int kept = 0;
        for (int k = 0; k < refractoryCount; k++) {
            int i = refractory[k];
            boolean stays = timeLeft(i) > dt * (1 + WHOLE);
            bound.highest[i] = stays ? -CrossingBound.SURELY : CrossingBound.SURELY;
            if (stays) {
                refractory[kept++] = i;
            }
        }
        refractoryCount = kept;
        int count = bound.find(block, candidates);
        for (int k = 0; k < count; k++) {
            look(candidates[k]);
        }
    }

    /** Time to the end of a neuron's refractory period from the start of the step. */
    private double timeLeft(int i) {
        return after[i] - (block.workspace.step - origin[i]) * dt;
    }

    /** Takes a neuron through the step once more, from event to event. */
    private void look(int i) {
        int cell = shared ? 0 : i;
        cells.load(cell, bound.before, i, block.current()[i]);
        EventDynamics dynamics = cells.dynamics();
        double now = 0;
        int first = spikes;
        boolean ends = after[i] != NOT_REFRACTORY;
        if (ends) {
            now = wait(cell, 0, timeLeft(i));
            after[i] = NOT_REFRACTORY;
        }
        int atOnce = 0;
        while (now < dt) {
            double duration = dynamics.timeToSpike(cell);
            if (!(duration < dt - now)) {
                break;
            }
            atOnce = duration > 0 ? 0 : atOnce + 1;
            if (atOnce >= MOST_AT_ONCE) {
                throw endless(i, now);
            }
            if (duration > 0) {
                dynamics.advance(cell, duration);
                now += duration;
            }
            add(i, Math.max(Double.MIN_VALUE, now / dt));
            cells.store(cell, block.x, i);
            one[0] = i;
            reset(one, 1);
            cells.load(cell, block.x, i, block.current()[i]);
            double end = now + period(i);
            if (end > dt * (1 + WHOLE)) {
                beginPeriod(i, end);
                wait(cell, now, dt);
                now = dt;
            } else {
                now = wait(cell, now, end);
            }
        }
        if (ends || spikes > first) {
            if (now < dt) {
                dynamics.advance(cell, dt - now);
            }
            cells.store(cell, block.x, i);
        }
    }

    /** Moves a refractory neuron on to a time within the step, which is returned: its end if that is next to it. */
    private double wait(int cell, double from, double to) {
        double end = to > dt * (1 - WHOLE) ? dt : to;
        if (end > from) {
            EventDynamics dynamics = cells.dynamics();
            for (int s = 0; s < clampedStates.length; s++) {
                heldCell[s] = cells.state(clampedStates[s])[cell];
            }
            dynamics.advance(cell, end - from);
            for (int s = 0; s < clampedStates.length; s++) {
                cells.state(clampedStates[s])[cell] = heldCell[s];
            }
        }
        return Math.max(from, end);
    }

    private double period(int i) {
        return spec.refractoryPeriod() < 0 ? 0 : block.parameters[spec.refractoryPeriod()][i];
    }

    private void beginPeriod(int i, double end) {
        origin[i] = block.workspace.step;
        after[i] = end;
        refractory[refractoryCount++] = i;
        for (int s = 0; s < clampedStates.length; s++) {
            held[s][i] = block.x[clampedStates[s]][i];
        }
    }

    private void add(int i, double at) {
        if (spikes == who.length) {
            who = Arrays.copyOf(who, 2 * spikes);
            fraction = Arrays.copyOf(fraction, 2 * spikes);
        }
        who[spikes] = i;
        fraction[spikes++] = at;
    }

    private void reset(int[] spiking, int count) {
        for (int[] reset : resets) {
            double[] state = block.x[reset[0]];
            double[] value = block.parameters[reset[1]];
            for (int k = 0; k < count; k++) {
                state[spiking[k]] = value[spiking[k]];
            }
        }
        model.onSpike(block, block.x, spiking, count);
    }

    /** After the arrivals: puts refractory neurons back, lets those spike that the arrivals have brought to the threshold, and logs all spikes of the step. */
    void finish(SpikeDetector detector, SpikeLog log) {
        for (int s = 0; s < clampedStates.length; s++) {
            double[] state = block.x[clampedStates[s]];
            for (int k = 0; k < refractoryCount; k++) {
                int i = refractory[k];
                state[i] = held[s][i];
            }
        }
        int[] spiking = candidates;
        int found = detector.find(block.x, block.parameters, spiking, block.size);
        int count = 0;
        for (int k = 0; k < found; k++) {
            if (after[spiking[k]] == NOT_REFRACTORY) {
                spiking[count++] = spiking[k];
            }
        }
        log(spiking, count, log);
        if (count == 0) {
            return;
        }
        reset(spiking, count);
        for (int k = 0; k < count; k++) {
            double period = period(spiking[k]);
            if (period > 0) {
                beginPeriod(spiking[k], dt + period);
            }
        }
    }

    private void log(int[] atEnd, int count, SpikeLog log) {
        int next = 0;
        for (int k = 0; k < count; k++) {
            for (; next < spikes && who[next] <= atEnd[k]; next++) {
                log.add(block.first + who[next], fraction[next]);
            }
            log.add(block.first + atEnd[k]);
        }
        for (; next < spikes; next++) {
            log.add(block.first + who[next], fraction[next]);
        }
    }

    /** A variable has been set: a clamped one stays at the new value. */
    void write(int i, int k, double value) {
        for (int s = 0; s < clampedStates.length; s++) {
            if (clampedStates[s] == k) {
                held[s][i] = value;
            }
        }
    }

    private NeurosimException endless(int i, double now) {
        return new NeurosimException("neuron " + (block.first + i) + " of population " + population.name() + " spiked "
                + MOST_AT_ONCE + " times at " + (block.time() + now)
                + " ms: its reset leaves it at or above its threshold; give it a lower reset or a refractory period");
    }
}
