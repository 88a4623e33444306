package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.models.integratefire.Izhikevich2003;
import org.neurosim.models.stimuli.Stimuli;

/**
 * Polychronization: with conduction delays of 1 to 20 ms and spike-timing-dependent plasticity ({@link SecondwiseStdp}) a network that starts with a rhythm of 2 to 4 Hz comes, within minutes, to
 * irregular activity with rhythms of 30 to 70 Hz, while its excitatory weights go to the ends of their range.
 *
 * <p>Izhikevich 2006, Neural Comput 18:245-282, with the paper's integration scheme and time step of 1 ms. An excitatory neuron has 100 targets among all neurons, five for each delay; an inhibitory one 100 among the excitatory
 * neurons, at 1 ms. Where the paper's program excites one random neuron each ms, every neuron gets Poisson input of 1 Hz. A spike acts one time step later than in the program, which makes the fast rhythm slower:
 * some 30 Hz after ten minutes.
 */
public final class Polychrony implements Scenario {

    private static final int EXCITATORY = 800;
    private static final int INHIBITORY = 200;
    private static final int TARGETS = 100; // of each neuron
    private static final int LONGEST = 20; // ms
    private static final double EXCITATION = 6; // pA, at the start
    private static final double INHIBITION = -5; // pA
    private static final double THALAMIC = 20; // pA
    private static final double THALAMIC_RATE = 1; // Hz
    private static final double RASTER = 1_000; // ms
    private static final double SPECTRUM = 10_000; // ms

    @Override
    public String name() {
        return "polychrony";
    }

    @Override
    public String description() {
        return "1000 Izhikevich neurons with delays and plasticity: from delta to gamma rhythm (Izhikevich 2006)";
    }

    @Override
    public double defaultDuration() {
        return 600_000;
    }

    @Override
    public double defaultTimeStep() {
        return 1;
    }

    @Override
    public List<Episode> rasters(double duration) {
        return atBothEnds(Math.min(RASTER, duration), duration);
    }

    @Override
    public List<Episode> spectra(double duration) {
        return duration < RASTER ? List.of() : atBothEnds(Math.min(SPECTRUM, duration), duration);
    }

    private static List<Episode> atBothEnds(double length, double duration) {
        return List.of(new Episode("at the start", 0, length), new Episode("at the end", duration - length, duration));
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        return experiment(b, setting).populations();
    }

    @Override
    public Experiment experiment(NetworkBuilder b, Setting setting) {
        Population exc = population(b, "exc", EXCITATORY, 0.02, 8);
        Population inh = population(b, "inh", INHIBITORY, 0.1, 2);
        Neurons all = b.union(exc, inh);
        Random random = new Random(setting.seed());
        double[] delays = new double[EXCITATORY * TARGETS];
        Arrays.setAll(delays, k -> 1 + k % TARGETS * LONGEST / TARGETS);
        Projection plastic = connect(b, exc, all, true, random)
                .synapse(new SecondwiseStdp())
                .weight(EXCITATION)
                .delay(array(delays));
        connect(b, inh, exc, false, random).weight(INHIBITION).delay(1);
        b.stimulate(all, "syn", Stimuli.poisson(THALAMIC_RATE, THALAMIC));
        return new Experiment(
                List.of(exc, inh),
                List.of(new Experiment.Weights("exc -> all", plastic, SecondwiseStdp.MOST, "pA")),
                List.of());
    }

    private static Population population(NetworkBuilder b, String name, int size, double a, double d) {
        Neuron neuron = Izhikevich2003.builder()
                .recovery(a, 0.2)
                .afterSpike(-65, d)
                .receptor(expCurrent("syn", 1)) // with the paper's scheme a current during one step
                .build();
        return b.population(name, size, neuron)
                .integrator(Izhikevich2003.paperScheme())
                .initially("v", -65)
                .initially("u", 0.2 * -65);
    }

    private static Projection connect(
            NetworkBuilder b, Population source, Neurons target, boolean withinTarget, Random random) {
        RandomPairs drawn = RandomPairs.draw(source.size(), target.size(), TARGETS, withinTarget, random);
        return b.project(source, target)
                .connect(pairs(drawn.sources(), drawn.targets()))
                .receptor("syn");
    }
}
