package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.api.model.ModelSetting;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.GrowthCurve;
import org.neurosim.models.rates.Gain;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** The registry knows every model of this module, and what it says is what the models declare. */
class ModelCatalogTest {
    private static final ModelCatalog CATALOG = ModelCatalog.load();

    static List<ModelDescription> models() {
        return CATALOG.models();
    }

    private static Path codeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Class<?>> publicClasses() throws IOException, URISyntaxException, ClassNotFoundException {
        Stream.Builder<Class<?>> classes = Stream.builder();
        for (ModuleDescriptor.Exports exported : ModuleFinder.of(codeOf(Lif.class))
                .find("org.neurosim.models")
                .orElseThrow()
                .descriptor()
                .exports()) {
            Path folder = codeOf(Lif.class).resolve(exported.source().replace('.', '/'));
            List<String> names;
            try (Stream<Path> files = Files.list(folder)) {
                names = files.map(f -> f.getFileName().toString())
                        .filter(f -> f.endsWith(".class") && !f.contains("$") && !f.startsWith("package-info"))
                        .map(f -> f.substring(0, f.length() - ".class".length()))
                        .toList();
            }
            for (String name : names) {
                classes.add(Class.forName(exported.source() + "." + name));
            }
        }
        return classes.build().filter(c -> Modifier.isPublic(c.getModifiers())).toList();
    }

    /** What is too simple to have been published as a model. */
    private static final Set<String> UNPUBLISHED = Set.of(
            "Relay",
            "IgnoreAndFire",
            "StaticSynapse",
            "Sources.spikes",
            "Sources.roundedSpikes",
            "Stimuli.direct",
            "Stimuli.step",
            "Stimuli.steps",
            "Stimuli.ramp",
            "Stimuli.sine",
            "Stimuli.waveform",
            "Stimuli.interpolatedWaveform",
            "Stimuli.gaussianNoise");

    private static final Pattern YEAR = Pattern.compile("\\b(18|19|20)\\d\\d\\b");

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("every model says where it was published, but for a few that are too simple")
    void reference(ModelDescription model) {
        if (UNPUBLISHED.contains(model.name())) {
            assertThat(model.reference()).isEmpty();
        } else {
            assertThat(model.reference().split("; ")).allMatch(YEAR.asPredicate(), "has a year");
        }
    }

    @Test
    @DisplayName("every public class of the module that makes models is registered")
    void everyPublicClass() throws Exception {
        Set<Class<?>> registered =
                models().stream().map(ModelDescription::definedIn).collect(Collectors.toSet());
        assertThat(registered)
                .as("classes with a description in org.neurosim.models.catalog")
                // A gain function is a part of models, not one itself.
                .containsAll(publicClasses().stream()
                        .filter(c -> !c.isEnum() && !Modifier.isAbstract(c.getModifiers()))
                        .filter(c -> c != Gain.class)
                        .filter(c -> !EventDynamics.class.isAssignableFrom(c))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(classes = {Receptor.class, Sources.class, Stimuli.class, GrowthCurve.class})
    @DisplayName("every method that makes a receptor, a source, a stimulus or a growth curve is registered by its name")
    void everyFactory(Class<?> factories) {
        Set<String> methods = Arrays.stream(factories.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                .map(m -> factories.getSimpleName() + "." + m.getName())
                .collect(Collectors.toSet());
        assertThat(models().stream().filter(m -> m.definedIn() == factories).map(ModelDescription::name))
                .containsExactlyInAnyOrderElementsOf(methods);
    }

    @Test
    @DisplayName("each set of default values has a description: that of the class or one with the name of the method")
    void everyVariant() {
        for (Class<?> type : models().stream().map(ModelDescription::definedIn).collect(Collectors.toSet())) {
            List<String> names = models().stream()
                    .filter(m -> m.definedIn() == type)
                    .map(ModelDescription::name)
                    .toList();
            Arrays.stream(type.getDeclaredMethods())
                    .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                    .filter(m -> m.getParameterCount() == 0 && !Integrator.class.isAssignableFrom(m.getReturnType()))
                    .map(m -> type.getSimpleName() + "." + m.getName())
                    .forEach(variant -> assertThat(names)
                            .as("description of " + variant + " in org.neurosim.models.catalog")
                            .matches(n -> n.contains(variant) || n.equals(List.of(type.getSimpleName()))));
        }
    }

    static Stream<ModelDescription> made() {
        return models().stream()
                .filter(m -> Set.of(ModelKind.SOURCE, ModelKind.STIMULUS).contains(m.kind()));
    }

    @ParameterizedTest
    @MethodSource("made")
    @DisplayName("the arguments of sources and stimuli are those of the method")
    void arguments(ModelDescription model) {
        String method = model.name().substring(model.name().indexOf('.') + 1);
        List<String> settings =
                model.settings().stream().map(ModelSetting::name).toList();
        assertThat(Arrays.stream(model.definedIn().getDeclaredMethods())
                        .filter(m -> m.getName().equals(method))
                        .map(ModelCatalogTest::parameterNames))
                .contains(settings);
    }

    private static List<String> parameterNames(Method method) {
        return Arrays.stream(method.getParameters())
                .map(java.lang.reflect.Parameter::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("each model gives an instance of its kind")
    void instances(ModelDescription model) {
        assertThat(model.instance(Neuron.class).isPresent()).isEqualTo(model.kind() == ModelKind.NEURON);
        assertThat(model.instance(SpikeSource.class).isPresent()).isEqualTo(model.kind() == ModelKind.SOURCE);
        assertThat(model.instance(Stimulus.class).isPresent()).isEqualTo(model.kind() == ModelKind.STIMULUS);
        assertThat(model.instance(Synapse.class).isPresent())
                .isEqualTo(Set.of(ModelKind.SYNAPSE, ModelKind.PLASTICITY_RULE).contains(model.kind()));
        model.instance(Neuron.class)
                .ifPresent(n -> assertThat(model.states())
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("kinetics")
                        .isEqualTo(n.spec().states()));
    }

    @Test
    @DisplayName("a description has the parameters of the declaration")
    void lif() {
        ModelDescription lif = CATALOG.find("Lif").orElseThrow();
        assertThat(lif.settings()).contains(new ModelSetting("tau_m", "ms", 10, Range.POSITIVE));
        assertThat(lif.receptors()).isEmpty();
        assertThat(CATALOG.models(ModelKind.NEURON)).contains(lif);
    }

    @Test
    @DisplayName("a receptor is described by what it adds to a neuron")
    void receptor() {
        ModelDescription alpha = CATALOG.find("Receptor.alphaConductance").orElseThrow();
        assertThat(alpha.settings().stream().map(ModelSetting::name)).containsExactly("tau_name", "E_name");
        assertThat(alpha.states().stream().map(s -> s.name() + " " + s.unit()))
                .containsExactly("y_name nS", "g_name nS");
        assertThat(alpha.receptors()).hasSize(1);
    }

    @Test
    @DisplayName("the models are found on the module path, too")
    void modulePath() throws Exception {
        ModuleFinder finder = ModuleFinder.of(codeOf(ModelCatalog.class), codeOf(Lif.class));
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved = boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("org.neurosim.models"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());
        Class<?> catalog = layer.findLoader("org.neurosim.api").loadClass(ModelCatalog.class.getName());
        assertThat(catalog.getModule().getName()).isEqualTo("org.neurosim.api");
        Object found = catalog.getMethod("load").invoke(null);
        assertThat((List<?>) catalog.getMethod("models").invoke(found)).hasSameSizeAs(models());
        assertThat(ServiceLoader.load(
                                layer,
                                layer.findLoader("org.neurosim.api").loadClass("org.neurosim.api.spi.ModelProvider"))
                        .stream()
                        .map(p -> p.type().getModule().getName()))
                .containsExactly("org.neurosim.models");
    }
}
