package org.neurosim.core.random;

/**
 * Keys of random streams: 64-bit hashes of the seed, the purpose and the entity the numbers are for. Chained finalisers of SplitMix64 (Stafford's variant 13), each a
 * bijection with full avalanche: two entities share a key with probability 2^-64.
 */
public final class StreamKey {

    /** Which pairs a projection connects. */
    public static final int CONNECTIONS = 1;

    /** Weights of a projection. */
    public static final int WEIGHTS = 2;

    /** Delays of a projection. */
    public static final int DELAYS = 3;

    /** What a neuron model draws. */
    public static final int NEURONS = 4;

    /** Parameters of a population. */
    public static final int PARAMETERS = 5;

    /** Initial state of a population. */
    public static final int INITIAL_STATE = 6;

    /** What a spike source draws. */
    public static final int SOURCES = 7;

    /** What a stimulus draws. */
    public static final int STIMULI = 8;

    /** Initial values of the synapses' variables. */
    public static final int SYNAPSES = 9;

    /** What synapses draw when they transmit. */
    public static final int TRANSMISSION = 10;

    /** What a graded synapse draws. */
    public static final int GRADED = 20;

    /** Noise of plasticity rules. */
    public static final int PLASTICITY = 21;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private StreamKey() {}

    /**
     * The key of an entity.
     *
     * @param seed seed of the network
     * @param purpose one of the constants of this class
     * @param entity index of the population, projection or stimulus
     * @return key
     */
    public static long of(long seed, int purpose, long entity) {
        return derive(mix(seed + GOLDEN), purpose, entity);
    }

    /**
     * The key of a part of an entity.
     *
     * @param seed seed of the network
     * @param purpose one of the constants of this class
     * @param entity index of the population, projection or stimulus
     * @param part index of the part, for example of the state variable
     * @return key
     */
    public static long of(long seed, int purpose, long entity, long part) {
        return mix(of(seed, purpose, entity) + (part + 1) * GOLDEN);
    }

    /**
     * A key derived from another one.
     *
     * @param key key
     * @param a a number
     * @param b another number
     * @return key
     */
    public static long derive(long key, long a, long b) {
        return mix(mix(key + (a + 1) * GOLDEN) + (b + 1) * GOLDEN);
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
