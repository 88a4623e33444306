package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.ofIndex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;

/** After a long silence variables are zero, not subnormal: arithmetic with those would be 10 to 20 times slower. */
class QuietNetworkTest {

    private final NetworkBuilder b = NetworkBuilder.create();

    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.1, -1", "1, 1", "10, 1"})
    void whatHasDecayedIsZero(double dt, double initial) {
        Population p = b.population("p", 3, new TestModels.Lif())
                .with("tau_m", 3)
                .initially("s_exc", initial)
                .initially("s_inh", 1);
        try (Network net = b.build(timeStep(dt))) {
            for (int k = 0; k < 300; k++) {
                net.run(1280 * 0.1 * Math.max(1, dt));
                for (String variable : new String[] {"v", "s_exc", "s_inh"}) {
                    double value = Math.abs(net.read(p, variable)[1]);
                    assertThat(value == 0 || value >= Double.MIN_NORMAL)
                            .as("%s = %s at %s ms", variable, value, net.time())
                            .isTrue();
                }
            }
            assertThat(net.read(p, "v")).containsOnly(0);
            assertThat(net.read(p, "s_exc")).containsOnly(0);
            assertThat(net.read(p, "s_inh")).containsOnly(0);
        }
    }

    /** The steps at which this happens are fixed. */
    @Test
    void howeverTheRunIsDivided() {
        double[][] s = new double[3][];
        for (int k = 0; k < 3; k++) {
            NetworkBuilder each = NetworkBuilder.create();
            Population p = each.population("p", 600, new TestModels.Lif())
                    .initially("s_exc", ofIndex(i -> StrictMath.pow(10, -0.5 * i)));
            try (Network net = each.build(timeStep(0.1).threads(1 + k))) {
                if (k == 0) {
                    net.run(60);
                } else {
                    for (int step = 0; step < 600; step++) {
                        net.step();
                        if (step % (10 * k) == 3) {
                            net.run(0);
                        }
                    }
                }
                s[k] = net.read(p, "s_exc");
            }
        }
        assertThat(s[1]).containsExactly(s[0]);
        assertThat(s[2]).containsExactly(s[0]);
        assertThat(s[0][545]).isPositive();
        assertThat(s[0][585]).isZero();
    }

    @Test
    void ordinarySmallNumbersAreLeftAlone() {
        Population p = b.population("p", 1, new TestModels.Counter()).initially("x", 1e-200);
        try (Network net = b.build(timeStep(0.1))) {
            net.run(100);
            assertThat(net.read(p, "x")).containsExactly(1e-200);
        }
    }
}
