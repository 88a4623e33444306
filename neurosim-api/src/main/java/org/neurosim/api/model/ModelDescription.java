package org.neurosim.api.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.neurosim.api.Neuron;
import org.neurosim.api.Synapse;

/**
 * What a model tells about itself, for catalogues, user interfaces and documentation. Immutable.
 *
 * <p>Only the summary and the reference are written for this purpose. Names, units, defaults, ranges, state variables and receptors are what an instance of
 * the model declares to the engine, so that a description can't differ from what is simulated. Models that declare no parameters name the arguments of the methods that make
 * them: synapses and rules as their formulas and messages do (tau_plus), sources and stimuli as in code (rateHz).
 *
 * <pre>{@code
 * ModelDescription.neuron(Lif.class, () -> Lif.builder().build())
 *         .summary("Leaky integrate-and-fire neuron.")
 *         .reference("Lapicque 1907")
 *         .build();
 * }</pre>
 */
public final class ModelDescription {

    private final String name;
    private final ModelKind kind;
    private final Class<?> definedIn;
    private final String summary;
    private final String reference;
    private final List<ModelSetting> settings;
    private final List<StateVariable> states;
    private final List<ReceptorPort> receptors;
    private final Supplier<?> factory;

    private ModelDescription(Builder b) {
        name = b.name;
        kind = b.kind;
        definedIn = b.definedIn;
        summary = b.summary;
        reference = b.reference;
        settings = List.copyOf(b.settings);
        states = List.copyOf(b.states);
        receptors = List.copyOf(b.receptors);
        factory = b.factory;
    }

    /**
     * Starts the description of a neuron model: its name, parameters, state variables and receptors are those of its declaration.
     *
     * @param definedIn class in whose Javadoc the model is defined
     * @param factory makes an instance with default parameters; called here once, and by {@link #instance}
     * @return the description, to be given a summary and a reference
     */
    public static Builder neuron(Class<?> definedIn, Supplier<? extends Neuron> factory) {
        NeuronSpec spec = factory.get().spec();
        return new Builder(ModelKind.NEURON, spec.name(), definedIn, factory)
                .declared(spec.parameters())
                .states(spec.states())
                .receptors(spec.receptors());
    }

    /**
     * Starts the description of a receptor by what it adds to the declaration of a neuron.
     *
     * @param name name, as users write it in code
     * @param definedIn class in whose Javadoc the receptor is defined
     * @param without declaration of a neuron without the receptor
     * @param with declaration of the same neuron with it
     * @return the description, to be given a summary and a reference
     */
    public static Builder receptor(String name, Class<?> definedIn, NeuronSpec without, NeuronSpec with) {
        Set<String> known = without.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        without.states().forEach(s -> known.add(s.name()));
        return new Builder(ModelKind.RECEPTOR, name, definedIn, null)
                .declared(with.parameters().stream()
                        .filter(p -> !known.contains(p.name()))
                        .toList())
                .states(with.states().stream()
                        .filter(s -> !known.contains(s.name()))
                        .toList())
                .receptors(with.receptors().stream()
                        .filter(r -> without.receptorIndex(r.name()) < 0)
                        .toList());
    }

    /**
     * Starts the description of a synapse model: its name and the variables of each synapse are those of its declaration.
     *
     * @param definedIn class in whose Javadoc the model is defined
     * @param factory makes an instance with default values; called here once, and by {@link #instance}
     * @return the description, to be given a summary, a reference and the arguments of the model
     */
    public static Builder synapse(Class<?> definedIn, Supplier<? extends Synapse> factory) {
        return ofSynapse(ModelKind.SYNAPSE, definedIn, factory);
    }

    /**
     * Starts the description of a plasticity rule; otherwise as {@link #synapse}.
     *
     * @param definedIn class in whose Javadoc the rule is defined
     * @param factory makes an instance with default values; called here once, and by {@link #instance}
     * @return the description, to be given a summary, a reference and the arguments of the rule
     */
    public static Builder plasticityRule(Class<?> definedIn, Supplier<? extends Synapse> factory) {
        return ofSynapse(ModelKind.PLASTICITY_RULE, definedIn, factory);
    }

    private static Builder ofSynapse(ModelKind kind, Class<?> definedIn, Supplier<? extends Synapse> factory) {
        SynapseSpec spec = factory.get().spec();
        return new Builder(kind, spec.name(), definedIn, factory)
                .states(spec.variables().stream()
                        .map(v -> new StateVariable(v.name(), v.unit(), v.initialValue(), null, null))
                        .toList());
    }

    /**
     * Starts the description of what lets synapses come and go.
     *
     * @param name name, as users write it in code
     * @param definedIn class in whose Javadoc the rule is defined
     * @return the description, to be given a summary, a reference and the arguments of the rule
     */
    public static Builder structuralRule(String name, Class<?> definedIn) {
        return new Builder(ModelKind.STRUCTURAL_RULE, name, definedIn, null);
    }

    /**
     * Starts the description of a spike source.
     *
     * @param name name, as users write it in code
     * @param definedIn class in whose Javadoc the source is defined
     * @param factory makes an example; called here once, and by {@link #instance}
     * @return the description, to be given a summary, a reference and the arguments of the source
     */
    public static Builder source(String name, Class<?> definedIn, Supplier<? extends SpikeSource> factory) {
        return new Builder(ModelKind.SOURCE, name, definedIn, factory)
                .states(factory.get().states());
    }

    /**
     * Starts the description of a stimulus.
     *
     * @param name name, as users write it in code
     * @param definedIn class in whose Javadoc the stimulus is defined
     * @param factory makes an example; called here once, and by {@link #instance}
     * @return the description, to be given a summary, a reference and the arguments of the stimulus
     */
    public static Builder stimulus(String name, Class<?> definedIn, Supplier<? extends Stimulus> factory) {
        return new Builder(ModelKind.STIMULUS, name, definedIn, factory)
                .states(factory.get().states());
    }

    /**
     * Name, unique in the catalogue.
     *
     * @return name, for example {@code Lif} or {@code Sources.poisson}
     */
    public String name() {
        return name;
    }

    /**
     * What the model is.
     *
     * @return kind
     */
    public ModelKind kind() {
        return kind;
    }

    /**
     * The class whose Javadoc has the equations, the numerical scheme and the limits.
     *
     * @return class
     */
    public Class<?> definedIn() {
        return definedIn;
    }

    /**
     * What the model is, in one line.
     *
     * @return a sentence
     */
    public String summary() {
        return summary;
    }

    /**
     * Where the model was published.
     *
     * @return publications, separated by semicolons; empty for what needs none
     */
    public String reference() {
        return reference;
    }

    /**
     * Parameters, or arguments of the method that makes the model.
     *
     * @return unmodifiable, in the order of their declaration
     */
    public List<ModelSetting> settings() {
        return settings;
    }

    /**
     * State variables: of each neuron, of each synapse besides the weight, of each cell of a source, or of each target of a stimulus.
     *
     * @return unmodifiable, in the order of their declaration
     */
    public List<StateVariable> states() {
        return states;
    }

    /**
     * Receptors of the default instance; many models take further ones.
     *
     * @return unmodifiable, in the order of their declaration; empty for what is neither neuron nor receptor
     */
    public List<ReceptorPort> receptors() {
        return receptors;
    }

    /**
     * A new instance with default values, for example {@code instance(Neuron.class)}.
     *
     * @param type what is wanted: {@link Neuron}, {@link Synapse}, {@link SpikeSource} or {@link Stimulus}
     * @param <T> the same
     * @return an instance, or empty if the model is none of that type or is a receptor or a structural rule
     */
    public <T> Optional<T> instance(Class<T> type) {
        Object made = factory == null ? null : factory.get();
        return type.isInstance(made) ? Optional.of(type.cast(made)) : Optional.empty();
    }

    @Override
    public String toString() {
        return kind.text() + " " + name;
    }

    /** Collects a description. */
    public static final class Builder {
        private final ModelKind kind;
        private final Class<?> definedIn;
        private final Supplier<?> factory;
        private final List<ModelSetting> settings = new ArrayList<>();
        private String name;
        private String summary;
        private String reference = "";
        private List<StateVariable> states = List.of();
        private List<ReceptorPort> receptors = List.of();

        private Builder(ModelKind kind, String name, Class<?> definedIn, Supplier<?> factory) {
            this.kind = kind;
            this.name = Objects.requireNonNull(name, "name");
            this.definedIn = Objects.requireNonNull(definedIn, "definedIn");
            this.factory = factory;
        }

        private Builder declared(List<Parameter> parameters) {
            parameters.forEach(p -> argument(p.name(), p.unit(), p.defaultValue(), p.range()));
            return this;
        }

        private Builder states(List<StateVariable> declared) {
            states = declared;
            return this;
        }

        private Builder receptors(List<ReceptorPort> declared) {
            receptors = declared;
            return this;
        }

        /**
         * Sets another name than that of the declaration, for models of one declaration with several sets of values.
         *
         * @param name name, unique in the catalogue
         * @return this builder
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the line that says what the model is. Must be called.
         *
         * @param line a sentence
         * @return this builder
         */
        public Builder summary(String line) {
            summary = Objects.requireNonNull(line, "summary");
            return this;
        }

        /**
         * Sets where the model was published.
         *
         * @param publications publications, separated by semicolons
         * @return this builder
         */
        public Builder reference(String publications) {
            reference = Objects.requireNonNull(publications, "reference");
            return this;
        }

        /**
         * Adds an argument without a default.
         *
         * @param argument name
         * @param unit unit as text, "" for pure numbers
         * @param range admissible values
         * @return this builder
         */
        public Builder argument(String argument, String unit, Range range) {
            return argument(argument, unit, Double.NaN, range);
        }

        /**
         * Adds an argument with a default.
         *
         * @param argument name
         * @param unit unit as text, "" for pure numbers
         * @param defaultValue default in that unit
         * @param range admissible values
         * @return this builder
         * @throws IllegalArgumentException if the default lies outside of the range
         */
        public Builder argument(String argument, String unit, double defaultValue, Range range) {
            settings.add(new ModelSetting(argument, unit, defaultValue, range));
            return this;
        }

        /**
         * Ends the description.
         *
         * @return the description
         * @throws IllegalArgumentException if the name or the summary is missing or the summary has more than one line
         */
        public ModelDescription build() {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a " + kind.text() + " without a name is described");
            }
            if (summary == null || summary.isBlank() || summary.lines().count() > 1) {
                throw new IllegalArgumentException(kind.text() + " " + name + ": summary is "
                        + (summary == null ? "missing" : "'" + summary + "'") + "; must be one line");
            }
            return new ModelDescription(this);
        }
    }
}
