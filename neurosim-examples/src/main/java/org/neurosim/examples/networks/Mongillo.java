package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.delta;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.TsodyksMarkram;

/**
 * Working memory in facilitated synapses: a cue makes the neurons of one of five items fire; after it they are silent, but their synapses stay facilitated for
 * seconds, so that a weak signal to all excitatory neurons, a second later, makes those of the item fire again and no others.
 *
 * <p>Mongillo, Barak and Tsodyks 2008, Science 319:1543: neurons, weights, delays and signals; synaptic currents are instantaneous. U, the external drives and
 * the order of facilitation and release are those of the reproduction of Tiddia et al. 2022, Front Integr Neurosci 16:972055 (its set with a single stable
 * activity). With a drive of 23.7 mV the item reactivates itself, in population spikes some 0.3 s apart, until the drive falls. Synapses with neurons that
 * code for no item are strong with a probability of 0.1. At a scale s the network has s times the neurons and inputs, each 1/s times as strong;
 * its fluctuations grow, and with fewer than some thousand neurons the readout fails in part of the runs.
 */
public final class Mongillo implements Scenario {

    private static final int ITEMS = 5;
    private static final double CODING = 0.1; // fraction of excitatory neurons per item
    private static final double POTENTIATED = 0.1; // fraction of strong synapses with neurons that code for no item

    private static final double CONTACT = 0.2; // probability that one neuron projects to another

    private static final double WEAK = 0.1; // mV, excitatory to excitatory
    private static final double STRONG = 0.45; // mV, between neurons of an item

    private static final TsodyksMarkram FACILITATING = TsodyksMarkram.raisedFromRest(0.19, 200, 1500); // ms

    /** Mean of the external drive of excitatory neurons for which a memory does not show unless it is read out, mV. */
    static final double SILENT = 22.7;

    /** Mean for which a memory reactivates itself, mV. */
    static final double REACTIVATING = 23.7;

    private static final double INHIBITORY_DRIVE = 20.5; // mV
    private static final double NOISE = 1; // mV, standard deviation of a membrane potential without threshold
    private static final double NOISE_INTERVAL = 0.1; // ms

    private static final Episode CUE = new Episode("cue", 1_000, 1_350);
    private static final double CUE_CONTRAST = 1.15;
    private static final double READOUT_DURATION = 250; // ms
    private static final double READOUT_CONTRAST = 1.05;

    private final double drive; // mV
    private final double silence; // ms

    /** With a memory that does not show, read out a second after the cue. */
    public Mongillo() {
        this(SILENT, 1_000);
    }

    /**
     * With another drive and time of reading out.
     *
     * @param drive mean of the external drive of excitatory neurons, mV
     * @param silence time from the end of the cue to the readout, ms
     */
    Mongillo(double drive, double silence) {
        this.drive = drive;
        this.silence = silence;
    }

    @Override
    public String name() {
        return "mongillo2008";
    }

    @Override
    public String description() {
        return "10000 LIF neurons with facilitating synapses: working memory (Mongillo, Barak & Tsodyks 2008)";
    }

    @Override
    public double defaultDuration() {
        return 4_000;
    }

    @Override
    public double smallestScale() {
        return 0.2;
    }

    @Override
    public List<Episode> episodes() {
        double readout = CUE.to() + silence;
        return List.of(CUE, new Episode("readout", readout, readout + READOUT_DURATION));
    }

    @Override
    public List<String> rateCurves() {
        return List.of("item1", "item2", "inh");
    }

    @Override
    public double rateBin() {
        return 10;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        double scale = setting.scale();
        int excitatory = (int) Math.rint(8000 * scale);
        int inhibitory = (int) Math.rint(2000 * scale);
        int selective = (int) Math.rint(excitatory * CODING);

        Neuron pyramidal = cell(15, 16);
        Neuron interneuron = cell(10, 13);
        List<Population> items = new ArrayList<>();
        for (int k = 1; k <= ITEMS; k++) {
            items.add(b.population("item" + k, selective, pyramidal).initially("v", uniform(16, 20)));
        }
        Population rest =
                b.population("rest", excitatory - ITEMS * selective, pyramidal).initially("v", uniform(16, 20));
        Population inh = b.population("inh", inhibitory, interneuron).initially("v", uniform(13, 20));
        Neurons coding = b.union(items.toArray(Neurons[]::new));
        Neurons exc = b.union(coding, rest);

        for (Population item : items) {
            Neurons others = b.union(items.stream().filter(p -> p != item).toArray(Neurons[]::new));
            facilitating(b, item, item, selective * CONTACT, STRONG / scale);
            facilitating(b, others, item, others.size() * CONTACT, WEAK / scale);
            mixed(b, rest, item, rest.size() * CONTACT, scale);
        }
        mixed(b, exc, rest, excitatory * CONTACT, scale);
        fixed(b, exc, inh, excitatory * CONTACT, 0.135 / scale);
        fixed(b, inh, exc, inhibitory * CONTACT, -0.25 / scale);
        fixed(b, inh, inh, inhibitory * CONTACT, -0.20 / scale);

        b.stimulate(exc, noise(drive, 15));
        b.stimulate(inh, noise(INHIBITORY_DRIVE, 10));
        b.stimulate(items.get(0), Stimuli.step((CUE_CONTRAST - 1) * drive, CUE.from(), CUE.to()));
        Episode readout = episodes().get(1);
        b.stimulate(exc, Stimuli.step((READOUT_CONTRAST - 1) * drive, readout.from(), readout.to()));

        List<Population> all = new ArrayList<>(items);
        all.add(rest);
        all.add(inh);
        return all;
    }

    private static Neuron cell(double tau, double reset) {
        return Lif.builder() // the input resistance is 1 GOhm: pA are mV
                .tauM(tau)
                .restingPotential(0)
                .threshold(20)
                .reset(reset)
                .refractory(2)
                .receptor(delta("syn"))
                .build();
    }

    /** White noise. */
    private static Stimulus noise(double mean, double tau) {
        return Stimuli.gaussianNoise(mean, NOISE * Math.sqrt(2 * tau / NOISE_INTERVAL), NOISE_INTERVAL);
    }

    /** Weak synapses with some strong ones among them. */
    private static void mixed(NetworkBuilder b, Neurons source, Neurons target, double inputs, double scale) {
        facilitating(b, source, target, (1 - POTENTIATED) * inputs, WEAK / scale);
        facilitating(b, source, target, POTENTIATED * inputs, STRONG / scale);
    }

    private static void facilitating(NetworkBuilder b, Neurons source, Neurons target, double inputs, double weight) {
        b.project(source, target)
                .connect(fixedIndegree((int) Math.rint(inputs)))
                .synapse(FACILITATING)
                .weight(weight)
                .delay(uniform(0.1, 1)) // ms
                .roundDelays();
    }

    /** Synapses without plasticity. */
    private static void fixed(NetworkBuilder b, Neurons source, Neurons target, double inputs, double weight) {
        b.project(source, target)
                .connect(fixedIndegree((int) Math.rint(inputs)))
                .weight(weight)
                .delay(uniform(0.1, 1)) // ms
                .roundDelays();
    }
}
