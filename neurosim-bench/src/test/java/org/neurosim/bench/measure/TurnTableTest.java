package org.neurosim.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTableTest {

    private static JsonLine line(double cpu, double wall, String hash) {
        return new JsonLine().put("cpu_s", cpu).put("simulate_s", wall).put("spike_hash", hash);
    }

    /** The ratios are those within a turn, not that of the medians: the second turn is slow for both. */
    @Test
    void ratiosAreTakenWithinATurn() {
        TurnTable table = new TurnTable(List.of("old", "new"));
        double[] old = {1, 10, 2};
        double[] ratio = {0.5, 0.9, 0.6};
        for (int turn = 0; turn < 3; turn++) {
            table.add(0, line(old[turn], 2 * old[turn], "a"));
            table.add(1, line(ratio[turn] * old[turn], old[turn], turn == 2 ? "b" : "a"));
        }
        List<String> lines = table.text("cuba", 0.5).lines().toList();
        assertThat(lines.get(0)).contains("cuba", "0.500 s", "3 turns");
        assertThat(lines.get(3).split("  +"))
                .containsExactly("old", "4.00", "8.00", "1.00 (1.00 - 1.00)", "1.00 (1.00 - 1.00)", "the same");
        assertThat(lines.get(4).split("  +"))
                .containsExactly("new", "2.40", "4.00", "0.600 (0.600 - 0.900)", "0.500 (0.500 - 0.500)", "others");
    }
}
