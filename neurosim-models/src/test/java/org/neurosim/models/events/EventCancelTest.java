package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.stimuli.Sources;

/** Runs of event-driven networks that stop within the millisecond in which they would hand spikes on. */
class EventCancelTest {

    private static final String LEAST_SHARED = "neurosim.events.leastShared";
    private static final double STEP = 0.01; // ms, a hundredth of what goes on between two looks without events

    private SpikeRecord spikes;
    private StateRecord potential;

    /** What is done once, at 0.305 ms: a source asks for its rate some 40,000 times in a millisecond. */
    private Runnable once;

    private double rate(double time) {
        if (time > 0.305 && once != null) {
            Runnable now = once;
            once = null;
            now.run();
        }
        return 20_000;
    }

    private Network build(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 400, Sources.poisson(this::rate, 100_000));
        Population p = b.population("p", 3, new PerfectIf()).integrator(eventDriven());
        Population q = b.population("q", 2, new PerfectIf()).integrator(eventDriven());
        b.project(source, p).connect(allToAll()).weight(0.01).delay(0.05);
        b.project(p, q).connect(allToAll()).weight(20).delay(0.05);
        spikes = b.recordSpikes(b.union(p, q));
        potential = b.record(p, "v", 0.25);
        return b.build(timeStep(STEP).threads(threads));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("cancel ends a run at the end of a step soon; the run goes on as if nothing had happened")
    void cancel(int threads) {
        System.setProperty(LEAST_SHARED, "0");
        try {
            try (Network net = build(1)) {
                assertThat(net.run(3)).isTrue();
            }
            long whole = spikes.fingerprint();
            double[] v = potential.of(1);
            assertThat(spikes.size()).isGreaterThan(20);
            try (Network net = build(threads)) {
                once = net::cancel;
                assertThat(net.run(3)).isFalse();
                // 1024 events take 0.026 ms, a window of the threads 0.05 ms
                assertThat(net.stepCount()).isBetween(31L, 38L);
                assertThat(potential.of(1)).hasSize(2);
                assertThat(net.run(3 - net.time())).isTrue();
                assertThat(net.stepCount()).isEqualTo(300);
            }
            assertThat(spikes.fingerprint()).isEqualTo(whole);
            assertThat(potential.of(1)).isEqualTo(v);
        } finally {
            System.clearProperty(LEAST_SHARED);
        }
    }

    @Test
    @DisplayName("an interrupted thread stops its run too; single steps are made all the same")
    void interrupt() {
        try (Network net = build(1)) {
            Thread thread = Thread.currentThread();
            once = thread::interrupt;
            assertThat(net.run(3)).isFalse();
            long made = net.stepCount();
            assertThat(made).isBetween(31L, 38L);
            net.step();
            assertThat(net.stepCount()).isEqualTo(made + 1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
