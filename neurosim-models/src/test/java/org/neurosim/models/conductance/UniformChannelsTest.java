package org.neurosim.models.conductance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.ofIndex;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.StateVariable;
import org.neurosim.models.Receptor;

/** Shorter loops for parameters that are the same for all neurons leave no trace in the results. */
class UniformChannelsTest {

    private static final int CELLS = 600;

    private static final Receptor EXC = Receptor.expConductance("exc", 5, 0);

    static Stream<Neuron> models() {
        return Stream.of(
                HodgkinHuxley.builder().receptor(EXC).build(),
                TraubMiles.builder().receptor(EXC).build(),
                ConnorStevens.builder().receptor(EXC).build(),
                WangBuzsaki.builder().receptor(EXC).build(),
                Pospischil.regularSpiking().receptor(EXC).build());
    }

    @ParameterizedTest
    @MethodSource("models")
    void parametersOfOneNeuronEachGiveTheSameBits(Neuron model) {
        NetworkBuilder b = NetworkBuilder.create();
        Population same = cells(b, "same", model);
        Population own = cells(b, "own", model);
        for (Parameter p : model.spec().parameters()) {
            own.with(p.name(), ofIndex(i -> p.defaultValue()));
        }
        try (Network net = b.build(timeStep(0.025))) {
            net.run(10);
            assertThat(Arrays.stream(net.read(same, "v")).distinct()).hasSizeGreaterThan(20);
            for (StateVariable state : model.spec().states()) {
                assertThat(net.read(own, state.name())).as(state.name()).isEqualTo(net.read(same, state.name()));
            }
        }
    }

    private static Population cells(NetworkBuilder b, String name, Neuron model) {
        return b.population(name, CELLS, model)
                .initially("v", ofIndex(i -> -75 + i % 50))
                .initially("g_exc", ofIndex(i -> 0.013 * (i % 7)));
    }
}
