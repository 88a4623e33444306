package org.neurosim.core.events;

import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/** One uniform number in (0, 1) for each (element, k, i) of an entity, from Threefry. */
final class Uniforms {

    private static final double STEP = 0x1p-52;

    private final long key;

    Uniforms(long key) {
        this.key = key;
    }

    double at(int element, long k) {
        return at(element, k, 0);
    }

    double at(int element, long k, int i) {
        long word = Threefry.threefry(StreamKey.derive(key, i, k >>> 32), element, (int) k);
        return ((word >>> 12) + 0.5) * STEP;
    }
}
