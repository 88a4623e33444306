package org.neurosim.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.bench.measure.JsonLine;

class GuardTest {

    private final Guard guard = new Guard(Baseline.parse("{\"a\": 2, \"b\": 10}"), 1.3, Guard.Effort.SHORT);

    @Test
    @DisplayName("up to the limit there is no complaint")
    void withinLimit() {
        guard.add("a", "event", new Measurement(1, 2.59));
        guard.add("b", "event", new Measurement(1, 3));
        assertThat(guard.complaints()).isEmpty();
        assertThat(guard.table().lines()).anyMatch(l -> l.matches("a +event +1\\.00 +2\\.59 +2\\.00 +1\\.3\\dx +ok"));
    }

    @Test
    @DisplayName("beyond the limit the kernel is named with its factor")
    void beyondLimit() {
        guard.add("a", "event", new Measurement(1, 3));
        guard.add("b", "event", new Measurement(1, 10));
        assertThat(guard.complaints()).containsExactly("'a' takes 1.50 times the baseline (limit 1.30)");
        assertThat(guard.table()).contains("SLOWER");
    }

    @Test
    @DisplayName("the best of several attempts counts")
    void bestCounts() {
        guard.add("a", "event", new Measurement(5, 9));
        guard.add("a", "event", new Measurement(1, 2));
        guard.add("a", "event", new Measurement(3, 5));
        assertThat(guard.complaints()).isEmpty();
    }

    @Test
    @DisplayName("a kernel without baseline is a complaint")
    void withoutBaseline() {
        guard.add("c", "event", new Measurement(1, 3));
        assertThat(guard.complaints()).containsExactly("'c' has no baseline");
        assertThat(guard.table()).contains("NEW");
    }

    @Test
    @DisplayName("a new baseline has the medians, a line per kernel, and can be read")
    void newBaseline() {
        guard.add("a", "event", new Measurement(1, 9));
        guard.add("b c", "event", new Measurement(1, 3));
        guard.add("a", "event", new Measurement(1, 1.25));
        guard.add("a", "event", new Measurement(1, 1));
        String text = guard.newBaseline();
        assertThat(text).isEqualTo("{\n  \"a\": 1.25,\n  \"b c\": 3\n}\n");
        assertThat(Baseline.parse(text).ratio("b c")).hasValue(3);
        assertThat(Baseline.parse(text).ratio("d")).isEmpty();
    }

    @Test
    @DisplayName("a baseline that is not positive numbers is refused")
    void wrongBaseline() {
        for (String text : List.of("{\"a\": 0}", "{\"a\": -1}", "{\"a\": \"x\"}", "[]", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Baseline.parse(text));
        }
    }

    @Test
    @DisplayName("the stored baseline has exactly the kernels that are measured")
    void storedBaselineIsComplete() throws Exception {
        String text;
        try (var in = Baseline.class.getResourceAsStream("baseline.json")) {
            text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        assertThat(StreamSupport.stream(JsonLine.parse(text).names().spliterator(), false))
                .containsExactlyElementsOf(
                        GuardKernel.all().stream().map(GuardKernel::name).toList());
    }

    @Test
    @DisplayName("every kernel runs, with the number of operations that it states")
    void kernelsRun() {
        for (GuardKernel kernel : GuardKernel.all()) {
            assertThat(kernel.operations()).isPositive();
            try (GuardKernel.Task task = kernel.factory().get()) {
                task.run();
            }
        }
    }

    @Test
    @DisplayName("a meter gives a time per operation and a ratio")
    void meter() {
        Meter meter = new Meter(new Calibration(), Calibration.OPERATIONS, 1_000_000);
        meter.warmUp(1_000_000);
        Measurement m = Meter.compare(meter, meter, 3);
        assertThat(m.ns()).isPositive();
        assertThat(m.ratio()).isPositive();
    }
}
