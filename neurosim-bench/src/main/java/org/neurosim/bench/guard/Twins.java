package org.neurosim.bench.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.kernels.NeuronKernels;
import org.neurosim.bench.kernels.PlasticityKernels;
import org.neurosim.bench.measure.Figure;
import org.neurosim.bench.measure.Sample;
import org.neurosim.bench.measure.Table;

/**
 * Measures models and rules that a user has written against their built-in twins: in one JVM, in turns of some hundredths of a second, the ratio of a turn to those before and after it. So what the machine
 * does meanwhile counts little, while forks of JMH, one after the other, differ by more than what is to be measured.
 */
public final class Twins {

    private static final long MS = 1_000_000;
    private static final long PATIENCE = 1000 * MS;
    private static final int NEURONS = 4000;

    /** Networks of each kind that are measured. */
    private static final int NETWORKS = 9;

    private static final double DT = 0.1;

    private final List<Pair> pairs = List.of(
            neurons("lif-exp exact", 100),
            neurons("lif-conductance exponential-euler", 30),
            new Pair(
                    "additive STDP, after ten other rules",
                    "synaptic arrival",
                    1.1,
                    2_000,
                    200 * MS,
                    15,
                    () -> PlasticityKernels.build("builtIn"),
                    () -> PlasticityKernels.build("own"),
                    2));
    private final List<String> complaints = new ArrayList<>();

    /**
     * Two that do the same.
     *
     * @param name what they are
     * @param unit of the cost
     * @param limit how many times as long one's own may take
     * @param operations operations per step
     * @param batch length of a turn, ns
     * @param rounds number of turns
     * @param builtIn makes the network with the built-in one
     * @param own makes the other
     * @param steps steps of one run
     */
    private record Pair(
            String name,
            String unit,
            double limit,
            long operations,
            long batch,
            int rounds,
            Supplier<Network> builtIn,
            Supplier<Network> own,
            int steps) {}

    private static Pair neurons(String kernel, int steps) {
        SimulationOptions options = SimulationOptions.timeStep(DT);
        return new Pair(
                kernel,
                "neuron step",
                1.05,
                NEURONS,
                20 * MS,
                101,
                () -> NeuronKernels.build(kernel, NEURONS, options),
                () -> NeuronKernels.build("own-" + kernel, NEURONS, options),
                steps);
    }

    /**
     * Measures all.
     *
     * @return a table with a line per pair
     */
    public String measure() {
        complaints.clear();
        PlasticityKernels.runOthers();
        Table table = new Table("own model against built-in twin", "ns per", "", "own / built-in", "limit", "");
        for (Pair pair : pairs) {
            Measurement m = measure(pair);
            boolean slow = m.ratio() > pair.limit();
            table.row(
                    pair.name(),
                    pair.unit(),
                    Figure.of(m.ns()),
                    Figure.of(m.ratio()),
                    Figure.of(pair.limit()),
                    slow ? "SLOWER" : "ok");
            if (slow) {
                complaints.add("'" + pair.name() + "' written outside of the library takes " + Figure.of(m.ratio())
                        + " times as long as the built-in one (limit " + Figure.of(pair.limit()) + ")");
            }
        }
        return table.toString();
    }

    /** The medians over several networks of each: where its columns happen to lie in memory makes one network up to 1.4 times as slow as the next. */
    private static Measurement measure(Pair pair) {
        double[] cost = new double[NETWORKS];
        double[] ratio = new double[NETWORKS];
        for (int k = 0; k < NETWORKS; k++) {
            try (Network builtIn = pair.builtIn().get();
                    Network own = pair.own().get()) {
                Meter one = meter(builtIn, pair);
                Meter other = meter(own, pair);
                long patience = k == 0 ? PATIENCE : PATIENCE / 5;
                one.warmUp(patience);
                other.warmUp(patience);
                Measurement m = Meter.compare(other, one, (pair.rounds() + NETWORKS - 1) / NETWORKS);
                cost[k] = m.ns();
                ratio[k] = m.ratio();
            }
        }
        return new Measurement(Sample.of(cost).median(), Sample.of(ratio).median());
    }

    private static Meter meter(Network network, Pair pair) {
        return new Meter(() -> network.run(pair.steps() * DT), pair.operations() * pair.steps(), pair.batch());
    }

    /**
     * The pairs beyond the limit at the last measurement, as messages.
     *
     * @return messages; none if all is well
     */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
