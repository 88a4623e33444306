package org.neurosim.core.engine;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.fixedOutdegree;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.fixedTotalNumber;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;

import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;

/**
 * A small network in which everything that could depend on threads or on the division of a run does something: all kinds of random numbers and connectors, weights whose
 * sums depend on the order of addition, slices of three steps, delays that are common, individual and of a rule, every integrator.
 */
final class StochasticNetwork {

    static final double DT = 0.1;

    final NetworkBuilder builder = NetworkBuilder.create();
    final Population exc;
    final Population inh;
    final Population gated;
    final Population adaptive;
    final Population shared;
    final Neurons all;
    final SpikeRecord spikes;

    StochasticNetwork() {
        Population source = builder.source("source", 300, TestInputs.randomSource(0.01));
        exc = builder.population("exc", 700, new TestModels.Lif())
                .with("tau_m", normal(10, 1).redrawnWithin(5, 15))
                .with("v_th", uniform(14, 16))
                .initially("v", uniform(0, 15));
        inh = builder.population("inh", 513, new TestModels.Lif()).initially("v", uniform(0, 15));
        gated = builder.population("gated", 65, new TestModels.Gated()).with("g", uniform(0.5, 1));
        adaptive = builder.population("adaptive", 129, new TestModels.FitzHughNagumo())
                .with("i", uniform(0.3, 0.6))
                .integrator(Integrators.adaptive(1e-6, 1e-6));
        shared = builder.population("shared", 600, new TestModels.SharedTarget(3))
                .initially("v", uniform(0, 10));
        Population euler = builder.population("rk4", 64, new TestModels.AdaptiveThreshold())
                .initially("v", uniform(0, 9));
        all = builder.union(source, exc, inh, gated, adaptive, shared, euler);
        Neurons lif = builder.union(exc, inh);
        builder.stimulate(lif, TestInputs.normalCurrent(300));
        builder.stimulate(exc.slice(100, 650), TestInputs.uniformCurrent(700));
        builder.stimulate(lif, "exc", TestInputs.poisson(0.3, 90));
        builder.stimulate(inh, "inh", TestInputs.poissonEach(0.05, -30));
        builder.stimulate(gated, TestInputs.normalCurrent(0.5));
        builder.stimulate(euler, TestInputs.uniformCurrent(6));
        builder.project(source, lif)
                .connect(fixedProbability(0.1))
                .receptor("exc")
                .weight(normal(60, 9))
                .delay(0.5);
        builder.project(exc, lif)
                .connect(fixedIndegree(40).withoutAutapses())
                .receptor("exc")
                .weight(ofPair((i, j) -> 20 + Math.sqrt(i + 3 * j)))
                .delay(1.5);
        builder.project(inh, lif)
                .connect(fixedTotalNumber(30_000).withMultapses())
                .receptor("inh")
                .weight(normal(-80, 8).clippedTo(-200, 0))
                .delay(normal(2, 1).redrawnWithin(0.3, 8))
                .roundDelays();
        builder.project(exc, lif)
                .connect(fixedOutdegree(5))
                .receptor("delta")
                .weight(0.1 / 3)
                .delay(0.7);
        builder.project(lif, gated)
                .connect(fixedProbability(0.01))
                .weight(uniform(0, 0.1))
                .delay(0.4);
        builder.project(lif, adaptive)
                .connect(fixedProbability(0.02))
                .receptor("in")
                .weight(0.07)
                .delay(0.3);
        builder.project(adaptive, exc.slice(0, 64))
                .connect(allToAll())
                .receptor("exc")
                .weight(7.7)
                .delay(6.4);
        builder.project(source, shared)
                .connect(fixedProbability(0.2))
                .receptor("r0")
                .weight(normal(0.9, 0.3))
                .delay(0.3);
        builder.project(lif, shared.slice(0, 100))
                .connect(fixedProbability(0.02))
                .receptor("r1")
                .weight(normal(-0.4, 0.3))
                .delay(0.3);
        builder.project(exc, shared)
                .connect(fixedProbability(0.004))
                .receptor("r2")
                .weight(normal(0.3, 0.1))
                .delay(0.9);
        spikes = builder.recordSpikes(all);
    }

    Network build(long seed, int threads) {
        return builder.build(SimulationOptions.timeStep(DT).seed(seed).threads(threads));
    }

    /** A hash of the spikes so far and of all states as they are, bit by bit. */
    long fingerprint(Network net) {
        long hash = spikes.fingerprint();
        for (Population p : new Population[] {exc, inh, gated, adaptive, shared}) {
            for (String variable : new String[] {"v", "w", "n", "s", "s_exc", "s_inh"}) {
                if (((org.neurosim.core.describe.PopulationDescription) p)
                                .spec()
                                .stateIndex(variable)
                        >= 0) {
                    for (double value : net.read(p, variable)) {
                        // + 0.0: the sign of zero is not promised.
                        hash = 31 * hash + Double.doubleToLongBits(value + 0.0);
                        hash ^= hash >>> 29;
                    }
                }
            }
        }
        return hash;
    }
}
