package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.eprop.Alif;
import org.neurosim.models.eprop.Eprop;
import org.neurosim.models.plasticity.ClopathStdp;
import org.neurosim.models.plasticity.GraupnerBrunel;
import org.neurosim.models.plasticity.PairStdp;

/** Every registered plasticity rule, and settings of them that have loops of their own, on several threads. */
class RulesOnThreadsTest {

    private static final double DURATION = 150;

    private static final Map<String, Synapse> SETTINGS = Map.of(
            "multiplicative", PairStdp.multiplicative(1).build(),
            "van Rossum", PairStdp.vanRossum(1).build(),
            "any powers", PairStdp.power(1, 0.4, 0.8).build(),
            "nearest", PairStdp.additive(1).nearestNeighbour().build(),
            "centred", PairStdp.additive(1).presynapticCentred().build(),
            "restricted", PairStdp.additive(1).restrictedSymmetric().build(),
            "homeostasis", ClopathStdp.builder(1).homeostasis(8).build(),
            "noise",
                    GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                            .noise(2.8)
                            .build(),
            "learning Eprop",
                    Eprop.builder(Alif.builder().adaptation(0.1, 200), 20)
                            .learningRate(1e-3, 100)
                            .build());

    static Stream<Arguments> rules() {
        return Stream.concat(
                RuleNetwork.rules()
                        .map(m ->
                                Arguments.of(m.name(), m.instance(Synapse.class).orElseThrow())),
                SETTINGS.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> Arguments.of(e.getKey(), e.getValue())));
    }

    /** Weights and variables of all synapses, one array each. */
    private static List<double[]> values(Synapse rule, int threads) {
        RuleNetwork rules = new RuleNetwork(rule, 301, 20, 100).driven();
        SpikeRecord spikes = rules.targetsSpike() ? rules.builder.recordSpikes(rules.targets) : null;
        List<double[]> values = new ArrayList<>();
        try (Network network = rules.build(timeStep(0.1).seed(3).threads(threads))) {
            network.run(DURATION);
            if (spikes != null) {
                assertThat(spikes.size()).as("postsynaptic spikes").isGreaterThan(300);
            }
            values.add(network.connections(rules.projection).weights());
            rule.spec().variables().forEach(v -> values.add(network.read(rules.projection, v.name())));
        }
        return values;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("1, 2, 3 and 7 threads give the same bits of weights and variables")
    void sameBits(String name, Synapse rule) {
        List<double[]> one = values(rule, 1);
        assertThat(one.stream()
                        .mapToLong(v -> Arrays.stream(v).distinct().count())
                        .max()
                        .orElseThrow())
                .as("values that differ")
                .isGreaterThan(1_000);
        for (int threads : new int[] {2, 3, 7}) {
            assertThat(values(rule, threads))
                    .as("with %d threads", threads)
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(one);
        }
    }
}
