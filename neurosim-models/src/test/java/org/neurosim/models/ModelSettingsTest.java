package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.ModelCatalog;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.ModelKind;
import org.neurosim.api.model.ModelSetting;
import org.neurosim.models.eprop.Alif;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.UrbanczikSenn;
import org.neurosim.models.plasticity.GraupnerBrunel;
import org.neurosim.models.plasticity.GrowthCurve;
import org.neurosim.models.rates.Gain;

/**
 * Synapses and rules declare no parameters, so the registry names the arguments of the methods that make them. Here each number that these methods and their builders take is given a value that
 * none may have; the message tells its name, unit and range, and the registry must have the same.
 */
class ModelSettingsTest {
    private static final Set<ModelKind> KINDS =
            Set.of(ModelKind.SYNAPSE, ModelKind.PLASTICITY_RULE, ModelKind.STRUCTURAL_RULE);

    /** The refused value in a message: "tau = NaN ms; must be ..." */
    private static final Pattern REFUSED =
            Pattern.compile("(\\w[\\w ]*) = (?:NaN|-2147483648|-2.147483648E9)(?: ([^;,]+))?[;,](?: must be (.*))?");

    static Stream<ModelDescription> models() {
        return ModelCatalog.load().models().stream().filter(m -> KINDS.contains(m.kind()));
    }

    /** An argument of a method, and what the message about it says. */
    private record Argument(Method method, int position, String name, String unit, String range) {}

    private static List<Method> factories(ModelDescription model) {
        String type = model.definedIn().getSimpleName();
        Set<String> others = models().map(ModelDescription::name)
                .filter(name -> !name.equals(model.name()))
                .collect(Collectors.toSet());
        return Arrays.stream(model.definedIn().getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                .filter(m -> !m.isSynthetic())
                .filter(m -> model.name().contains(".")
                        ? model.name().equals(type + "." + m.getName())
                        : !others.contains(type + "." + m.getName()))
                .toList();
    }

    private static boolean isBuilder(Class<?> type) {
        return type.getSimpleName().endsWith("Builder");
    }

    private static List<Method> setters(Class<?> builder) {
        return Arrays.stream(builder.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> m.getReturnType() == builder)
                .toList();
    }

    private static Object example(Class<?> type) {
        NetworkBuilder network = NetworkBuilder.create();
        Population neurons = network.population(
                "neurons", 2, Lif.builder().receptor(Receptor.delta("in")).build());
        Map<Class<?>, Object> examples = new HashMap<>();
        examples.put(double.class, 1.0);
        examples.put(int.class, 1);
        examples.put(long.class, 1L);
        examples.put(String.class, "name");
        examples.put(Gain.class, Gain.linear(1));
        examples.put(GraupnerBrunel.Data.class, GraupnerBrunel.Data.DEPRESSION_POTENTIATION);
        examples.put(UrbanczikSenn.Builder.class, UrbanczikSenn.builder());
        examples.put(Alif.Builder.class, Alif.builder().adaptation(0.1, 200).averageRate(500));
        examples.put(Neurons.class, neurons);
        examples.put(Projection.class, network.project(neurons, neurons));
        examples.put(GrowthCurve.class, GrowthCurve.linear(1, 1));
        assertThat(examples).as("an example of " + type).containsKey(type);
        return examples.get(type);
    }

    private static Object[] examples(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(ModelSettingsTest::example)
                .toArray();
    }

    private static Object call(Method method, Object on, Object... arguments) throws ReflectiveOperationException {
        return method.invoke(on, arguments);
    }

    /** The numbers that a method takes, by the messages that it gives. */
    private static List<Argument> arguments(Method method, Object on) throws ReflectiveOperationException {
        List<Argument> found = new ArrayList<>();
        for (int p = 0; p < method.getParameterCount(); p++) {
            Class<?> type = method.getParameterTypes()[p];
            if (type != double.class && type != int.class) {
                continue;
            }
            Object[] given = examples(method);
            given[p] = type == double.class ? (Object) Double.NaN : (Object) Integer.MIN_VALUE;
            String message = null;
            try {
                call(method, on, given);
            } catch (InvocationTargetException e) {
                message = e.getCause().getMessage();
            }
            assertThat(message).as(method + ", argument " + p).isNotNull();
            Matcher refused = REFUSED.matcher(message);
            assertThat(refused.find()).as(message).isTrue();
            boolean isInt = type == int.class;
            found.add(new Argument(method, p, refused.group(1), refused.group(2), isInt ? null : refused.group(3)));
        }
        return found;
    }

    /** Builders of all kinds that the factories make, one of each. */
    private static List<Object> builders(List<Method> factories) throws ReflectiveOperationException {
        Map<Class<?>, Object> builders = new LinkedHashMap<>();
        for (Method factory : factories) {
            if (isBuilder(factory.getReturnType())) {
                builders.put(factory.getReturnType(), call(factory, null, examples(factory)));
            }
        }
        return List.copyOf(builders.values());
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("the settings of synapses and rules are the numbers that they take: names, units and ranges")
    void complete(ModelDescription model) throws ReflectiveOperationException {
        List<Argument> taken = new ArrayList<>();
        for (Method factory : factories(model)) {
            taken.addAll(arguments(factory, null));
        }
        for (Object builder : builders(factories(model))) {
            for (Method setter : setters(builder.getClass())) {
                taken.addAll(arguments(setter, builder));
            }
        }
        assertThat(model.settings().stream().map(ModelSetting::name))
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().map(Argument::name).collect(Collectors.toSet()));
        for (ModelSetting setting : model.settings()) {
            List<Argument> same =
                    taken.stream().filter(a -> a.name().equals(setting.name())).toList();
            assertThat(same).allMatch(a -> a.unit() == null || a.unit().equals(setting.unit()), setting.unit());
            assertThat(same)
                    .as(setting.toString())
                    .anyMatch(a -> a.range() == null
                            || a.range().equals(setting.range().describe()));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("the default values of synapses and rules are those that they have")
    void defaults(ModelDescription model) throws ReflectiveOperationException {
        Map<String, ModelSetting> settings =
                model.settings().stream().collect(Collectors.toMap(ModelSetting::name, s -> s));
        for (Method factory : factories(model)) {
            Object[] values = defaults(arguments(factory, null), settings, factory);
            if (values != null && !isBuilder(factory.getReturnType())) {
                assertThat(call(factory, null, values))
                        .usingRecursiveComparison()
                        .isEqualTo(model.instance(Synapse.class).orElseThrow());
            }
        }
        // What is refused may leave a builder changed.
        List<Object> asked = builders(factories(model));
        List<Object> fresh = builders(factories(model));
        List<Object> given = builders(factories(model));
        for (int n = 0; n < given.size(); n++) {
            for (Method setter : setters(given.get(n).getClass())) {
                Object[] values = defaults(arguments(setter, asked.get(n)), settings, setter);
                if (values != null) {
                    call(setter, given.get(n), values);
                }
            }
            assertThat(given.get(n))
                    .usingRecursiveComparison()
                    .ignoringFields("maker", "projection", "source", "target")
                    .isEqualTo(fresh.get(n));
        }
    }

    /** Default values of all arguments of a method, null if it takes no numbers or these have no defaults. */
    private static Object[] defaults(List<Argument> arguments, Map<String, ModelSetting> settings, Method method) {
        List<ModelSetting> own =
                arguments.stream().map(a -> settings.get(a.name())).toList();
        long known = own.stream().filter(ModelSetting::hasDefault).count();
        if (known == 0) {
            return null;
        }
        if (isBuilder(method.getReturnType()) && !Modifier.isStatic(method.getModifiers())) {
            assertThat(own).as(method.toString()).allMatch(ModelSetting::hasDefault);
        } else if (known < own.size()) {
            return null;
        }
        Object[] given = examples(method);
        for (int n = 0; n < own.size(); n++) {
            double value = own.get(n).defaultValue();
            int p = arguments.get(n).position();
            given[p] = method.getParameterTypes()[p] == int.class ? (Object) (int) value : (Object) value;
        }
        return given;
    }
}
