package org.neurosim.core.math;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides once per JVM whether the Vector API is used. All providers give the same bits; the choice is a matter of speed alone.
 *
 * <p>It is used if its module is in the boot layer ({@code --add-modules jdk.incubator.vector}), the JVM is HotSpot with its C2 compiler in a version that was tested, and
 * the processor has vectors of at least 128 bit. Elsewhere (interpreter, C1 alone, JVMCI compilers, other JVMs) calls of the Vector API may be boxed and be
 * a hundred times slower than plain loops. Classes that need it are named by string only.
 *
 * <p>System property {@value #PROPERTY}: {@code auto} (default), {@code off} (never), {@code on} (as auto, but in versions of Java that have not been
 * tested as well). It is read once. One line at info level says what was chosen and why.
 */
final class VectorSupport {

    static final String PROPERTY = "neurosim.vector";
    static final int OLDEST_TESTED = 17;
    static final int NEWEST_TESTED = 25;

    private static final String MODULE = "jdk.incubator.vector";
    private static final int MIN_VECTOR_BITS = 128;

    private static final boolean AVAILABLE = decide();

    private VectorSupport() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    /** A new instance of a class of this package that needs the Vector API. */
    static <T> T create(String simpleName, Class<T> type) {
        try {
            return type.cast(load(simpleName).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + simpleName + "; run with -D" + PROPERTY + "=off", e);
        }
    }

    private static Class<?> load(String simpleName) throws ClassNotFoundException {
        return Class.forName(VectorSupport.class.getPackageName() + "." + simpleName);
    }

    private static boolean decide() {
        Logger log = LoggerFactory.getLogger(VectorSupport.class);
        String refusal = refusal(Environment.current());
        if (refusal == null) {
            try {
                int bits = (int)
                        load("VectorColumnMath").getDeclaredMethod("vectorBits").invoke(null);
                if (bits >= MIN_VECTOR_BITS) {
                    log.info("column operations: Vector API, {} bit", bits);
                    return true;
                }
                refusal = "the preferred vectors have " + bits + " bit";
            } catch (ReflectiveOperationException | LinkageError e) {
                refusal = "the Vector API does not load: " + e;
            }
        }
        log.info("column operations: plain Java ({})", refusal);
        return false;
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
