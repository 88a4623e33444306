package org.neurosim.core.connect;

import java.util.Arrays;

/**
 * The pairs that a rule may connect: all, or all but those of a neuron with itself.
 */
final class AllowedPairs {
    final int sources;
    final int targets;
    /** Source that a target must not be connected to, or -1; null if there is none for any target. */
    private final int[] self;

    AllowedPairs(int sources, int targets, int[] self, boolean autapses) {
        this.sources = sources;
        this.targets = targets;
        this.self = autapses ? null : self;
    }

    /** The source that the target must not be connected to, or -1. */
    int excluded(int target) {
        return self == null ? -1 : self[target];
    }

    /** Number of sources that the target may be connected to. */
    int of(int target) {
        return excluded(target) < 0 ? sources : sources - 1;
    }

    /** Number of allowed pairs with the targets of a range. */
    long of(int first, int end) {
        long count = (long) sources * (end - first);
        if (self != null) {
            for (int target = first; target < end; target++) {
                count -= self[target] < 0 ? 0 : 1;
            }
        }
        return count;
    }

    /** Number of allowed pairs. */
    long all() {
        return of(0, targets);
    }

    /** For each source the target that it must not be connected to, or -1; null if there is none for any source. */
    int[] excludedTargets() {
        if (self == null) {
            return null;
        }
        int[] inverse = new int[sources];
        Arrays.fill(inverse, -1);
        for (int target = 0; target < targets; target++) {
            if (self[target] >= 0) {
                inverse[self[target]] = target;
            }
        }
        return inverse;
    }

    /** A target with the fewest allowed sources; targets must not be 0. */
    int scarcest() {
        if (self != null) {
            for (int target = 0; target < targets; target++) {
                if (self[target] >= 0) {
                    return target;
                }
            }
        }
        return 0;
    }

    /** Makes numbers drawn from 0 .. n - 2 into numbers from 0 .. n - 1 without the excluded one, in the same order. */
    static void skip(int excluded, int[] numbers, int from, int count) {
        if (excluded < 0) {
            return;
        }
        for (int i = from; i < from + count; i++) {
            numbers[i] += excluded - 1 - numbers[i] >>> 31;
        }
    }
}
