package org.neurosim.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.SimulationOptions;
import org.neurosim.bench.NeuronUpdateBenchmark;
import org.openjdk.jmh.annotations.Param;

class KernelsTest {

    private static final SimulationOptions OPTIONS = SimulationOptions.timeStep(0.1);

    @Test
    @DisplayName("every kernel of the benchmark can be built and fires")
    void neurons() throws ReflectiveOperationException {
        String[] kernels = NeuronUpdateBenchmark.class
                .getField("kernel")
                .getAnnotation(Param.class)
                .value();
        assertThat(kernels).isNotEmpty();
        for (String kernel : kernels) {
            SimulationOptions options = SimulationOptions.timeStep(NeuronKernels.timeStep(kernel));
            try (Network network = NeuronKernels.build(kernel, 5, options)) {
                network.run(200);
                assertThat(network.statistics().spikes()).as(kernel).isPositive();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lif-exp exact", "lif-conductance exponential-euler"})
    @DisplayName("the models written outside of the library do what the built-in ones do")
    void twins(String kernel) {
        try (Network builtIn = NeuronKernels.build(kernel, 50, OPTIONS);
                Network own = NeuronKernels.build("own-" + kernel, 50, OPTIONS)) {
            builtIn.run(500);
            own.run(500);
            assertThat((double) own.statistics().spikes())
                    .isPositive()
                    .isCloseTo(builtIn.statistics().spikes(), within(2.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "weight", "delay", "weight delay", "rule", "rule weight delay"})
    @DisplayName("one of 200 sources spikes in each step, whatever the layout of the synapses")
    void delivery(String layout) {
        try (Network network = DeliveryKernels.build(layout, 1000, 20, OPTIONS)) {
            network.run(15); // whole slices, so that as many spikes are on their way before as after
            long before = network.statistics().synapticEvents();
            network.run(60);
            assertThat(network.statistics().synapses()).isEqualTo(20_000);
            assertThat(network.statistics().spikes()).isEqualTo(750 * 1000 / DeliveryKernels.PERIOD);
            assertThat(network.statistics().synapticEvents() - before)
                    .isEqualTo(600L * 1000 / DeliveryKernels.PERIOD * 20);
        }
    }

    @Test
    @DisplayName("the Poisson drive does not make its neurons fire")
    void poisson() {
        try (Network network = PoissonKernels.build(20_000, 100, OPTIONS)) {
            network.run(50);
            assertThat(network.statistics().spikes()).isZero();
        }
    }

    @Test
    @DisplayName("names that do not exist are refused")
    void refused() {
        for (String kernel : Arrays.asList("lif-exp", "no-model exact", "lif-exp no-method", "")) {
            assertThatIllegalArgumentException()
                    .as(kernel)
                    .isThrownBy(() -> NeuronKernels.build(kernel, 1, OPTIONS).close());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DeliveryKernels.build("colour", 200, 1, OPTIONS).close());
    }
}
