package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurosim.core.math.VectorSupport.Environment;

class VectorSupportTest {

    private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

    @Test
    void theVectorApiIsTakenWhereItIsKnownToBeFast() {
        assertThat(refusal("auto", true, HOTSPOT, "17.0.15+6", "mixed mode, sharing", 17))
                .isNull();
        assertThat(refusal("AUTO ", true, HOTSPOT, "25.0.3", "mixed mode", 25)).isNull();
        assertThat(refusal("on", true, HOTSPOT, "31", "mixed mode", 31)).isNull();
    }

    @Test
    void elsewhereTheReasonIsSaid() {
        assertThat(refusal("off", true, HOTSPOT, "17", "mixed mode", 17)).contains("neurosim.vector = off");
        assertThat(refusal("auto", false, HOTSPOT, "17", "mixed mode", 17)).contains("--add-modules");
        assertThat(refusal("auto", true, HOTSPOT, "17", "interpreted mode", 17)).contains("no C2");
        assertThat(refusal("auto", true, "Eclipse OpenJ9 VM", "0.4", "JRE 17", 17))
                .contains("OpenJ9");
        assertThat(refusal("auto", true, HOTSPOT, "21+35-jvmci-23.1", "mixed mode", 21))
                .contains("C2");
        assertThat(refusal("auto", true, HOTSPOT, "17", "mixed mode, emulated-client", 17))
                .contains("C2");
        assertThat(refusal("auto", true, HOTSPOT, "31", "mixed mode", 31)).contains("-Dneurosim.vector=on");
        assertThat(refusal("auto", true, HOTSPOT, "16", "mixed mode", 16)).contains("Java 16");
    }

    private static String refusal(
            String mode, boolean module, String vmName, String vmVersion, String vmInfo, int feature) {
        return VectorSupport.refusal(new Environment(mode, module, vmName, vmVersion, vmInfo, feature));
    }
}
