package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.core.synapse.InitialValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a description into an event-driven network. */
public final class EventAssembly {

    private static final Logger LOG = LoggerFactory.getLogger(EventNetwork.class);

    private final NetworkPart part;
    private final NetworkDescription network;
    private final SimulationOptions options;
    private final StepInput.Factory stepInputs;
    private final InitialState start;

    /**
     * An assembly.
     *
     * @param part event-driven neurons and sources of a complete description
     * @param options time step, seed, threads
     * @param stepInputs makes stimuli ready that act in time steps
     * @param start lets models set initial values
     */
    public EventAssembly(
            NetworkPart part, SimulationOptions options, StepInput.Factory stepInputs, InitialState start) {
        this.stepInputs = stepInputs;
        this.start = start;
        this.part = part;
        network = part.network();
        this.options = options;
    }

    /**
     * Whether a population of neurons is event-driven.
     *
     * @param p population
     * @return true if the method was chosen, or if none was and the model has no other form; false for sources
     */
    public static boolean isEventDriven(PopulationDescription p) {
        if (p.isSource()) {
            return false;
        }
        if (p.integrator() != null) {
            return p.integrator() == Integrators.eventDriven();
        }
        Neuron model = p.model();
        return model instanceof Neuron.EventDriven
                && !(model instanceof Neuron.Linear
                        || model instanceof Neuron.ConditionallyLinear
                        || model instanceof Neuron.Differential);
    }

    /**
     * Builds the network.
     *
     * @return the network at time 0
     */
    public EventNetwork build() {
        long start = System.nanoTime();
        Cut cut = cut(EventParts.pieces(part, options.threads()));
        int[][] parts = EventParts.divide(cut.groups, cut.routes, options.threads());
        if (parts.length == 1 && cut.groups.size() > network.populations().size()) {
            cut = cut(EventParts.whole(part)); // on one thread more groups are more work
            parts = EventParts.divide(cut.groups, cut.routes, 1);
        }
        EventNetwork built = build(cut.groups, cut.routes, parts);
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "built {} neurons and {} synapses, event-driven, in {} ms",
                    network.neuronCount(),
                    built.statistics().synapses(),
                    (System.nanoTime() - start) / 1_000_000);
        }
        return built;
    }

    /** Groups of neurons, and the routes onto them by projection. */
    private record Cut(EventGroups groups, Route[][] routes) {}

    private Cut cut(int[] pieces) {
        EventGroups groups = new EventGroups(network.populations(), pieces);
        for (PopulationDescription p : network.populations()) {
            if (part.has(p) && !p.isSource()) {
                groups.renew(p.index(), cells(p), 0);
            } else {
                groups.group[groups.begin(p.index())] = part.has(p) ? source(p) : new DistantGroup();
            }
        }
        Route[][] routes = new Route[network.projections().size()][0];
        for (ProjectionDescription p : part.projections()) {
            EventDraws draws = new EventDraws(p, options, false);
            routes[p.index()] = new RouteBuilder(p, draws, groups).build();
            requireWay(p, routes[p.index()]);
            if (!p.initialValues().isEmpty()) {
                new InitialValues(draws, options.seed()).give(new RoutePlaces(p, routes[p.index()], groups));
            }
        }
        return new Cut(groups, routes);
    }

    private EventNetwork build(EventGroups groups, Route[][] routes, int[][] parts) {
        for (StimulusDescription stimulus : network.stimuli()) {
            if (part.hasAny(stimulus.targets())) {
                check(stimulus);
            }
        }
        List<GridInput> gridInputs = new ArrayList<>();
        List<EventLoop> loops = new ArrayList<>();
        StepInput[] stepwise = new StepInput[network.stimuli().size()];
        for (int[] own : parts) {
            loops.add(new EventLoop(
                    network,
                    groups,
                    own,
                    inputs(groups, own, stepwise, gridInputs),
                    routes,
                    options.maxPendingSpikes()));
        }
        EventSchedule schedule = loops.size() == 1 ? loops.get(0) : new EventWindows(loops, options.maxPendingSpikes());
        try {
            return new EventNetwork(
                    part,
                    options,
                    groups,
                    new EventSynapses(routes, groups, options),
                    currents(groups),
                    gridInputs.toArray(new GridInput[0]),
                    schedule);
        } catch (RuntimeException | Error e) {
            schedule.close();
            throw e;
        }
    }

    /**
     * The stimuli, besides currents, of some groups.
     *
     * @param stepwise by stimulus: those that act in time steps, as far as they have been made ready for other groups
     * @param gridInputs gets what must be told of each step
     */
    private InputEvents[] inputs(EventGroups groups, int[] own, StepInput[] stepwise, List<GridInput> gridInputs) {
        boolean[] isOwn = new boolean[groups.size()];
        for (int g : own) {
            isOwn[g] = true;
        }
        List<InputEvents> inputs = new ArrayList<>();
        for (int k = 0; k < network.stimuli().size(); k++) {
            StimulusDescription s = network.stimuli().get(k);
            boolean concerned = part.hasAny(s.targets())
                    && s.targets().segments().stream()
                            .flatMap(t -> groups.cut(t).stream())
                            .anyMatch(t -> isOwn[groups.indexOf(t.population().index(), t.from())]);
            if (!concerned || s.receptor() == null) {
                continue;
            }
            if (s.stimulus() instanceof Stimulus.Timed) {
                inputs.add(new StimulusEvents(s, k, options.seed(), groups, isOwn));
            } else {
                if (stepwise[k] == null) {
                    stepwise[k] = new SharedStepInput(stepInputs.of(k));
                }
                GridInput input = new GridInput(s, stepwise[k], groups, isOwn);
                gridInputs.add(input);
                inputs.add(input);
            }
        }
        return inputs.toArray(new InputEvents[0]);
    }

    private InjectedCurrents currents(EventGroups groups) {
        List<StimulusDescription> currents = new ArrayList<>();
        List<StepInput> currentInputs = new ArrayList<>();
        for (int k = 0; k < network.stimuli().size(); k++) {
            StimulusDescription s = network.stimuli().get(k);
            if (part.hasAny(s.targets()) && s.receptor() == null) {
                currents.add(s);
                currentInputs.add(stepInputs.of(k));
            }
        }
        return new InjectedCurrents(
                groups, network.populations().size(), currents, currentInputs.toArray(new StepInput[0]));
    }

    /** Neurons of other parts are told about a step when it is over. */
    private void requireWay(ProjectionDescription projection, Route[] routes) {
        List<Segment> sources = projection.source().segments();
        int targets = routes.length / sources.size();
        for (int r = 0; r < routes.length; r++) {
            PopulationDescription source = sources.get(r / targets).population();
            double way = routes[r].rows.minDelay() - routes[r].dendritic;
            if (!part.has(source) && routes[r].synapses() > 0 && way < options.timeStep() * (1 - 1e-9)) {
                throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + way
                        + " ms" + (routes[r].dendritic > 0 ? " without its dendritic part" : "")
                        + " from clock-driven population " + source.name()
                        + " to event-driven neurons; must be at least one time step of "
                        + options.timeStep() + " ms, or "
                        + (source.isSource()
                                ? "give " + source.name() + " a source of exact times (SpikeSource.Timed)"
                                : "make " + source.name() + " event-driven"));
            }
        }
    }

    private CellColumns cells(PopulationDescription p) {
        if (!(p.model() instanceof Neuron.EventDriven)) {
            throw new InvalidNetworkException("population " + p.name() + ": model "
                    + p.spec().name() + " has no event-driven form, which the method "
                    + Integrators.eventDriven().name()
                    + " needs; use a model that implements Neuron.EventDriven, or another integrator");
        }
        return new CellColumns(p, options.seed(), start);
    }

    private EventGroup source(PopulationDescription p) {
        if (p instanceof SpikeInput) {
            return new HostEvents(p);
        }
        SpikeSource.Timed timed = (SpikeSource.Timed) p.source();
        try {
            timed.checkTimed(p.size());
        } catch (IllegalArgumentException e) {
            throw new InvalidNetworkException("population " + p.name() + ": " + e.getMessage(), e);
        }
        return new SourceEvents(p, timed, options.seed());
    }

    private void check(StimulusDescription s) {
        try {
            s.stimulus().check(s.targets().size(), options.timeStep());
        } catch (IllegalArgumentException e) {
            throw new InvalidNetworkException(
                    "stimulus " + s.stimulus().name() + " of " + s.targets().label() + ": " + e.getMessage(), e);
        }
    }
}
