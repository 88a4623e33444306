package org.neurosim.models;

import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.api.model.Signal;
import org.neurosim.models.eprop.Alif;
import org.neurosim.models.eprop.Eprop;
import org.neurosim.models.eprop.Readout;
import org.neurosim.models.integratefire.ClopathAdEx;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.UrbanczikSenn;
import org.neurosim.models.rates.Gain;
import org.neurosim.models.rates.RateUnit;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** A network for any plasticity rule: random connections from Poisson trains, or from graded neurons, onto neurons that have what the rule reads. */
final class RuleNetwork {
    final NetworkBuilder builder = NetworkBuilder.create();
    final Projection projection;
    final Population targets;
    private final Neuron model;
    private final Population sources;
    private final boolean carriesErrors;
    private final List<Neuromodulator> modulators = new ArrayList<>();

    RuleNetwork(Synapse rule, int neurons, int perNeuron, double rateHz) {
        model = target(rule);
        carriesErrors = rule.spec().name().equals("Eprop.adaptiveFeedback");
        targets = builder.population("targets", neurons, model);
        sources = rule instanceof Synapse.Graded
                ? builder.population("sources", neurons, carriesErrors ? Readout.of(20) : model)
                : builder.source("sources", neurons, Sources.poisson(rateHz));
        projection = builder.project(sources, targets)
                .receptor(
                        carriesErrors
                                ? "learning"
                                : model.spec().receptors().get(0).name())
                .connect(fixedIndegree(perNeuron))
                .synapse(rule)
                .weight(0.1);
        if (!carriesErrors) {
            projection.delay(1);
        }
        rule.spec().signals().stream()
                .filter(s -> s.source() == Signal.Source.NEUROMODULATOR)
                .forEach(s -> modulators.add(builder.neuromodulator(s.name(), 50)));
    }

    static Stream<ModelDescription> rules() {
        return ModelCatalog.load().models().stream().filter(model -> model.kind() == ModelKind.PLASTICITY_RULE);
    }

    private static Neuron target(Synapse rule) {
        List<String> read = rule.spec().postsynapticStates();
        if (rule instanceof Synapse.GradedRule graded
                && graded.postsynapticVariable().startsWith("z_bar")) {
            return Alif.builder().outputTrace(20, 2).build();
        }
        if (rule instanceof Synapse.Graded) {
            return RateUnit.builder(Gain.linear(1)).tau(10).build();
        }
        if (read.contains("u_bar_plus")) {
            return ClopathAdEx.builder().receptor(Receptor.delta("in")).build();
        }
        if (read.contains("v_d")) {
            return UrbanczikSenn.builder()
                    .dendriticReceptor(Receptor.expCurrent("in", 3))
                    .build();
        }
        if (read.contains("psi")) {
            return Alif.builder().adaptation(0.1, 200).build();
        }
        return read.isEmpty() ? Lif.builder().receptor(Receptor.delta("in")).build() : Readout.of(20);
    }

    /** Whether targets spike when they are driven. */
    boolean targetsSpike() {
        return !model.spec().name().equals("RateUnit") && !model.spec().name().equals("Readout");
    }

    /** Gives targets an input of their own, and the rule what else it needs: rates that differ, errors, neuromodulators. */
    RuleNetwork driven() {
        modulators.forEach(m -> m.releasedBy(targets, 0.001, 1));
        switch (model.spec().name()) {
            case "Alif" -> builder.stimulate(targets, "in", Stimuli.poisson(200, 0.7));
            case "UrbanczikSenn" -> builder.stimulate(targets, Stimuli.direct(8_000));
            case "Lif", "ClopathAdEx" -> builder.stimulate(targets, "in", Stimuli.poisson(50, 25));
            case "RateUnit" -> {
                targets.with("mu", Values.uniform(0.5, 1.5));
                sources.with("mu", Values.uniform(0.5, 1.5));
            }
            default -> stimulate(targets);
        }
        if (carriesErrors) {
            stimulate(sources);
        } else if (model.spec().name().equals("Alif")) {
            Population errors = builder.population("errors", 2, Readout.of(20));
            stimulate(errors);
            builder.project(errors, targets)
                    .connect(allToAll())
                    .synapse(Eprop.feedback())
                    .receptor("learning")
                    .weight(1);
        }
        return this;
    }

    private void stimulate(Population readouts) {
        builder.stimulate(readouts, Stimuli.gaussianNoise(1, 0.5, 5));
    }

    Network build(SimulationOptions options) {
        return builder.build(options);
    }
}
