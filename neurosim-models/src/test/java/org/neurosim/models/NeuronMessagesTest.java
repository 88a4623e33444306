package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.models.integratefire.AdEx;
import org.neurosim.models.integratefire.AdaptiveLif;
import org.neurosim.models.integratefire.BinaryNeuron;
import org.neurosim.models.integratefire.Eif;
import org.neurosim.models.integratefire.Gif;
import org.neurosim.models.integratefire.Glif;
import org.neurosim.models.integratefire.IgnoreAndFire;
import org.neurosim.models.integratefire.Izhikevich2003;
import org.neurosim.models.integratefire.Izhikevich2007;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.integratefire.Qif;
import org.neurosim.models.integratefire.Relay;

/** What integrate-and-fire neurons beyond {@link org.neurosim.models.integratefire.Lif} and binary neurons refuse, and what they declare. */
class NeuronMessagesTest {

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> refusals() {
        double nan = Double.NaN;
        double[] one = {1};
        double[] two = {1, 2};
        return Stream.of(
                refused(() -> AdEx.builder().capacitance(0), "AdEx: C_m = 0.0 pF; must be finite and > 0"),
                refused(() -> AdEx.builder().leakConductance(nan), "AdEx: g_L = NaN nS; must be finite and > 0"),
                refused(() -> AdEx.builder().restingPotential(nan), "AdEx: E_L = NaN mV; must be finite"),
                refused(() -> AdEx.builder().refractory(-1), "AdEx: t_ref = -1.0 ms; must be finite and >= 0"),
                refused(() -> AdEx.builder().current(nan), "AdEx: I_e = NaN pA; must be finite"),
                refused(() -> AdEx.builder().slopeFactor(0), "AdEx: Delta_T = 0.0 mV; must be finite and > 0"),
                refused(() -> AdEx.builder().adaptation(1, 1, 0), "AdEx: tau_w = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> AdEx.builder().reset(0).build(),
                        "AdEx: V_reset = 0.0 mV is not below V_peak = 0.0 mV: it would spike without end; lower the"
                                + " reset or raise V_peak"),
                refused(
                        () -> Eif.builder().threshold(10).build(),
                        "Eif: V_T = 10.0 mV is not below V_peak = 0.0 mV: it would spike before the upstroke; raise"
                                + " V_peak"),
                refused(
                        () -> Eif.builder().slopeFactor(0.05).build(),
                        "Eif: (V_peak - V_T) / Delta_T = 1198.0; the exponential overflows above 600; lower the peak or"
                                + " raise the slope factor"),
                refused(
                        () -> AdEx.builder()
                                .receptor(Receptor.expCurrent("w", 5))
                                .build(),
                        "receptor w: model AdEx: tau_w is declared twice; give the receptor another name"),
                refused(() -> Qif.builder().quadratic(0, 0, 0), "Qif: k = 0.0 pA/mV2; must be finite and > 0"),
                refused(() -> Qif.builder().capacitance(-1), "Qif: C_m = -1.0 pF; must be finite and > 0"),
                refused(
                        () -> Izhikevich2007.builder().reset(40).build(),
                        "Izhikevich2007: c = 40.0 mV is not below V_peak = 35.0 mV: it would spike without end; lower"
                                + " the reset or raise V_peak"),
                refused(
                        () -> Izhikevich2007.builder().recovery(0, 1, 1),
                        "Izhikevich2007: a = 0.0 1/ms; must be finite and > 0"),
                refused(
                        () -> Izhikevich2003.builder().recovery(-1, 0),
                        "Izhikevich2003: a = -1.0 1/ms; must be finite and > 0"),
                refused(() -> Izhikevich2003.builder().peak(nan), "Izhikevich2003: V_peak = NaN mV; must be finite"),
                refused(() -> Izhikevich2003.builder().current(nan), "Izhikevich2003: I_e = NaN pA; must be finite"),
                refused(
                        () -> Izhikevich2003.builder().afterSpike(30, 0).build(),
                        "Izhikevich2003: c = 30.0 mV is not below V_peak = 30.0 mV: it would spike without end; lower"
                                + " the reset or raise V_peak"),
                refused(
                        () -> AdaptiveLif.builder().adaptation(-1, 1, 0),
                        "AdaptiveLif: q_sfa = -1.0 nS; must be finite and >= 0"),
                refused(
                        () -> AdaptiveLif.builder().relativeRefractoriness(1, 0, 0),
                        "AdaptiveLif: tau_rr = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> AdaptiveLif.builder().threshold(-70).build(),
                        "AdaptiveLif: V_reset = -70.0 mV is not below V_th = -70.0 mV: it would spike without end; lower"
                                + " the reset or raise V_th"),
                refused(() -> Mat.mat2().fastThreshold(1, 0), "Mat2: tau_1 = 0.0 ms; must be finite and > 0"),
                refused(() -> Mat.mat2().slowThreshold(nan, 1), "Mat2: alpha_2 = NaN mV; must be finite"),
                refused(
                        () -> Mat.mat2().voltageThreshold(1, 1),
                        "Mat2: its threshold does not depend on the voltage; use Mat.amat2()"),
                refused(() -> Mat.amat2().voltageThreshold(1, 0), "Amat2: tau_v = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Mat.amat2()
                                .receptor(Receptor.expConductance("g", 2, 0))
                                .build(),
                        "Amat2: exponential conductance receptor g (tau 2.0 ms, E 0.0 mV) does not fit: the model is"
                                + " integrated exactly as a linear system; give it current or delta receptors"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF1).resetRule(0, 0),
                        "Glif1: has no reset rules; use level GLIF2, GLIF4 or GLIF5"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF2).reset(0),
                        "Glif2: has no fixed reset; use level GLIF1 or GLIF3, or resetRule(...)"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF3).spikeThreshold(1, 1),
                        "Glif3: has no spike-dependent threshold; use level GLIF2, GLIF4 or GLIF5"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF2).afterSpikeCurrents(one, one, one),
                        "Glif2: has no after-spike currents; use level GLIF3, GLIF4 or GLIF5"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF4).voltageThreshold(1, 1),
                        "Glif4: has no voltage-dependent threshold; use level GLIF5"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF5).afterSpikeCurrents(one, two, one),
                        "Glif5: 1 rates, 2 amplitudes and 1 ratios of after-spike currents; give the same number of"
                                + " each"),
                refused(
                        () -> Glif.builder(Glif.Level.GLIF1).reset(-50).build(),
                        "Glif1: V_reset = -50.0 mV is not below theta_inf = -51.68 mV: it would spike without end; lower"
                                + " the reset or raise theta_inf"),
                refused(() -> Gif.builder().escape(0, 0, 1), "Gif: Delta_V = 0.0 mV; must be finite and > 0"),
                refused(() -> Gif.builder().escape(0, 1, -1), "Gif: lambda_0 = -1.0 Hz; must be finite and >= 0"),
                refused(
                        () -> Gif.builder().movingThreshold(two, one),
                        "Gif: 2 jumps but 1 time constants of the moving threshold; give one time constant per jump"),
                refused(
                        () -> Gif.builder().spikeTriggeredCurrent(one, new double[] {0}),
                        "Gif: tau_stc[0] = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> BinaryNeuron.ginzburg(0, 0, 0, 0, 0),
                        "GinzburgNeuron: tau_m = 0.0 ms; must be finite and > 0"),
                refused(() -> BinaryNeuron.mcCullochPitts(1, nan), "McCullochPittsNeuron: theta = NaN; must be finite"),
                refused(() -> Relay.relay(0), "Relay: threshold = 0.0; must be finite and > 0"),
                refused(() -> IgnoreAndFire.every(0), "IgnoreAndFire: period = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Receptor.betaCurrent("in", 0, 1),
                        "receptor in: tau_rise_in = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Receptor.betaConductance("in", 1, nan, 0),
                        "receptor in: tau_in = NaN ms; must be finite and > 0"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static String parameters(NeuronSpec spec) {
        StringBuilder text = new StringBuilder();
        for (Parameter p : spec.parameters()) {
            text.append(p.name())
                    .append(' ')
                    .append(p.defaultValue())
                    .append(' ')
                    .append(p.unit())
                    .append("; ");
        }
        return text.toString();
    }

    private static List<String> states(NeuronSpec spec) {
        return spec.states().stream().map(s -> s.name() + " " + s.unit()).toList();
    }

    @Test
    void defaults() {
        assertThat(parameters(AdEx.builder().build().spec()))
                .isEqualTo("C_m 281.0 pF; g_L 30.0 nS; E_L -70.6 mV; I_e 0.0 pA; t_ref 0.0 ms; V_T -50.4 mV;"
                        + " Delta_T 2.0 mV; V_peak 0.0 mV; V_reset -70.6 mV; a 4.0 nS; b 80.5 pA; tau_w 144.0 ms; ");
        assertThat(parameters(Eif.builder().build().spec()))
                .isEqualTo("C_m 200.0 pF; g_L 20.0 nS; E_L -65.0 mV; I_e 0.0 pA; t_ref 1.7 ms; V_T -59.9 mV;"
                        + " Delta_T 3.48 mV; V_peak 0.0 mV; V_reset -68.0 mV; ");
        assertThat(parameters(Izhikevich2007.builder().build().spec()))
                .isEqualTo("C_m 100.0 pF; k 0.7 pA/mV2; V_r -60.0 mV; V_t -40.0 mV; V_peak 35.0 mV; c -50.0 mV;"
                        + " I_e 0.0 pA; t_ref 0.0 ms; a 0.03 1/ms; b -2.0 nS; d 100.0 pA; ");
        assertThat(parameters(Izhikevich2003.builder().build().spec()))
                .isEqualTo("a 0.02 1/ms; b 0.2 1/ms; c -65.0 mV; d 8.0 mV/ms; V_peak 30.0 mV; I_e 0.0 pA; ");
        assertThat(parameters(Mat.amat2().build().spec()))
                .isEqualTo("C_m 200.0 pF; g_L 20.0 nS; E_L -70.0 mV; I_e 0.0 pA; t_ref 2.0 ms; omega -65.0 mV;"
                        + " alpha_1 10.0 mV; tau_1 10.0 ms; alpha_2 0.0 mV; tau_2 200.0 ms; beta 0.0 1/ms;"
                        + " tau_v 5.0 ms; ");
        assertThat(states(Mat.amat2().build().spec()))
                .containsExactly("v mV", "theta_2 mV", "v_slow mV", "theta_v mV", "theta mV");
        assertThat(states(Glif.builder(Glif.Level.GLIF5).build().spec()))
                .containsExactly("v mV", "I_1 pA", "I_2 pA", "theta_v mV", "theta mV");
        assertThat(parameters(Glif.builder(Glif.Level.GLIF5).build().spec()))
                .isEqualTo("C_m 58.72 pF; g_L 9.43 nS; E_L -78.85 mV; I_e 0.0 pA; t_ref 3.75 ms; theta_inf -51.68 mV;"
                        + " f_v 0.2 ; delta_v -18.51 mV; delta_theta_s 0.37 mV; b_s 0.009 1/ms; a_v 0.005 1/ms;"
                        + " b_v 0.09 1/ms; k_1 0.003 1/ms; delta_I_1 -9.18 pA; r_1 1.0 ; k_2 0.1 1/ms;"
                        + " delta_I_2 -198.94 pA; r_2 1.0 ; ");
        assertThat(states(Gif.builder()
                        .movingThreshold(new double[] {1}, new double[] {2})
                        .spikeTriggeredCurrent(new double[] {1, 2}, new double[] {2, 3})
                        .build()
                        .spec()))
                .containsExactly("v mV", "hazard ", "escape_level ", "eta_1 pA", "eta_2 pA", "gamma_1 mV");
    }
}
