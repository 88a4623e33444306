package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {

    private static final int NEURONS = 50;
    private static final int ROWS = 20;
    private static final int LONGEST = 7;
    private static final int STEPS = 60;

    /** Rows with runs of delays 1, 3, 4 and 7. */
    private static SynapseTable table(Weights.Kind kind, Random random) {
        int[] delays = {1, 3, 4, LONGEST};
        int[] rowStart = new int[ROWS + 1];
        Runs runs = new Runs(ROWS);
        int end = 0;
        for (int row = 0; row < ROWS; row++) {
            runs.beginRow(row);
            for (int delay : delays) {
                int length = random.nextInt(6);
                if (length > 0) {
                    end += length;
                    runs.add(delay, end);
                }
            }
            rowStart[row + 1] = end;
        }
        runs.finish();
        char[] target = new char[end];
        double[] values = new double[end];
        int[] place = new int[end];
        for (int k = 0; k < end; k++) {
            target[k] = (char) random.nextInt(NEURONS);
            values[k] = (float) random.nextGaussian();
            place[k] = k;
        }
        Weights weights = Weights.allocate(kind, 0.3, end);
        weights.put(values, 0, place, end);
        return new SynapseTable(0, 0, TableKey.VARIED, rowStart, target, weights, runs, 1, LONGEST);
    }

    /** The input of each step. */
    private static double[][] run(SynapseTable[] tables, ArrivalSchedule schedule) {
        Random random = new Random(2);
        InputRing ring = new InputRing(1, 1, NEURONS);
        double[][] sums = new double[STEPS][];
        for (int step = 0; step < STEPS; step++) {
            schedule.deliver(step, ring);
            sums[step] = ring.column(step, 0).sum().clone();
            Arrays.fill(ring.column(step, 0).sum(), 0);
            ring.column(step, 0).drained();
            for (SynapseTable table : tables) {
                int[] spikes = random.ints(random.nextInt(4), 0, ROWS).sorted().toArray();
                table.push(spikes, 0, spikes.length, ring, schedule, step);
            }
        }
        return sums;
    }

    @Test
    @DisplayName("copies, and places where there are too many copies, give the same input bit for bit")
    void copiesAndPlaces() {
        Random random = new Random(1);
        SynapseTable[] tables = {
            table(Weights.Kind.SINGLE, random), table(Weights.Kind.CONSTANT, random), table(Weights.Kind.DOUBLE, random)
        };
        double[][] copied = run(tables, new ArrivalSchedule(LONGEST + 1));
        double[][] some = run(tables, new ArrivalSchedule(LONGEST + 1, 40));
        double[][] none = run(tables, new ArrivalSchedule(LONGEST + 1, 0));
        assertThat(some).isDeepEqualTo(copied);
        assertThat(none).isDeepEqualTo(copied);
    }

    @Test
    @DisplayName("spikes on their way keep their weights when those of the table change, copied or not")
    void changedWeights() {
        double[][][] sums = new double[2][][];
        for (int k = 0; k < 2; k++) {
            SynapseTable[] tables = {table(Weights.Kind.DOUBLE, new Random(7))};
            ArrivalSchedule schedule = new ArrivalSchedule(LONGEST + 1, k == 0 ? 0 : 1 << 20);
            InputRing ring = new InputRing(1, 1, NEURONS);
            tables[0].push(new int[] {1, 2, 3, 5, 8}, 0, 5, ring, schedule, 0);
            schedule.copyAll();
            Arrays.fill(tables[0].weights.column(), 1e9);
            tables[0].push(new int[] {13}, 0, 1, ring, schedule, 1);
            sums[k] = new double[LONGEST + 2][];
            for (int step = 1; step < LONGEST + 2; step++) {
                schedule.deliver(step, ring);
                sums[k][step] = ring.column(step, 0).sum().clone();
                Arrays.fill(ring.column(step, 0).sum(), 0);
                ring.column(step, 0).drained();
            }
        }
        assertThat(sums[0]).isDeepEqualTo(sums[1]);
        assertThat(Arrays.stream(sums[0][1]).max().orElse(0)).isLessThan(1e6);
        assertThat(Arrays.stream(sums[0][LONGEST + 1]).max().orElse(0)).isGreaterThan(1e8);
    }

    @Test
    @DisplayName("every synapse of a spike arrives once, after its delay")
    void delays() {
        SynapseTable[] tables = {table(Weights.Kind.SINGLE, new Random(5))};
        double[][] expected = new double[STEPS][NEURONS];
        ArrivalSchedule schedule = new ArrivalSchedule(LONGEST + 1);
        InputRing ring = new InputRing(1, 1, NEURONS);
        Random random = new Random(6);
        SynapseTable table = tables[0];
        for (int step = 0; step < STEPS; step++) {
            schedule.deliver(step, ring);
            double[] sum = ring.column(step, 0).sum();
            for (int i = 0; i < NEURONS; i++) {
                assertThat(sum[i]).isCloseTo(expected[step][i], within(1e-12));
                sum[i] = 0;
            }
            int row = random.nextInt(ROWS);
            table.push(new int[] {row}, 0, 1, ring, schedule, step);
            int begin = table.rowStart[row];
            for (int run = table.runs.first(row); run < table.runs.first(row + 1); run++) {
                for (; begin < table.runs.end(run); begin++) {
                    if (step + table.runs.delay(run) < STEPS) {
                        expected[step + table.runs.delay(run)][table.target[begin]] +=
                                table.weights.single()[begin];
                    }
                }
            }
        }
    }
}
