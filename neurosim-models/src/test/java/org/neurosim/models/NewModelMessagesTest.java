package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.conductance.ConnorStevens;
import org.neurosim.models.conductance.FitzHughNagumo;
import org.neurosim.models.conductance.HindmarshRose;
import org.neurosim.models.conductance.MorrisLecar;
import org.neurosim.models.conductance.Pospischil;
import org.neurosim.models.conductance.WangBuzsaki;
import org.neurosim.models.stimuli.Sources;

/** What oscillators, further channel neurons, conductances and random trains refuse, and what the message says. */
class NewModelMessagesTest {

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> models() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        return Stream.of(
                refused(() -> FitzHughNagumo.builder().recovery(nan, 0, 1), "FitzHughNagumo: a = NaN; must be finite"),
                refused(
                        () -> FitzHughNagumo.builder().recovery(0, 0, 0),
                        "FitzHughNagumo: phi = 0.0; must be finite and > 0"),
                refused(
                        () -> FitzHughNagumo.builder().timeUnit(-1),
                        "FitzHughNagumo: tau = -1.0 ms; must be finite and > 0"),
                refused(
                        () -> HindmarshRose.builder().adaptation(-0.1, 4, 0),
                        "HindmarshRose: r = -0.1; must be finite and >= 0"),
                refused(
                        () -> HindmarshRose.builder().spiking(1, inf, 1, 5),
                        "HindmarshRose: b = Infinity; must be finite"),
                refused(
                        () -> HindmarshRose.builder()
                                .receptor(Receptor.delta("in"))
                                .receptor(Receptor.delta("in"))
                                .build(),
                        "receptor in: model HindmarshRose: receptor in is declared twice; give the receptor another name"),
                refused(
                        () -> MorrisLecar.typeOne().calcium(-1, 0),
                        "MorrisLecar: g_Ca = -1.0 nS; must be finite and >= 0"),
                refused(
                        () -> MorrisLecar.typeOne().calciumActivation(0, 0),
                        "MorrisLecar: V_2 = 0.0 mV; must be finite and > 0"),
                refused(
                        () -> MorrisLecar.typeTwo().potassiumActivation(0, 1, nan),
                        "MorrisLecar: phi = NaN 1/ms; must be finite and > 0"),
                refused(() -> WangBuzsaki.builder().phi(0), "WangBuzsaki: phi = 0.0; must be finite and > 0"),
                refused(
                        () -> ConnorStevens.builder().transientPotassium(-1, 0),
                        "ConnorStevens: g_A = -1.0 nS; must be finite and >= 0"),
                refused(
                        () -> Pospischil.regularSpiking().slowPotassium(1, 0),
                        "Pospischil: tau_max = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Pospischil.fastSpiking().highThresholdCalcium(1, nan),
                        "Pospischil: E_CaL = NaN mV; must be finite"),
                refused(
                        () -> Pospischil.fastSpiking().lowThresholdCalcium(1, 120, inf),
                        "Pospischil: V_x = Infinity mV; must be finite"),
                refused(
                        () -> Receptor.betaConductance("s", 0, 5, 0),
                        "receptor s: tau_rise_s = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Receptor.nmdaConductance("s", 1, 5, 0, -1),
                        "receptor s: Mg_s = -1.0 mM; must be finite and >= 0"),
                refused(
                        () -> Receptor.nmdaConductance("s", 1, 5, 0, inf),
                        "receptor s: Mg_s = Infinity mM; must be finite and >= 0"));
    }

    static Stream<Arguments> sources() {
        double[] none = {};
        return Stream.of(
                refused(
                        () -> Sources.sinusoidalPoisson(10, 11, 5, 0),
                        "sinusoidal Poisson spike trains: amplitudeHz = 11.0 Hz; must be in [0, 10]"),
                refused(
                        () -> Sources.poissonSteps(none, none),
                        "stepwise Poisson spike trains: time is empty; give at least one value"),
                refused(
                        () -> Sources.poissonSteps(new double[] {0, 1}, new double[] {5}),
                        "stepwise Poisson spike trains: 2 times and 1 rates; give one rate per time"),
                refused(
                        () -> Sources.poissonSteps(new double[] {1, 1}, new double[] {5, 6}),
                        "stepwise Poisson spike trains: time[1] = 1.0 ms; must be > time[0] = 1.0 ms"),
                refused(() -> Sources.gamma(0, 2), "gamma spike trains: rateHz = 0.0 Hz; must be finite and > 0"),
                refused(() -> Sources.gamma(5, 0), "gamma spike trains: shape = 0.0; must be in [0.1, 10000]"),
                refused(
                        () -> Sources.poissonWithDeadTime(100, 10),
                        "Poisson spike trains with dead time: deadTimeMs = 10.0 ms; must be below the mean interval of"
                                + " 10.0 ms"),
                refused(
                        () -> Sources.multipleInteraction(5, 0, 1),
                        "multiple-interaction spike trains: copyProbability = 0.0; must be in (0, 1]"),
                refused(
                        () -> Sources.dilution(new double[] {1, 2, 1}, 0.5),
                        "diluted spike trains: the train has two spikes at 1.0 ms; remove one"),
                refused(
                        () -> Sources.dilution(new double[] {1}, 1.5),
                        "diluted spike trains: copyProbability = 1.5; must be in [0, 1]"),
                refused(
                        () -> Sources.pulsePackets(new double[] {2, 1}, 1),
                        "pulse packets: centre[1] = 1.0 ms; must be > centre[0] = 2.0 ms"));
    }

    @ParameterizedTest
    @MethodSource({"models", "sources"})
    void refusedBeforehand(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(Sources.poissonSteps(new double[] {0.25}, new double[] {5}), "is not a whole number"),
                Arguments.of(
                        Sources.sinusoidalPoisson(9000, 2000, 1, 0),
                        "rate 11000.0 Hz is more than one spike per time step of 0.1 ms; give at most 10000.0 Hz"),
                Arguments.of(Sources.gamma(20_000, 1), "rate 20000.0 Hz is more than one spike per time step"),
                Arguments.of(
                        Sources.multipleInteraction(200, 0.01, 1),
                        "the mother process of rateHz / copyProbability = 20000.0 Hz has more than one spike"),
                Arguments.of(Sources.dilution(new double[] {0.15}, 1), "is not a whole number of time steps"),
                Arguments.of(
                        Sources.pulsePackets(new double[] {1, 1.01, 1.02, 1.03}, 0), "centres lie closer together"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void refusedWhenBuilt(SpikeSource source, String message) {
        NetworkBuilder b = NetworkBuilder.create();
        b.source("source", 3, source);
        assertThatThrownBy(() -> b.build(timeStep(0.1))).hasMessageContaining(message);
    }
}
