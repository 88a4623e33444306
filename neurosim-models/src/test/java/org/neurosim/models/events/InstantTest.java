package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.stimuli.Sources;

/** Spikes at one instant: their order, what they bring about without delay, and loops without end. */
class InstantTest {

    private final NetworkBuilder builder = NetworkBuilder.create();

    /** Rises by 1 mV/ms to 5 mV. Identical neurons are a frame; with two capacitances, and currents to match, they are a queue. */
    private Population rising(String name, boolean frame, double... start) {
        double[] capacitance = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            capacitance[i] = frame || i > 0 ? 1 : 2;
        }
        return builder.population(name, start.length, new PerfectIf())
                .with("V_th", 5)
                .with("C_m", array(capacitance))
                .with("I_e", array(capacitance))
                .initially("v", array(start))
                .integrator(eventDriven());
    }

    /** A weight from one neuron to another, without delay; 0 elsewhere. */
    private void atOnce(Population from, int i, Population to, int j, double weight) {
        builder.project(from, to)
                .connect(allToAll())
                .weight(ofPair((s, t) -> s == i && t == j ? weight : 0))
                .delay(0);
    }

    /**
     * At 5 ms a0, a1, b1 and b2 are due; a0 would hold back b2, which is due all the same. They let c0 spike, which needs both a1 and b1, and c2; what c1 gets from a0 and b2 sums to less than it
     * needs. c0 lets a2 spike, that c3 and that b0.
     */
    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "true, false", "false, true"})
    @DisplayName(
            "neurons that are due spike by population and index, those that they make spike without delay after them in the same order, round by round")
    void cascade(boolean firstFrame, boolean secondFrame) {
        Population a = rising("a", firstFrame, 0, 0, -1);
        Population b = rising("b", secondFrame, -2, 0, 0);
        Population c = rising("c", firstFrame, -3, -3, -4, -20);
        atOnce(a, 0, b, 2, -10);
        atOnce(b, 2, c, 2, 4);
        atOnce(b, 2, c, 1, -1);
        atOnce(a, 0, c, 1, 3.5);
        atOnce(b, 1, c, 0, 1.5);
        atOnce(a, 1, c, 0, 1.5);
        atOnce(c, 0, a, 2, 1);
        atOnce(a, 2, c, 3, 20);
        atOnce(c, 3, b, 0, 2);
        SpikeRecord spikes = builder.recordSpikes(builder.union(a, b, c));
        try (Network net = builder.build(timeStep(0.5))) {
            net.run(7);
            assertThat(spikes.neurons()).containsExactly(0, 1, 4, 5, 6, 8, 2, 9, 3, 7);
            assertThat(spikes.times()).containsExactly(5, 5, 5, 5, 5, 5, 5, 5, 5, 5.5);
            assertThat(net.read(b, "v")).containsExactly(2, 2, -8);
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertEndless() {
        try (Network net = builder.build(timeStep(1))) {
            return assertThatThrownBy(() -> net.run(2000)).isInstanceOf(NeurosimException.class);
        }
    }

    private Population still(String name) {
        return builder.population(name, 2, new PerfectIf()).integrator(eventDriven());
    }

    private void project(Population from, Population to, double delay) {
        builder.project(from, to).connect(allToAll()).weight(2).delay(delay);
    }

    private Population spikeAt(double time) {
        return builder.source("start", 1, Sources.spikes(new double[] {time}));
    }

    @Test
    @DisplayName("of a loop over two populations its two projections are named, no other without delay")
    void loop() {
        Population start = spikeAt(3);
        Population a = still("a");
        Population b = still("b");
        Population c = still("c");
        project(start, a, 0);
        project(a, c, 0);
        project(a, b, 0);
        project(b, a, 0);
        project(c, b, 1);
        assertEndless()
                .hasMessageContaining("of population a spiked 100 times at 3.0 ms")
                .hasMessageEndingWith("the neurons a refractory period: a -> b, b -> a");
    }

    @Test
    @DisplayName("of a population that a loop drives the loop is named")
    void driven() {
        Population c = still("c");
        Population a = still("a");
        Population b = still("b");
        project(spikeAt(3), a, 1);
        project(a, c, 0);
        project(b, c, 0);
        project(a, b, 0);
        project(b, a, 0);
        assertEndless()
                .hasMessageContaining("of population c spiked 100 times at 4.0 ms")
                .hasMessageEndingWith(": a -> b, b -> a");
    }

    @Test
    @DisplayName("a delay that is lost when it is added to the time is none, and said")
    void rounded() {
        Population a = still("a");
        Population b = still("b");
        project(spikeAt(1024), a, 1);
        project(a, b, 1e-14);
        project(b, a, 0);
        assertEndless()
                .hasMessageContaining("spiked 100 times at 1025.0 ms")
                .hasMessageContaining(": a -> b, b -> a; lost in the rounding of times")
                .hasMessageContaining("2.2737367544323206E-13 ms here")
                .hasMessageEndingWith("are the delays of a -> b (1.0E-14 ms)");
    }

    @Test
    @DisplayName("a reset at the threshold is told from loops, whatever is projected without delay")
    void reset() {
        Population a = still("a").with("V_reset", 1);
        project(a, still("b"), 0);
        assertEndless().hasMessageEndingWith("its reset leaves it at or above its threshold");
    }
}
