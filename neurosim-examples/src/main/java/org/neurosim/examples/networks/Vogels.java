package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expConductance;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.InhibitoryStdp;

/**
 * Inhibitory plasticity balances a recurrent network: without inhibition onto the excitatory neurons all fire together at more than 100 Hz; then plasticity comes
 * on at {@value #PLASTIC_FROM} ms, and within seconds the network is asynchronous and irregular at a few Hz.
 *
 * <p>Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011, Science 334:1569-1573; sizes and constants as in Brian's example of it. The rate goes on falling to the
 * target of 3 Hz for minutes.
 */
public final class Vogels implements Scenario {

    private static final double PLASTIC_FROM = 1_000; // ms
    private static final double LEARNING_RATE = 0.01; // nS
    private static final double TARGET_RATE = 3; // Hz
    private static final double TAU_STDP = 20; // ms
    private static final double LARGEST_WEIGHT = 100; // nS
    private static final double SHOWN_WEIGHT = 8; // nS
    private static final double RASTER = 500; // ms

    @Override
    public String name() {
        return "vogels2011";
    }

    @Override
    public String description() {
        return "10000 conductance-based LIF neurons balanced by inhibitory plasticity (Vogels et al. 2011)";
    }

    @Override
    public double defaultDuration() {
        return 20_000;
    }

    @Override
    public double rateBin() {
        return 50;
    }

    @Override
    public List<Episode> rasters(double duration) {
        double before = Math.min(PLASTIC_FROM, duration);
        return List.of(
                new Episode("before plasticity", Math.max(0, before - RASTER), before),
                new Episode("at the end", Math.max(0, duration - RASTER), duration));
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        return experiment(b, setting).populations();
    }

    @Override
    public Experiment experiment(NetworkBuilder b, Setting setting) {
        Neuron lif = Lif.builder()
                .capacitance(200) // pF
                .leakConductance(10) // nS
                .restingPotential(-60) // mV
                .threshold(-50)
                .reset(-60)
                .refractory(5) // ms
                .current(200) // pA
                .receptor(expConductance("exc", 5, 0)) // ms, mV
                .receptor(expConductance("inh", 10, -80))
                .build();
        Population exc = b.population("exc", 8000, lif).initially("v", uniform(-60, -50));
        Population inh = b.population("inh", 2000, lif).initially("v", uniform(-60, -50));
        Neurons all = b.union(exc, inh);

        connect(b, exc, all, "exc", 0.3);
        connect(b, inh, inh, "inh", 3);
        Projection plastic = connect(b, inh, exc, "inh", 0).synapse(rule(0));
        return new Experiment(
                List.of(exc, inh),
                List.of(new Experiment.Weights("inh -> exc", plastic, SHOWN_WEIGHT, "nS")),
                List.of(new Experiment.Action(
                        PLASTIC_FROM, network -> network.setSynapse(plastic, rule(LEARNING_RATE)))));
    }

    private static Projection connect(
            NetworkBuilder b, Neurons source, Neurons target, String receptor, double weight) {
        return b.project(source, target)
                .connect(fixedProbability(0.02))
                .receptor(receptor)
                .weight(weight) // nS
                .delay(0.1); // ms
    }

    private static Synapse.PlasticityRule rule(double learningRate) {
        return InhibitoryStdp.of(learningRate, TARGET_RATE, TAU_STDP, LARGEST_WEIGHT);
    }
}
