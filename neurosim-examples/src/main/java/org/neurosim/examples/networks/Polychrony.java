package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Values.array;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.models.stimuli.Stimuli;

/**
 * Polychronization: with conduction delays of 1 to 20 ms and spike-timing-dependent plasticity ({@link SecondwiseStdp}) a network that starts with a rhythm of 2 to 4 Hz comes, within minutes, to
 * irregular activity with rhythms of 30 to 70 Hz, while its excitatory weights go to the ends of their range.
 *
 * <p>Izhikevich 2006, Neural Comput 18:245-282, with the paper's integration scheme and time step of 1 ms. An excitatory neuron has 100 targets among all neurons, five for each delay; an inhibitory one 100 among the excitatory
 * neurons, at 1 ms. Where the paper's program excites one random neuron each ms, every neuron gets Poisson input of 1 Hz. A spike acts one time step later than in the program, which makes the fast rhythm slower:
 * some 30 Hz after ten minutes. The paper's polychronous groups are not counted: their number hangs on the search and its thresholds more than on the network (Pauli et al. 2018, Front Neuroinform 12:46).
 */
public final class Polychrony implements Scenario {

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
        return Episode.atBothEnds(RASTER, duration);
    }

    @Override
    public List<Episode> spectra(double duration) {
        return duration < RASTER ? List.of() : Episode.atBothEnds(SPECTRUM, duration);
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        return experiment(b, setting).populations();
    }

    @Override
    public Experiment experiment(NetworkBuilder b, Setting setting) {
        Spnet net = Spnet.addTo(b);
        Random random = new Random(setting.seed());
        double[] delays = new double[Spnet.EXCITATORY * Spnet.TARGETS];
        Arrays.setAll(delays, k -> 1 + k % Spnet.TARGETS * LONGEST / Spnet.TARGETS);
        Projection plastic = net.excite(Spnet.excitation(random))
                .synapse(new SecondwiseStdp())
                .weight(EXCITATION)
                .delay(array(delays));
        net.inhibit(INHIBITION, random);
        b.stimulate(net.all(), "syn", Stimuli.poisson(THALAMIC_RATE, THALAMIC));
        return new Experiment(
                net.populations(),
                List.of(new Experiment.Weights("exc -> all", plastic, SecondwiseStdp.MOST, "pA")),
                List.of());
    }
}
