package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.core.random.PoissonTable;
import org.neurosim.core.random.Threefry;

/**
 * Poisson counts of small means: how many events a group of {@value #GROUP} neighbouring elements has together, which is a Poisson number, too, and then for each of these events where it
 * falls. The counts of the elements are independent and Poisson, exactly; most are zero, and nobody asks for them (mean 0.16, 512 elements: 0.6 instead of 2 ns per element and step).
 *
 * <p>A group is made of the elements that have the same index divided by {@value #GROUP}, wherever a block begins: a block draws all events of a group that it shares with another one and keeps its own.
 * The number takes 16 bits of a word that four steps share, and rarely more; a place takes 6 of the 64 bits of a word of (group, step). Several steps are made at a time, so that there are enough words for loops that C2 vectorises.
 */
final class CountsByGroup implements PoissonTable.FurtherBits {

    /** The largest mean for which this way is faster. */
    static final double MOST = 0.5;

    private static final int SHIFT = 6;
    private static final int GROUP = 1 << SHIFT;
    private static final int PLACES_PER_WORD = 64 / SHIFT;

    /** Bits for the number of a word within its group and step: at most 127 events, 13 words. */
    private static final int WORD_BITS = 4;

    /** How many steps are made at a time. */
    private static final int STEPS = DrawSpace.STEPS_OF_GROUPS;

    // Purposes of words, beside those of CountsByElement.
    private static final int NUMBERS = 3;
    private static final int FURTHER = 4;
    private static final int PLACES = 5;

    private final long key;
    private final int slot;
    private final int first;
    private final int size;
    private final int firstGroup;
    private final int groups;
    private final DrawSpace space;

    /** Where events fall, step by step; those of the k-th step end at end[k]. */
    private char[] events = {};

    private final int[] end = new int[STEPS];
    private long firstStep;
    private int steps;
    private double mean = -1;
    private PoissonTable table;

    /** The time counter of the words whose numbers are being made. */
    private long quartet;

    private boolean isLaterHalf;

    CountsByGroup(long key, int slot, int first, int size, DrawSpace space) {
        this.key = key;
        this.slot = slot;
        this.first = first;
        this.size = size;
        this.space = space;
        firstGroup = first >> SHIFT;
        groups = (first + size - 1 >> SHIFT) - firstGroup + 1;
    }

    void draw(long step, double newMean, double[] out) {
        prepare(step, newMean);
        Arrays.fill(out, 0, size, 0);
        int to = end[(int) (step - firstStep)];
        for (int k = begin(step); k < to; k++) {
            out[events[k]]++;
        }
    }

    /** Adds the weight event by event. */
    void add(long step, double newMean, double weight, double[] column, int offset) {
        prepare(step, newMean);
        int from = begin(step);
        int to = end[(int) (step - firstStep)];
        for (int k = from; k < to; k++) {
            column[offset + events[k]] += weight;
        }
    }

    private int begin(long step) {
        return step == firstStep ? 0 : end[(int) (step - firstStep) - 1];
    }

    /** Makes the events of the step ready, and of those up to the next multiple of {@link #STEPS} if the mean seems to stay. */
    private void prepare(long step, double newMean) {
        boolean sameMean = mean == newMean;
        if (!sameMean) {
            mean = newMean;
            table = space.poissonTable(GROUP * newMean);
            double expected = STEPS * groups * GROUP * newMean;
            int room = (int) (expected + 10 * Math.sqrt(expected)) + GROUP;
            events = events.length < room ? new char[room] : events;
        }
        if (!sameMean || step < firstStep || step >= firstStep + steps) {
            firstStep = step;
            steps = sameMean ? STEPS - (int) (step % STEPS) : 1;
            makeNumbers();
            makeWords();
            place();
        }
    }

    /** Draws the numbers of events of all groups in all quartets of steps concerned. */
    private void makeNumbers() {
        long from = firstStep >> 2;
        long to = firstStep + steps - 1 >> 2;
        for (quartet = from; quartet <= to; quartet++) {
            long callKey = CounterBlockRandom.keyOf(key, NUMBERS, slot, quartet);
            Threefry.fill(callKey, firstGroup, groups, (int) quartet, space.low, space.high);
            byte[][] numbers = space.numbers[(int) (quartet - from)];
            isLaterHalf = false;
            table.pairs(space.low, this, numbers[0], numbers[1], groups);
            isLaterHalf = true;
            table.pairs(space.high, this, numbers[2], numbers[3], groups);
        }
    }

    @Override
    public long of(int group, boolean upper) {
        long time = 4 * quartet + (isLaterHalf ? 2 : 0) + (upper ? 1 : 0);
        return Threefry.threefry(CounterBlockRandom.keyOf(key, FURTHER, slot, time), firstGroup + group, (int) time);
    }

    private byte[] numbers(long step) {
        return space.numbers[(int) ((step >> 2) - (firstStep >> 2))][(int) (step & 3)];
    }

    /** Draws the words for the places of all events. */
    private void makeWords() {
        int[] low = space.placeLow;
        int[] high = space.placeHigh;
        int n = 0;
        for (long step = firstStep; step < firstStep + steps; step++) {
            byte[] numbers = numbers(step);
            for (int g = 0; g < groups; g++) {
                int words = (numbers[g] + PLACES_PER_WORD - 1) / PLACES_PER_WORD;
                for (int w = 0; w < words; w++) {
                    low[n] = (firstGroup + g << WORD_BITS) + w;
                    high[n++] = (int) step;
                }
            }
        }
        Threefry.replace(CounterBlockRandom.keyOf(key, PLACES, slot, firstStep), n, low, high);
    }

    private void place() {
        int n = 0;
        int w = 0;
        for (int s = 0; s < steps; s++) {
            byte[] numbers = numbers(firstStep + s);
            for (int g = 0; g < groups; g++) {
                int begin = (firstGroup + g << SHIFT) - first;
                boolean isInside = begin >= 0 && begin + GROUP <= size;
                for (int left = numbers[g]; left > 0; left -= PLACES_PER_WORD) {
                    if (n + PLACES_PER_WORD > events.length) {
                        events = Arrays.copyOf(events, 2 * events.length);
                    }
                    long word = (long) space.placeHigh[w] << 32 | space.placeLow[w] & 0xffffffffL;
                    w++;
                    int count = Math.min(left, PLACES_PER_WORD);
                    n = isInside ? placeAll(word, count, begin, n) : placeSome(word, count, begin, n);
                }
            }
            end[s] = n;
        }
    }

    /** Takes all events of a word, which fall into the block; returns how many there are now. Writes as many as a word can have: the number of rounds is a constant for the compiler. */
    private int placeAll(long word, int count, int begin, int n) {
        char[] out = events;
        long bits = word;
        for (int k = 0; k < PLACES_PER_WORD; k++) {
            out[n + k] = (char) (begin + (int) (bits & GROUP - 1));
            bits >>>= SHIFT;
        }
        return n + count;
    }

    /** Takes those events of a word that fall into the block. */
    private int placeSome(long word, int count, int begin, int n) {
        int m = n;
        long bits = word;
        for (int k = 0; k < count; k++) {
            int i = begin + (int) (bits & GROUP - 1);
            bits >>>= SHIFT;
            if (i >= 0 && i < size) {
                events[m++] = (char) i;
            }
        }
        return m;
    }
}
