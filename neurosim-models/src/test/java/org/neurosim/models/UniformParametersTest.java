package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.array;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/** Kernels have shorter variants for parameters that are the same for all neurons: the same bits as with a column of equal values. */
class UniformParametersTest {

    private static final int SIZE = 600;

    static Stream<Arguments> cells() {
        Receptor exc = Receptor.expConductance("exc", 5, 0);
        Receptor inh = Receptor.expConductance("inh", 10, -80);
        Receptor slow = Receptor.betaConductance("slow", 1, 30, -10);
        Receptor current = Receptor.expCurrent("cur", 3);
        return Stream.of(
                Arguments.of(Lif.builder().receptor(exc).receptor(inh).build(), "E_L", -70),
                Arguments.of(Lif.builder().receptor(exc).receptor(inh).build(), "C_m", 10),
                Arguments.of(Lif.builder().receptor(exc).receptor(inh).build(), "E_inh", -80),
                Arguments.of(Lif.builder().receptor(exc).receptor(inh).build(), "I_e", 0),
                Arguments.of(
                        Lif.builder().receptor(exc).receptor(inh).receptor(slow).build(), "E_slow", -10),
                Arguments.of(
                        Lif.builder()
                                .receptor(exc)
                                .receptor(current)
                                .receptor(inh)
                                .build(),
                        "E_exc",
                        0),
                Arguments.of(TraubMiles.builder().receptor(exc).receptor(inh).build(), "E_exc", 0));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void sameBitsAsAColumnOfEqualValues(Neuron cell, String parameter, double value) {
        double[] uniform = run(cell, null, 0);
        assertThat(run(cell, parameter, value)).isEqualTo(uniform);
        assertThat(Arrays.stream(uniform).distinct().count()).isGreaterThan(SIZE / 2);
    }

    private static double[] run(Neuron cell, String parameter, double value) {
        NetworkBuilder builder = NetworkBuilder.create();
        Population cells = builder.population("cells", SIZE, cell);
        if (parameter != null) {
            double[] column = new double[SIZE];
            Arrays.fill(column, value);
            cells.with(parameter, array(column));
        }
        builder.stimulate(cells, "exc", Stimuli.poisson(1000, 0.05));
        try (Network network = builder.build(timeStep(0.1).seed(5))) {
            network.run(50);
            return network.read(cells, "v");
        }
    }
}
