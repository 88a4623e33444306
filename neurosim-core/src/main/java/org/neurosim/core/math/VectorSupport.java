package org.neurosim.core.math;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides once per JVM whether the Vector API is used: if it is there ({@code --add-modules jdk.incubator.vector}), the JVM is a HotSpot with the C2 compiler of a version
 * that was tried, and the hardware has vectors of at least two doubles. The system property {@value #PROPERTY} = {@code on} skips the check of the version, {@code off}
 * keeps to plain Java. Classes that need the Vector API are named by string only.
 */
final class VectorSupport {

    static final String PROPERTY = "neurosim.vector";

    private static final Logger LOG = LoggerFactory.getLogger(VectorSupport.class);
    private static final String MODULE = "jdk.incubator.vector";
    private static final int OLDEST_VERSION = 17;
    private static final int NEWEST_VERSION = 25;
    private static final boolean AVAILABLE = decide();

    private VectorSupport() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    /** A new instance of a class of this package that needs the Vector API. */
    static <T> T create(String simpleName, Class<T> type) {
        try {
            Class<?> found = Class.forName(VectorSupport.class.getPackageName() + "." + simpleName);
            return type.cast(found.getDeclaredConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean decide() {
        String refusal = refusal(System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT));
        if (refusal == null) {
            LOG.info("column operations use the Vector API");
        } else {
            LOG.info("column operations use plain Java: {}", refusal);
        }
        return refusal == null;
    }

    /** Why the Vector API is not used, null if it is. */
    private static String refusal(String wish) {
        int version = Runtime.version().feature();
        if (wish.equals("off")) {
            return PROPERTY + " is off";
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "module " + MODULE + " is not there (java --add-modules " + MODULE + ")";
        }
        if (!System.getProperty("java.vm.name", "").contains("HotSpot")
                && !System.getProperty("java.vm.name", "").contains("OpenJDK")) {
            return "the virtual machine is " + System.getProperty("java.vm.name");
        }
        if (System.getProperty("java.vm.info", "").contains("interpreted")) {
            return "the virtual machine only interprets";
        }
        if (!wish.equals("on") && (version < OLDEST_VERSION || version > NEWEST_VERSION)) {
            return "Java " + version + " was not tried (-D" + PROPERTY + "=on uses it all the same)";
        }
        int lanes = create("VectorLanes", VectorLaneCount.class).doubles();
        return lanes >= 2 ? null : "vectors have " + lanes + " lane of doubles";
    }

    /** How wide vectors are. */
    interface VectorLaneCount {
        int doubles();
    }
}
