package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expConductance;

import java.util.List;
import java.util.SplittableRandom;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/**
 * Competition between the synapses of one neuron: additive spike-timing-dependent plasticity drives each of 1000 excitatory inputs towards zero or the largest
 * strength, so that input of any rate brings the neuron to an irregular rate of some 15 Hz.
 *
 * <p>Song, Miller and Abbott 2000, Nat Neurosci 3:919-926. Conductances are in units of the leak: the inputs' largest is {@value #LARGEST}, that of 200 inhibitory inputs of 10 Hz is
 * 0.05. An input's spike acts one time step later; weights start evenly between 0 and the largest.
 *
 * <p>{@code song2000-correlated}: a half of the inputs, all of 10 Hz on average, has a rate in common that changes every {@value #INTERVAL} ms with a standard deviation of 30 %. Those inputs win, because together they
 * make the neuron spike. In the paper intervals have random lengths, and each input has fluctuations of its own besides.
 */
public final class Song implements Scenario {

    private static final int INPUTS = 1000;
    private static final double LARGEST = 0.015; // of the leak
    private static final double A_PLUS = 0.005 * LARGEST;
    private static final double RASTER = 1_000; // ms

    private static final double INTERVAL = 20; // ms
    private static final double SPREAD = 0.3; // of the rate

    private final double rate; // Hz
    private final boolean isCorrelated;

    /** With independent inputs of 20 Hz. */
    public Song() {
        this(20);
    }

    /**
     * With inputs of another rate.
     *
     * @param rate rate of each excitatory input, Hz
     */
    Song(double rate) {
        this(rate, false);
    }

    private Song(double rate, boolean isCorrelated) {
        this.rate = rate;
        this.isCorrelated = isCorrelated;
    }

    /** With inputs of 10 Hz, half of which are correlated. */
    static Song correlated() {
        return new Song(10, true);
    }

    @Override
    public String name() {
        return isCorrelated ? "song2000-correlated" : "song2000";
    }

    @Override
    public String description() {
        return isCorrelated
                ? "song2000 with a correlated half of the inputs, which wins"
                : "one LIF neuron with 1000 plastic Poisson inputs that compete (Song, Miller & Abbott 2000)";
    }

    @Override
    public double defaultDuration() {
        return 400_000;
    }

    @Override
    public double rateBin() {
        return 1_000;
    }

    @Override
    public List<Episode> rasters(double duration) {
        return Episode.atBothEnds(RASTER, duration);
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        return experiment(b, setting).populations();
    }

    @Override
    public Experiment experiment(NetworkBuilder b, Setting setting) {
        Neuron lif = Lif.builder()
                .capacitance(20) // pF
                .leakConductance(1) // nS: conductances are multiples of it
                .restingPotential(-70) // mV
                .threshold(-54)
                .reset(-60)
                .refractory(0)
                .receptor(expConductance("exc", 5, 0)) // ms, mV
                .receptor(expConductance("inh", 5, -70))
                .build();
        Population cell = b.population("cell", 1, lif);
        b.stimulate(cell, "inh", Stimuli.poisson(200 * 10, 0.05));
        SpikeSource independent = Sources.poisson(rate);
        return new Experiment(
                List.of(cell),
                isCorrelated
                        ? List.of(
                                connect(b, "correlated", INPUTS / 2, fluctuating(setting.seed()), cell),
                                connect(b, "independent", INPUTS / 2, independent, cell))
                        : List.of(connect(b, "inputs", INPUTS, independent, cell)),
                List.of());
    }

    private static Experiment.Weights connect(
            NetworkBuilder b, String name, int size, SpikeSource spikes, Population cell) {
        Projection plastic = b.project(b.source(name, size, spikes), cell)
                .connect(allToAll())
                .synapse(PairStdp.additive(LARGEST)
                        .tau(20, 20)
                        .amplitudes(A_PLUS, 1.05 * A_PLUS)
                        .build())
                .receptor("exc")
                .weight(uniform(0, LARGEST));
        return new Experiment.Weights(name + " -> cell", plastic, LARGEST, "leak conductances");
    }

    /** The common rate: evenly distributed, one number for each interval. */
    private SpikeSource fluctuating(long seed) {
        double range = Math.sqrt(12) * SPREAD;
        return Sources.poisson(time -> {
            long interval = (long) (time / INTERVAL);
            double uniform = new SplittableRandom(seed + (interval << 20)).nextDouble();
            return rate * (1 + range * (uniform - 0.5));
        });
    }
}
