package org.neurosim.examples.networks;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.expCurrent;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.models.integratefire.Izhikevich2003;
import org.neurosim.models.stimuli.Stimuli;

/**
 * A thousand spiking neurons of many types, all connected to all, with noisy thalamic input: rhythms of about 10 and 40 Hz come and go.
 *
 * <p>Izhikevich 2003, IEEE Trans Neural Netw 14:1569-1572, the program of the paper's appendix, with its scheme and time step of 1 ms. A neuron's type follows
 * from a number r in (0, 1): excitatory neurons from regular spiking to chattering, {@code c = -65 + 15 r^2, d = 8 - 6 r^2}; inhibitory ones from
 * low-threshold to fast spiking, {@code a = 0.02 + 0.08 r, b = 0.25 - 0.05 r}. The paper draws r at random; here it grows evenly with the neuron's index, so
 * that the raster is sorted by type. Spikes act one time step later than in the paper's program, which has no delays.
 */
public final class Izhikevich implements Scenario {

    private static final int EXCITATORY = 800;
    private static final int INHIBITORY = 200;
    private static final double REST = -65; // mV

    @Override
    public String name() {
        return "izhikevich2003";
    }

    @Override
    public String description() {
        return "1000 Izhikevich neurons with 1 M synapses, thalamic noise (Izhikevich 2003)";
    }

    @Override
    public double defaultTimeStep() {
        return 1;
    }

    @Override
    public List<Population> describe(NetworkBuilder b, Setting setting) {
        Neuron neuron = Izhikevich2003.builder()
                .receptor(expCurrent("syn", 1)) // with the paper's scheme a current during one step
                .build();
        IntToDoubleFunction r = i -> (i + 0.5) / EXCITATORY;
        Population exc = b.population("exc", EXCITATORY, neuron)
                .integrator(Izhikevich2003.paperScheme())
                .with("c", ofIndex(i -> -65 + 15 * square(r.applyAsDouble(i))))
                .with("d", ofIndex(i -> 8 - 6 * square(r.applyAsDouble(i))))
                .initially("v", REST)
                .initially("u", 0.2 * REST);
        IntToDoubleFunction s = i -> (i + 0.5) / INHIBITORY;
        Population inh = b.population("inh", INHIBITORY, neuron)
                .integrator(Izhikevich2003.paperScheme())
                .with("a", ofIndex(i -> 0.02 + 0.08 * s.applyAsDouble(i)))
                .with("b", ofIndex(i -> 0.25 - 0.05 * s.applyAsDouble(i)))
                .with("d", 2)
                .initially("v", REST)
                .initially("u", ofIndex(i -> (0.25 - 0.05 * s.applyAsDouble(i)) * REST));
        Neurons all = b.union(exc, inh);

        b.project(exc, all).connect(allToAll()).weight(uniform(0, 0.5)).delay(1); // pA, ms
        b.project(inh, all).connect(allToAll()).weight(uniform(-1, 0)).delay(1);
        b.stimulate(exc, Stimuli.gaussianNoise(0, 5, 1)); // pA, a new number each ms
        b.stimulate(inh, Stimuli.gaussianNoise(0, 2, 1));
        return List.of(exc, inh);
    }

    private static double square(double x) {
        return x * x;
    }
}
