package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.models.ReferenceCsv;

/** Weights of single plastic synapses against NEST 3.10 (delays dendritic) and an event-by-event formula checked against Brian 2 (no delays): 1e-9 relative, or the printed digits. */
class StdpReferenceTest {

    private static final double DT = 0.1;
    private static final double PRECISION = 1e-9;

    /** Brian's files have nine decimals. */
    private static final double PRINTED = 6e-10;

    static Stream<Arguments> nest() {
        return Stream.of(
                Arguments.of(
                        "stdp_synapse_additive",
                        PairStdp.additive(100)
                                .tau(20, 20)
                                .amplitudes(2, 1.05 * 2)
                                .build(),
                        50,
                        1),
                Arguments.of(
                        "stdp_synapse_powerlaw",
                        PairStdp.power(100, 0.4, 0.8)
                                .tau(16.8, 33.7)
                                .amplitudes(5, 0.9 * 5)
                                .build(),
                        50,
                        2.5),
                Arguments.of(
                        "stdp_nn_symm_synapse",
                        PairStdp.additive(100)
                                .tau(16.8, 33.7)
                                .amplitudes(2, 0.85 * 2)
                                .nearestNeighbour()
                                .build(),
                        50,
                        1),
                Arguments.of(
                        "stdp_nn_pre_centered_synapse",
                        PairStdp.additive(100)
                                .tau(16.8, 33.7)
                                .amplitudes(2, 0.85 * 2)
                                .presynapticCentred()
                                .build(),
                        50,
                        1),
                Arguments.of(
                        "stdp_nn_restr_synapse",
                        PairStdp.additive(100)
                                .tau(16.8, 33.7)
                                .amplitudes(2, 0.85 * 2)
                                .restrictedSymmetric()
                                .build(),
                        50,
                        1),
                Arguments.of(
                        "stdp_triplet_synapse",
                        TripletStdp.builder(100)
                                .tau(16.8, 101, 33.7, 125)
                                .amplitudes(0.05, 0.06, 0.07, 0.0023)
                                .build(),
                        5,
                        1),
                Arguments.of("vogels_sprekeler_synapse", InhibitoryStdp.of(0.05, 3, 20, 30), 0.5, 1));
    }

    @ParameterizedTest
    @MethodSource("nest")
    void weightsAsInNest(String file, Synapse rule, double weight, double delay) {
        ReferenceCsv csv = ReferenceCsv.read("nest/" + file + ".csv");
        double[] times = csv.column("t_pre_ms");
        double[] weights = csv.column("weight");
        PairOfCells pair = new PairOfCells(
                rule,
                csv.numbersAfter("pre spike times (ms):"),
                csv.numbersAfter("post spike times (ms):"),
                weight,
                delay,
                delay,
                DT);
        try (Network network = pair.build()) {
            for (int k = 0; k < times.length; k++) {
                pair.runTo(network, times[k] + delay);
                assertThat(pair.weight(network))
                        .as("after the presynaptic spike at %s ms", times[k])
                        .isCloseTo(weights[k], within(PRECISION * weights[k]));
            }
        }
    }

    static Stream<Arguments> brian() {
        return Stream.of(
                Arguments.of(
                        "stdp_pair_additive",
                        PairStdp.additive(1)
                                .tau(20, 20)
                                .amplitudes(0.01, 0.0105)
                                .build(),
                        0.5),
                Arguments.of(
                        "stdp_pair_soft_bounds",
                        PairStdp.multiplicative(1)
                                .tau(16.8, 33.7)
                                .amplitudes(0.02, 0.015)
                                .build(),
                        0.3),
                Arguments.of(
                        "stdp_triplet_visual_cortex",
                        TripletStdp.builder(1).visualCortex().build(),
                        0.5));
    }

    @ParameterizedTest
    @MethodSource("brian")
    void weightsAsInBrianAndByFormula(String file, Synapse rule, double weight) {
        ReferenceCsv csv = ReferenceCsv.read("brian2/" + file + ".csv");
        double[] times = csv.column("t_ms");
        double[] exact = csv.column("w_exact");
        double[] pre =
                Arrays.stream(csv.numbersAfter("pre (ms):")).map(t -> t - DT).toArray();
        PairOfCells pair = new PairOfCells(rule, pre, csv.numbersAfter("post (ms):"), weight, DT, 0, DT);
        try (Network network = pair.build()) {
            for (int k = 1; k < times.length; k++) {
                pair.runTo(network, times[k] - DT);
                assertThat(pair.weight(network)).as("at %s ms", times[k]).isCloseTo(exact[k], within(PRINTED));
            }
        }
    }
}
