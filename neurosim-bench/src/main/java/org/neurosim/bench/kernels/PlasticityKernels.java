package org.neurosim.bench.kernels;

import java.util.List;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Values;
import org.neurosim.examples.embedding.OwnStdp;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.InhibitoryStdp;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.plasticity.PowerLawStdp;
import org.neurosim.models.plasticity.TripletStdp;
import org.neurosim.models.stimuli.Sources;

/**
 * 2000 neurons with a million plastic synapses from Poisson sources of 20 Hz: a pair-based rule that a user has written and the built-in rule that does the
 * same, to the bit.
 */
public final class PlasticityKernels {

    /** The rules. */
    public static final List<String> RULES = List.of("builtIn", "own");

    private static final double A_PLUS = 1e-4;
    private static final double A_MINUS = 1.05e-4;
    private static final int NEURONS = 2000;
    private static final int INDEGREE = 500;

    private PlasticityKernels() {}

    /** Lets the JVM run ten other rules for half a second each, so that no call of a rule has seen one class only. */
    public static void runOthers() {
        for (Synapse other : others()) {
            try (Network small = network(other, 200, 100)) {
                small.run(500);
            }
        }
    }

    /**
     * Builds the network.
     *
     * @param rule one of {@link #RULES}
     * @return the network, at time 0
     * @throws IllegalArgumentException if there is no such rule
     */
    public static Network build(String rule) {
        return network(rule(rule), NEURONS, INDEGREE);
    }

    private static Synapse rule(String rule) {
        return switch (rule) {
            case "builtIn" -> PairStdp.additive(1).amplitudes(A_PLUS, A_MINUS).build();
            case "own" -> new OwnStdp(A_PLUS, A_MINUS, 1);
            default -> throw new IllegalArgumentException("no rule '" + rule + "'; there are " + RULES);
        };
    }

    private static List<Synapse> others() {
        return List.of(
                PairStdp.multiplicative(1).build(),
                PairStdp.vanRossum(1).build(),
                PairStdp.power(1, 0.4, 0.8).build(),
                PairStdp.multiplicative(1).nearestNeighbour().build(),
                PairStdp.additive(1).presynapticCentred().build(),
                PairStdp.additive(1).restrictedSymmetric().build(),
                PowerLawStdp.builder(1).build(),
                TripletStdp.builder(1).visualCortex().build(),
                TripletStdp.builder(1).build(),
                InhibitoryStdp.of(0.01, 5, 20, 10));
    }

    private static Network network(Synapse synapse, int neurons, int indegree) {
        NetworkBuilder b = NetworkBuilder.create();
        Population sources = b.source("sources", neurons, Sources.poisson(20));
        Population cells = b.population(
                        "cells",
                        neurons,
                        Lif.builder()
                                .tauM(20)
                                .restingPotential(-65)
                                .threshold(-50)
                                .reset(-65)
                                .receptor(Receptor.expCurrent("in", 5))
                                .build())
                .with("I_e", Values.uniform(190, 260));
        b.project(sources, cells)
                .connect(Connectors.fixedIndegree(indegree))
                .synapse(synapse)
                .weight(0.5)
                .delay(1.5);
        return b.build(SimulationOptions.timeStep(0.1).seed(1));
    }
}
