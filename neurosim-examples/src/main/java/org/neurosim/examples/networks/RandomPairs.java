package org.neurosim.examples.networks;

import java.util.Arrays;
import java.util.Random;

/**
 * Pairs of neurons: as many different targets for each source, drawn at random.
 *
 * @param sources source of each pair, ascending
 * @param targets target of each pair
 */
record RandomPairs(int[] sources, int[] targets) {

    /**
     * Draws them.
     *
     * @param sourceCount number of sources
     * @param targetCount number of targets to choose from
     * @param perSource number of targets of each source
     * @param withinTarget whether the sources are the first of the targets; none is its own target then
     * @param random random numbers
     */
    static RandomPairs draw(int sourceCount, int targetCount, int perSource, boolean withinTarget, Random random) {
        int[] sources = new int[sourceCount * perSource];
        int[] targets = new int[sources.length];
        int[] candidates = new int[targetCount];
        Arrays.setAll(candidates, i -> i);
        for (int i = 0; i < sourceCount; i++) {
            int chosen = 0;
            for (int k = 0; chosen < perSource; k++) { // the head of a shuffle
                int other = k + random.nextInt(candidates.length - k);
                int candidate = candidates[other];
                candidates[other] = candidates[k];
                candidates[k] = candidate;
                if (!(withinTarget && candidate == i)) {
                    sources[i * perSource + chosen] = i;
                    targets[i * perSource + chosen] = candidate;
                    chosen++;
                }
            }
        }
        return new RandomPairs(sources, targets);
    }
}
