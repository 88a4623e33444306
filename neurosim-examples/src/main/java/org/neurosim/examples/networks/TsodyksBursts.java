package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.connect.Value;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.synapses.TsodyksMarkram;

/**
 * Population bursts: for some 20 ms nearly all neurons fire, about once a second, when excitatory synapses have recovered from depression and too few neurons
 * with low rates hold the balance.
 *
 * <p>Tsodyks, Uziel and Markram 2000, J Neurosci 20:RC50. Background currents lie within 2.5 % of what takes a neuron to threshold, which is how NEST's
 * {@code tsodyks_shortterm_bursts} reads the paper; they grow evenly with the index of the neuron, as in the paper's raster. Strength, U and time constants of
 * each synapse are drawn from normal distributions whose standard deviations are half the mean, cut off as in NEST's example. Spikes act one time step later.
 * The step is that of NEST's example; at 0.1 ms bursts are some tenths more frequent.
 */
public final class TsodyksBursts implements Scenario {

    private static final double PROBABILITY = 0.1;
    private static final double TAU_SYN = 3; // ms
    private static final double THRESHOLD = 15; // mV above rest
    private static final double CURRENT_RANGE = 0.05 * THRESHOLD; // mV
    private static final double LEAST_TIME = 5; // ms
    private static final double STRENGTH = 1.8; // mV, of synapses between excitatory neurons

    /** Mean U, its bounds, and mean time constants of recovery and facilitation in ms: of synapses onto excitatory and onto inhibitory neurons. */
    private record Plasticity(double use, double least, double most, double tauRec, double tauFac) {}

    private static final Plasticity DEPRESSING = new Plasticity(0.5, 0.1, 0.9, 800, 0);
    private static final Plasticity FACILITATING = new Plasticity(0.04, 0.001, 0.07, 100, 1000);

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
        connect(b, exc, exc, STRENGTH, DEPRESSING);
        connect(b, exc, inh, 4 * STRENGTH, FACILITATING);
        connect(b, inh, exc, -3 * STRENGTH, DEPRESSING);
        connect(b, inh, inh, -4 * STRENGTH, FACILITATING);
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
            NetworkBuilder b, Population source, Population target, double strength, Plasticity mean) {
        double weak = 0.2 * strength;
        double strong = 2 * strength;
        Projection projection = b.project(source, target)
                .connect(fixedProbability(PROBABILITY).withoutAutapses())
                .synapse(TsodyksMarkram.threeState(mean.use, mean.tauRec, mean.tauFac, TAU_SYN)
                        .perSynapse())
                .weight(aroundMean(strength, Math.min(weak, strong), Math.max(weak, strong)))
                .initially("U", aroundMean(mean.use, mean.least, mean.most))
                .initially("tau_rec", aroundMean(mean.tauRec, LEAST_TIME, Double.MAX_VALUE));
        if (mean.tauFac > 0) {
            projection.initially("tau_fac", aroundMean(mean.tauFac, LEAST_TIME, Double.MAX_VALUE));
        }
    }

    private static Value aroundMean(double mean, double least, double most) {
        return normal(mean, 0.5 * Math.abs(mean)).redrawnWithin(least, most);
    }
}
