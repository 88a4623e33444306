package org.neurosim.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.bench.measure.JsonLine;

class ComparisonTest {

    private static JsonLine peer(double cpu) {
        return new JsonLine().put("simulate_cpu_s", cpu).put("rate_hz", 5.5);
    }

    private static JsonLine own(double cold, double warm) {
        return new JsonLine().put("cold_cpu_s", cold).put("warm_cpu_s", warm).put("rate_hz", 5.6);
    }

    private static Comparison comparison() {
        Comparison c = new Comparison("cuba", 2, "Peer 1.0");
        c.addPeer(peer(4));
        c.add("here", own(2, 1));
        c.addPeer(peer(6));
        c.add("here", own(4, 2));
        c.addPeer(peer(5));
        c.add("here", own(2, 1));
        return c;
    }

    @Test
    @DisplayName("the table has medians per biological second, ranges, and how many times faster than the peer")
    void table() {
        List<String> lines = comparison().table().lines().toList();
        assertThat(lines.get(0)).startsWith("cuba, 2.00 s, one thread, simulate phase, 3 alternating runs, medians");
        assertThat(lines.get(3)).matches("Peer 1\\.0 +2\\.50 +2\\.00 - 3\\.00 +5\\.50");
        assertThat(lines.get(4)).matches("here, cold +1\\.00 +1\\.00 - 2\\.00 +2\\.50 +1\\.50 - 2\\.50 +5\\.60");
        assertThat(lines.get(5)).matches("here, warm +0\\.500 +0\\.500 - 1\\.00 +5\\.00 +3\\.00 - 5\\.00 +5\\.60");
        assertThat(lines).hasSize(6);
    }

    @Test
    @DisplayName("the lines of JSON have the same figures")
    void json() {
        List<JsonLine> lines = comparison().json().lines().map(JsonLine::parse).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).text("program")).isEqualTo("Peer 1.0");
        assertThat(lines.get(0).number("times_faster")).isEqualTo(1);
        assertThat(lines.get(2).text("program")).isEqualTo("here, warm");
        assertThat(lines.get(2).number("cpu_s_per_s")).isEqualTo(0.5);
        assertThat(lines.get(2).number("times_faster")).isEqualTo(5);
        assertThat(lines.get(2).number("times_faster_min")).isEqualTo(3);
        assertThat(lines.get(2).number("runs")).isEqualTo(3);
    }

    @Test
    @DisplayName("a run without a figure is refused by its name")
    void incomplete() {
        Comparison c = new Comparison("cuba", 1, "Peer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> c.addPeer(new JsonLine().put("rate_hz", 1)))
                .withMessageContaining("simulate_cpu_s");
    }
}
