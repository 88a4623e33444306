package org.neurosim.api.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.neurosim.api.spi.ModelProvider;

/**
 * The models that are registered on the class or module path, the built-in ones and those of other modules. Immutable; a catalogue holds what was found
 * when it was made.
 *
 * <pre>{@code
 * Neuron lif = ModelCatalog.load().find("Lif").flatMap(m -> m.instance(Neuron.class)).orElseThrow();
 * }</pre>
 */
public final class ModelCatalog {

    private final Map<String, ModelDescription> models;

    private ModelCatalog(Map<String, ModelDescription> models) {
        this.models = models;
    }

    /**
     * The models that the class loader of this API sees.
     *
     * @return a new catalogue
     * @throws IllegalStateException if two models have the same name
     * @throws java.util.ServiceConfigurationError if a provider can't be loaded
     */
    public static ModelCatalog load() {
        return load(ModelCatalog.class.getClassLoader());
    }

    /**
     * The models that a class loader sees, for applications that load plug-ins.
     *
     * @param loader class loader
     * @return a new catalogue
     * @throws IllegalStateException if two models have the same name
     * @throws java.util.ServiceConfigurationError if a provider can't be loaded
     */
    public static ModelCatalog load(ClassLoader loader) {
        return of(ServiceLoader.load(ModelProvider.class, loader));
    }

    /**
     * The models of given providers, for applications that find them in another way.
     *
     * @param providers providers
     * @return a new catalogue
     * @throws IllegalStateException if two models have the same name
     */
    public static ModelCatalog of(Iterable<? extends ModelProvider> providers) {
        Map<String, ModelDescription> models = new LinkedHashMap<>();
        for (ModelProvider provider : providers) {
            for (ModelDescription model : provider.models()) {
                ModelDescription other = models.putIfAbsent(model.name(), model);
                if (other != null) {
                    throw new IllegalStateException("two models have the name " + model.name() + ": "
                            + other.definedIn().getName() + " and "
                            + model.definedIn().getName() + "; rename one in its ModelProvider");
                }
            }
        }
        return new ModelCatalog(models);
    }

    /**
     * All models.
     *
     * @return new list, by provider and within a provider in its order
     */
    public List<ModelDescription> models() {
        return new ArrayList<>(models.values());
    }

    /**
     * The models of a kind.
     *
     * @param kind kind
     * @return new list, in the order of {@link #models()}
     */
    public List<ModelDescription> models(ModelKind kind) {
        return models.values().stream().filter(m -> m.kind() == kind).toList();
    }

    /**
     * A model by its name.
     *
     * @param name name, as {@link ModelDescription#name()} has it
     * @return the model, or empty if there is none of this name
     */
    public Optional<ModelDescription> find(String name) {
        return Optional.ofNullable(models.get(name));
    }
}
