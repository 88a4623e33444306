package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.synapse.InputColumn;
import org.neurosim.core.synapse.InputRing;
import org.neurosim.core.synapse.StatePlaces;

/**
 * A block of neurons of one population: its columns, and one time step of it in the order that {@link org.neurosim.api.Network} documents.
 *
 * <p>Nobody asks a neuron whether it is refractory: all are integrated in loops without branches, then the few clamped ones, which are kept in a
 * list, are put back. That is four times faster than a test per neuron.
 */
final class NeuronBlock extends BlockContext implements Block {

    /** More steps than any run has, few enough to be added to any step. */
    private static final long ENDLESS = 1L << 62;

    /** First neuron of the block within the partition. */
    final int local;

    final double[][] x;
    final double[][] parameters;

    /** Which parameters have one value for the population. */
    private final boolean[] uniform;

    private final NeuronSpec spec;
    private final Neuron model;

    /** The model, if it does something at the end of each step, else null. */
    private final Neuron.Discrete discrete;

    private final SpikeDetector detector;

    /** Whether arrivals leave the threshold test alone, so that it can follow the integration while the block is in the first-level cache. */
    private final boolean testsEarly;

    /** Who meets the spike condition, and how many, from the test to the reset. */
    private final int[] candidates;

    private int candidateCount;
    private final int[] clampedStates;
    private final int[] receptorStates;
    private final int[][] resets;
    private double[] current;
    private boolean hasCurrent;
    private StimulusBlock[] currents = {};
    private StimulusBlock[] drives = {};

    // Refractory neurons: who; the last step of the period, by neuron; what the clamped variables of the k-th of them
    // stay at.
    private final int[] refractory;
    private final long[] until;
    private final double[][] held;
    private int refractoryCount;

    /** The first step that is the last one of a refractory period under way. */
    private long firstEnd = Long.MAX_VALUE;

    /** Null where spikes are on the grid. */
    private OffGridSpikes offGrid;

    NeuronBlock(
            Workspace workspace,
            Neuron model,
            NeuronSpec spec,
            boolean[] uniform,
            boolean offGrid,
            int first,
            int size,
            int local,
            long key) {
        super(workspace, first, size, key);
        this.local = local;
        this.model = model;
        this.discrete = model instanceof Neuron.Discrete d ? d : null;
        this.spec = spec;
        this.uniform = uniform;
        x = new double[spec.states().size()][Workspace.columnLength(size)];
        parameters = new double[spec.parameters().size()][];
        detector = spec.threshold() == null ? null : new SpikeDetector(spec.threshold(), workspace.scan, size, offGrid);
        clampedStates = spec.clamped().stream().mapToInt(Integer::intValue).toArray();
        receptorStates = spec.receptors().stream().mapToInt(ReceptorPort::state).toArray();
        testsEarly = detector != null && Arrays.stream(receptorStates).noneMatch(detector::reads);
        candidates = testsEarly ? new int[size] : workspace.spiking;
        resets = spec.resets().entrySet().stream()
                .sorted((a, b) -> Integer.compare(a.getKey(), b.getKey()))
                .map(e -> new int[] {e.getKey(), e.getValue()})
                .toArray(int[][]::new);
        current = workspace.zeros;
        boolean isRefractory = spec.refractoryPeriod() >= 0;
        refractory = new int[isRefractory ? size : 0];
        until = new long[isRefractory ? size : 0];
        Arrays.fill(until, -1);
        held = new double[clampedStates.length][size];
    }

    /** Lets spikes fall between the grid points. */
    OffGridSpikes leaveGrid(PopulationDescription population) {
        offGrid = new OffGridSpikes(this, population, clampedStates, resets);
        return offGrid;
    }

    /** Sets what stimulates the block. */
    void stimulate(List<StimulusBlock> currentStimuli, List<StimulusBlock> receptorStimuli) {
        currents = currentStimuli.toArray(new StimulusBlock[0]);
        drives = receptorStimuli.toArray(new StimulusBlock[0]);
        hasCurrent = currents.length > 0;
        if (hasCurrent) {
            current = new double[size];
            if (offGrid != null) {
                offGrid.requireCurrent();
            }
        }
    }

    /** Tells whether the threshold is one number for the whole block. */
    void uniformLevel(boolean uniform) {
        if (detector != null) {
            detector.uniformLevel(uniform);
        }
    }

    /** Integrates from the start to the end of the step, without arrivals. */
    void integrate(Integrator.Stepper stepper) {
        beginStep();
        if (hasCurrent) {
            Arrays.fill(current, 0);
            for (StimulusBlock stimulus : currents) {
                stimulus.addTo(current);
            }
        }
        if (offGrid != null) {
            offGrid.advance(stepper);
            return;
        }
        if (firstEnd < workspace.step) {
            endRefractoryPeriods();
        }
        if (detector != null) {
            detector.beforeStep(x);
        }
        stepper.advance(this, x);
        if (testsEarly) {
            candidateCount = detector.find(x, parameters, candidates, size);
        }
    }

    /** Takes what arrives at the end of the step, tests the threshold and resets; spikes go to the log. */
    void finish(InputRing ring, SpikeLog log) {
        for (int r = 0; r < receptorStates.length; r++) {
            InputColumn column = ring.column(workspace.step, r);
            if (column.isDense()) {
                column.drain(local, size, x[receptorStates[r]], workspace.out);
            }
        }
        for (StimulusBlock drive : drives) {
            drive.addTo(x[receptorStates[drive.receptor()]]);
        }
        if (offGrid != null) {
            offGrid.finish(detector, log);
        } else {
            spikeOnGrid(log);
        }
        if (discrete != null) {
            discrete.endStep(this, x);
        }
    }

    private void spikeOnGrid(SpikeLog log) {
        if (refractoryCount > 0) {
            putBack();
        }
        if (detector != null) {
            if (!testsEarly) {
                candidateCount = detector.find(x, parameters, candidates, size);
            }
            if (candidateCount > 0) {
                reset(log);
            }
        }
    }

    /** Tells where the variable is that a receptor makes jump. */
    void place(int receptor, StatePlaces places) {
        if (receptor < receptorStates.length) {
            places.put(local, size, x[receptorStates[receptor]]);
        }
    }

    private void endRefractoryPeriods() {
        int kept = 0;
        firstEnd = Long.MAX_VALUE;
        for (int k = 0; k < refractoryCount; k++) {
            int i = refractory[k];
            if (until[i] >= workspace.step) {
                refractory[kept++] = i;
                firstEnd = Math.min(firstEnd, until[i]);
            }
        }
        refractoryCount = kept;
    }

    private void putBack() {
        for (int s = 0; s < clampedStates.length; s++) {
            double[] state = x[clampedStates[s]];
            double[] heldValues = held[s];
            for (int k = 0; k < refractoryCount; k++) {
                int i = refractory[k];
                state[i] = heldValues[i];
            }
        }
    }

    /** Sets a state variable of one neuron; a clamped one stays at the new value. */
    void writeState(int i, int k, double value) {
        x[k][i] = value;
        if (offGrid != null) {
            offGrid.write(i, k, value);
        }
        for (int s = 0; s < clampedStates.length; s++) {
            if (clampedStates[s] == k) {
                held[s][i] = value;
            }
        }
    }

    private void reset(SpikeLog log) {
        int[] spiking = candidates;
        int count = until.length > 0 ? dropRefractory(spiking, candidateCount) : candidateCount;
        if (count == 0) {
            return;
        }
        detector.log(x, parameters, spiking, count, first, log);
        for (int[] reset : resets) {
            double[] state = x[reset[0]];
            double[] value = parameters[reset[1]];
            for (int k = 0; k < count; k++) {
                state[spiking[k]] = value[spiking[k]];
            }
        }
        model.onSpike(this, x, spiking, count);
        if (until.length > 0) {
            beginRefractoryPeriods(spiking, count);
        }
    }

    private int dropRefractory(int[] spiking, int count) {
        int kept = 0;
        for (int k = 0; k < count; k++) {
            if (until[spiking[k]] < workspace.step) {
                spiking[kept++] = spiking[k];
            }
        }
        return kept;
    }

    private void beginRefractoryPeriods(int[] spiking, int count) {
        double[] period = parameters[spec.refractoryPeriod()];
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            long steps = Math.min(Math.round(period[i] / workspace.dt), ENDLESS);
            if (steps > 0) {
                until[i] = workspace.step + steps;
                firstEnd = Math.min(firstEnd, until[i]);
                refractory[refractoryCount++] = i;
                for (int s = 0; s < clampedStates.length; s++) {
                    held[s][i] = x[clampedStates[s]][i];
                }
            }
        }
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
    public double[] current() {
        return current;
    }

    @Override
    public boolean hasCurrent() {
        return hasCurrent;
    }

    @Override
    public int clampedCount() {
        return clampedStates.length > 0 ? refractoryCount : 0;
    }

    @Override
    public int[] clamped() {
        return refractory;
    }
}
