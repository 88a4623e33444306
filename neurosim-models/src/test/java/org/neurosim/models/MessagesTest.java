package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** What is refused, and what the message says. */
class MessagesTest {

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> builders() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        return Stream.of(
                refused(() -> Lif.builder().tauM(0), "Lif: tau_m = 0.0 ms; must be finite and > 0"),
                refused(() -> Lif.builder().tauM(nan), "Lif: tau_m = NaN ms; must be finite and > 0"),
                refused(() -> Lif.builder().capacitance(-1), "Lif: C_m = -1.0 pF; must be finite and > 0"),
                refused(() -> Lif.builder().leakConductance(inf), "Lif: g_L = Infinity nS; must be finite and > 0"),
                refused(() -> Lif.builder().restingPotential(nan), "Lif: E_L = NaN mV; must be finite"),
                refused(() -> Lif.builder().threshold(inf), "Lif: V_th = Infinity mV; must be finite"),
                refused(() -> Lif.builder().reset(-inf), "Lif: V_reset = -Infinity mV; must be finite"),
                refused(() -> Lif.builder().refractory(-0.1), "Lif: t_ref = -0.1 ms; must be finite and >= 0"),
                refused(() -> Lif.builder().current(nan), "Lif: I_e = NaN pA; must be finite"),
                refused(
                        () -> Lif.builder().reset(-55).build(),
                        "Lif: V_reset = -55.0 mV is not below V_th = -55.0 mV: it would spike without end; lower the reset or"
                                + " raise the threshold"),
                refused(
                        () -> Lif.builder()
                                .tauM(20)
                                .capacitance(200)
                                .leakConductance(11)
                                .build(),
                        "Lif: tau_m = 20.0 ms, C_m = 200.0 pF and g_L = 11.0 nS are all given; give two of them, the third"
                                + " follows from tau_m = C_m / g_L"),
                refused(
                        () -> Lif.builder()
                                .receptor(Receptor.delta("in"))
                                .receptor(Receptor.delta("in"))
                                .build(),
                        "receptor in: model Lif: receptor in is declared twice; give the receptor another name"),
                refused(
                        () -> Lif.builder()
                                .receptor(Receptor.expCurrent("m", 5))
                                .build(),
                        "receptor m: model Lif: tau_m is declared twice; give the receptor another name"),
                refused(
                        () -> TraubMiles.builder()
                                .receptor(Receptor.expConductance("Na", 5, 0))
                                .build(),
                        "receptor Na: model TraubMiles: E_Na is declared twice; give the receptor another name"),
                refused(
                        () -> HodgkinHuxley.builder().capacitance(0),
                        "HodgkinHuxley: C_m = 0.0 pF; must be finite and > 0"),
                refused(
                        () -> HodgkinHuxley.builder().sodium(-1, 50),
                        "HodgkinHuxley: g_Na = -1.0 nS; must be finite and >= 0"),
                refused(() -> HodgkinHuxley.builder().sodium(1, nan), "HodgkinHuxley: E_Na = NaN mV; must be finite"),
                refused(
                        () -> TraubMiles.builder().potassium(inf, 0),
                        "TraubMiles: g_K = Infinity nS; must be finite and >= 0"),
                refused(() -> TraubMiles.builder().potassium(1, inf), "TraubMiles: E_K = Infinity mV; must be finite"),
                refused(() -> TraubMiles.builder().leak(nan, 0), "TraubMiles: g_L = NaN nS; must be finite and >= 0"),
                refused(() -> TraubMiles.builder().leak(1, nan), "TraubMiles: E_L = NaN mV; must be finite"),
                refused(() -> TraubMiles.builder().current(nan), "TraubMiles: I_e = NaN pA; must be finite"),
                refused(() -> TraubMiles.builder().threshold(nan), "TraubMiles: V_th = NaN mV; must be finite"),
                refused(
                        () -> TraubMiles.builder().refractory(-1),
                        "TraubMiles: t_ref = -1.0 ms; must be finite and >= 0"),
                refused(() -> TraubMiles.builder().voltageOffset(nan), "TraubMiles: V_T = NaN mV; must be finite"),
                refused(
                        () -> TraubMiles.builder().refractory(0).build(),
                        "TraubMiles: with the spike condition AT_OR_ABOVE and t_ref = 0 ms it would spike in every step of an"
                                + " action potential; give a refractory period or choose RISING or PEAK"),
                refused(
                        () -> HodgkinHuxley.builder()
                                .spikeCondition(Threshold.Condition.AT_OR_ABOVE)
                                .build(),
                        "HodgkinHuxley: with the spike condition AT_OR_ABOVE and t_ref = 0 ms it would spike in every step of"
                                + " an action potential; give a refractory period or choose RISING or PEAK"),
                refused(() -> HodgkinHuxley.builder().phi(0), "HodgkinHuxley: phi = 0.0; must be finite and > 0"),
                refused(
                        () -> HodgkinHuxley.builder().temperature(200),
                        "HodgkinHuxley: temperature = 200.0 degrees Celsius; must be in [-50, 100]"),
                refused(() -> Receptor.delta(" "), "receptor: the name is blank; give one such as \"exc\""),
                refused(() -> Receptor.expCurrent("exc", 0), "receptor exc: tau_exc = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Receptor.alphaConductance("exc", 1, nan),
                        "receptor exc: E_exc = NaN mV; must be finite"));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void refusedByBuilders(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> factories() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        double[] none = {};
        return Stream.of(
                refused(() -> Stimuli.direct(inf), "direct current: current[0] = Infinity pA; must be finite"),
                refused(() -> Stimuli.step(1, -1, 2), "step current: onMs = -1.0 ms; must be finite and >= 0"),
                refused(() -> Stimuli.step(1, 3, 2), "step current: offMs = 2.0 ms; must be >= onMs = 3.0 ms"),
                refused(() -> Stimuli.step(1, 3, nan), "step current: offMs = NaN ms; must be >= onMs = 3.0 ms"),
                refused(() -> Stimuli.step(nan, 3, 4), "step current: current[0] = NaN pA; must be finite"),
                refused(() -> Stimuli.steps(none, none), "stepwise current: time is empty; give at least one value"),
                refused(
                        () -> Stimuli.steps(new double[] {1}, new double[] {1, 2}),
                        "stepwise current: 1 times but 2 currents; give one current per time"),
                refused(
                        () -> Stimuli.steps(new double[] {1, 1}, new double[] {1, 2}),
                        "stepwise current: time[1] = 1.0 ms does not come after time[0] = 1.0 ms; times must ascend"),
                refused(
                        () -> Stimuli.steps(new double[] {1, inf}, new double[] {1, 2}),
                        "stepwise current: time[1] = Infinity ms; must be finite and >= 0"),
                refused(() -> Stimuli.ramp(nan, 0, 0, 1), "ramp current: fromPa = NaN pA; must be finite"),
                refused(() -> Stimuli.ramp(0, nan, 0, 1), "ramp current: toPa = NaN pA; must be finite"),
                refused(() -> Stimuli.ramp(0, 1, -1, 1), "ramp current: startMs = -1.0 ms; must be finite and >= 0"),
                refused(() -> Stimuli.ramp(0, 1, 0, inf), "ramp current: endMs = Infinity ms; must be finite and >= 0"),
                refused(() -> Stimuli.ramp(0, 1, 2, 2), "ramp current: endMs = 2.0 ms; must be > startMs = 2.0 ms"),
                refused(() -> Stimuli.sine(nan, 1, 0, 0), "sine current: amplitudePa = NaN pA; must be finite"),
                refused(
                        () -> Stimuli.sine(1, -1, 0, 0),
                        "sine current: frequencyHz = -1.0 Hz; must be finite and >= 0"),
                refused(() -> Stimuli.sine(1, 1, nan, 0), "sine current: phaseRad = NaN rad; must be finite"),
                refused(() -> Stimuli.sine(1, 1, 0, inf), "sine current: offsetPa = Infinity pA; must be finite"),
                refused(() -> Stimuli.waveform(0, new double[1]), "waveform: dtMs = 0.0 ms; must be finite and > 0"),
                refused(() -> Stimuli.waveform(1, none), "waveform: sample is empty; give at least one value"),
                refused(
                        () -> Stimuli.interpolatedWaveform(1, new double[] {0, nan}),
                        "interpolated waveform: sample[1] = NaN pA; must be finite"),
                refused(
                        () -> Stimuli.gaussianNoise(0, -1, 1),
                        "gaussian noise current: sdPa = -1.0 pA; must be finite and >= 0"),
                refused(
                        () -> Stimuli.gaussianNoise(nan, 1, 1),
                        "gaussian noise current: meanPa = NaN pA; must be finite"),
                refused(
                        () -> Stimuli.gaussianNoise(0, 1, 0),
                        "gaussian noise current: intervalMs = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Stimuli.ornsteinUhlenbeck(0, 1, -2),
                        "Ornstein-Uhlenbeck current: tauMs = -2.0 ms; must be finite and > 0"),
                refused(
                        () -> Stimuli.ornsteinUhlenbeck(inf, 1, 2),
                        "Ornstein-Uhlenbeck current: meanPa = Infinity pA; must be finite"),
                refused(
                        () -> Stimuli.ornsteinUhlenbeck(0, nan, 2),
                        "Ornstein-Uhlenbeck current: sdPa = NaN pA; must be finite and >= 0"),
                refused(() -> Stimuli.poisson(-1, 1), "Poisson input: rateHz = -1.0 Hz; must be finite and >= 0"),
                refused(
                        () -> Stimuli.poisson(new double[] {1, nan}, 1),
                        "Poisson input: rate[1] = NaN Hz; must be finite and >= 0"),
                refused(() -> Stimuli.poisson(none, 1), "Poisson input: rate is empty; give at least one value"),
                refused(
                        () -> Stimuli.poisson(1, nan),
                        "Poisson input: weight = NaN (unit of the receptor); must be finite"),
                refused(() -> Sources.poisson(-1), "Poisson spike trains: rateHz = -1.0 Hz; must be finite and >= 0"),
                refused(
                        () -> Sources.poisson(new double[] {inf}),
                        "Poisson spike trains: rate[0] = Infinity Hz; must be finite and >= 0"),
                refused(() -> Sources.spikes(), "spike trains: no cells; give one array of spike times per cell"),
                refused(
                        () -> Sources.spikes(new double[] {1}, new double[] {2, 0}),
                        "spike trains: spike 1 of cell 1 = 0.0 ms; must be finite and > 0"),
                refused(
                        () -> Sources.roundedSpikes(new double[] {3, 2, 3}),
                        "spike trains: cell 0 has two spikes at 3.0 ms; remove one, or use two cells"));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void refusedByFactories(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments unfit(Stimulus stimulus, String message) {
        return Arguments.of(message, stimulus);
    }

    static Stream<Arguments> stimuli() {
        return Stream.of(
                unfit(
                        Stimuli.step(1, 0.25, 1),
                        "step current: time[0] = 0.25 ms is not a whole number of time steps of 0.1 ms; the nearest are 0.2 and"
                                + " 0.3 ms"),
                unfit(
                        Stimuli.steps(new double[] {0.1, 0.349}, new double[] {1, 2}),
                        "stepwise current: time[1] = 0.349 ms is not a whole number of time steps of 0.1 ms; the nearest are 0.3"
                                + " and 0.4 ms"),
                unfit(
                        Stimuli.waveform(0.15, new double[3]),
                        "waveform: dtMs = 0.15 ms is not a whole number of time steps of 0.1 ms; the nearest are 0.1 and 0.2"
                                + " ms"),
                unfit(
                        Stimuli.waveform(1e-9, new double[3]),
                        "waveform: dtMs = 1.0E-9 ms; must be at least one time step of 0.1 ms; take each n-th sample or a"
                                + " shorter time step"),
                unfit(
                        Stimuli.gaussianNoise(0, 1, 0.05),
                        "gaussian noise current: intervalMs = 0.05 ms is not a whole number of time steps of 0.1 ms; the nearest"
                                + " are 0.0 and 0.1 ms"),
                unfit(
                        Stimuli.gaussianNoise(0, 1, 1e-9),
                        "gaussian noise current: intervalMs = 1.0E-9 ms; must be at least one time step of 0.1 ms"));
    }

    /** The engine puts in front where the stimulus is. */
    @ParameterizedTest
    @MethodSource("stimuli")
    void stimuliRefusedWhenBuilt(String message, Stimulus stimulus) {
        NetworkBuilder b = NetworkBuilder.create();
        Neurons cells = b.population("cells", 3, Lif.builder().build());
        b.stimulate(cells, stimulus);
        assertThatThrownBy(() -> b.build(timeStep(0.1)).close())
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("cells");
    }

    @Test
    void ratesOfPoissonInput() {
        NetworkBuilder b = NetworkBuilder.create();
        Neurons cells = b.population(
                "cells", 3, Lif.builder().receptor(Receptor.delta("in")).build());
        b.stimulate(cells, "in", Stimuli.poisson(new double[] {1, 2}, 1));
        assertThatThrownBy(() -> b.build(timeStep(0.1)).close())
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("Poisson input: 2 rates for 3 targets; give one rate per target");
    }

    private static Arguments unfit(SpikeSource source, String message) {
        return Arguments.of(message, source);
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                unfit(
                        Sources.spikes(new double[] {1}),
                        "spike trains: spike times of 1 cells for a population of 2; give one array of spike times per cell"),
                unfit(
                        Sources.spikes(new double[] {1}, new double[] {2.34}),
                        "spike trains: spike of cell 1 = 2.34 ms is not a whole number of time steps of 0.1 ms; the nearest"
                                + " are 2.3 and 2.4 ms"),
                unfit(
                        Sources.spikes(new double[] {1}, new double[] {1e-9}),
                        "spike trains: spike of cell 1 at 1.0E-9 ms; the first possible time is one time step, 0.1 ms"),
                unfit(
                        Sources.roundedSpikes(new double[] {1.01, 1.04}, new double[] {1}),
                        "spike trains: cell 0 has two spikes in one step, at 1.01 and 1.04 ms; remove one, use two cells or a"
                                + " shorter time step"),
                unfit(
                        Sources.poisson(new double[] {1, 2, 3}),
                        "Poisson spike trains: 3 rates for 2 cells; give one rate per cell"),
                unfit(
                        Sources.poisson(10_001),
                        "Poisson spike trains: rate 10001.0 Hz is more than one spike per time step of 0.1 ms; give at most"
                                + " 10000.0 Hz, a shorter time step, or use Stimuli.poisson"));
    }

    /** The engine puts in front which source it is. */
    @ParameterizedTest
    @MethodSource("sources")
    void sourcesRefusedWhenBuilt(String message, SpikeSource source) {
        assertThatThrownBy(() -> {
                    NetworkBuilder b = NetworkBuilder.create();
                    b.source("input", 2, source);
                    b.build(timeStep(0.1)).close();
                })
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("input");
    }
}
