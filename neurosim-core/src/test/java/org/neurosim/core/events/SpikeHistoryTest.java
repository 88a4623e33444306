package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.model.Trace;

class SpikeHistoryTest {

    @Test
    @DisplayName("a stretch has columns for its own neurons only, with the values that they have in a history of all")
    void stretch() {
        List<Trace> traces = List.of(Trace.ofAllSpikes("y", 20), Trace.ofAllSpikes("z", 5));
        SpikeHistory all = new SpikeHistory(0, 100, traces);
        SpikeHistory some = new SpikeHistory(30, 12, traces);
        Random random = new Random(5);
        for (int k = 0; k < 600; k++) {
            int neuron = random.nextInt(100);
            boolean room = all.add(neuron, 0.1 * k);
            assertThat(some.has(neuron)).isEqualTo(neuron >= 30 && neuron < 42);
            if (some.has(neuron)) {
                assertThat(some.add(neuron - some.first, 0.1 * k)).isEqualTo(room);
            }
        }
        assertThat(some.time(0)).hasSize(12);
        for (int i = 0; i < 12; i++) {
            for (int age = 0; age < some.ages(); age++) {
                assertThat(some.time(age)[i]).isEqualTo(all.time(age)[30 + i]);
                assertThat(some.before(1, age)[i]).isEqualTo(all.before(1, age)[30 + i]);
            }
            assertThat(some.after(0)[i]).isEqualTo(all.after(0)[30 + i]);
            assertThat(some.at(0, i, 50)).isEqualTo(all.at(0, 30 + i, 50)).isPositive();
        }
    }
}
