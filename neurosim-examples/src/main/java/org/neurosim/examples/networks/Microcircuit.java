package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedTotalNumber;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Value;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/**
 * The neurons under one square millimetre of early sensory cortex: four layers, each with an excitatory and an inhibitory population.
 *
 * <p>Potjans and Diesmann 2014, Cereb Cortex 24:785-806, with Poisson input. At a scale s the network has s times the neurons and s times the inputs per
 * neuron, each 1/sqrt(s) times as strong, which keeps the variance of the input; a constant current makes up for the mean (van Albada et al. 2015,
 * PLoS Comput Biol 11:e1004490). Initial potentials are those of the stationary state ("optimized" in the reference implementation).
 */
public final class Microcircuit implements Scenario {

    private static final String[] NAME = {"L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"};
    private static final int[] NEURONS = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};

    /** Probability that a neuron of the column's population connects to one of the row's at least once (table 5 of the paper). */
    private static final double[][] PROBABILITY = {
        {0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0000, 0.0076, 0.0000},
        {0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0000, 0.0042, 0.0000},
        {0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0.0000},
        {0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0000, 0.1057, 0.0000},
        {0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0000},
        {0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0.0000},
        {0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252},
        {0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443},
    };

    private static final int[] EXTERNAL_INPUTS = {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100};
    private static final double EXTERNAL_RATE = 8; // Hz, of each external input

    private static final double TAU_SYN = 0.5; // ms
    private static final double WEIGHT = 87.81; // pA, a postsynaptic potential of 0.15 mV
    private static final double G = -4; // inhibitory weight relative to the excitatory one
    private static final double WEIGHT_SD = 0.1; // relative

    private static final double EXCITATORY_DELAY = 1.5; // ms
    private static final double INHIBITORY_DELAY = 0.75; // ms
    private static final double DELAY_SD = 0.5; // relative

    private static final double[] INITIAL_MEAN = {-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43}; // mV
    private static final double[] INITIAL_SD = {5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48}; // mV

    /** Mean rates of the network at scale 1, Hz. */
    private static final double[] FULL_SCALE_RATE = {0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829};

    @Override
    public String name() {
        return "microcircuit";
    }

    @Override
    public String description() {
        return "cortical column of 77169 LIF neurons, 299 M synapses at scale 1 (Potjans & Diesmann 2014)";
    }

    @Override
    public double defaultScale() {
        return 0.1;
    }

    @Override
    public double smallestScale() {
        return 0.01;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        double scale = setting.scale();
        Neuron lif = Lif.builder()
                .capacitance(250) // pF
                .tauM(10) // ms
                .restingPotential(-65) // mV
                .threshold(-50)
                .reset(-65)
                .refractory(2) // ms
                .receptor(expCurrent("syn", TAU_SYN))
                .build();

        List<Population> populations = new ArrayList<>();
        for (int k = 0; k < NAME.length; k++) {
            Population population = b.population(NAME[k], neurons(k, scale), lif)
                    .with("I_e", compensation(k, scale))
                    .initially("v", normal(INITIAL_MEAN[k], INITIAL_SD[k]));
            double inputs = Math.rint(EXTERNAL_INPUTS[k] * scale);
            b.stimulate(population, "syn", Stimuli.poisson(inputs * EXTERNAL_RATE, WEIGHT / Math.sqrt(scale)));
            populations.add(population);
        }
        for (int target = 0; target < NAME.length; target++) {
            for (int source = 0; source < NAME.length; source++) {
                long synapses = synapses(target, source, scale);
                if (synapses > 0) {
                    b.project(populations.get(source), populations.get(target))
                            .connect(fixedTotalNumber(synapses).withMultapses())
                            .receptor("syn")
                            .weight(weight(meanWeight(target, source) / Math.sqrt(scale)))
                            .delay(delay(source, setting.timeStep()))
                            .roundDelays();
                }
            }
        }
        return populations;
    }

    /** Synapses between two populations, from the probability of at least one between two neurons, drawn with replacement. */
    private static double synapsesAtFullScale(int target, int source) {
        double pairs = (double) NEURONS[target] * NEURONS[source];
        return StrictMath.log1p(-PROBABILITY[target][source]) / StrictMath.log1p(-1 / pairs);
    }

    private static int neurons(int population, double scale) {
        return (int) Math.rint(NEURONS[population] * scale);
    }

    private static long synapses(int target, int source, double scale) {
        return (long) Math.rint(synapsesAtFullScale(target, source) * scale * scale);
    }

    /** Neurons in all. */
    static int neurons(double scale) {
        return IntStream.range(0, NAME.length).map(k -> neurons(k, scale)).sum();
    }

    /** Synapses in all. */
    static long synapses(double scale) {
        int n = NAME.length;
        return IntStream.range(0, n * n)
                .mapToLong(k -> synapses(k / n, k % n, scale))
                .sum();
    }

    private static double meanWeight(int target, int source) {
        if (target == 0 && source == 2) {
            return 2 * WEIGHT; // from layer 4 to layer 2/3
        }
        return inhibitory(source) ? G * WEIGHT : WEIGHT;
    }

    /** Normal, without the values of the wrong sign. */
    private static Value weight(double mean) {
        Value.Random weight = normal(mean, WEIGHT_SD * Math.abs(mean));
        return mean > 0
                ? weight.redrawnWithin(0, Double.POSITIVE_INFINITY)
                : weight.redrawnWithin(Double.NEGATIVE_INFINITY, 0);
    }

    /** Normal, without the values that would be rounded to no delay at all. */
    private static Value delay(int source, double timeStep) {
        double mean = inhibitory(source) ? INHIBITORY_DELAY : EXCITATORY_DELAY;
        return normal(mean, DELAY_SD * mean).redrawnWithin(timeStep / 2, Double.POSITIVE_INFINITY);
    }

    private static boolean inhibitory(int population) {
        return population % 2 == 1;
    }

    /**
     * The current that a neuron misses at a scale, pA. K inputs of rate r and weight w give the mean current K r w tau_syn; with s K inputs of weight w /
     * sqrt(s) it is sqrt(s) times that.
     */
    private static double compensation(int target, double scale) {
        double input = EXTERNAL_INPUTS[target] * EXTERNAL_RATE * WEIGHT;
        for (int source = 0; source < NAME.length; source++) {
            double inputs = synapsesAtFullScale(target, source) / NEURONS[target];
            input += inputs * FULL_SCALE_RATE[source] * meanWeight(target, source);
        }
        return (1 - Math.sqrt(scale)) * input * TAU_SYN / 1000; // pA Hz ms / 1000 = pA
    }
}
