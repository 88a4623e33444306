package org.neurosim.models.plasticity;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Projection;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * Homeostatic structural plasticity: the synapses of a projection come and go as its neurons grow and lose synaptic elements, driven by their activity.
 *
 * <pre>
 * dC/dt = -C / tau_Ca,  each spike of the neuron: C += beta_Ca          calcium, of sources and targets
 * dz/dt = f(C)                                                          elements: axonal of sources, dendritic of targets
 * </pre>
 *
 * with a {@link GrowthCurve} f for each kind, z not below 0. Each {@link #update}
 *
 * <ol>
 *   <li>deletes, for every neuron with more synapses than whole elements, as many of them as there are too many, at random: first for sources, then for targets. The other neuron's element is vacant then;
 *   <li>pairs vacant whole axonal and dendritic elements at random, as many as there are of the fewer, into new synapses; a pair of a neuron with itself is left vacant unless autapses are allowed;
 *   <li>takes a part of the elements that are still vacant away (NEST's tau_vacant).
 * </ol>
 *
 * <p>It is driven by the host, between pieces of a run:
 *
 * <pre>{@code
 * Projection grown = b.project(exc, exc).connect(pairs(new int[0], new int[0])).delay(1);
 * StructuralPlasticity structure = StructuralPlasticity.of(grown, exc, exc)
 *         .calcium(10_000, 0.001)                                       // ms
 *         .axonal(GrowthCurve.gaussian(1e-4, 0.0, 0.05))                // 1/ms
 *         .dendritic(GrowthCurve.gaussian(1e-4, 0.1 * 0.05, 0.05))
 *         .synapses(0.5, 1)                                             // weight, delay in ms
 *         .attach(b);
 * try (Network network = b.build(timeStep(0.1))) {
 *     while (network.time() < 100_000) {
 *         network.run(100);
 *         structure.update(network);
 *     }
 * }
 * }</pre>
 *
 * <p>Synapses present at the first update hold an element each, beside those that have grown until then. Results depend on the seed and the times of the updates, not on threads. Used by the thread that runs the
 * network. Allocates in proportion to the projection's synapses at an update; between updates a spike costs two evaluations of a growth curve's integral.
 *
 * <p>Sources: Butz and van Ooyen 2013, PLoS Comput Biol 9:e1003259; Diaz-Pier et al. 2016, Front Neuroanat 10:57 (NEST).
 */
public final class StructuralPlasticity {

    private final Projection projection;
    private final SynapticElements axonal;
    private final SynapticElements dendritic;
    private final double weight;
    private final double delay;
    private final double vacantDecay;
    private final boolean autapses;
    private final boolean sameNeurons;
    private final Random random;

    private StructuralPlasticity(Builder b) {
        projection = b.projection;
        axonal = new SynapticElements(b.source.size(), b.axonal, b.tau, b.perSpike);
        dendritic = new SynapticElements(b.target.size(), b.dendritic, b.tau, b.perSpike);
        weight = b.weight;
        delay = b.delay;
        vacantDecay = b.vacantDecay;
        autapses = b.autapses;
        sameNeurons = b.source == b.target;
        random = new Random(b.seed);
    }

    /**
     * Starts with tau_Ca = 10,000 ms, beta_Ca = 0.001, weight 1, delay 1 ms, a tenth of the vacant elements lost per update, no autapses, seed 0.
     *
     * @param projection projection whose synapses come and go
     * @param source its source
     * @param target its target
     * @return builder
     */
    public static Builder of(Projection projection, Neurons source, Neurons target) {
        return new Builder(projection, source, target);
    }

    /** Collects settings. */
    public static final class Builder {
        private static final String MODEL = "StructuralPlasticity";

        private final Projection projection;
        private final Neurons source;
        private final Neurons target;
        private GrowthCurve axonal;
        private GrowthCurve dendritic;
        private double tau = 10_000;
        private double perSpike = 0.001;
        private double weight = 1;
        private double delay = 1;
        private double vacantDecay = 0.1;
        private boolean autapses;
        private long seed;

        private Builder(Projection projection, Neurons source, Neurons target) {
            this.projection = Objects.requireNonNull(projection, "projection");
            this.source = Objects.requireNonNull(source, "source");
            this.target = Objects.requireNonNull(target, "target");
        }

        /**
         * Sets the calcium dynamics.
         *
         * @param tauMs time constant tau_Ca, ms
         * @param perSpike beta_Ca, what a spike adds
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and &gt; 0
         */
        public Builder calcium(double tauMs, double perSpike) {
            tau = Checks.require(MODEL, "tau_Ca", tauMs, "ms", Range.POSITIVE);
            this.perSpike = Checks.require(MODEL, "beta_Ca", perSpike, "", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the growth of axonal elements. Must be called.
         *
         * @param curve growth curve
         * @return this builder
         */
        public Builder axonal(GrowthCurve curve) {
            axonal = Objects.requireNonNull(curve, "curve");
            return this;
        }

        /**
         * Sets the growth of dendritic elements. Must be called.
         *
         * @param curve growth curve
         * @return this builder
         */
        public Builder dendritic(GrowthCurve curve) {
            dendritic = Objects.requireNonNull(curve, "curve");
            return this;
        }

        /**
         * Sets what new synapses are like.
         *
         * @param weight weight in the unit of the receptor
         * @param delayMs delay, ms; that of the projection, if it has one for all synapses
         * @return this builder
         * @throws IllegalArgumentException unless the weight is finite and the delay finite and &gt; 0
         */
        public Builder synapses(double weight, double delayMs) {
            this.weight = Checks.require(MODEL, "weight", weight, "", Range.FINITE);
            delay = Checks.require(MODEL, "delay", delayMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets which part of the elements that are vacant after an update is lost.
         *
         * @param part part, 0 to 1
         * @return this builder
         * @throws IllegalArgumentException if it lies outside
         */
        public Builder vacantDecay(double part) {
            vacantDecay = Checks.require(MODEL, "vacantDecay", part, "", Range.between(0, 1));
            return this;
        }

        /**
         * Allows synapses of a neuron with itself. Without this there are none, if source and target are the same object.
         *
         * @return this builder
         */
        public Builder autapses() {
            autapses = true;
            return this;
        }

        /**
         * Sets the seed of the choices.
         *
         * @param seed seed
         * @return this builder
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Makes the plasticity and lets it hear the spikes of the projection's neurons.
         *
         * @param b builder of the network
         * @return plasticity, to be updated while the network runs
         * @throws IllegalStateException if a growth curve is missing
         */
        public StructuralPlasticity attach(NetworkBuilder b) {
            if (axonal == null || dendritic == null) {
                throw new IllegalStateException(
                        MODEL + ": has no growth curve for " + (axonal == null ? "axonal" : "dendritic")
                                + " elements; call " + (axonal == null ? "axonal" : "dendritic") + "(...)");
            }
            StructuralPlasticity made = new StructuralPlasticity(this);
            b.streamSpikes(source, made.axonal);
            b.streamSpikes(target, made.dendritic);
            return made;
        }
    }

    /**
     * What an update did.
     *
     * @param deleted number of synapses deleted
     * @param created number of synapses created
     */
    public record Changes(int deleted, int created) {}

    /**
     * Lets elements grow up to the present time and changes the synapses accordingly.
     *
     * @param network the network
     * @return what was done
     * @throws IllegalArgumentException as {@link Network#rewire}
     */
    public Changes update(Network network) {
        axonal.advance(network.time());
        dendritic.advance(network.time());
        Connections now = network.connections(projection);
        int[] outgoing = counts(now.sources(), axonal.size());
        int[] incoming = counts(now.targets(), dendritic.size());
        axonal.count(outgoing);
        dendritic.count(incoming);

        int[] removed = surplus(now, outgoing, incoming);
        int[] sources = vacant(axonal, outgoing);
        int[] targets = vacant(dendritic, incoming);
        int pairs = Math.min(sources.length, targets.length);
        int created = 0;
        for (int k = 0; k < pairs; k++) {
            if (autapses || !sameNeurons || sources[k] != targets[k]) {
                sources[created] = sources[k];
                targets[created++] = targets[k];
                outgoing[sources[k]]++;
                incoming[targets[k]]++;
            }
        }
        decay(axonal, outgoing);
        decay(dendritic, incoming);
        if (removed.length > 0 || created > 0) {
            network.rewire(
                    projection,
                    removed,
                    Connections.of(Arrays.copyOf(sources, created), Arrays.copyOf(targets, created), weight, delay));
        }
        return new Changes(removed.length, created);
    }

    private static int[] counts(int[] neurons, int size) {
        int[] counts = new int[size];
        for (int i : neurons) {
            counts[i]++;
        }
        return counts;
    }

    /** Chooses the synapses to delete, by going through all in random order, and counts them out. */
    private int[] surplus(Connections now, int[] outgoing, int[] incoming) {
        int[] order = new int[now.size()];
        Arrays.setAll(order, k -> k);
        shuffle(order);
        int[] removed = new int[now.size()];
        int count = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int n = 0; n < order.length; n++) {
                int k = order[n];
                if (k < 0) {
                    continue;
                }
                int source = now.sources()[k];
                int target = now.targets()[k];
                boolean tooMany = pass == 0
                        ? axonal.vacant(source, outgoing[source]) < 0
                        : dendritic.vacant(target, incoming[target]) < 0;
                if (tooMany) {
                    removed[count++] = k;
                    outgoing[source]--;
                    incoming[target]--;
                    order[n] = -1;
                }
            }
        }
        return Arrays.copyOf(removed, count);
    }

    /** The neurons' vacant whole elements in random order. */
    private int[] vacant(SynapticElements elements, int[] connected) {
        int total = 0;
        for (int i = 0; i < connected.length; i++) {
            total += elements.vacant(i, connected[i]);
        }
        int[] all = new int[total];
        int n = 0;
        for (int i = 0; i < connected.length; i++) {
            int count = elements.vacant(i, connected[i]);
            Arrays.fill(all, n, n + count, i);
            n += count;
        }
        shuffle(all);
        return all;
    }

    private void decay(SynapticElements elements, int[] connected) {
        for (int i = 0; i < connected.length; i++) {
            elements.decayVacant(i, connected[i], vacantDecay);
        }
    }

    private void shuffle(int[] a) {
        for (int k = a.length - 1; k > 0; k--) {
            int j = random.nextInt(k + 1);
            int swapped = a[k];
            a[k] = a[j];
            a[j] = swapped;
        }
    }

    /**
     * Calcium of the sources, as of their last spikes or the last update.
     *
     * @return new array, one value per source
     */
    public double[] sourceCalcium() {
        return axonal.calcium();
    }

    /**
     * Calcium of the targets, likewise.
     *
     * @return new array, one value per target
     */
    public double[] targetCalcium() {
        return dendritic.calcium();
    }

    /**
     * Axonal elements z of the sources, with and without synapses.
     *
     * @return new array, one value per source
     */
    public double[] axonalElements() {
        return axonal.elements();
    }

    /**
     * Dendritic elements z of the targets, with and without synapses.
     *
     * @return new array, one value per target
     */
    public double[] dendriticElements() {
        return dendritic.elements();
    }
}
