package org.neurosim.api.spi;

import java.util.List;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;

/**
 * Service by which a module registers its models, so that {@link ModelCatalog} lists them beside the built-in ones.
 *
 * <p>A provider is a public class with a public constructor without parameters. It is named in {@code META-INF/services/org.neurosim.api.spi.ModelProvider}
 * for the class path and, in a named module, by {@code provides org.neurosim.api.spi.ModelProvider with ...} for the module path. Registering makes a model
 * known by name; a model that is not registered works just as well.
 */
public interface ModelProvider {

    /**
     * The models of the module. Called once for each catalogue, by the thread that loads it.
     *
     * @return the descriptions, in the order in which they are to be listed; their names must be unique in the whole catalogue
     */
    List<ModelDescription> models();
}
