package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** Nearest-neighbour schemes, van Rossum's and power-law STDP: random trains against lists of pairs, event by event, 1e-11 (the traces are multiplied together in another order). */
class NearestPairsTest {

    private static final double DT = 0.1;
    private static final double DURATION = 1_000;
    private static final int SYNAPSES = 20;
    private static final double TAU_PLUS = 16.8;
    private static final double TAU_MINUS = 33.7;
    private static final double W_MAX = 1;
    private static final double A_PLUS = 0.02;
    private static final double A_MINUS = 0.017;
    private static final double WEIGHT = 0.5;

    /** What a scheme or a weight dependence makes of the spikes before, at one synapse. */
    private abstract static class Truth {
        double w = WEIGHT;
        final List<Double> pre = new ArrayList<>();
        final List<Double> post = new ArrayList<>();

        abstract double potentiation(double t);

        abstract double depression(double t);

        void potentiate(double x) {
            w = Math.min(Math.max(w + A_PLUS * Math.pow(1 - w / W_MAX, 0.4) * x, 0), W_MAX);
        }

        void depress(double y) {
            w = Math.min(Math.max(w - A_MINUS * Math.pow(w / W_MAX, 0.8) * y, 0), W_MAX);
        }

        static double kernel(double dt, double tau) {
            return StrictMath.exp(-dt / tau);
        }

        static double last(List<Double> times) {
            return times.isEmpty() ? Double.NEGATIVE_INFINITY : times.get(times.size() - 1);
        }
    }

    /** Presynaptic spikes that no postsynaptic one has followed are kept in a list. */
    private static class CentredTruth extends Truth {
        final List<Double> pending = new ArrayList<>();

        @Override
        double potentiation(double t) {
            double sum = 0;
            for (double s : pending) {
                sum += kernel(t - s, TAU_PLUS);
            }
            pending.clear();
            return sum;
        }

        @Override
        double depression(double t) {
            return kernel(t - last(post), TAU_MINUS);
        }
    }

    private static final class RestrictedTruth extends Truth {
        private boolean preIsFresh;
        private boolean postIsFresh;

        @Override
        double potentiation(double t) {
            double x = preIsFresh ? kernel(t - last(pre), TAU_PLUS) : 0;
            preIsFresh = false;
            return x;
        }

        @Override
        double depression(double t) {
            double y = postIsFresh ? kernel(t - last(post), TAU_MINUS) : 0;
            postIsFresh = false;
            return y;
        }
    }

    private static final class SymmetricTruth extends Truth {
        @Override
        double potentiation(double t) {
            return kernel(t - last(pre), TAU_PLUS);
        }

        @Override
        double depression(double t) {
            return kernel(t - last(post), TAU_MINUS);
        }
    }

    /** All pairs, with the formulas of Morrison et al. 2007. */
    private static final class PowerLawTruth extends Truth {
        @Override
        double potentiation(double t) {
            return pre.stream().mapToDouble(s -> kernel(t - s, TAU_PLUS)).sum();
        }

        @Override
        double depression(double t) {
            return post.stream().mapToDouble(s -> kernel(t - s, TAU_MINUS)).sum();
        }

        @Override
        void potentiate(double x) {
            w += 0.03 * Math.pow(2, 1 - 0.4) * Math.pow(w, 0.4) * x;
        }

        @Override
        void depress(double y) {
            w = Math.max(0, w - 0.03 * 0.7 * w * y);
        }
    }

    /** All pairs; potentiation is additive, depression proportional to the weight. */
    private static final class VanRossumTruth extends Truth {
        @Override
        double potentiation(double t) {
            return pre.stream().mapToDouble(s -> kernel(t - s, TAU_PLUS)).sum();
        }

        @Override
        double depression(double t) {
            return post.stream().mapToDouble(s -> kernel(t - s, TAU_MINUS)).sum();
        }

        @Override
        void potentiate(double x) {
            w = Math.min(w + A_PLUS * x, W_MAX);
        }

        @Override
        void depress(double y) {
            w = Math.max(0, w - A_MINUS * w / W_MAX * y);
        }
    }

    private static Truth truth(String scheme) {
        return switch (scheme) {
            case "centred" -> new CentredTruth();
            case "restricted" -> new RestrictedTruth();
            case "symmetric" -> new SymmetricTruth();
            case "van Rossum" -> new VanRossumTruth();
            default -> new PowerLawTruth();
        };
    }

    private static Synapse rule(String scheme) {
        PairStdp.Builder pairs =
                PairStdp.power(W_MAX, 0.4, 0.8).tau(TAU_PLUS, TAU_MINUS).amplitudes(A_PLUS, A_MINUS);
        return switch (scheme) {
            case "centred" -> pairs.presynapticCentred().build();
            case "restricted" -> pairs.restrictedSymmetric().build();
            case "symmetric" -> pairs.nearestNeighbour().build();
            case "van Rossum" ->
                PairStdp.vanRossum(W_MAX)
                        .tau(TAU_PLUS, TAU_MINUS)
                        .amplitudes(A_PLUS, A_MINUS)
                        .build();
            default ->
                PowerLawStdp.builder(2)
                        .rates(0.03, 0.7)
                        .exponent(0.4)
                        .tau(TAU_PLUS, TAU_MINUS)
                        .build();
        };
    }

    /** The spikes as they reach the synapse, in steps; those of one time pre first, or blind to each other. */
    private static double weight(Truth truth, int[] pre, int[] post, boolean preFirst, int until) {
        int i = 0;
        int j = 0;
        while (i < pre.length || j < post.length) {
            int step = Math.min(
                    i < pre.length ? pre[i] : Integer.MAX_VALUE, j < post.length ? post[j] : Integer.MAX_VALUE);
            if (step > until) {
                break;
            }
            boolean isPre = i < pre.length && pre[i] == step;
            boolean isPost = j < post.length && post[j] == step;
            double t = step * DT;
            if (isPre && isPost && !preFirst) {
                // Both look at what was before, then both are there.
                double y = truth.depression(t);
                double x = truth.potentiation(t);
                truth.depress(y);
                truth.potentiate(x);
                arrive(truth, t);
                leave(truth, t);
            } else {
                if (isPre) {
                    truth.depress(truth.depression(t));
                    arrive(truth, t);
                }
                if (isPost) {
                    truth.potentiate(truth.potentiation(t));
                    leave(truth, t);
                }
            }
            i += isPre ? 1 : 0;
            j += isPost ? 1 : 0;
        }
        return truth.w;
    }

    private static void arrive(Truth truth, double t) {
        truth.pre.add(t);
        if (truth instanceof CentredTruth centred) {
            centred.pending.add(t);
        } else if (truth instanceof RestrictedTruth restricted) {
            restricted.preIsFresh = true;
        }
    }

    private static void leave(Truth truth, double t) {
        truth.post.add(t);
        if (truth instanceof RestrictedTruth restricted) {
            restricted.postIsFresh = true;
        }
    }

    /** Ascending steps: bursts and pauses. */
    private static int[][] trains(Random random) {
        int[][] trains = new int[SYNAPSES][];
        for (int i = 0; i < SYNAPSES; i++) {
            List<Integer> steps = new ArrayList<>();
            int step = 1 + random.nextInt(100);
            while (step < DURATION / DT) {
                steps.add(step);
                step += 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 250);
            }
            trains[i] = steps.stream().mapToInt(Integer::intValue).toArray();
        }
        return trains;
    }

    private static double[][] times(int[][] trains, int earlier) {
        return Arrays.stream(trains)
                .map(train -> Arrays.stream(train)
                        .filter(s -> s > earlier)
                        .mapToDouble(s -> (s - earlier) * DT)
                        .toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "centred, 15, 0",
        "centred, 15, 15",
        "centred, 20, 7",
        "restricted, 15, 0",
        "restricted, 15, 15",
        "restricted, 20, 7",
        "symmetric, 15, 0",
        "symmetric, 15, 15",
        "van Rossum, 15, 0",
        "van Rossum, 15, 15",
        "van Rossum, 20, 7",
        "power-law, 15, 0",
        "power-law, 15, 15"
    })
    void weightsOfRandomTrains(String scheme, int delay, int dendritic) {
        Random random = new Random(12);
        int[][] pre = trains(random);
        int[][] post = trains(random);
        NetworkBuilder b = NetworkBuilder.create();
        Neuron obedient = Lif.builder()
                .capacitance(1e12)
                .tauM(10)
                .refractory(0)
                .receptor(Receptor.delta("command"))
                .receptor(Receptor.expCurrent("in", 1))
                .build();
        Population sources = b.source("sources", SYNAPSES, Sources.roundedSpikes(times(pre, 0)));
        Population commands = b.source("commands", SYNAPSES, Sources.roundedSpikes(times(post, 1)));
        Population cells = b.population("cells", SYNAPSES, obedient);
        b.project(commands, cells)
                .connect(oneToOne())
                .receptor("command")
                .weight(1000)
                .delay(DT);
        Projection plastic = b.project(sources, cells)
                .connect(oneToOne())
                .receptor("in")
                .synapse(rule(scheme))
                .weight(WEIGHT)
                .delay(delay * DT)
                .dendriticDelay(dendritic * DT);
        int[] together = new int[1];
        try (Network network = b.build(timeStep(DT).seed(1))) {
            network.run(DURATION);
            double[] w = network.connections(plastic).weights();
            for (int k = 0; k < SYNAPSES; k++) {
                int[] arrivals =
                        Arrays.stream(pre[k]).map(s -> s + delay - dendritic).toArray();
                // A command of step 1 comes too early for its cell.
                int[] returns = Arrays.stream(post[k])
                        .filter(s -> s > 1)
                        .map(s -> s + dendritic)
                        .toArray();
                together[0] += (int) Arrays.stream(returns)
                        .filter(s -> Arrays.binarySearch(arrivals, s) >= 0)
                        .count();
                int until = (int) Math.round(DURATION / DT) - dendritic;
                double expected = weight(truth(scheme), arrivals, returns, dendritic == 0, until);
                assertThat(w[k]).as("synapse %d", k).isCloseTo(expected, within(1e-11));
            }
            assertThat(Arrays.stream(w).distinct().count()).isGreaterThan(SYNAPSES / 2);
        }
        assertThat(together[0]).as("spikes that meet").isGreaterThan(10);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> PowerLawStdp.builder(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PowerLawStdp: w_0 = 0.0; must be finite and > 0");
        assertThatThrownBy(() -> PowerLawStdp.builder(1).exponent(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PowerLawStdp: mu = -1.0; must be finite and >= 0");
    }
}
