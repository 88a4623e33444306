package org.neurosim.kit;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.Signal;

/** Two presynaptic cells with spikes at given times, and targets that sum up what they receive and spike at given times. State variables that the model reads jump at these spikes. */
final class SynapseTrial {
    private static final double DURATION = 200;
    private static final double DELAY = 1;

    /** Of neuromodulators that the model needs: time constant, and what each command to spike releases. */
    private static final double TAU = 50;

    private static final double AMOUNT = 0.1;

    static final int VARIANTS = 4;

    private final Synapse model;
    private final double dt;
    private int targets = 1;
    private int threads = 1;
    private int variant;
    private double weight = 1;
    private ToDoubleFunction<String> low = state -> 0;
    private ToDoubleFunction<String> high = state -> 1;
    private boolean separate;
    private double[][] pre = {};
    private double[] post = {};

    SynapseTrial(Synapse model, double dt) {
        this.model = model;
        this.dt = dt;
    }

    SynapseTrial targets(int count) {
        targets = count;
        return this;
    }

    SynapseTrial threads(int count) {
        threads = count;
        return this;
    }

    SynapseTrial weight(double value) {
        weight = value;
        return this;
    }

    /** What state variables swing between that the model reads. */
    SynapseTrial swing(ToDoubleFunction<String> from, ToDoubleFunction<String> to) {
        low = from;
        high = to;
        return this;
    }

    /** The first target is as the target of this number is otherwise; the highest values of state variables differ, those of every {@link #VARIANTS}th are the same. */
    SynapseTrial variant(int number) {
        variant = number;
        return this;
    }

    /** The second cell has a target of its own instead of the same targets. */
    SynapseTrial separateTargets() {
        targets = 2;
        separate = true;
        return this;
    }

    /** Spike times of both cells and of the targets, ms, ascending whole numbers. */
    SynapseTrial spikes(double[] first, double[] second, double[] ofTargets) {
        pre = new double[][] {first, second};
        post = ofTargets;
        return this;
    }

    /** What each target has received in 200 ms. */
    double[] run() {
        NetworkBuilder b = NetworkBuilder.create();
        SpikeInput cells = b.spikeInput("pre", pre.length);
        SpikeInput teacher = b.spikeInput("teacher", 1);
        List<String> read = model.spec().postsynapticStates();
        Population out = b.population("post", targets, new SummingNeuron(read));
        for (String state : read) {
            double from = low.applyAsDouble(state);
            double to = high.applyAsDouble(state);
            out.with(SummingNeuron.low(state), from)
                    .with(
                            SummingNeuron.high(state),
                            Values.ofIndex(i -> to - (to - from) * ((i + variant) % VARIANTS) / (2 * VARIANTS)));
        }
        b.project(cells, out)
                .connect(separate ? oneToOne() : allToAll())
                .synapse(model)
                .receptor("in")
                .weight(weight)
                .delay(DELAY);
        model.spec().signals().stream()
                .filter(s -> s.source() == Signal.Source.NEUROMODULATOR)
                .map(Signal::name)
                .distinct()
                .forEach(name -> b.neuromodulator(name, TAU).releasedBy(teacher, AMOUNT, DELAY));
        b.project(teacher, out).connect(allToAll()).receptor("fire").weight(1).delay(DELAY);
        try (Network network = b.build(SimulationOptions.timeStep(dt).threads(threads))) {
            long steps = Math.round(DURATION / dt);
            for (long step = 1; step <= steps; step++) {
                for (int cell = 0; cell < pre.length; cell++) {
                    if (contains(pre[cell], step)) {
                        cells.fire(cell);
                    }
                }
                if (contains(post, step)) {
                    teacher.fire(0);
                }
                network.step();
            }
            return network.read(out, SummingNeuron.SUM);
        }
    }

    private boolean contains(double[] times, long step) {
        for (double t : times) {
            if (Math.round(t / dt) == step) {
                return true;
            }
        }
        return false;
    }
}
