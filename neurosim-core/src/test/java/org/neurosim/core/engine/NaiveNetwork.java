package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Threshold;
import org.neurosim.core.engine.TestInputs.Course;
import org.neurosim.core.engine.TestInputs.Firing;

/**
 * The textbook twin of the engine: neuron by neuron, step by step, with a map of what arrives when. Written from the documentation of {@link
 * org.neurosim.api.Network} alone; knows nothing of blocks, partitions, slices and tables.
 */
final class NaiveNetwork {

    /** Integrates one neuron over one step. */
    interface Method {
        void advance(Cells cells, int i, double current, boolean clamped);
    }

    /** A population. */
    static final class Cells {
        final Neuron model;
        final NeuronSpec spec;
        final Firing source;
        final Method method;
        final int size;
        final double[][] x;
        final double[][] parameters;
        final long[] lastRefractoryStep;
        final List<Course> currents = new ArrayList<>();
        final List<Integer> receptors = new ArrayList<>();
        final List<Course> arrivals = new ArrayList<>();
        final List<List<Connection>> outgoing = new ArrayList<>();

        /** By step of arrival: sums by receptor and neuron. */
        final Map<Long, double[][]> underWay = new HashMap<>();

        Cells(Neuron model, Firing source, Method method, int size) {
            this.model = model;
            this.source = source;
            this.method = method;
            this.size = size;
            spec = model == null ? null : model.spec();
            x = new double[model == null ? 0 : spec.states().size()][size];
            parameters = new double[model == null ? 0 : spec.parameters().size()][size];
            lastRefractoryStep = new long[size];
            for (int i = 0; i < size; i++) {
                lastRefractoryStep[i] = -1;
                outgoing.add(new ArrayList<>());
            }
        }
    }

    private record Connection(Cells target, int neuron, int receptor, double weight, long delaySteps) {}

    /** A spike at the end of a step. */
    record Spike(int population, int neuron, long step) {}

    final double dt;
    final List<Cells> populations = new ArrayList<>();
    final List<Spike> spikes = new ArrayList<>();
    long synapticEvents;
    private long step;

    NaiveNetwork(double dt) {
        this.dt = dt;
    }

    Cells add(Cells cells) {
        populations.add(cells);
        return cells;
    }

    void connect(Cells source, int i, Cells target, int j, int receptor, double weight, long delaySteps) {
        source.outgoing.get(i).add(new Connection(target, j, receptor, weight, delaySteps));
    }

    void step() {
        for (int p = 0; p < populations.size(); p++) {
            Cells cells = populations.get(p);
            for (int i = 0; i < cells.size; i++) {
                boolean spike = cells.source != null ? cells.source.fires(i, step) : stepNeuron(cells, i);
                if (spike) {
                    spikes.add(new Spike(p, i, step));
                    for (Connection c : cells.outgoing.get(i)) {
                        c.target
                                .underWay
                                .computeIfAbsent(
                                        step + c.delaySteps,
                                        s -> new double
                                                [c.target.spec.receptors().size()][c.target.size])[c.receptor][
                                c.neuron] += c.weight;
                        synapticEvents++;
                    }
                }
            }
        }
        for (Cells cells : populations) {
            cells.underWay.remove(step);
        }
        step++;
    }

    private boolean stepNeuron(Cells cells, int i) {
        NeuronSpec spec = cells.spec;
        double current = 0;
        for (Course course : cells.currents) {
            current += course.at(i, step);
        }
        boolean refractory = cells.lastRefractoryStep[i] >= step;
        double[] before = new double[cells.x.length];
        for (int k = 0; k < before.length; k++) {
            before[k] = cells.x[k][i];
        }
        cells.method.advance(cells, i, current, refractory);
        for (int r = 0; r < spec.receptors().size(); r++) {
            double[][] arrived = cells.underWay.get(step);
            cells.x[spec.receptors().get(r).state()][i] += arrived == null ? 0 : arrived[r][i];
        }
        for (int k = 0; k < cells.arrivals.size(); k++) {
            int state = spec.receptors().get(cells.receptors.get(k)).state();
            cells.x[state][i] += cells.arrivals.get(k).at(i, step);
        }
        if (refractory) {
            for (int k : spec.clamped()) {
                cells.x[k][i] = before[k];
            }
        }
        Threshold threshold = spec.threshold();
        if (threshold == null || refractory) {
            return false;
        }
        double v = cells.x[threshold.state()][i];
        double level =
                threshold.levelIsState() ? cells.x[threshold.level()][i] : cells.parameters[threshold.level()][i];
        double vBefore = before[threshold.state()];
        double levelBefore = threshold.levelIsState() ? before[threshold.level()] : level;
        boolean spikes = switch (threshold.condition()) {
            case AT_OR_ABOVE -> v >= level;
            case RISING -> v >= level && vBefore < levelBefore;
            case PEAK -> v >= level && v < vBefore;
        };
        if (spikes) {
            spec.resets().forEach((state, parameter) -> cells.x[state][i] = cells.parameters[parameter][i]);
            OneNeuron one = new OneNeuron(cells, i, 0, false);
            double[][] x = one.state();
            cells.model.onSpike(one, x, new int[] {0}, 1);
            for (int k = 0; k < x.length; k++) {
                cells.x[k][i] = x[k][0];
            }
            if (spec.refractoryPeriod() >= 0) {
                cells.lastRefractoryStep[i] = step + Math.round(cells.parameters[spec.refractoryPeriod()][i] / dt);
            }
        }
        return spikes;
    }

    /** x += dt dx, with the right-hand side of the model's own kernel and the kinetics as declared. */
    void euler(Cells cells, int i, double current, boolean clamped) {
        OneNeuron one = new OneNeuron(cells, i, current, clamped);
        double[][] x = one.state();
        double[][] dx = new double[x.length][1];
        ((Neuron.Differential) cells.model).derivatives(one, x, dx);
        for (int k = 0; k < x.length; k++) {
            StateVariable.Kinetics kinetics = cells.spec.states().get(k).kinetics();
            if (kinetics != null) {
                dx[k][0] = -x[k][0] / cells.parameters[kinetics.tau()][i];
            }
            if (!(clamped && cells.spec.clamped().contains(k))) {
                cells.x[k][i] = x[k][0] + dt * dx[k][0];
            }
        }
    }

    /** One neuron as a block. */
    private record OneNeuron(Cells cells, int first, double externalCurrent, boolean isClamped) implements Block {

        double[][] state() {
            double[][] x = new double[cells.x.length][1];
            for (int k = 0; k < x.length; k++) {
                x[k][0] = cells.x[k][first];
            }
            return x;
        }

        @Override
        public boolean isUniform(int index) {
            return false;
        }

        @Override
        public double[] parameter(int index) {
            return new double[] {cells.parameters[index][first]};
        }

        @Override
        public double[] current() {
            return new double[] {externalCurrent};
        }

        @Override
        public boolean hasCurrent() {
            return true;
        }

        @Override
        public int clampedCount() {
            return isClamped ? 1 : 0;
        }

        @Override
        public int[] clamped() {
            return new int[] {0};
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public long step() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double time() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double dt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ColumnMath math() {
            throw new UnsupportedOperationException();
        }

        @Override
        public BlockRandom random() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] scratch(int k) {
            throw new UnsupportedOperationException();
        }
    }
}
