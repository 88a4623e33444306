package org.neurosim.models.stimuli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.StateVariable;
import org.neurosim.models.checks.Checks;

/**
 * {@link Sources#pulsePackets}.
 *
 * <p>The times of a packet's spikes are drawn {@value #REACH} standard deviations before its centre, beyond which there
 * is none, and wait in a column. Packets that overlap need a column each; packet k has column k modulo their number.
 *
 * <p>In continuous time the spikes of a cell are functions of the packet, made from two uniform numbers (Box and Muller 1958, Ann Math Stat 29:610); the next is searched among the packets in whose reach it can be.
 */
final class PulsePackets implements SpikeSource.Timed {
    private static final String NAME = "pulse packets";
    private static final double REACH = 8;
    private static final int MOST_COLUMNS = 64;

    /** Standard deviations beyond which there is none in continuous time: sqrt(-2 log 2^-53) is less. */
    private static final double TIMED_REACH = 8.6;

    private final double[] centres;
    private final double sd;
    private final int columns;

    PulsePackets(double[] centres, double sd) {
        this.centres = Checks.requireAll(NAME, "centre", centres, "ms", Range.POSITIVE);
        this.sd = Checks.require(NAME, "sdMs", sd, "ms", Range.NON_NEGATIVE);
        for (int k = 1; k < centres.length; k++) {
            if (!(centres[k] > centres[k - 1])) {
                throw new IllegalArgumentException(NAME + ": centre[" + k + "] = " + centres[k]
                        + " ms; must be > centre[" + (k - 1) + "] = " + centres[k - 1] + " ms");
            }
        }
        columns = overlapping(2 * (REACH + 1) * sd) + 1;
        if (columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(NAME + ": " + (columns - 1) + " packets of sdMs = " + sd
                    + " ms overlap; at most " + (MOST_COLUMNS - 1) + " may, use several sources");
        }
    }

    /** The greatest number of centres within a span. */
    private int overlapping(double span) {
        int most = 0;
        int first = 0;
        for (int k = 0; k < centres.length; k++) {
            while (centres[k] - centres[first] > span) {
                first++;
            }
            most = Math.max(most, k - first + 1);
        }
        return most;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<StateVariable> states() {
        List<StateVariable> states = new ArrayList<>();
        for (int k = 0; k < columns; k++) {
            states.add(new StateVariable("waiting " + k, "ms", 0, null, null));
        }
        return states;
    }

    @Override
    public void check(int size, double dt) {
        if (overlapping(2 * REACH * sd + 3 * dt) > columns) {
            throw new IllegalArgumentException(NAME + ": centres lie closer together than the time step of " + dt
                    + " ms allows; move them apart or use several sources");
        }
    }

    /** Step in which the times of packet k are drawn. */
    private long drawingStep(int k, double dt) {
        return Math.max(0, (long) Math.floor((centres[k] - REACH * sd) / dt) - 1);
    }

    @Override
    public void emit(Emission emission) {
        double dt = emission.dt();
        long step = emission.step();
        double start = step * dt;
        double end = (step + 1) * dt;
        int first = indexFrom(start - REACH * sd - dt);
        int behind = first;
        while (behind < centres.length && drawingStep(behind, dt) <= step) {
            if (drawingStep(behind, dt) == step) {
                draw(emission, behind);
            }
            behind++;
        }
        if (behind > first) {
            emitWaiting(emission, first, behind, start, end);
        }
    }

    /** The first packet whose centre is not below a time. */
    private int indexFrom(double time) {
        int k = Arrays.binarySearch(centres, time);
        return k >= 0 ? k : -k - 1;
    }

    private void draw(Emission emission, int packet) {
        double[] waiting = emission.state(packet % columns);
        emission.random().normal(waiting);
        for (int i = 0; i < emission.size(); i++) {
            waiting[i] = centres[packet] + sd * waiting[i];
        }
    }

    private void emitWaiting(Emission emission, int first, int behind, double start, double end) {
        for (int i = 0; i < emission.size(); i++) {
            boolean spikes = false;
            for (int k = first; k < behind; k++) {
                double time = emission.state(k % columns)[i];
                spikes |= time > start && time <= end;
            }
            if (spikes) {
                emission.spike(i);
            }
        }
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        double reach = TIMED_REACH * sd;
        double first = Double.POSITIVE_INFINITY;
        for (int p = indexFrom(previous - reach); p < centres.length && centres[p] - reach < first; p++) {
            double time = centres[p] + sd * normal(random, p);
            first = time > previous && time < first ? time : first;
        }
        return first;
    }

    private static double normal(CellRandom random, int packet) {
        double radius = Math.sqrt(-2 * ElementaryMath.log(random.uniform(packet, 0)));
        return radius * ElementaryMath.cos(2 * Math.PI * random.uniform(packet, 1));
    }

    @Override
    public String toString() {
        return NAME;
    }
}
