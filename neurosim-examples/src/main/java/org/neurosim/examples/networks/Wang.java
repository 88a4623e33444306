package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.uniform;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.models.integratefire.BrunelWang;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.SaturatingNmda;

/**
 * A decision between two directions of moving dots: two populations, one for each, excite themselves through slow NMDA synapses and compete through shared
 * inhibition. After the stimulus has come on their rates rise together, then one wins and goes on firing when the stimulus is over.
 *
 * <p>Wang 2002, Neuron 36:955-968; conductances as in Brian's example of it. With coherence c in per cent the neurons of A get Poisson input of the rate {@code 40
 * (1 + c/100) + 4 n} Hz and those of B {@code 40 (1 - c/100) + 4 n} Hz, where n is a standard normal number, new every 50 ms and common to a population.
 * At the time step of 0.05 ms; at 0.1 ms more of the decisions are forgotten after the stimulus.
 */
public final class Wang implements Scenario {

    private static final int EXCITATORY = 1600;
    private static final int INHIBITORY = 400;
    private static final int SELECTIVE = 240; // neurons of A, and of B
    private static final double CODING = (double) SELECTIVE / EXCITATORY;
    private static final double STRONG = 1.7; // relative weight within A and within B
    private static final double WEAK = 1 - CODING * (STRONG - 1) / (1 - CODING); // keeps the sum over all inputs

    private static final double DELAY = 0.5; // ms
    private static final double EXTERNAL_RATE = 2400; // Hz, onto each neuron
    private static final double EXTERNAL_EXC = 2.1; // nS, onto excitatory neurons
    private static final double EXTERNAL_INH = 1.62; // nS, onto inhibitory neurons

    /** When the stimulus is on. */
    public static final Episode STIMULUS = new Episode("stimulus", 1_000, 2_000);

    private static final double STIMULUS_MEAN = 40; // Hz
    private static final double STIMULUS_SD = 4; // Hz
    private static final double STIMULUS_INTERVAL = 50; // ms

    private final double coherence;

    /** With a coherence of 12.8 %, which most trials decide for A. */
    public Wang() {
        this(12.8);
    }

    /**
     * With another coherence.
     *
     * @param coherence coherence in favour of A, -100 to 100 %
     */
    public Wang(double coherence) {
        this.coherence = coherence;
    }

    @Override
    public String name() {
        return "wang2002";
    }

    @Override
    public String description() {
        return "2000 LIF neurons with NMDA synapses that decide between two stimuli (Wang 2002)";
    }

    @Override
    public double defaultDuration() {
        return 3_000;
    }

    @Override
    public double defaultTimeStep() {
        return 0.05;
    }

    @Override
    public List<Episode> episodes() {
        return List.of(STIMULUS);
    }

    @Override
    public List<String> rateCurves() {
        return List.of("A", "B", "inh");
    }

    @Override
    public double rateBin() {
        return 20;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        var pyramidal = BrunelWang.pyramidal().build();
        var interneuron = BrunelWang.interneuron().build();
        Population first = b.population("A", SELECTIVE, pyramidal).initially("v", uniform(-55, -50));
        Population second = b.population("B", SELECTIVE, pyramidal).initially("v", uniform(-55, -50));
        Population rest =
                b.population("rest", EXCITATORY - 2 * SELECTIVE, pyramidal).initially("v", uniform(-55, -50));
        Population inh = b.population("inh", INHIBITORY, interneuron).initially("v", uniform(-55, -50));
        Neurons exc = b.union(first, second, rest);

        excite(b, first, first, STRONG * 0.05, STRONG * 0.165); // nS, AMPA and NMDA
        excite(b, b.union(second, rest), first, WEAK * 0.05, WEAK * 0.165);
        excite(b, second, second, STRONG * 0.05, STRONG * 0.165);
        excite(b, b.union(first, rest), second, WEAK * 0.05, WEAK * 0.165);
        excite(b, exc, rest, 0.05, 0.165);
        excite(b, exc, inh, 0.04, 0.13);
        b.project(inh, exc).connect(allToAll()).receptor("GABA").weight(1.3).delay(DELAY);
        b.project(inh, inh).connect(allToAll()).receptor("GABA").weight(1.0).delay(DELAY);

        b.stimulate(exc, "AMPA", Stimuli.poisson(EXTERNAL_RATE, EXTERNAL_EXC));
        b.stimulate(inh, "AMPA", Stimuli.poisson(EXTERNAL_RATE, EXTERNAL_INH));
        double[][] rates = stimulusRates(setting.seed());
        show(b, first, rates[0]);
        show(b, second, rates[1]);
        return List.of(first, second, rest, inh);
    }

    private static void excite(NetworkBuilder b, Neurons source, Neurons target, double ampa, double nmda) {
        b.project(source, target)
                .connect(allToAll())
                .receptor("AMPA")
                .weight(ampa)
                .delay(DELAY);
        b.project(source, target)
                .connect(allToAll())
                .synapse(SaturatingNmda.brunelWang())
                .receptor("NMDA")
                .weight(nmda)
                .delay(DELAY);
    }

    /** Rates of the stimulus of A and of B in each interval, Hz; 0 after the last. */
    double[][] stimulusRates(long seed) {
        // The first number of Random hardly depends on a small seed; every trial would begin with evidence for A.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        int intervals = (int) ((STIMULUS.to() - STIMULUS.from()) / STIMULUS_INTERVAL);
        double[][] rates = new double[2][intervals + 1];
        for (int p = 0; p < 2; p++) {
            double mean = STIMULUS_MEAN * (1 + (p == 0 ? coherence : -coherence) / 100);
            for (int k = 0; k < intervals; k++) {
                rates[p][k] = Math.max(0, mean + STIMULUS_SD * random.nextGaussian());
            }
        }
        return rates;
    }

    /** Poisson trains whose common rate changes at random while the stimulus is on. */
    private static void show(NetworkBuilder b, Population target, double[] rates) {
        double[] times = new double[rates.length];
        for (int k = 0; k < times.length; k++) {
            times[k] = STIMULUS.from() + k * STIMULUS_INTERVAL;
        }
        Population dots = b.source("dots" + target.name(), target.size(), Sources.poissonSteps(times, rates));
        b.project(dots, target)
                .connect(oneToOne())
                .receptor("AMPA")
                .weight(EXTERNAL_EXC)
                .delay(DELAY);
    }
}
