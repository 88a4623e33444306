package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.synapses.StaticSynapse;

/** What the models declare: names, units, defaults, forms. */
class DeclarationsTest {

    private static List<String> parameters(NeuronSpec spec) {
        return spec.parameters().stream()
                .map(p -> p.name() + " " + p.unit() + " " + p.defaultValue())
                .toList();
    }

    private static List<String> states(NeuronSpec spec) {
        return spec.states().stream().map(s -> s.name() + " " + s.unit()).toList();
    }

    @Test
    void lifDefaults() {
        NeuronSpec spec = Lif.builder().build().spec();

        assertThat(parameters(spec))
                .containsExactly(
                        "C_m pF 10.0",
                        "tau_m ms 10.0",
                        "E_L mV -70.0",
                        "V_th mV -55.0",
                        "V_reset mV -70.0",
                        "t_ref ms 2.0",
                        "I_e pA 0.0");
        assertThat(states(spec)).containsExactly("v mV");
        assertThat(spec.states().get(0).initialFrom()).isEqualTo("E_L");
        assertThat(spec.threshold()).isEqualTo(new Threshold(0, 3, false, Threshold.Condition.AT_OR_ABOVE));
        assertThat(spec.resets()).containsOnlyKeys(0).containsValue(4);
        assertThat(spec.refractoryPeriod()).isEqualTo(5);
        assertThat(spec.clamped()).containsExactly(0);
        assertThat(spec.toString()).isEqualTo("Lif");
    }

    @Test
    void formFollowsTheReceptors() {
        Lif.Builder b = Lif.builder();
        assertThat(b.build()).isInstanceOf(Neuron.Linear.class);
        b.receptor(Receptor.delta("d")).receptor(Receptor.expCurrent("c", 1)).receptor(Receptor.alphaCurrent("a", 1));
        assertThat(b.build()).isInstanceOf(Neuron.Linear.class).isNotInstanceOf(Neuron.ConditionallyLinear.class);
        b.receptor(Receptor.expConductance("g", 1, 0));
        assertThat(b.build()).isInstanceOf(Neuron.ConditionallyLinear.class).isNotInstanceOf(Neuron.Linear.class);
    }

    @Test
    void capacitanceTimeConstantAndLeak() {
        assertThat(capacitanceAndTau(Lif.builder())).containsExactly(10, 10);
        assertThat(capacitanceAndTau(Lif.builder().tauM(20))).containsExactly(20, 20);
        assertThat(capacitanceAndTau(Lif.builder().capacitance(250))).containsExactly(250, 10);
        assertThat(capacitanceAndTau(Lif.builder().capacitance(250).tauM(20))).containsExactly(250, 20);
        assertThat(capacitanceAndTau(Lif.builder().capacitance(200).leakConductance(10)))
                .containsExactly(200, 20);
        assertThat(capacitanceAndTau(Lif.builder().tauM(20).leakConductance(10)))
                .containsExactly(200, 20);
        assertThat(capacitanceAndTau(Lif.builder().leakConductance(10))).containsExactly(100, 10);
    }

    private static double[] capacitanceAndTau(Lif.Builder b) {
        List<Parameter> p = b.build().spec().parameters();
        return new double[] {p.get(0).defaultValue(), p.get(1).defaultValue()};
    }

    /** Without a capacitance 1 pA of sustained current shifts v by 1 mV. */
    @Test
    void currentsReadAsMillivolts() {
        double[] v = new Cell(Lif.builder().tauM(20).current(7).build(), 0.1)
                .run(1000, "v")
                .trace("v");
        assertThat(v[v.length - 1]).isCloseTo(-63, within(1e-9));
    }

    @Test
    void receptorsDeclareTheirVariables() {
        NeuronSpec spec = Lif.builder()
                .receptor(Receptor.delta("jump"))
                .receptor(Receptor.expCurrent("ei", 2))
                .receptor(Receptor.alphaCurrent("ai", 3))
                .receptor(Receptor.expConductance("eg", 4, -1))
                .receptor(Receptor.alphaConductance("ag", 5, -2))
                .build()
                .spec();

        assertThat(parameters(spec).subList(7, 13))
                .containsExactly(
                        "tau_ei ms 2.0",
                        "tau_ai ms 3.0",
                        "tau_eg ms 4.0",
                        "E_eg mV -1.0",
                        "tau_ag ms 5.0",
                        "E_ag mV -2.0");
        assertThat(states(spec))
                .containsExactly("v mV", "I_ei pA", "y_ai pA", "I_ai pA", "g_eg nS", "y_ag nS", "g_ag nS");
        assertThat(spec.receptors())
                .containsExactly(
                        new ReceptorPort("jump", "mV", 0),
                        new ReceptorPort("ei", "pA", 1),
                        new ReceptorPort("ai", "pA", 2),
                        new ReceptorPort("eg", "nS", 4),
                        new ReceptorPort("ag", "nS", 5));
        StateVariable.Kinetics alpha = spec.states().get(6).kinetics();
        assertThat(alpha.source()).isEqualTo(5);
        assertThat(spec.parameters().get(alpha.tau()).name()).isEqualTo("tau_ag");
        assertThat(alpha.gain().applyAsDouble(k -> spec.parameters().get(k).defaultValue()))
                .isCloseTo(Math.E / 5, within(1e-15));
    }

    @Test
    void linearSystemOfLif() {
        Neuron.Linear model = (Neuron.Linear) Lif.builder()
                .capacitance(250)
                .tauM(10)
                .current(500)
                .receptor(Receptor.alphaCurrent("a", 2))
                .receptor(Receptor.expCurrent("c", 5))
                .build();
        LinearSystem s =
                model.linearSystem(k -> model.spec().parameters().get(k).defaultValue());

        assertThat(s.matrix()).isDeepEqualTo(new double[][] {
            {-0.1, 0, 0.004, 0.004}, {0, -0.5, 0, 0}, {0, Math.E / 2, -0.5, 0}, {0, 0, 0, -0.2}
        });
        assertThat(s.rest()).containsExactly(-70, 0, 0, 0);
        assertThat(s.constant()).containsExactly(2, 0, 0, 0);
        assertThat(s.current()).containsExactly(0.004, 0, 0, 0);
    }

    @Test
    void hodgkinHuxleyDefaults() {
        NeuronSpec spec = HodgkinHuxley.builder().build().spec();

        assertThat(parameters(spec))
                .containsExactly(
                        "C_m pF 100.0",
                        "g_Na nS 12000.0",
                        "E_Na mV 50.0",
                        "g_K nS 3600.0",
                        "E_K mV -77.0",
                        "g_L nS 30.0",
                        "E_L mV -54.387",
                        "I_e pA 0.0",
                        "V_th mV 0.0",
                        "t_ref ms 0.0",
                        "phi  1.0");
        assertThat(states(spec)).containsExactly("v mV", "m ", "h ", "n ");
        assertThat(spec.states().get(0).initialValue()).isEqualTo(-65);
        assertThat(spec.threshold()).isEqualTo(new Threshold(0, 8, false, Threshold.Condition.RISING));
        assertThat(spec.resets()).isEmpty();
        assertThat(spec.clamped()).isEmpty();
    }

    @Test
    void traubMilesDefaults() {
        NeuronSpec spec = TraubMiles.builder()
                .receptor(Receptor.expConductance("exc", 5, 0))
                .build()
                .spec();

        assertThat(parameters(spec))
                .containsExactly(
                        "C_m pF 200.0",
                        "g_Na nS 20000.0",
                        "E_Na mV 50.0",
                        "g_K nS 6000.0",
                        "E_K mV -90.0",
                        "g_L nS 10.0",
                        "E_L mV -65.0",
                        "I_e pA 0.0",
                        "V_th mV -20.0",
                        "t_ref ms 3.0",
                        "V_T mV -63.0",
                        "tau_exc ms 5.0",
                        "E_exc mV 0.0");
        assertThat(states(spec)).containsExactly("v mV", "m ", "h ", "n ", "g_exc nS");
        assertThat(spec.states().get(0).initialFrom()).isEqualTo("E_L");
        assertThat(spec.threshold()).isEqualTo(new Threshold(0, 8, false, Threshold.Condition.AT_OR_ABOVE));
        assertThat(spec.refractoryPeriod()).isEqualTo(9);
        assertThat(spec.resets()).isEmpty();
        assertThat(spec.clamped()).isEmpty();
    }

    @Test
    void temperatureFactor() {
        NeuronSpec spec = HodgkinHuxley.builder().temperature(16.3).build().spec();
        assertThat(spec.parameters().get(10).defaultValue()).isCloseTo(3, within(1e-14));
    }

    /** A builder can be changed and used again; models built before stay as they are. */
    @Test
    void buildersAreReusable() {
        Lif.Builder b = Lif.builder().tauM(20);
        Neuron first = b.build();
        Neuron second = b.threshold(-40).receptor(Receptor.delta("in")).build();

        assertThat(first.spec().receptors()).isEmpty();
        assertThat(second.spec().receptors()).hasSize(1);
        assertThat(second.spec().parameters().get(3).defaultValue()).isEqualTo(-40);
        assertThat(first.spec().parameters().get(3).defaultValue()).isEqualTo(-55);
        assertThat(first.spec()).isSameAs(first.spec());
    }

    @Test
    void staticSynapse() {
        assertThat(StaticSynapse.staticSynapse())
                .isSameAs(StaticSynapse.INSTANCE)
                .hasToString("StaticSynapse");
        assertThat(StaticSynapse.INSTANCE.spec().variables()).isEmpty();
    }

    @Test
    void receptorsDescribeThemselves() {
        assertThat(Receptor.delta("a")).hasToString("delta receptor a");
        assertThat(Receptor.expCurrent("a", 2)).hasToString("exponential current receptor a (tau 2.0 ms)");
        assertThat(Receptor.alphaConductance("a", 2, -80))
                .hasToString("alpha conductance receptor a (tau 2.0 ms, E -80.0 mV)");
        assertThat(Receptor.alphaCurrent("a", 2).name()).isEqualTo("a");
    }
}
