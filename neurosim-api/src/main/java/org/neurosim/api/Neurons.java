package org.neurosim.api;

/**
 * An ordered set of neurons: a population, a slice of one, or a union. Numbered from 0 within the set. Made by a {@link NetworkBuilder} and valid for
 * the network it builds.
 */
public interface Neurons {

    /**
     * Number of neurons.
     *
     * @return count, at least 1
     */
    int size();

    /**
     * A label for messages and files, for example {@code exc} or {@code exc[0..100)}.
     *
     * @return label
     */
    String label();

    /**
     * A contiguous part.
     *
     * @param from first neuron
     * @param to neuron behind the last
     * @return neurons from to to - 1 of this set
     * @throws IndexOutOfBoundsException unless 0 &lt;= from &lt; to &lt;= size
     */
    Neurons slice(int from, int to);
}
