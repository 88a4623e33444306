package org.neurosim.models.plasticity;

import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.Arrays;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** One synapse between a source and a neuron that spike at given times, ms. */
final class PairOfCells {
    final NetworkBuilder builder = NetworkBuilder.create();
    final Projection synapse;
    final Population cell;
    private final double dt;

    PairOfCells(Synapse rule, double[] pre, double[] post, double weight, double delay, double dendritic, double dt) {
        this.dt = dt;
        Neuron obedient = Lif.builder()
                .capacitance(1e12)
                .tauM(10)
                .refractory(0)
                .receptor(Receptor.delta("command"))
                .receptor(Receptor.expCurrent("in", 1))
                .build();
        Population source = builder.source("source", 1, Sources.roundedSpikes(pre));
        Population commands = builder.source(
                "commands",
                1,
                Sources.roundedSpikes(Arrays.stream(post).map(t -> t - dt).toArray()));
        cell = builder.population("cell", 1, obedient);
        builder.project(commands, cell)
                .connect(allToAll())
                .receptor("command")
                .weight(1000)
                .delay(dt);
        synapse = builder.project(source, cell)
                .connect(allToAll())
                .receptor("in")
                .synapse(rule)
                .weight(weight)
                .delay(delay)
                .dendriticDelay(dendritic);
    }

    Network build() {
        return builder.build(timeStep(dt).seed(1));
    }

    double weight(Network network) {
        return network.connections(synapse).weights()[0];
    }

    void runTo(Network network, double time) {
        while (Math.round(network.time() / dt) < Math.round(time / dt)) {
            network.step();
        }
    }
}
