package org.neurosim.models.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Synapse;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.stimuli.Sources;

/** Rules for presynaptic spikes in event-driven networks. */
class EventShortTermTest {

    /** A neuron that adds up what it gets; bound 1e-12 relative to the sum of all. */
    @ParameterizedTest
    @ValueSource(strings = {"tsodyks_synapse_depressing", "tsodyks2_synapse_facilitating"})
    @DisplayName("the weight of every spike is NEST's, also while others are on their way")
    void nestWeights(String name) {
        ReferenceCsv csv = ReferenceCsv.read("nest/" + name + "_weights.csv");
        double use = csv.parameter("U");
        double rec = csv.parameter("tau_rec");
        double fac = csv.parameter("tau_fac");
        Synapse synapse = name.startsWith("tsodyks_")
                ? TsodyksMarkram.threeState(use, rec, fac, csv.parameter("tau_psc"))
                : TsodyksMarkram.twoState(use, rec, fac);
        double delay = 33.3;
        double[] train = csv.column("t_pre_ms");
        double[] expected = csv.column("weight");
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(train));
        Population cell =
                b.population("cell", 1, new PerfectIf()).with("V_th", 1e9).integrator(eventDriven());
        b.project(source, cell)
                .connect(allToAll())
                .synapse(synapse)
                .weight(csv.parameter("weight"))
                .delay(delay);
        double dt = 1.0 / 64;
        try (Network net = b.build(timeStep(dt))) {
            double sum = 0;
            for (int k = 0; k < train.length; k++) {
                net.run(Math.ceil((train[k] + delay) / dt) * dt - net.time());
                sum += expected[k];
                assertThat(net.read(cell, "v")[0]).as("spike %d", k).isCloseTo(sum, within(1e-12 * sum));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("where all times lie on the grid, targets get what they get in the clock-driven engine")
    void asClockDriven(boolean varied) {
        double[] clock = received(varied, false);
        double[] event = received(varied, true);
        for (int i = 0; i < clock.length; i++) {
            assertThat(clock[i]).isPositive();
            assertThat(event[i]).as("target %d", i).isCloseTo(clock[i], within(1e-12 * clock[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("spikes on their way are counted, and gone when they have arrived everywhere")
    void pendingSpikes(boolean varied) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 2, Sources.spikes(new double[][] {{1, 2, 3}, {2.5}}));
        Population cells =
                b.population("cells", 3, new PerfectIf()).with("V_th", 1e9).integrator(eventDriven());
        b.project(source, cells)
                .connect(allToAll())
                .synapse(TsodyksMarkram.twoState(0.5, 100, 0))
                .delay(varied ? ofPair((i, j) -> 10 + j) : ofPair((i, j) -> 10));
        try (Network net = b.build(timeStep(0.25))) {
            net.run(2.25);
            assertThat(net.statistics().pendingSpikes()).isEqualTo(2);
            net.run(7.75);
            assertThat(net.statistics().pendingSpikes()).isEqualTo(4);
            net.run(2.25);
            assertThat(net.statistics().pendingSpikes()).isEqualTo(varied ? 4 : 2);
            net.run(1);
            assertThat(net.statistics().pendingSpikes()).isEqualTo(varied ? 3 : 0);
            net.run(2);
            assertThat(net.statistics().pendingSpikes()).isZero();
            assertThat(net.statistics().synapticEvents()).isEqualTo(12);
        }
    }

    private static double[] received(boolean varied, boolean events) {
        double dt = 0.125;
        SplittableRandom random = new SplittableRandom(9);
        double[][] trains = new double[40][];
        for (int i = 0; i < trains.length; i++) {
            trains[i] = IntStream.range(1, 2000)
                    .filter(k -> random.nextDouble() < 0.02)
                    .mapToDouble(k -> k * dt)
                    .toArray();
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", trains.length, Sources.spikes(trains));
        Population cells = b.population("cells", 30, new PerfectIf()).with("V_th", 1e9);
        if (events) {
            cells.integrator(eventDriven());
        }
        b.project(source, cells)
                .connect(fixedIndegree(20))
                .synapse(TsodyksMarkram.threeState(0.4, 130, 530, 3))
                .weight(ofPair((i, j) -> 1 + 0.1 * i + 0.01 * j))
                .delay(varied ? ofPair((i, j) -> dt * (1 + (3 * i + j) % 40)) : ofPair((i, j) -> 20));
        try (Network net = b.build(timeStep(dt).seed(4))) {
            net.run(150);
            return net.read(cells, "v");
        }
    }
}
