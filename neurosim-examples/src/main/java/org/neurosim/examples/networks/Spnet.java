package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.List;
import java.util.Random;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.models.integratefire.Izhikevich2003;

/**
 * The neurons of the programs of Izhikevich 2006 and 2007 (spnet and daspnet) and who is connected to whom: 800 regular spiking excitatory neurons with {@value #TARGETS} targets each among all
 * neurons but themselves, 200 fast spiking inhibitory ones with as many among the excitatory.
 */
record Spnet(NetworkBuilder builder, Population exc, Population inh, Neurons all) {

    static final int EXCITATORY = 800;
    static final int TARGETS = 100;

    private static final int INHIBITORY = 200;
    private static final String RECEPTOR = "syn";

    /** Adds the neurons to a network. */
    static Spnet addTo(NetworkBuilder b) {
        Population exc = population(b, "exc", EXCITATORY, 0.02, 8);
        Population inh = population(b, "inh", INHIBITORY, 0.1, 2);
        return new Spnet(b, exc, inh, b.union(exc, inh));
    }

    private static Population population(NetworkBuilder b, String name, int size, double a, double d) {
        Neuron neuron = Izhikevich2003.builder()
                .recovery(a, 0.2)
                .afterSpike(-65, d)
                .receptor(expCurrent(RECEPTOR, 1)) // with the paper's scheme a current during one step
                .build();
        return b.population(name, size, neuron)
                .integrator(Izhikevich2003.paperScheme())
                .initially("v", -65)
                .initially("u", 0.2 * -65);
    }

    List<Population> populations() {
        return List.of(exc, inh);
    }

    /** The pairs of the excitatory projection. */
    static RandomPairs excitation(Random random) {
        return RandomPairs.draw(EXCITATORY, EXCITATORY + INHIBITORY, TARGETS, true, random);
    }

    /** From excitatory neurons to all. */
    Projection excite(RandomPairs drawn) {
        return connect(exc, all, drawn);
    }

    /** From inhibitory neurons to excitatory ones, at 1 ms. */
    void inhibit(double weight, Random random) {
        connect(inh, exc, RandomPairs.draw(INHIBITORY, EXCITATORY, TARGETS, false, random))
                .weight(weight) // pA
                .delay(1);
    }

    private Projection connect(Neurons source, Neurons target, RandomPairs drawn) {
        return builder.project(source, target)
                .connect(pairs(drawn.sources(), drawn.targets()))
                .receptor(RECEPTOR);
    }
}
