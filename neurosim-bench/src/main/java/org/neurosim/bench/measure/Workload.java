package org.neurosim.bench.measure;

import java.util.List;
import java.util.Optional;
import org.neurosim.examples.networks.Catalogue;
import org.neurosim.examples.networks.Scenario;

/**
 * A network of the examples at a size and for a time at which it is measured.
 *
 * @param name name of the workload
 * @param network name of the network in the examples' catalogue
 * @param scale size as a fraction of the published one
 * @param duration biological time that is measured unless told otherwise, s
 */
public record Workload(String name, String network, double scale, double duration) {

    private static final List<Workload> ALL = List.of(
            new Workload("cuba", "cuba", 1, 10),
            new Workload("cuba-events", "cuba-events", 1, 10),
            new Workload("coba", "coba", 1, 10),
            new Workload("cobahh", "cobahh", 1, 10),
            new Workload("brunel", "brunel", 1, 10),
            new Workload("brunel-stdp", "brunel-stdp", 1, 10),
            new Workload("microcircuit-0.1", "microcircuit", 0.1, 10),
            new Workload("microcircuit", "microcircuit", 1, 10));

    /**
     * All workloads.
     *
     * @return workloads, the quickest first
     */
    public static List<Workload> all() {
        return ALL;
    }

    /**
     * The workload of this name.
     *
     * @param name name
     * @return workload, if there is one
     */
    public static Optional<Workload> find(String name) {
        return ALL.stream().filter(w -> w.name().equals(name)).findFirst();
    }

    /**
     * All names.
     *
     * @return names, in the order of the workloads
     */
    public static List<String> names() {
        return ALL.stream().map(Workload::name).toList();
    }

    /**
     * Its network.
     *
     * @return network
     */
    public Scenario scenario() {
        return Catalogue.find(network).orElseThrow(() -> new IllegalStateException("no network '" + network + "'"));
    }
}
