package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.core.random.Threefry;

class RandomWordsTest {

    @Test
    @DisplayName("the words are those of Threefry, block after block")
    void words() {
        int[] even = new int[3000];
        int[] odd = new int[3000];
        Threefry.fill(99, 0, 3000, 7, even, odd);
        RandomWords random = new RandomWords();
        random.start(99, 7, 40);
        for (int i = 0; i < 3000; i++) {
            assertThat(random.next()).isEqualTo(even[i]);
            assertThat(random.next()).isEqualTo(odd[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 207, 1024, 1L << 40})
    @DisplayName("the expected number of words changes nothing")
    void sizeOfFills(long expected) {
        RandomWords random = new RandomWords();
        RandomWords other = new RandomWords();
        random.start(5, 3, 64);
        other.start(5, 3, expected);
        for (int i = 0; i < 2500; i++) {
            assertThat(other.next()).isEqualTo(random.next());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 1000, 1 << 30, (1 << 30) + (1 << 29) + 1, Integer.MAX_VALUE})
    @DisplayName("a column of bounded numbers is what single draws give")
    void boundedColumn(int bound) {
        RandomWords random = new RandomWords();
        RandomWords other = new RandomWords();
        random.start(5, 3, 64);
        other.start(5, 3, 64);
        int[] column = new int[5003];
        random.fillBelow(bound, column, 3, 2000);
        random.fillBelow(bound, column, 2003, 3000);
        for (int i = 3; i < 5003; i++) {
            assertThat(column[i]).isEqualTo(other.below(bound)).isBetween(0, bound - 1);
        }
        assertThat(random.next()).isEqualTo(other.next());
    }

    @Test
    @DisplayName("bounded numbers are uniform, also where a third of the words is refused")
    void boundedUniform() {
        RandomWords random = new RandomWords();
        random.start(1, 2, 100_000);
        int bound = (1 << 30) + (1 << 29);
        int[] cells = new int[12];
        int[] small = new int[12];
        for (int i = 0; i < 60_000; i++) {
            cells[random.below(bound) / (bound / 12)]++;
            small[random.below(12)]++;
        }
        Fit.uniform("12 parts of 1.5 * 2^30", cells);
        Fit.uniform("12", small);
    }

    @Test
    @DisplayName("a column of uniform numbers is what single draws give, across the end of the buffer")
    void uniformColumn() {
        RandomWords random = new RandomWords();
        RandomWords other = new RandomWords();
        random.start(5, 3, 64);
        other.start(5, 3, 64);
        random.next();
        other.next();
        double[] column = new double[900];
        int[] cells = new int[20];
        for (int r = 0; r < 10; r++) {
            Arrays.fill(column, Double.NaN);
            random.fillUniform(column, 900);
            for (double u : column) {
                assertThat(u).isEqualTo(other.nextDouble()).isStrictlyBetween(0.0, 1.0);
                cells[(int) (20 * u)]++;
            }
        }
        Fit.uniform("uniform in 20 cells", cells);
    }
}
