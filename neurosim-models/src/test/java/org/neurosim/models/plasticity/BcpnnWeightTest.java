package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.StateRecord;
import org.neurosim.kit.SynapseContract;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** The weight of {@link Bcpnn}: what it is without one given, stands for and transmits. */
class BcpnnWeightTest {

    /** Nothing is known yet: chance, which transmits nothing, and stays so in silence up to rounding. */
    @Test
    void withoutAGivenWeightSynapsesBeginAtChance() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[] {9}));
        Population cell = b.population(
                "cell", 1, Lif.builder().receptor(Receptor.delta("in")).build());
        Projection synapse = b.project(source, cell)
                .connect(allToAll())
                .synapse(Bcpnn.builder().gain(2).build());
        try (Network network = b.build(timeStep(1))) {
            assertThat(network.connections(synapse).weights()).containsExactly(0);
            network.run(8);
            assertThat(network.connections(synapse).weights()[0]).isCloseTo(0, within(1e-14));
        }
    }

    /** Given weights stand for p_ij: without spikes p_ij / epsilon^2 - 1 falls with tau_p, e_ij rests. */
    @Test
    void weightsAreProbabilities() {
        PairOfCells pair = new PairOfCells(Bcpnn.builder().build(), new double[0], new double[0], 1.5, 1, 0, 1);
        try (Network network = pair.build()) {
            network.run(700);
            double expected = StrictMath.log1p(StrictMath.expm1(1.5) * StrictMath.exp(-0.7));
            assertThat(pair.weight(network)).isCloseTo(expected, within(1e-12));
        }
    }

    /** What arrives of one spike at a synapse of weight 1.5 that has rested for 10 ms. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, -20})
    void transmitsGainTimesWeight(double gain) {
        PairOfCells pair =
                new PairOfCells(Bcpnn.builder().gain(gain).build(), new double[] {9}, new double[0], 1.5, 1, 0, 1);
        StateRecord input = pair.builder.record(pair.cell, "I_in", 1);
        try (Network network = pair.build()) {
            network.run(10);
            double expected = gain * StrictMath.log1p(StrictMath.expm1(1.5) * StrictMath.exp(-0.01));
            assertThat(input.of(0)[10]).isCloseTo(expected, within(1e-12));
        }
    }

    /** At 20 ms the gain goes from 1 to -3: the estimates go on as they would have, with a stretch in two parts: 1e-12. */
    @Test
    void gainCanBeExchanged() {
        double[] pre = {9, 29};
        double[] post = {12, 27};
        PairOfCells with = new PairOfCells(Bcpnn.builder().build(), pre, post, 0, 1, 0, 1);
        PairOfCells without = new PairOfCells(Bcpnn.builder().build(), pre, post, 0, 1, 0, 1);
        StateRecord input = with.builder.record(with.cell, "I_in", 1);
        try (Network exchanged = with.build();
                Network same = without.build()) {
            exchanged.run(20);
            exchanged.setSynapse(with.synapse, Bcpnn.builder().gain(-3).build());
            exchanged.run(10);
            same.run(30);
            double weight = with.weight(exchanged);
            double rest = input.of(0)[10] * StrictMath.exp(-20);
            assertThat(weight).isGreaterThan(0.1).isCloseTo(without.weight(same), within(1e-12));
            assertThat(input.of(0)[30]).isCloseTo(rest - 3 * weight, within(1e-12));
            exchanged.run(70);
            same.run(70);
            assertThat(with.weight(exchanged)).isCloseTo(without.weight(same), within(1e-12));
        }
    }

    /** A rule whose default weight is no number. */
    private static final class Nonsense implements Synapse.PresynapticRule {

        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("nonsense", List.of());
        }

        @Override
        public double defaultWeight() {
            return Double.NaN;
        }

        @Override
        public void onPresynapticSpike(Row row) {}
    }

    @Test
    void defaultWeightMustBeFinite() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population(
                "cell", 1, Lif.builder().receptor(Receptor.delta("in")).build());
        b.project(cell, cell).connect(allToAll()).synapse(new Nonsense());
        assertThatThrownBy(() -> b.build(timeStep(1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("cell -> cell: default weight of nonsense = NaN; must be finite");
    }

    @Nested
    class BcpnnContract extends SynapseContract {

        @Override
        protected Synapse model() {
            return Bcpnn.builder().build();
        }
    }
}
