package org.neurosim.core.engine;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.neurosim.api.Connections;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Threshold.Condition;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.engine.NaiveNetwork.Cells;
import org.neurosim.core.integrators.Integrators;

/**
 * A network drawn at random from everything that a description can hold, described to a builder and to the naive twin. All weights are multiples of a power of
 * two of similar size, so that sums of arrivals are exact in any order; with Euler's method every operation of the engine is then that of the twin,
 * and states must agree to the last bit.
 */
final class RandomNetwork {

    static final double DT = 0.125;

    private static final int[] SIZES = {1, 2, 3, 63, 64, 65, 207, 511, 512, 513, 1025};

    final NetworkBuilder builder = NetworkBuilder.create();
    final NaiveNetwork naive = new NaiveNetwork(DT);
    final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<Runnable> connections = new ArrayList<>();
    private final SplittableRandom random;
    private final int largest;

    /** Steps: slices are as long. */
    private final int shortestDelay;

    final SpikeRecord spikes;

    /**
     * Draws a network.
     *
     * @param seed what is drawn
     * @param largest how many of the sizes may be drawn, from the small end
     */
    RandomNetwork(long seed, int largest) {
        random = new SplittableRandom(seed);
        shortestDelay = seed % 3 == 0 ? 1 : 2 + random.nextInt(9);
        this.largest = largest;
        addSource("ticks");
        int count = 2 + random.nextInt(3);
        for (int k = 0; k < count; k++) {
            addNeurons("p" + k, random.nextInt(5));
        }
        addSource("more ticks");
        addStimuli();
        int projectionCount = 4 + random.nextInt(6);
        for (int k = 0; k < projectionCount; k++) {
            addProjection();
        }
        spikes = builder.recordSpikes(builder.union(populations.toArray(new Neurons[0])));
    }

    private int size() {
        return SIZES[random.nextInt(largest)];
    }

    private void addSource(String name) {
        int size = size();
        int period = 3 + random.nextInt(20);
        int stride = 1 + random.nextInt(7);
        TestInputs.Firing firing = (cell, step) -> (step + (long) stride * cell) % period == 0;
        populations.add(builder.source(name, size, TestInputs.source(firing)));
        naive.add(new Cells(null, firing, null, size));
    }

    private void addNeurons(String name, int kind) {
        Neuron model = switch (kind) {
            case 0 -> new TestModels.DifferentialLif();
            case 1 -> new TestModels.AdaptiveThreshold();
            case 2 -> new TestModels.AdaptiveThreshold(Condition.RISING);
            case 3 -> new TestModels.FitzHughNagumo(Condition.RISING);
            default -> new TestModels.FitzHughNagumo(Condition.PEAK);
        };
        int size = size();
        Integrator euler = Integrators.euler();
        Population p = builder.population(name, size, model).integrator(euler);
        Cells cells = naive.add(new Cells(model, null, naive::euler, size));
        populations.add(p);
        NeuronSpec spec = model.spec();
        for (int k = 0; k < spec.parameters().size(); k++) {
            double usual = spec.parameters().get(k).defaultValue();
            boolean individual = random.nextInt(3) == 0;
            double[] values = new double[size];
            double common = usual * random.nextDouble(0.8, 1.2);
            for (int i = 0; i < size; i++) {
                values[i] = individual ? usual * random.nextDouble(0.8, 1.2) : common;
                cells.parameters[k][i] = values[i];
            }
            if (individual) {
                p.with(spec.parameters().get(k).name(), array(values));
            } else {
                p.with(spec.parameters().get(k).name(), common);
            }
        }
        for (int k = 0; k < spec.states().size(); k++) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = kind == 0 && k == 0
                        ? random.nextDouble(0, 18)
                        : random.nextDouble(-1, 1) + (kind == 1 || kind == 2 ? 8 : 0);
                cells.x[k][i] = values[i];
            }
            p.initially(spec.states().get(k).name(), array(values));
        }
    }

    private void addStimuli() {
        for (int k = 0; k < populations.size(); k++) {
            Cells cells = naive.populations.get(k);
            if (cells.model == null) {
                continue;
            }
            double strength = cells.model instanceof TestModels.DifferentialLif
                    ? 400
                    : cells.model instanceof TestModels.AdaptiveThreshold ? 2 : 0.5;
            int count = random.nextInt(3);
            for (int s = 0; s < count; s++) {
                int from = random.nextInt(cells.size);
                int to = random.nextInt(from, cells.size) + 1;
                double high = strength * random.nextDouble();
                builder.stimulate(
                        populations.get(k).slice(from, to),
                        TestInputs.current((target, step) -> high * ((target + step) % 5)));
                cells.currents.add((i, step) -> i >= from && i < to ? high * ((i - from + step) % 5) : 0);
            }
            if (random.nextBoolean()) {
                int receptor = random.nextInt(cells.spec.receptors().size());
                double weight = weight(cells, receptor);
                TestInputs.Course course = (target, step) -> (target * 7L + step * 3) % 11 == 0 ? weight : 0;
                builder.stimulate(
                        populations.get(k), cells.spec.receptors().get(receptor).name(), TestInputs.arrivals(course));
                cells.receptors.add(receptor);
                cells.arrivals.add(course);
            }
        }
    }

    /** A multiple of 1/64 that moves the neuron but does not blow it up. */
    private double weight(Cells cells, int receptor) {
        double scale = cells.model instanceof TestModels.DifferentialLif
                ? receptor == 2 ? 1 : receptor == 1 ? -60 : 90
                : cells.model instanceof TestModels.AdaptiveThreshold ? 0.5 : 0.0625;
        return Math.rint(64 * scale * random.nextDouble(0.25, 1)) / 64;
    }

    private void addProjection() {
        int kind = random.nextInt(5);
        Neurons source = someSource();
        List<Integer> targets = targetsOfOneReceptor();
        Cells first = naive.populations.get(targets.get(0));
        int receptor = random.nextInt(first.spec.receptors().size());
        Neurons target = sliceOrAll(targets);
        double w = weight(first, receptor);
        Projection p = builder.project(source, target);
        if (receptor > 0 || random.nextBoolean()) {
            p.receptor(first.spec.receptors().get(receptor).name());
        }
        int listed = 0;
        switch (kind) {
            case 0 -> {
                listed = 1 + random.nextInt(400);
                int[] from = new int[listed];
                int[] to = new int[listed];
                for (int k = 0; k < listed; k++) {
                    from[k] = random.nextInt(source.size());
                    to[k] = random.nextInt(target.size());
                }
                p.connect(pairs(from, to));
            }
            case 1 -> p.connect(fixedProbability(Math.min(1, 12.0 / source.size())));
            case 2 -> p.connect(fixedIndegree(Math.min(source.size(), 5)).withMultapses());
            case 3 ->
                p.connect(fixedProbability(Math.min(1, 3.0 / source.size())).withoutAutapses());
            default -> {
                if ((long) source.size() * target.size() < 20_000) {
                    p.connect(allToAll());
                } else {
                    p.connect(fixedProbability(0.004));
                }
            }
        }
        switch (random.nextInt(listed > 0 ? 4 : 3)) {
            case 0 -> p.weight(w);
            case 1 -> p.weight(uniform(Math.min(w / 2, w), Math.max(w / 2, w)));
            case 2 -> p.weight(ofPair((i, j) -> w * (1 + (i + 3 * j) % 4) / 4));
            default -> {
                double[] values = new double[listed];
                for (int k = 0; k < listed; k++) {
                    values[k] = w * (k % 8) / 8;
                }
                p.weight(array(values));
            }
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                if (shortestDelay > 1) {
                    p.delay(DT * shortestDelay);
                }
            }
            case 1 -> p.delay(DT * (shortestDelay + random.nextInt(30)));
            case 2 -> p.delay(uniform(DT * shortestDelay, 3)).roundDelays();
            default -> {
                int longest = 1 + random.nextInt(90);
                p.delay(ofPair((i, j) -> DT * (shortestDelay + (7 * i + j) % longest)));
            }
        }
        projections.add(p);
        List<int[]> sourcePlaces = places(source);
        List<int[]> targetPlaces = places(target);
        int index = projections.size() - 1;
        connections.add(() -> {
            Connections c = listed(index);
            for (int k = 0; k < c.size(); k++) {
                int[] s = sourcePlaces.get(c.sources()[k]);
                int[] t = targetPlaces.get(c.targets()[k]);
                naive.connect(
                        naive.populations.get(s[0]),
                        s[1],
                        naive.populations.get(t[0]),
                        t[1],
                        receptor,
                        c.weights()[k],
                        Math.round(c.delays()[k] / DT));
            }
        });
    }

    private Network network;

    private Connections listed(int projection) {
        return network.connections(projections.get(projection));
    }

    /** Gives the twin the connections that the network has. */
    void connectTwin(Network net) {
        network = net;
        connections.forEach(Runnable::run);
    }

    private Neurons someSource() {
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < populations.size(); k++) {
            all.add(random.nextInt(all.size() + 1), k);
        }
        return sliceOrAll(all.subList(0, 1 + random.nextInt(Math.min(3, all.size()))));
    }

    /** Some populations of neurons of one kind of model, in any order. */
    private List<Integer> targetsOfOneReceptor() {
        List<Integer> neurons = new ArrayList<>();
        for (int k = 0; k < populations.size(); k++) {
            if (naive.populations.get(k).model != null) {
                neurons.add(random.nextInt(neurons.size() + 1), k);
            }
        }
        Class<?> kind = naive.populations.get(neurons.get(0)).model.getClass();
        List<Integer> alike = new ArrayList<>();
        for (int k : neurons) {
            if (naive.populations.get(k).model.getClass() == kind && (alike.isEmpty() || random.nextBoolean())) {
                alike.add(k);
            }
        }
        return alike;
    }

    /** The union of the populations, or of two slices of each in the wrong order, or a slice of that. */
    private Neurons sliceOrAll(List<Integer> indices) {
        List<Neurons> parts = new ArrayList<>();
        for (int k : indices) {
            Population p = populations.get(k);
            if (p.size() > 2 && random.nextInt(3) == 0) {
                int cut = 1 + random.nextInt(p.size() - 1);
                parts.add(p.slice(cut, p.size()));
                parts.add(p.slice(0, cut));
            } else {
                parts.add(p);
            }
        }
        Neurons set = parts.size() == 1 ? parts.get(0) : builder.union(parts.toArray(new Neurons[0]));
        if (set.size() > 4 && random.nextInt(3) == 0) {
            int from = random.nextInt(set.size() / 2);
            set = set.slice(from, from + 1 + random.nextInt(set.size() - from));
        }
        return set;
    }

    /** (population, neuron) of each member of a set. */
    private List<int[]> places(Neurons set) {
        List<int[]> result = new ArrayList<>();
        ((NeuronSet) set).segments().forEach(s -> {
            for (int i = s.from(); i < s.to(); i++) {
                result.add(new int[] {s.population().index(), i});
            }
        });
        return result;
    }
}
