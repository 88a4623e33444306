package org.neurosim.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.ref.Reference;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds over all classes of the library, whoever writes them: who may depend on whom, no door to the process and no
 * state outside of objects, and no function whose last bit depends on the platform.
 */
class ArchitectureTest {
    private static final String API = "org.neurosim.api..";
    private static final String CORE = "org.neurosim.core..";
    private static final String MODELS = "org.neurosim.models..";
    private static final String KIT = "org.neurosim.kit..";
    private static final String[] LIBRARY = {API, CORE, MODELS, KIT};

    /** Methods of {@link Math} that may differ in the last bit from one JVM or processor to the next, and fma. */
    private static final Set<String> PLATFORM_DEPENDENT = Set.of(
            "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
            "sinh", "cosh", "tanh", "cbrt", "hypot", "fma");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.neurosim.api", "org.neurosim.core", "org.neurosim.models", "org.neurosim.kit");

    @Test
    @DisplayName("the rules look at something")
    void libraryIsSeen() {
        assertThat(MAIN).isNotEmpty();
    }

    @Test
    @DisplayName("neurosim-api depends on the JDK only")
    void apiDependencies() {
        check(classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", API)
                .as("neurosim-api depends on the JDK only"));
    }

    @Test
    @DisplayName("neurosim-models depends on the API only")
    void modelsDependencies() {
        check(classes()
                .that()
                .resideInAPackage(MODELS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", API, MODELS)
                .as("neurosim-models depends on the JDK and on neurosim-api only")
                .because("a built-in model has no private door into the engine"));
    }

    @Test
    @DisplayName("the packages of neurosim-models do not depend on each other in a circle")
    void modelsPackages() {
        check(slices().matching("org.neurosim.(models..)").should().beFreeOfCycles());
    }

    @Test
    @DisplayName("neurosim-core depends on the API, SLF4J and the Vector API only")
    void coreDependencies() {
        check(classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jdk.incubator.vector..", "org.slf4j..", API, CORE)
                .as("neurosim-core depends on the JDK, neurosim-api and the SLF4J API only"));
    }

    @Test
    @DisplayName("neurosim-kit depends on the API, the integrators and JUnit only")
    void kitDependencies() {
        check(classes()
                .that()
                .resideInAPackage(KIT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", API, "org.neurosim.core.integrators", "org.junit.jupiter.api..", KIT)
                .as("neurosim-kit depends on the JDK, neurosim-api, the public integrators and the JUnit API only")
                .because("an outside model is tested through what an outside user has"));
    }

    @Test
    @DisplayName("the library does not depend on its test kit")
    void noTestsInTheLibrary() {
        check(noClasses()
                .that()
                .resideInAnyPackage(API, CORE, MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KIT, "org.junit..")
                .as("the library does not depend on neurosim-kit or JUnit"));
    }

    @Test
    @DisplayName("nothing ends the process")
    void noExit() {
        check(noClasses()
                .that()
                .resideInAnyPackage(LIBRARY)
                .should()
                .accessTargetWhere(targets("that ends the process", System.class, Set.of("exit")))
                .orShould()
                .accessTargetWhere(targets("that ends the process", Runtime.class, Set.of("exit", "halt")))
                .as("the library does not end the process that it is embedded in"));
    }

    @Test
    @DisplayName("nothing prints")
    void noPrinting() {
        check(noClasses()
                .that()
                .resideInAnyPackage(LIBRARY)
                .should()
                .accessTargetWhere(targets("that prints", System.class, Set.of("out", "err")))
                .orShould()
                .accessTargetWhere(targets("that prints", Throwable.class, Set.of("printStackTrace")))
                .as("the library does not print: it logs, throws or returns"));
    }

    @Test
    @DisplayName("models and engine give the same bits everywhere")
    void noPlatformDependentMathematics() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE, MODELS)
                .should()
                .accessTargetWhere(targets("that is platform-dependent", Math.class, PLATFORM_DEPENDENT))
                .as(
                        "models and engine use org.neurosim.api.math or StrictMath, not the transcendental functions of Math")
                .because("the same network and seed give the same bits on every JVM and processor"));
    }

    @Test
    @DisplayName("every static field is final")
    void staticFieldsAreFinal() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(LIBRARY)
                .should()
                .beFinal()
                .because("there is no state outside of objects: simulations in one process do not see each other"));
    }

    @Test
    @DisplayName("no static field holds state")
    void staticFieldsAreConstants() {
        check(noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(LIBRARY)
                .should(have(mutableType()))
                .because("there is no state outside of objects: simulations in one process do not see each other"));
    }

    @Test
    @DisplayName("static arrays are private")
    void staticArraysArePrivate() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(LIBRARY)
                .and(arrays())
                .should()
                .bePrivate()
                .because("a table that others can reach is a table that others can change"));
    }

    @Test
    @DisplayName("static collections are unmodifiable")
    void staticCollectionsAreUnmodifiable() {
        check(classes().that().resideInAnyPackage(LIBRARY).should(keepNoModifiableStaticCollection()));
    }

    /** A rule may find no class or field that it applies to, as long as a module is young. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    /** A call of, a reference to or a read of a member of the type or of its subtypes. */
    private static DescribedPredicate<JavaAccess<?>> targets(String what, Class<?> owner, Set<String> members) {
        return DescribedPredicate.describe(
                "a member of " + owner.getSimpleName() + " " + what,
                access -> members.contains(access.getTarget().getName())
                        && access.getTargetOwner().isAssignableTo(owner));
    }

    private static DescribedPredicate<JavaField> arrays() {
        return DescribedPredicate.describe(
                "are arrays in the source",
                field -> field.getRawType().isArray() && !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaField> mutableType() {
        List<Class<?>> mutable =
                List.of(RandomGenerator.class, ThreadLocal.class, Reference.class, BitSet.class, Appendable.class);
        return DescribedPredicate.describe("a type that holds state", field -> {
            JavaClass type = field.getRawType();
            return mutable.stream().anyMatch(type::isAssignableTo)
                    || (!type.isEnum() && type.getPackageName().startsWith("java.util.concurrent"))
                    || (!type.isInterface() && isCollection(type));
        });
    }

    /**
     * The type of a static {@code List} or {@code Map} does not tell whether it can be changed; the static initialiser does:
     * one that creates a collection must also copy it or wrap it.
     */
    private static ArchCondition<JavaClass> keepNoModifiableStaticCollection() {
        return new ArchCondition<>("keep no modifiable static collection") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean keeps = type.getFields().stream()
                        .anyMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getRawType().isInterface()
                                && isCollection(field.getRawType()));
                boolean creates = type.getStaticInitializer().stream()
                        .flatMap(initializer -> initializer.getConstructorCallsFromSelf().stream())
                        .anyMatch(call -> isCollection(call.getTargetOwner()));
                boolean closes = type.getStaticInitializer().stream()
                        .flatMap(initializer -> initializer.getMethodCallsFromSelf().stream())
                        .map(call -> call.getTarget().getName())
                        .anyMatch(name -> name.equals("copyOf") || name.startsWith("unmodifiable"));
                if (keeps && creates && !closes) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " creates a modifiable collection in its static initialiser"));
                }
            }
        };
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
