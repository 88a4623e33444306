package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expConductance;
import static org.neurosim.models.Receptor.nmdaConductance;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.SaturatingNmda;

/**
 * Spatial working memory: pyramidal cells stand on a ring of directions and excite those of similar directions more, through slow NMDA synapses. A cue at
 * {@value #CUE_ANGLE} degrees brings up a bump of activity there, which remains when the cue is gone and drifts slowly.
 *
 * <p>Compte, Brunel, Goldman-Rakic and Wang 2000, Cereb Cortex 10:910-923, with the synaptic conductances of its control set, J+ = {@value #PEAK}, sigma = {@value #WIDTH} degrees. From a
 * pyramidal cell to another at the angle theta the conductance is {@code J- + (J+ - J-) exp(-theta^2 / (2 sigma^2))} times its mean.
 *
 * <p>With these numbers activity that is the same all around the ring does not last, so the cue comes early: without it fluctuations grow, and after 4 s some trials have a bump somewhere (4 of 10 here, 6 of 24
 * in an independent program of the tests).
 */
public final class Bump implements Scenario {

    private static final int EXCITATORY = 2048;
    private static final int INHIBITORY = 512;
    private static final double PEAK = 1.62; // J+
    private static final double WIDTH = 14.4; // degrees
    private static final double DELAY = 0.5; // ms
    private static final double EXTERNAL_RATE = 1_800; // Hz

    private static final double CUE_ANGLE = 180; // degrees
    private static final double CUE_WIDTH = 36; // degrees
    private static final double CUE_CURRENT = 200; // pA
    private static final Episode CUE = new Episode("cue", 1_000, 1_250);

    private final boolean cued;

    /** With a cue. */
    public Bump() {
        this(true);
    }

    /** With or without a cue. */
    Bump(boolean cued) {
        this.cued = cued;
    }

    @Override
    public String name() {
        return "bump";
    }

    @Override
    public String description() {
        return "2560 LIF neurons on a ring, NMDA synapses: spatial working memory (Compte et al. 2000)";
    }

    @Override
    public double defaultDuration() {
        return 5_000;
    }

    @Override
    public List<Episode> episodes() {
        return cued ? List.of(CUE) : List.of();
    }

    @Override
    public String ring() {
        return "exc";
    }

    @Override
    public double rateBin() {
        return 50;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Population exc = b.population("exc", EXCITATORY, cell(500, 25, 2)).initially("v", uniform(-60, -50));
        Population inh = b.population("inh", INHIBITORY, cell(200, 20, 1)).initially("v", uniform(-60, -50));

        double[] profile = profile();
        b.project(exc, exc)
                .connect(allToAll())
                .synapse(SaturatingNmda.brunelWang())
                .receptor("NMDA")
                .weight(ofPair((source, target) -> 0.381 * profile[Math.abs(source - target)])) // nS
                .delay(DELAY);
        b.project(exc, inh)
                .connect(allToAll())
                .synapse(SaturatingNmda.brunelWang())
                .receptor("NMDA")
                .weight(0.292)
                .delay(DELAY);
        inhibit(b, inh, exc, 1.336);
        inhibit(b, inh, inh, 1.024);

        b.stimulate(exc, "AMPA", Stimuli.poisson(EXTERNAL_RATE, 3.1));
        b.stimulate(inh, "AMPA", Stimuli.poisson(EXTERNAL_RATE, 2.38));
        if (cued) {
            int from = (int) Math.rint(EXCITATORY * (CUE_ANGLE - CUE_WIDTH / 2) / 360);
            int to = (int) Math.rint(EXCITATORY * (CUE_ANGLE + CUE_WIDTH / 2) / 360);
            b.stimulate(exc.slice(from, to), Stimuli.step(CUE_CURRENT, CUE.from(), CUE.to()));
        }
        return List.of(exc, inh);
    }

    private static Neuron cell(double capacitance, double leak, double refractory) {
        return Lif.builder()
                .capacitance(capacitance) // pF
                .leakConductance(leak) // nS
                .restingPotential(-70) // mV
                .threshold(-50)
                .reset(-60)
                .refractory(refractory) // ms
                .receptor(expConductance("AMPA", 2, 0)) // ms, mV
                .receptor(expConductance("GABA", 10, -70))
                .receptor(nmdaConductance("NMDA", 100, 0, 1))
                .build();
    }

    private static void inhibit(NetworkBuilder b, Population inh, Neurons target, double weight) {
        b.project(inh, target)
                .connect(allToAll())
                .receptor("GABA")
                .weight(weight) // nS
                .delay(DELAY);
    }

    /** Relative weight by the difference between two neurons' numbers, with a mean of 1 over the ring. */
    private static double[] profile() {
        double[] gauss = new double[EXCITATORY];
        double mean = 0;
        for (int k = 0; k < EXCITATORY; k++) {
            double angle = 360.0 * Math.min(k, EXCITATORY - k) / EXCITATORY;
            gauss[k] = Math.exp(-angle * angle / (2 * WIDTH * WIDTH));
            mean += gauss[k] / EXCITATORY;
        }
        double base = (1 - PEAK * mean) / (1 - mean); // J-
        double[] profile = new double[EXCITATORY];
        for (int k = 0; k < EXCITATORY; k++) {
            profile[k] = base + (PEAK - base) * gauss[k];
        }
        return profile;
    }
}
