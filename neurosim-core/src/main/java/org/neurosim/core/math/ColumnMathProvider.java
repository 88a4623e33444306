package org.neurosim.core.math;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import org.neurosim.api.math.ColumnMath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the provider of column operations, once per JVM.
 *
 * <p>All providers give the same bits; the choice is a matter of speed alone. The Vector API is taken if its module is in
 * the boot layer (<code>--add-modules jdk.incubator.vector</code>), the JVM is HotSpot with its C2 compiler in a version
 * that has been tested, and the processor has vectors of at least 128 bit. Elsewhere (interpreter, C1 alone, JVMCI
 * compilers, other JVMs) calls of the Vector API may be boxed and be a hundred times slower than plain loops.
 *
 * <p>System property {@value #PROPERTY}: {@code auto} (default), {@code off} (never), {@code on} (as auto, but in versions
 * of Java that have not been tested as well). It is read once. One line at info level says what was chosen and why.
 */
public final class ColumnMathProvider {

    /** Name of the system property: {@value}. */
    public static final String PROPERTY = "neurosim.vector";

    static final int OLDEST_TESTED = 17;
    static final int NEWEST_TESTED = 25;

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_CLASS = "org.neurosim.core.math.VectorColumnMath";
    private static final int MIN_VECTOR_BITS = 128;

    private ColumnMathProvider() {}

    /**
     * A new provider, with scratch space of its own.
     *
     * @return the fastest provider that works here, for use by one thread at a time
     */
    public static ColumnMath create() {
        Constructor<? extends ColumnMath> vector = Choice.VECTOR;
        if (vector == null) {
            return new PlainColumnMath();
        }
        try {
            return vector.newInstance();
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot create " + VECTOR_CLASS + "; run with -D" + PROPERTY + "=off", e);
        }
    }

    /** The decision, made when first asked for. */
    private static final class Choice {

        /** The constructor of the vector provider, or null for the plain one. */
        static final Constructor<? extends ColumnMath> VECTOR = choose(Environment.current());

        private static Constructor<? extends ColumnMath> choose(Environment environment) {
            Logger log = LoggerFactory.getLogger(ColumnMathProvider.class);
            String refusal = refusal(environment);
            if (refusal == null) {
                try {
                    Class<?> type = Class.forName(VECTOR_CLASS);
                    int bits = (int) type.getDeclaredMethod("vectorBits").invoke(null);
                    if (bits >= MIN_VECTOR_BITS) {
                        Constructor<? extends ColumnMath> constructor =
                                type.asSubclass(ColumnMath.class).getDeclaredConstructor();
                        log.info("Column mathematics: Vector API, {} bit", bits);
                        return constructor;
                    }
                    refusal = "the preferred vectors have " + bits + " bit";
                } catch (ReflectiveOperationException | LinkageError e) {
                    refusal = "the Vector API does not load: " + e;
                }
            }
            log.info("Column mathematics: plain Java ({})", refusal);
            return null;
        }
    }

    /**
     * What the decision depends on, apart from the width of the vectors.
     *
     * @param mode value of the property
     * @param module whether the module of the Vector API is in the boot layer
     * @param vmName name of the JVM
     * @param vmVersion version of the JVM
     * @param vmInfo compilation mode of the JVM
     * @param feature Java version
     */
    record Environment(String mode, boolean module, String vmName, String vmVersion, String vmInfo, int feature) {

        static Environment current() {
            return new Environment(
                    System.getProperty(PROPERTY, "auto"),
                    ModuleLayer.boot().findModule(MODULE).isPresent(),
                    System.getProperty("java.vm.name", ""),
                    System.getProperty("java.vm.version", ""),
                    System.getProperty("java.vm.info", ""),
                    Runtime.version().feature());
        }
    }

    /** Why the Vector API is not to be used, or null. */
    static String refusal(Environment environment) {
        String mode = environment.mode().trim().toLowerCase(Locale.ROOT);
        if (!mode.equals("auto") && !mode.equals("on")) {
            return PROPERTY + " = " + environment.mode();
        }
        if (!environment.module()) {
            return "module " + MODULE + " is not there; --add-modules " + MODULE + " makes exp and its like faster";
        }
        // C2 is in the server VM, unless it is switched off: "interpreted mode", "emulated-client" (C1 alone).
        boolean compiles = environment.vmInfo().contains("mixed mode")
                || environment.vmInfo().contains("compiled mode");
        if (!environment.vmName().contains("Server VM") || !compiles) {
            return environment.vmName() + ", " + environment.vmInfo() + ", has no C2 compiler";
        }
        if (environment.vmInfo().contains("emulated-client")
                || environment.vmVersion().contains("jvmci")) {
            return environment.vmName() + ", " + environment.vmInfo() + ", does not compile with C2";
        }
        boolean tested = environment.feature() >= OLDEST_TESTED && environment.feature() <= NEWEST_TESTED;
        if (!tested && !mode.equals("on")) {
            return "not tested with Java " + environment.feature() + "; -D" + PROPERTY + "=on takes it all the same";
        }
        return null;
    }
}
