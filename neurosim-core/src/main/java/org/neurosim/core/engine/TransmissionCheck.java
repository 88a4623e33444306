package org.neurosim.core.engine;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Value;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.api.model.StateVariable;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.events.EventAssembly;

/** Checks that spikes end at receptors for spikes, and graded synapses at those that hold a sum. */
final class TransmissionCheck {

    private TransmissionCheck() {}

    static void check(NetworkDescription network) {
        for (ProjectionDescription p : network.projections()) {
            if (p.synapse() instanceof Synapse.Graded synapse) {
                requireSteps(p, synapse, p.source());
                requireSteps(p, synapse, p.target());
                checkSources(p, synapse);
                checkTargets(p, synapse);
                checkDelay(p, synapse);
            } else {
                for (Segment s : p.target().segments()) {
                    requireSpikes("projection " + p.label(), s.population(), p.receptorIndex(s.population()));
                }
            }
        }
        for (StimulusDescription d : network.stimuli()) {
            if (d.receptor() != null) {
                for (Segment s : d.targets().segments()) {
                    int receptor = s.population().spec().receptorIndex(d.receptor());
                    requireSpikes(
                            "stimulus " + d.stimulus().name() + " of "
                                    + d.targets().label(),
                            s.population(),
                            receptor);
                }
            }
        }
    }

    private static void requireSteps(ProjectionDescription p, Synapse synapse, NeuronSet neurons) {
        for (Segment s : neurons.segments()) {
            if (EventAssembly.isEventDriven(s.population())) {
                throw new InvalidNetworkException("projection " + p.label() + ": synapse "
                        + synapse.spec().name()
                        + " transmits continuously, which an event-driven population cannot follow; choose another integrator for "
                        + s.population().name());
            }
        }
    }

    private static void checkSources(ProjectionDescription p, Synapse.Graded synapse) {
        for (Segment s : p.source().segments()) {
            if (s.population().isSource()) {
                throw new InvalidNetworkException("projection " + p.label() + ": synapse "
                        + synapse.spec().name() + " transmits " + synapse.presynapticVariable() + ", but "
                        + s.population().name() + " is a spike source without state; project from neurons");
            }
            requireVariable(p, synapse, s.population(), synapse.presynapticVariable(), "transmits");
        }
    }

    private static void requireVariable(
            ProjectionDescription p, Synapse synapse, PopulationDescription population, String variable, String does) {
        NeuronSpec spec = population.spec();
        if (spec.stateIndex(variable) < 0) {
            throw new InvalidNetworkException("projection " + p.label() + ": synapse "
                    + synapse.spec().name() + " " + does + " " + variable + ", but model " + spec.name()
                    + " of population " + population.name() + " has no such state variable; it has "
                    + spec.states().stream().map(StateVariable::name).collect(Collectors.joining(", ")));
        }
    }

    private static void checkTargets(ProjectionDescription p, Synapse.Graded synapse) {
        for (Segment s : p.target().segments()) {
            PopulationDescription population = s.population();
            NeuronSpec spec = population.spec();
            Predicate<ReceptorPort> fits =
                    r -> spec.held().contains(r.state()) && r.totalWeight() >= 0 == synapse.isDiffusive();
            ReceptorPort port = spec.receptors().get(p.receptorIndex(population));
            if (!fits.test(port)) {
                throw new InvalidNetworkException("projection " + p.label() + ": synapse "
                        + synapse.spec().name() + " transmits continuously"
                        + (synapse.isDiffusive() ? " and couples by a difference" : "") + ", which receptor "
                        + port.name() + " of population " + population.name() + " does not take; "
                        + fitting(spec, fits));
            }
            if (synapse instanceof Synapse.GradedRule rule) {
                requireVariable(p, synapse, population, rule.postsynapticVariable(), "sees");
            }
        }
    }

    private static void checkDelay(ProjectionDescription p, Synapse.Graded synapse) {
        Value delay = p.delay();
        boolean none = delay == null || delay instanceof Value.Constant constant && constant.value() == 0;
        if (synapse.isDiscrete() && !none) {
            throw new InvalidNetworkException("projection " + p.label() + ": delay = " + delay + "; synapse "
                    + synapse.spec().name() + " must have none; leave delay(...) out");
        }
    }

    private static void requireSpikes(String where, PopulationDescription population, int receptor) {
        NeuronSpec spec = population.spec();
        Predicate<ReceptorPort> fits = r -> !spec.held().contains(r.state());
        ReceptorPort port = spec.receptors().get(receptor);
        if (!fits.test(port)) {
            throw new InvalidNetworkException(where + ": receptor " + port.name() + " of population "
                    + population.name() + " takes graded synapses, no spikes; " + fitting(spec, fits));
        }
    }

    private static String fitting(NeuronSpec spec, Predicate<ReceptorPort> fits) {
        String names =
                spec.receptors().stream().filter(fits).map(ReceptorPort::name).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "model " + spec.name() + " has none that does; build the model with one"
                : "name one that does: " + names;
    }
}
