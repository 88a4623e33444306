package org.neurosim.examples.networks;

import java.util.List;
import java.util.Optional;

/** The networks that can be run by name. */
public final class Catalogue {

    private static final List<Scenario> ALL = List.of(
            new Hh(),
            new Izhikevich(),
            new Song(),
            Song.correlated(),
            new Cuba(),
            new CubaEvents(),
            new Coba(),
            new CobaHh(),
            new TsodyksBursts(),
            new Polychrony(),
            new Dopamine(),
            new Brunel(),
            new BrunelStdp(),
            new Vogels(),
            new Wang(),
            new Bump(),
            new Mongillo(),
            new Microcircuit());

    private Catalogue() {}

    /** All networks, the simplest first. */
    public static List<Scenario> all() {
        return ALL;
    }

    /** The network of this name, if there is one. */
    public static Optional<Scenario> find(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }
}
