package org.neurosim.bench.kernels;

import java.util.List;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;

/**
 * Spikes that are delivered to cheap neurons: one of {@value #PERIOD} sources spikes in each step, others each time, in an order that caches can't foresee.
 */
public final class DeliveryKernels {

    /** Steps between two spikes of a source; the number of sources over this is that of the spikes in each step. */
    public static final int PERIOD = 200;

    private static final int STRIDE = 7919; // a prime

    private DeliveryKernels() {}

    /**
     * Builds sources, neurons and synapses.
     *
     * @param layout what differs between synapses, words of: {@code nothing}, {@code weight}, {@code delay}, {@code rule} (weights that a rule changes)
     * @param neurons number of sources and of neurons, a multiple of {@value #PERIOD}
     * @param outdegree synapses per source
     * @param options time step and threads
     * @return the network, at time 0
     * @throws IllegalArgumentException if there is no such layout
     */
    public static Network build(String layout, int neurons, int outdegree, SimulationOptions options) {
        NetworkBuilder b = NetworkBuilder.create();
        var sources = b.source("sources", neurons, new Rotating());
        var targets = b.population(
                "neurons", neurons, Lif.builder().receptor(Receptor.delta("in")).build());
        Projection p = b.project(sources, targets)
                .connect(Connectors.fixedOutdegree(outdegree))
                .weight(1e-3)
                .delay(1.5);
        for (String word : layout.split(" ")) {
            switch (word) {
                case "nothing" -> {}
                case "weight" -> p.weight(Values.uniform(-1e-3, 1e-3));
                case "delay" -> p.delay(Values.uniform(0.5, 2.5)).roundDelays();
                case "rule" -> p.synapse(new Depression());
                default -> throw new IllegalArgumentException("no layout '" + layout + "'");
            }
        }
        return b.build(options);
    }

    /** Lets other cells spike in each step. */
    private record Rotating() implements SpikeSource {
        @Override
        public String name() {
            return "rotating";
        }

        @Override
        public void emit(Emission e) {
            // The first cell of this block whose turn it is, then every PERIOD-th.
            int first = (int) Math.floorMod(-(e.first() + e.step() * STRIDE), (long) PERIOD);
            for (int i = first; i < e.size(); i += PERIOD) {
                e.spike(i);
            }
        }
    }

    /** A rule with a variable per synapse: what is transmitted gets weaker with each spike and recovers by a fixed fraction. */
    private record Depression() implements Synapse.PresynapticRule {

        private static final SynapseSpec SPEC =
                new SynapseSpec("depression", List.of(new SynapseSpec.Variable("x", "1", 1)));

        @Override
        public SynapseSpec spec() {
            return SPEC;
        }

        @Override
        public void onPresynapticSpike(Row row) {
            double[] weight = row.weight();
            double[] x = row.variable(0);
            double[] transmitted = row.transmitted();
            int to = row.to();
            for (int k = row.from(); k < to; k++) {
                transmitted[k] = weight[k] * x[k];
                x[k] = 0.1 + 0.8 * x[k];
            }
        }
    }
}
