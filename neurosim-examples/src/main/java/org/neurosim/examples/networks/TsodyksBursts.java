package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.models.Lif;
import org.neurosim.models.TsodyksMarkram;

/**
 * Population bursts: for some 20 ms nearly all neurons fire, about once a second, when excitatory synapses have recovered from depression and too few neurons
 * with low rates hold the balance.
 *
 * <p>Tsodyks, Uziel and Markram 2000, J Neurosci 20:RC50. Background currents lie within 2.5 % of what takes a neuron to threshold, which is how NEST's
 * {@code tsodyks_shortterm_bursts} reads the paper; they grow evenly with the index of the neuron, as in the paper's raster. Where the paper draws
 * strength, U and time constants of each synapse from normal distributions whose standard deviations are half the mean, here every pathway has {@value #KINDS}
 * kinds of synapses with parameters spread over these distributions (cut off as in NEST's example). The kinds are connected independently, so one in 200 of
 * the pairs is connected twice. Spikes act one time step later.
 * The step is that of NEST's example; at 0.1 ms bursts are some tenths more frequent.
 */
public final class TsodyksBursts implements Scenario {

    private static final int KINDS = 50;
    private static final int DRAWS_PER_KIND = 100;
    private static final double PROBABILITY = 0.1;
    private static final double TAU_SYN = 3; // ms
    private static final double THRESHOLD = 15; // mV above rest
    private static final double CURRENT_RANGE = 0.05 * THRESHOLD; // mV
    private static final double STRENGTH = 1.8; // mV, of synapses between excitatory neurons

    /** Mean U, its bounds, and mean time constants of recovery and facilitation in ms: of synapses onto excitatory and onto inhibitory neurons. */
    private record Plasticity(double use, double least, double most, double tauRec, double tauFac) {}

    private static final Plasticity DEPRESSING = new Plasticity(0.5, 0.1, 0.9, 800, 0);
    private static final Plasticity FACILITATING = new Plasticity(0.04, 0.001, 0.07, 100, 1000);

    private final long draw;

    /** With the draw of the kinds that is run by name. */
    public TsodyksBursts() {
        this(2000);
    }

    /**
     * With another draw.
     *
     * @param draw seed of the kinds' parameters
     */
    TsodyksBursts(long draw) {
        this.draw = draw;
    }

    @Override
    public String name() {
        return "tsodyks-bursts";
    }

    @Override
    public String description() {
        return "500 LIF neurons with short-term plasticity: population bursts (Tsodyks, Uziel & Markram 2000)";
    }

    @Override
    public double defaultDuration() {
        return 10_000;
    }

    @Override
    public double defaultTimeStep() {
        return 0.25;
    }

    @Override
    public double rateBin() {
        return 5;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Population exc = population(b, "exc", 400, 3);
        Population inh = population(b, "inh", 100, 2);
        Random random = new Random(draw); // spreads the parameters of the kinds; the same for all seeds
        connect(b, exc, exc, STRENGTH, DEPRESSING, random);
        connect(b, exc, inh, 4 * STRENGTH, FACILITATING, random);
        connect(b, inh, exc, -3 * STRENGTH, DEPRESSING, random);
        connect(b, inh, inh, -4 * STRENGTH, FACILITATING, random);
        return List.of(exc, inh);
    }

    private static Population population(NetworkBuilder b, String name, int size, double refractory) {
        Neuron lif = Lif.builder() // the input resistance is 1 GOhm: pA are mV
                .tauM(30) // ms
                .restingPotential(0)
                .threshold(THRESHOLD)
                .reset(13.5) // mV
                .refractory(refractory) // ms
                .receptor(expCurrent("syn", TAU_SYN))
                .build();
        return b.population(name, size, lif)
                .with("I_e", ofIndex(i -> THRESHOLD + CURRENT_RANGE * ((i + 0.5) / size - 0.5)))
                .initially("v", uniform(0, THRESHOLD));
    }

    private static void connect(
            NetworkBuilder b, Population source, Population target, double strength, Plasticity mean, Random random) {
        double absolute = Math.abs(strength);
        double[] strengths = spread(random, absolute, 0.2 * absolute, 2 * absolute);
        double[] use = spread(random, mean.use, mean.least, mean.most);
        double[] rec = spread(random, mean.tauRec, 5, Double.POSITIVE_INFINITY);
        double[] fac = mean.tauFac > 0
                ? spread(random, mean.tauFac, 5, Double.POSITIVE_INFINITY)
                : new double[KINDS]; // no facilitation
        for (int k = 0; k < KINDS; k++) {
            b.project(source, target)
                    .connect(fixedProbability(PROBABILITY / KINDS).withoutAutapses())
                    .synapse(TsodyksMarkram.threeState(use[k], rec[k], fac[k], TAU_SYN))
                    .weight(Math.signum(strength) * strengths[k]);
        }
    }

    /** The quantiles (k + 1/2) / KINDS of the normal distribution with half the mean as standard deviation, cut off outside of the bounds, in random order. */
    private static double[] spread(Random random, double mean, double low, double high) {
        double[] draws = DoubleStream.generate(() -> mean * (1 + 0.5 * random.nextGaussian()))
                .filter(x -> x > low && x < high)
                .limit(KINDS * DRAWS_PER_KIND)
                .sorted()
                .toArray();
        double[] values = new double[KINDS];
        for (int k = 0; k < KINDS; k++) { // inside out shuffle
            int other = random.nextInt(k + 1);
            values[k] = values[other];
            values[other] = draws[k * DRAWS_PER_KIND + DRAWS_PER_KIND / 2];
        }
        return values;
    }
}
