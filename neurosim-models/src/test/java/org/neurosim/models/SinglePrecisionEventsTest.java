package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** Variables in single precision are rounded after each event of a synapse, whoever looks at it in between: bit by bit a loop over the spikes that rounds there. */
class SinglePrecisionEventsTest {

    private static final int DURATION = 200;
    private static final int SOURCES = 5;
    private static final int CELLS = 9;
    private static final double START = 0.1;

    @BeforeEach
    void shareSmallNetworks() {
        System.setProperty("neurosim.events.leastShared", "0");
        System.setProperty("neurosim.events.leastPiece", "2");
    }

    @AfterEach
    void shareLargeNetworksOnly() {
        System.clearProperty("neurosim.events.leastShared");
        System.clearProperty("neurosim.events.leastPiece");
    }

    private enum Kind {
        PLASTIC,
        EVENT_DRIVEN,
        CONTINUOUS
    }

    private static double decayed(double c, double time) {
        return c * (1 - time / 1024);
    }

    private static double afterPre(double c) {
        return 0.7 * c;
    }

    private static double afterPost(double c) {
        return c + 0.1;
    }

    private static class Rule implements Synapse.PlasticityRule {

        @Override
        public SynapseSpec spec() {
            return new SynapseSpec(
                    "rule",
                    List.of(
                            new SynapseSpec.Variable("wide", "", START),
                            new SynapseSpec.Variable("narrow", "", START).inSinglePrecision()));
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            for (int v = 0; v < 2; v++) {
                for (int k = 0; k < row.size(); k++) {
                    row.variable(v)[k] = afterPre(row.variable(v)[k]);
                }
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            for (int v = 0; v < 2; v++) {
                for (int e = 0; e < spikes.count(); e++) {
                    int k = spikes.synapse()[e];
                    spikes.variable(v)[k] = afterPost(spikes.variable(v)[k]);
                }
            }
        }
    }

    private static final class ContinuousRule extends Rule implements Synapse.ContinuousRule {
        @Override
        public void onElapsed(Elapsed elapsed) {
            for (int v = 0; v < 2; v++) {
                for (int e = 0; e < elapsed.count(); e++) {
                    int k = elapsed.synapse()[e];
                    elapsed.variable(v)[k] = decayed(elapsed.variable(v)[k], elapsed.time()[e]);
                }
            }
        }
    }

    private static final class Net {
        final NetworkBuilder b = NetworkBuilder.create();
        final Kind kind;
        final Projection projection;
        final SpikeRecord pre;
        final SpikeRecord post;

        Net(Kind kind) {
            this.kind = kind;
            Population sources = b.source("sources", SOURCES, trains(SOURCES, i -> 30 + 8 * i, 2, 1));
            // One neuron spikes so often that its history has no room for all until the next presynaptic spike.
            Population drive = b.source("drive", CELLS, trains(CELLS, i -> i == 0 ? 2 : 10 + 6 * i, 2, 0));
            Population cells = b.population(
                    "cells",
                    CELLS,
                    Lif.builder()
                            .tauM(20)
                            .restingPotential(0)
                            .threshold(1)
                            .reset(0)
                            .refractory(0)
                            .receptor(Receptor.delta("in"))
                            .build());
            if (kind == Kind.EVENT_DRIVEN) {
                cells.integrator(eventDriven());
            }
            b.project(drive, cells).connect(oneToOne()).receptor("in").weight(2).delay(1);
            projection = b.project(sources, cells)
                    .connect(allToAll())
                    .receptor("in")
                    .weight(0)
                    .delay(1)
                    .synapse(kind == Kind.CONTINUOUS ? new ContinuousRule() : new Rule());
            pre = b.recordSpikes(sources);
            post = b.recordSpikes(cells);
        }

        private interface Interval {
            int of(int cell);
        }

        private static org.neurosim.api.model.SpikeSource trains(int n, Interval interval, int first, int shift) {
            double[][] trains = new double[n][];
            for (int i = 0; i < n; i++) {
                List<Double> times = new ArrayList<>();
                for (int t = first + 2 * i; t < DURATION - 3; t += interval.of(i)) {
                    times.add((double) t + shift);
                }
                trains[i] = times.stream().mapToDouble(t -> t).toArray();
            }
            return Sources.spikes(trains);
        }

        /** The variables of a synapse at a time, spike by spike. */
        double value(double[] presynaptic, double[] postsynaptic, double end, boolean rounds) {
            double c = rounds ? (float) START : START;
            double last = 0;
            double[] times = Stream.of(presynaptic, postsynaptic)
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .toArray();
            for (double time : times) {
                if (time >= end) {
                    break;
                }
                boolean isPre = Arrays.binarySearch(presynaptic, time) >= 0;
                c = kind == Kind.CONTINUOUS ? decayed(c, time - last) : c;
                c = isPre ? afterPre(c) : afterPost(c);
                c = rounds ? (float) c : c;
                last = time;
            }
            return kind == Kind.CONTINUOUS ? decayed(c, end - last) : c;
        }
    }

    static Stream<Arguments> runs() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(1, 2, 3, 7)
                        .flatMap(threads -> Stream.of(false, true).map(seen -> Arguments.of(kind, threads, seen))));
    }

    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("any number of threads, recorded and read or not")
    void roundedAfterEachEvent(Kind kind, int threads, boolean isSeen) {
        Net net = new Net(kind);
        if (isSeen) {
            net.b.record(net.projection, "narrow", 3);
        }
        try (Network network = net.b.build(timeStep(1).threads(threads))) {
            for (int k = 0; k < DURATION; k++) {
                network.run(1);
                if (isSeen && k % 7 == 0) {
                    network.read(net.projection, "narrow");
                }
            }
            Connections c = network.connections(net.projection);
            double[] narrow = network.read(net.projection, "narrow");
            double[] wide = network.read(net.projection, "wide");
            boolean differs = false;
            for (int k = 0; k < narrow.length; k++) {
                double[] pre = Arrays.stream(net.pre.timesOf(c.sources()[k]))
                        .map(t -> t + 1)
                        .toArray();
                double[] post = net.post.timesOf(c.targets()[k]);
                for (double time : pre) {
                    assertThat(post).doesNotContain(time);
                }
                assertThat(post.length).isGreaterThan(c.targets()[k] == 0 ? 80 : 2);
                assertThat(wide[k]).isEqualTo(net.value(pre, post, DURATION, false));
                assertThat(narrow[k]).as("synapse %d", k).isEqualTo(net.value(pre, post, DURATION, true));
                differs |= narrow[k] != (float) wide[k];
            }
            assertThat(differs).isTrue();
        }
    }
}
