package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.delta;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/**
 * Sparsely connected excitatory and inhibitory integrate-and-fire neurons with external Poisson input: the asynchronous irregular state of figure 8C.
 *
 * <p>Brunel 2000, J Comput Neurosci 8:183-208, model A. At a scale s the network has s times the neurons and s times the inputs per neuron, each 1/s times as
 * strong, so that the mean input stays the same and its fluctuations grow.
 */
public final class Brunel implements Scenario {

    private static final double THRESHOLD = 20; // mV above rest
    private static final double TAU = 20; // ms
    private static final double G = 5; // strength of inhibition relative to excitation
    private static final double ETA = 2; // external rate relative to the rate that takes the mean input to threshold

    @Override
    public String name() {
        return "brunel";
    }

    @Override
    public String description() {
        return "12500 LIF neurons with delta synapses, 15.6 M synapses, Poisson input (Brunel 2000, model A)";
    }

    @Override
    public double smallestScale() {
        return 0.01;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        return experiment(b, setting, null).populations();
    }

    /** Describes the network with a rule of the synapses between excitatory neurons, null for none. */
    static Experiment experiment(NetworkBuilder b, Setting setting, Synapse.PlasticityRule rule) {
        double scale = setting.scale();
        double weight = 0.1 / scale; // mV
        int excitatoryInputs = (int) Math.rint(1000 * scale);
        int inhibitoryInputs = (int) Math.rint(250 * scale);

        Neuron lif = Lif.builder()
                .tauM(TAU)
                .restingPotential(0)
                .threshold(THRESHOLD)
                .reset(10)
                .refractory(2) // ms
                .receptor(delta("input"))
                .build();

        Population exc = b.population("exc", 10 * excitatoryInputs, lif).initially("v", uniform(0, THRESHOLD));
        Population inh = b.population("inh", 10 * inhibitoryInputs, lif).initially("v", uniform(0, THRESHOLD));
        Neurons all = b.union(exc, inh);

        List<Experiment.Weights> weights = List.of();
        if (rule == null) {
            excite(b, exc, all, excitatoryInputs, weight);
        } else {
            Projection plastic = excite(b, exc, exc, excitatoryInputs, weight).synapse(rule);
            weights = List.of(new Experiment.Weights("exc -> exc", plastic, 2 * weight, "mV"));
            excite(b, exc, inh, excitatoryInputs, weight);
        }
        b.project(inh, all)
                .connect(fixedIndegree(inhibitoryInputs))
                .receptor("input")
                .weight(-G * weight)
                .delay(1.5);

        // ETA nu_thr C_E, with nu_thr = THRESHOLD / (weight C_E TAU): 20 kHz at full scale.
        double externalRate = ETA * THRESHOLD / (weight * TAU) * 1000; // Hz
        b.stimulate(all, "input", Stimuli.poisson(externalRate, weight));
        return new Experiment(List.of(exc, inh), weights, List.of());
    }

    private static Projection excite(NetworkBuilder b, Population exc, Neurons targets, int inputs, double weight) {
        return b.project(exc, targets)
                .connect(fixedIndegree(inputs))
                .receptor("input")
                .weight(weight)
                .delay(1.5);
    }
}
